package import DatabricksClient

/// What a value is, as far as its bytes say; it holds counts and places and no byte of the value.
package enum ValueKind: Equatable, Sendable {
  /// A text like any other, of which there is nothing to say.
  case plain
  /// No text: not UTF-8, or with a NUL in it.
  case binary
  case pem(PEMBlocks)
  /// The private key file of PuTTY.
  case puttyKey
  case json
  case brokenJSON(JSONFault.Reason, TextPlace)
  case dotenv(variableCount: Int)
  /// Assignments, one of which opens a quote that nothing closes.
  case openQuote(line: Int)
  /// A JSON Web Token and the end it names, if any.
  case jwt(expiry: Timestamp?)
  case urlWithPassword
  case base64(byteCount: Int)
  case uuid

  /// Sees what `bytes` are, which are text.
  init(ofText bytes: RawSpan) {
    self =
      Self.json(in: bytes) ?? PEMBlocks(in: bytes).map(ValueKind.pem)
      ?? Self.singleWord(in: bytes) ?? Dotenv.kind(of: bytes) ?? Self.damagedJSON(in: bytes)
      ?? .plain
  }

  /// JSON, or what was meant to be; a text in brackets or braces that looks otherwise is none.
  private static func json(in bytes: RawSpan) -> ValueKind? {
    let start = bytes.skippingWhiteSpace(from: bytes.has("\u{FEFF}", at: 0) ? 3 : 0)
    guard start < bytes.byteCount else { return nil }
    let opening = bytes.byte(at: start)
    guard opening == UInt8(ascii: "{") || opening == UInt8(ascii: "[") else { return nil }
    do throws(JSONFault) {
      try JSONScanner.check(bytes)
      return .json
    } catch {
      guard JSONShape.isMeant(bytes, from: start) else { return nil }
      return .brokenJSON(error.reason, TextPlace(of: error.offset, in: bytes))
    }
  }

  /// JSON whose first characters are not there, or not its own.
  private static func damagedJSON(in bytes: RawSpan) -> ValueKind? {
    let start = bytes.skippingWhiteSpace(from: 0)
    if JSONShape.hasLostStart(bytes) {
      return .brokenJSON(.startMissing, TextPlace(of: start, in: bytes))
    }
    guard JSONShape.isQuoted(bytes) else { return nil }
    return .brokenJSON(.quoted, TextPlace(of: start, in: bytes))
  }

  /// What is one word, with or without white space around it.
  private static func singleWord(in bytes: RawSpan) -> ValueKind? {
    if bytes.has("PuTTY-User-Key-File-", at: 0) { return .puttyKey }
    let range = bytes.trimmed(0..<bytes.byteCount)
    if range.count <= mostTokenBytes {
      let word = Span<UInt8>(_bytes: bytes)
      switch TokenShape(word, range) {
      case .clientID: return .uuid
      case .jwt: return .jwt(expiry: TokenExpiry.expiry(in: word, range))
      default: break
      }
    }
    if PasswordURL.matches(bytes, range) { return .urlWithPassword }
    return Base64Shape.decodedByteCount(of: bytes, range).map(ValueKind.base64)
  }

  /// No server takes a header as long, so nothing longer is a token.
  private static let mostTokenBytes = 16_384
}
