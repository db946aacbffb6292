import DatabricksClient
import Foundation
import Testing

/// What goes wrong on the way, and whether the request may have arrived.
struct CurlFailureTests {
  private let harness = TransferHarness()

  private func request(
    _ url: String, _ method: HTTPRequest.Method = .get, isSecret: Bool = false
  ) throws -> HTTPRequest {
    HTTPRequest(
      method, try WorkspaceURL(parsing: url), "/x",
      body: method == .post ? .secret(Secret("value")) : .none, token: Secret("token"),
      answersWithSecret: isSecret)
  }

  @Test func `nobody listens`() throws {
    let url = "http://127.0.0.1:\(try LoopbackServer.closedPort())"
    let error = harness.failure(of: try request(url))
    #expect(error == TransportError(.connectionRefused, mayHaveBeenSent: false))
  }

  @Test func `the name does not exist`() throws {
    // A label of more than 63 letters is refused without asking a name server.
    let label = String(repeating: "a", count: 64)
    let error = harness.failure(of: try request("https://\(label).example.com"))
    #expect(error == TransportError(.nameNotFound, mayHaveBeenSent: false))
  }

  @Test(arguments: [LoopbackServer.Action.reset, .close])
  func `the connection goes before the answer`(action: LoopbackServer.Action) throws {
    let server = try LoopbackServer { _ in action }
    let error = harness.failure(of: try request(server.url, .post))
    #expect(error?.mayHaveBeenSent == true)
    guard case .connectionLost = error?.reason else {
      Issue.record("another reason: \(String(describing: error))")
      return
    }
    #expect(server.requests.count == 1)
  }

  /// libcurl repeats a request by itself when a kept connection turns out dead; a write must not be.
  @Test(arguments: [LoopbackServer.Action.reset, .close])
  func `a write on a kept connection that dies is not sent again`(
    action: LoopbackServer.Action
  ) throws {
    let server = try LoopbackServer { request in
      request.head.hasPrefix("GET") ? .answer(200) : action
    }
    _ = harness.result(of: try request(server.url))
    let error = harness.failure(of: try request(server.url, .post))
    #expect(error?.mayHaveBeenSent == true, "\(String(describing: error))")
    #expect(server.requests.filter { $0.head.hasPrefix("POST") }.map(\.connection) == [0])
  }

  @Test(arguments: [
    TransferTimeouts(connect: 10_000, idle: 1, whole: 60_000),
    TransferTimeouts(connect: 10_000, idle: 30, whole: 50),
  ])
  func `a server that falls silent is given up`(timeouts: TransferTimeouts) throws {
    let server = try LoopbackServer { _ in .hold }
    let error = TransferHarness(timeouts: timeouts).failure(of: try request(server.url))
    #expect(error == TransportError(.timedOut, mayHaveBeenSent: true))
  }

  @Test func `a truncated answer is no answer`() throws {
    let server = try LoopbackServer { _ in
      .sendAndClose(Array("HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\n{\"scopes\":".utf8))
    }
    let error = harness.failure(of: try request(server.url))
    guard case .connectionLost = error?.reason else {
      Issue.record("another reason: \(String(describing: error))")
      return
    }
    #expect(error?.mayHaveBeenSent == true)
  }

  @Test(arguments: [(false, 4 << 20), (true, 256 << 10)])
  func `an answer may be as large as the cap, and not a byte larger`(
    isSecret: Bool, cap: Int
  ) throws {
    let server = try LoopbackServer { request in
      let extra = request.connection == 0 && request.head.contains("GET") ? 0 : 1
      return .answer(200, body: [UInt8](repeating: 0x20, count: cap + extra))
    }
    let whole = try harness.result(of: request(server.url, isSecret: isSecret))?.get()
    #expect(whole?.body.count == cap)
    var larger = try request(server.url, .post, isSecret: isSecret)
    larger.body = .none
    #expect(harness.failure(of: larger) == TransportError(.tooLarge, mayHaveBeenSent: true))
  }

  @Test func `an answer without end is cut off`() throws {
    let chunk =
      Array("100000\r\n".utf8) + [UInt8](repeating: 0x20, count: 1 << 20) + Array("\r\n".utf8)
    let head = Array("HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
    let server = try LoopbackServer { _ in .send(head + chunk + chunk + chunk + chunk + chunk) }
    #expect(harness.failure(of: try request(server.url))?.reason == .tooLarge)
  }

  @Test func `endless headers are cut off`() throws {
    let lines = String(repeating: "X-Filler: \(String(repeating: "a", count: 90))\r\n", count: 700)
    let server = try LoopbackServer { _ in .answer(200, lines) }
    #expect(harness.failure(of: try request(server.url))?.reason == .tooLarge)
  }

  @Test(arguments: ["hello\r\n\r\n", "HTTP/0.9 what\r\n\r\n", "SSH-2.0-OpenSSH\r\n"])
  func `what is not HTTP is no answer`(text: String) throws {
    let server = try LoopbackServer { _ in .sendAndClose(Array(text.utf8)) }
    let error = try #require(harness.failure(of: try request(server.url)))
    guard case .connectionLost = error.reason else {
      Issue.record("another reason: \(error)")
      return
    }
  }
}
