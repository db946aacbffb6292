/// What must be true of a request before any byte of it leaves.
enum RequestRules {
  /// Checks the address and everything that becomes a header line.
  ///
  /// - Throws: `refusedLocally` with the reason; it never holds the token.
  static func check(_ request: HTTPRequest) throws(TransportError) {
    let isPlain = request.host.text.hasPrefix("http://")
    guard request.host.text.hasPrefix("https://") || (isPlain && request.host.isLoopback) else {
      throw .refusedLocally("plain http is only for this machine")
    }
    guard request.path.hasPrefix("/"), request.path.utf8.allSatisfy(isVisible) else {
      throw .refusedLocally("the path is not one")
    }
    for header in request.headers {
      guard !header.name.isEmpty,
        header.name.utf8.allSatisfy({ isVisible($0) && $0 != UInt8(ascii: ":") }),
        header.value.utf8.allSatisfy({ isVisible($0) || $0 == UInt8(ascii: " ") })
      else { throw .refusedLocally("the header \(header.name) holds a byte no header has") }
    }
    if let token = request.token, !isToken(token) {
      throw .refusedLocally("the token holds a byte no token has")
    }
    for header in request.secretHeaders where !isLine(header.value) {
      throw .refusedLocally("the header \(header.name) holds a byte no header has")
    }
  }

  private static func isToken(_ token: Secret) -> Bool {
    token.withBytes { bytes in
      unsafe bytes.withUnsafeBytes { unsafe !$0.isEmpty && $0.allSatisfy(isVisible) }
    }
  }

  private static func isLine(_ value: Secret) -> Bool {
    value.withBytes { bytes in
      unsafe bytes.withUnsafeBytes {
        unsafe $0.allSatisfy { isVisible($0) || $0 == UInt8(ascii: " ") }
      }
    }
  }

  /// Letters, digits and signs of ASCII; neither space nor line end, so no header can be added.
  private static func isVisible(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte)
  }
}

extension HTTPRequest {
  /// The address with its query percent-encoded (RFC 3986, section 2.3).
  var url: String {
    var url = host.text + path
    var separator = "?"
    for item in query {
      url += "\(separator)\(FormText.encoded(item.name))=\(FormText.encoded(item.value))"
      separator = "&"
    }
    return url
  }
}

extension HTTPRequest.Body {
  /// The number of bytes sent.
  package var count: Int {
    switch self {
    case .none: 0
    case .bytes(let bytes): bytes.count
    case .secret(let secret), .form(let secret): secret.count
    }
  }

  /// The media type the body is announced with.
  package var contentType: String {
    switch self {
    case .none, .bytes, .secret: "application/json"
    case .form: "application/x-www-form-urlencoded"
    }
  }

  /// Lends the bytes to `body` for the length of the call.
  package func withBytes<Result>(_ body: (RawSpan) -> Result) -> Result {
    switch self {
    case .none: body(RawSpan())
    case .bytes(let bytes): unsafe body(bytes.span.bytes)
    case .secret(let secret), .form(let secret): secret.withBytes(body)
    }
  }
}

extension TransportError {
  /// A request of which no byte was sent, and why.
  static func refusedLocally(_ reason: String) -> TransportError {
    TransportError(.refusedLocally(reason), mayHaveBeenSent: false)
  }
}
