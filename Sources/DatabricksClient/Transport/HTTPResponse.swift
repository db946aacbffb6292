/// One HTTP answer, complete.
package struct HTTPResponse: Equatable, Sendable {
  /// What came after the headers.
  package enum Body: Equatable, Sendable {
    case bytes([UInt8])
    /// The answer to a request that asked for a value.
    case secret(Secret)

    /// The number of bytes received.
    package var count: Int {
      switch self {
      case .bytes(let bytes): bytes.count
      case .secret(let secret): secret.count
      }
    }
  }

  /// The HTTP status, 100 to 599.
  package var status: Int
  /// Header names in lower case with their values; the last of a repeated name wins.
  package var headers: [String: String]
  package var body: Body
  /// How far this machine's clock is from the server's; nil where the server does not tell its own.
  package var clockDifference: ClockDifference?

  package init(status: Int, headers: [String: String] = [:], body: Body) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
