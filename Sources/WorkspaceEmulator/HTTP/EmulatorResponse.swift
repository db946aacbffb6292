/// One HTTP answer, complete.
package struct EmulatorResponse: Equatable, Sendable {
  /// The HTTP status, 100 to 599.
  package var status: Int
  /// Header values by lower-case name.
  package var headers: [String: String]
  package var body: [UInt8]

  package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A JSON answer.
  static func json(_ body: [UInt8], status: Int = 200) -> EmulatorResponse {
    EmulatorResponse(
      status: status, headers: ["content-type": "application/json", "server": "databricks"],
      body: body)
  }
}

/// What becomes of a request.
package enum EmulatorOutcome: Equatable, Sendable {
  case response(EmulatorResponse, delayMilliseconds: Int)
  /// The connection is reset without a byte of answer.
  case dropConnection(delayMilliseconds: Int)
  /// The head and the first `sentBytes` of the body are sent, then the connection is closed.
  case truncated(EmulatorResponse, sentBytes: Int)
  /// The head and the first `sentBytes` of the body are sent; the connection stays open.
  case stalled(EmulatorResponse, sentBytes: Int)
  /// Nothing is ever answered; the connection stays open.
  case hang
}
