import Testing

/// One command line, and the request that the API's documentation has for it.
struct WireRow: CustomTestStringConvertible, Sendable {
  let line: [String]
  let input: [UInt8]
  let method: String
  let path: String
  let query: [[String]]
  /// The body as JSON; nil where there is none.
  let body: String?
  /// Method and path of what the program asks after it, of its own accord.
  let after: [String]
  let status: Int32
  /// Whether a Microsoft Entra token signs it in.
  let isEntra: Bool

  var testDescription: String { line.joined(separator: " ") }

  /// A request without a body; the words of `line` are parted by spaces.
  static func get(
    _ line: String, _ path: String, _ query: [String]..., status: Int32 = 0
  ) -> WireRow {
    WireRow(
      line: words(of: line), input: [], method: "GET", path: path, query: query, body: nil,
      after: [], status: status, isEntra: false)
  }

  /// A request with a body; `last` is one more word, which may hold spaces.
  static func post(
    _ line: String, and last: String? = nil, _ path: String, _ body: String, isEntra: Bool = false
  ) -> WireRow {
    WireRow(
      line: words(of: line) + [last].compactMap(\.self), input: [], method: "POST", path: path,
      query: [], body: body, after: [], status: 0, isEntra: isEntra)
  }

  /// A put of the value `value`, which is written as the JSON member that holds it.
  static func put(
    _ line: String, and last: String? = nil, input: [UInt8] = [], value: String
  ) -> WireRow {
    WireRow(
      line: words(of: line) + [last].compactMap(\.self), input: input, method: "POST", path: "put",
      query: [],
      body: #"{"scope":"sandbox","key":"wire-test","# + value + "}",
      after: ["GET list"], status: 0, isEntra: false)
  }

  private static func words(of line: String) -> [String] {
    line.split(separator: " ").map(String.init)
  }
}
