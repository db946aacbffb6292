/// One HTTP request as a server has read it: names and values decoded, body complete.
package struct EmulatorRequest: Sendable {
  /// The method in capitals, such as `POST`.
  package var method: String
  /// The path without query, percent-decoded.
  package var path: String
  /// The query in its order, percent-decoded.
  package var query: [(name: String, value: String)]
  /// Header values by lower-case name.
  package var headers: [String: String]
  package var body: [UInt8]
  /// Whether `/emulator/` paths may be used: only a server that listens on loopback says so.
  package var mayControl: Bool
  /// Scheme, host and port as the client wrote them, such as `http://127.0.0.1:8080`.
  package var origin = "https://workspace.example.com"

  package init(
    _ method: String, _ path: String, query: [(name: String, value: String)] = [],
    headers: [String: String] = [:], body: [UInt8] = [], mayControl: Bool = false
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.mayControl = mayControl
  }
}
