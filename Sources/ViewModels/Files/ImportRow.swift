package import DatabricksClient
package import SecretFiles

/// One line of the preview: what the file has, the name it gets, and what importing it would do.
package struct ImportRow: Equatable, Sendable {
  /// What importing it would do.
  package enum State: Equatable, Sendable {
    case add
    /// The key holds these other bytes.
    case change(from: Secret)
    /// The key holds just this.
    case same
    /// What the key holds is being read.
    case comparing
    /// What the key holds is not known.
    case unknown
    /// Another row has the same name and is taken, the last one unless the user chose.
    case twice
    /// Why it cannot be imported.
    case invalid(String)
  }

  /// What a comparison came to, so that long values are gone through once.
  private struct Compared: Equatable, Sendable {
    let held: Secret
    let isSame: Bool
  }

  package let found: SecretFileRow
  /// Such as `32 bytes, base64`; empty where there is no value.
  package let valueText: String
  /// The name the user gave it; it is not rewritten.
  var ownName: String?
  /// Whether the user left it out.
  var isLeftOut = false
  /// The name it gets.
  package internal(set) var name = ""
  package internal(set) var state = State.comparing
  /// How many rows have its name, itself among them.
  package internal(set) var sameNameCount = 1
  private var compared: Compared?

  init(_ found: SecretFileRow) {
    self.found = found
    valueText = found.value.map(Self.text) ?? ""
  }

  /// Whether it is imported.
  package var isPicked: Bool { isPickable && !isLeftOut }

  /// Whether it may be imported.
  var isPickable: Bool {
    switch state {
    case .add, .change: true
    case .same, .comparing, .unknown, .twice, .invalid: false
    }
  }

  /// The name of the file, or the one the user gave it.
  mutating func rename(by rewriting: NameRewriting) {
    name = ownName ?? found.name.map { rewriting.applied(to: $0.rawValue) } ?? ""
  }

  /// What importing it would do to a key that holds `held`.
  mutating func compare(with held: Secret) -> State {
    if compared?.held != held {
      compared = Compared(held: held, isSame: found.value.map(held.bytesEqual) ?? false)
    }
    return compared?.isSame == true ? .same : .change(from: held)
  }

  /// Why it cannot be imported whatever the scope holds; nil where it can.
  var problem: String? {
    guard let value = found.value else { return found.problem ?? "there is no value" }
    if ownName == nil, let problem = found.problem { return problem }
    if let problem = NameRule.problem(withKey: name) { return problem }
    guard value.count > PutSecret.maximumByteCount else { return nil }
    let limit = CountText.grouped(PutSecret.maximumByteCount)
    return "\(CountText.counted(value.count, "byte")); a value holds at most \(limit)"
  }

  private static func text(of value: Secret) -> String {
    let facts = value.withBytes { ValueFacts(of: $0) }
    guard !facts.isEmpty else { return "empty" }
    let suspects = facts.invisible.suspectCount
    let parts = [
      CountText.counted(value.count, "byte"), facts.word,
      suspects == 0 ? nil : "\(CountText.grouped(suspects)) invisible",
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}

extension ValueFacts {
  /// The kind in a word or two; nil for a line of text like any other.
  fileprivate var word: String? {
    switch kind {
    case .plain, .brokenJSON, .openQuote:
      let lines = invisible.lfCount + invisible.crlfCount + (invisible.hasFinalNewline ? 0 : 1)
      return lines > 1 ? CountText.counted(lines, "line") : nil
    case .binary: return "binary"
    case .pem: return "PEM"
    case .puttyKey: return "PuTTY key"
    case .json: return "JSON"
    case .dotenv: return "dotenv"
    case .jwt: return "JWT"
    case .urlWithPassword: return "URL with a password"
    case .base64: return "base64"
    case .uuid: return "UUID"
    }
  }
}
