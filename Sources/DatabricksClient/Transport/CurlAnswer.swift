/// Collects one answer while it arrives, within fixed bounds.
struct CurlAnswer: ~Copyable {
  /// What a transport accepts of one answer, in bytes.
  enum Cap {
    /// A list of 1,000 keys has about 100 KB.
    static let bytes = 4 << 20
    /// A value of 128 KB in Base64, in JSON, with room to spare.
    static let secret = 256 << 10
    static let headers = 64 << 10
  }

  /// Whether the server sent more than is accepted.
  private(set) var isTooLarge = false
  private var headers: [String: String] = [:]
  private var headerByteCount = 0
  private var bytes: [UInt8] = []
  private var secret: SecretBuilder?

  /// Starts with nothing; a secret answer is collected in locked memory.
  init(isSecret: Bool) {
    if isSecret { secret = SecretBuilder() }
  }

  /// Takes a part of the body.
  ///
  /// - Returns: whether it was taken; when not, the transfer is to be given up.
  mutating func appendBody(_ part: RawSpan) -> Bool {
    let isSecret = secret != nil
    let count = secret?.count ?? bytes.count
    guard count + part.byteCount <= (isSecret ? Cap.secret : Cap.bytes) else {
      isTooLarge = true
      return false
    }
    if isSecret {
      secret?.append(part)
    } else {
      if bytes.isEmpty { bytes.reserveCapacity(announcedByteCount) }
      unsafe part.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }
    return true
  }

  /// The size of the body in the server's words, within bounds; 0 where it does not say.
  private var announcedByteCount: Int {
    let count = headers["content-length"].flatMap { Int($0) } ?? 0
    return min(max(0, count), Cap.bytes)
  }

  /// Takes one line of the header section, with its line end.
  ///
  /// - Returns: whether it was taken; when not, the transfer is to be given up.
  mutating func appendHeader(_ line: RawSpan) -> Bool {
    headerByteCount += line.byteCount
    guard headerByteCount <= Cap.headers else {
      isTooLarge = true
      return false
    }
    let text = unsafe line.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
    if text.hasPrefix("HTTP/") {
      // A further status line: what came before belonged to an interim answer.
      headers = [:]
    } else if let colon = text.firstIndex(of: ":") {
      headers[text[..<colon].lowercased()] = text[text.index(after: colon)...].trimmed
    }
    return true
  }

  /// The answer, complete.
  consuming func finish(status: Int) -> HTTPResponse {
    if let secret = secret.take() {
      return HTTPResponse(status: status, headers: headers, body: .secret(secret.finish()))
    }
    return HTTPResponse(status: status, headers: headers, body: .bytes(bytes))
  }
}

extension Substring {
  /// The text without spaces, tabs and line ends around it.
  fileprivate var trimmed: String {
    let isKept = { (character: Character) in !character.isWhitespace }
    guard let first = firstIndex(where: isKept), let last = lastIndex(where: isKept) else {
      return ""
    }
    return String(self[first...last])
  }
}
