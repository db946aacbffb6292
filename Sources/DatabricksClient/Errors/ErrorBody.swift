/// What a refusal says of itself, whatever shape the server gave it.
///
/// The shapes are those the official SDKs know: JSON with `error_code` and `message`, the old API's
/// `error`, SCIM's `detail`, a line `CODE: text`, an HTML page.
struct ErrorBody: Equatable {
  /// The code as text; empty when there is none.
  var code = ""
  /// Whether the code is only a number: the gateway's refusals have those, the API's have words.
  var isNumericCode = false
  /// What happened, in the server's words; empty when it has none.
  var message = ""
  /// Whether the body has one of the API's own shapes.
  var isFromAPI = false

  /// The longest text that is taken over, in characters.
  static let maximumMessageLength = 1000

  /// Reads what can be read of the body of a refusal.
  init(_ response: HTTPResponse) {
    response.body.withBytes { bytes in
      switch bytes.firstVisibleByte {
      case nil: break
      case UInt8(ascii: "{"): readJSON(bytes)
      case UInt8(ascii: "<"): message = HTMLText.summary(of: bytes)
      default: readPlain(bytes)
      }
    }
    if message.isEmpty { message = response.headers["x-databricks-reason-phrase"] ?? "" }
    message = String(message.prefix(Self.maximumMessageLength))
  }

  private mutating func readJSON(_ bytes: RawSpan) {
    guard let fields = try? JSONReader.read(bytes, Fields.init) else {
      message = String(decoding: bytes.bytes(limit: Self.maximumMessageLength), as: UTF8.self)
      return
    }
    code = fields.code?.text ?? ""
    isNumericCode = !code.isEmpty && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
    if let text = fields.message ?? fields.error {
      message = text
    } else if let detail = fields.detail {
      message = detail == "null" ? "SCIM API Internal Error" : detail
      if code.isEmpty, let status = fields.status?.text { code = "SCIM_\(status)" }
    }
    isFromAPI = !code.isEmpty || !message.isEmpty
  }

  /// Reads a line such as `INVALID_PARAMETER_VALUE: no such thing`, or any other text.
  private mutating func readPlain(_ bytes: RawSpan) {
    let text = String(decoding: bytes.bytes(limit: 4 * Self.maximumMessageLength), as: UTF8.self)
    message = text.trimmingSpace
    guard let colon = message.firstIndex(of: ":"), message[colon...].hasPrefix(": ") else { return }
    let word = message[..<colon]
    guard !word.isEmpty, word.utf8.allSatisfy({ $0 == 0x5f || (0x41...0x5a).contains($0) })
    else { return }
    code = String(word)
    message = String(message[colon...].dropFirst(2))
    isFromAPI = true
  }

  /// The members of a JSON refusal that tell something.
  private struct Fields {
    var code: (text: String, isNumber: Bool)?
    var message: String?
    var error: String?
    var detail: String?
    var status: (text: String, isNumber: Bool)?

    init(_ json: inout JSONReader) throws(JSONError) {
      try json.enterObject()
      while let name = try json.nextName() {
        if json.matches(name, "error_code") {
          code = try json.readStringOrNumber()
        } else if json.matches(name, "message") {
          message = try Self.text(&json)
        } else if json.matches(name, "error") {
          error = try Self.text(&json)
        } else if json.matches(name, "detail") {
          detail = try Self.text(&json)
        } else if json.matches(name, "status") {
          status = try json.readStringOrNumber()
        } else {
          try json.skip()
        }
      }
    }

    /// A text, or nil where something else stands.
    private static func text(_ json: inout JSONReader) throws(JSONError) -> String? {
      guard try json.nextKind() == .string else {
        try json.skip()
        return nil
      }
      return try json.readString()
    }
  }
}

extension HTTPResponse.Body {
  /// Lends the bytes to `body` for the length of the call.
  package func withBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch self {
    case .bytes(let bytes): try unsafe body(bytes.span.bytes)
    case .secret(let secret): try secret.withBytes(body)
    }
  }
}

extension RawSpan {
  /// The first byte that is no white space and no byte order mark.
  var firstVisibleByte: UInt8? {
    for index in 0..<byteCount {
      switch byte(at: index) {
      case 0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf: continue
      case let byte: return byte
      }
    }
    return nil
  }

  /// A copy of the first bytes, `limit` at most; for text that is no secret.
  func bytes(limit: Int) -> [UInt8] {
    (0..<min(limit, byteCount)).map { byte(at: $0) }
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmingSpace: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
