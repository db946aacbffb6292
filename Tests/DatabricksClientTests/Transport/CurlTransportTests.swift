import DatabricksClient
import Foundation
import Synchronization
import Testing

struct CurlTransportTests {
  private let harness = TransferHarness()
  private static let token = Secret("dapi0123456789abcdef")

  private func get(
    _ url: String, _ path: String = "/list", query: [HTTPRequest.QueryItem] = [],
    headers: [HTTPRequest.QueryItem] = [], token: Secret = token, isSecret: Bool = false
  ) throws -> HTTPRequest {
    HTTPRequest(
      .get, try WorkspaceURL(parsing: url), path, query: query, token: token, headers: headers,
      answersWithSecret: isSecret)
  }

  private func post(_ url: String, _ body: HTTPRequest.Body) throws -> HTTPRequest {
    HTTPRequest(.post, try WorkspaceURL(parsing: url), "/put", body: body, token: Self.token)
  }

  @Test func `status, headers and body arrive`() throws {
    let server = try LoopbackServer { _ in
      .answer(404, "X-Reason: none here \r\n", body: Array("{\"a\":1}".utf8))
    }
    let response = try #require(try harness.result(of: get(server.url))?.get())
    #expect(response.status == 404)
    #expect(response.headers["x-reason"] == "none here")
    #expect(response.body == .bytes(Array("{\"a\":1}".utf8)))
  }

  @Test func `a GET is sent whole, with token, headers and encoded query`() throws {
    let server = try LoopbackServer { _ in .answer(200) }
    _ = harness.result(
      of: try get(
        server.url, query: [HTTPRequest.QueryItem("scope", "a b&c=ü/~")],
        headers: [HTTPRequest.QueryItem("User-Agent", "lakelock/1.0")]))
    let request = try #require(server.requests.first)
    #expect(request.head.hasPrefix("GET /list?scope=a%20b%26c%3D%C3%BC%2F~ HTTP/1.1\r\n"))
    #expect(request.lines("Authorization") == ["Authorization: Bearer dapi0123456789abcdef"])
    #expect(request.lines("User-Agent") == ["User-Agent: lakelock/1.0"])
    #expect(request.lines("Cookie").isEmpty)
    #expect(request.lines("Accept-Encoding").isEmpty)
  }

  @Test(arguments: [0, 1, 70_000, 180_000])
  func `a secret body arrives byte for byte`(count: Int) throws {
    let server = try LoopbackServer { _ in .answer(200) }
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    _ = harness.result(of: try post(server.url, .secret(Secret(copying: bytes))))
    let request = try #require(server.requests.first)
    #expect(request.body == bytes)
    #expect(request.lines("Content-Type") == ["Content-Type: application/json"])
    #expect(request.lines("Content-Length") == ["Content-Length: \(count)"])
    #expect(request.lines("Expect").isEmpty)
  }

  @Test func `bytes and forms are announced as what they are`() throws {
    let server = try LoopbackServer { _ in .answer(200) }
    _ = harness.result(of: try post(server.url, .bytes(Array("{}".utf8))))
    _ = harness.result(of: try post(server.url, .form(Secret("a=b"))))
    #expect(
      server.requests.map { $0.lines("Content-Type") } == [
        ["Content-Type: application/json"], ["Content-Type: application/x-www-form-urlencoded"],
      ])
    #expect(server.requests.map(\.body) == [Array("{}".utf8), Array("a=b".utf8)])
  }

  @Test func `an answer with a value arrives as a secret`() throws {
    let server = try LoopbackServer { _ in .answer(200, body: Array("{\"value\":\"eA==\"}".utf8)) }
    let response = try #require(try harness.result(of: get(server.url, isSecret: true))?.get())
    guard case .secret(let secret) = response.body else {
      Issue.record("not a secret: \(response.body)")
      return
    }
    #expect(secret.bytesEqual(Secret("{\"value\":\"eA==\"}")))
  }

  @Test func `one connection serves requests one after the other`() throws {
    let server = try LoopbackServer { _ in .answer(200) }
    for _ in 1...5 { _ = harness.result(of: try get(server.url)) }
    #expect(server.requests.map(\.connection) == [0, 0, 0, 0, 0])
  }

  @Test func `requests run at the same time`() throws {
    // The server answers only once all four have come.
    let answer = Array("HTTP/1.1 200 X\r\nContent-Length: 0\r\n\r\n".utf8)
    let count = Mutex(0)
    let server = try LoopbackServer { _ in
      let isLast = count.withLock { count in
        count += 1
        return count == 4
      }
      return isLast ? .sendToAll(answer) : .hold
    }
    for _ in 1...4 { _ = harness.start(try get(server.url)) }
    harness.finish(4)
    #expect(try harness.results.values.map { try $0.get().status } == [200, 200, 200, 200])
    #expect(Set(server.requests.map(\.connection)) == [0, 1, 2, 3])
  }

  @Test func `a cancelled transfer brings no answer, and the next one works`() throws {
    let server = try LoopbackServer { request in
      request.head.contains("/silent") ? .hold : .answer(200)
    }
    let silent = harness.start(try get(server.url, "/silent"))
    _ = harness.transport.wait(for: [], until: .now)
    harness.transport.cancel(silent)
    harness.transport.cancel(TransferID(99))
    let response = try harness.result(of: get(server.url))?.get()
    #expect(response?.status == 200)
    #expect(harness.results.count == 1)
  }

  @Test func `a transport may go while transfers are under way`() throws {
    let server = try LoopbackServer { _ in .hold }
    for _ in 1...3 {
      let transport = CurlTransport()
      transport.start(try get(server.url), id: TransferID(1))
      _ = transport.wait(for: [], until: .now)
    }
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect is not followed, and neither token nor body goes elsewhere`(
    status: Int
  ) throws {
    let other = try LoopbackServer { _ in .answer(200) }
    let location = "Location: \(other.url)/login\r\n"
    let server = try LoopbackServer { _ in .answer(status, location) }
    let response = try harness.result(of: post(server.url, .secret(Secret("value"))))?.get()
    #expect(response?.status == status)
    #expect(response?.headers["location"] == "\(other.url)/login")
    #expect(server.requests.count == 1)
    #expect(other.requests.isEmpty)
  }

  @Test(arguments: [301, 307])
  func `a redirect on the same host is not followed either`(status: Int) throws {
    let server = try LoopbackServer { _ in .answer(status, "Location: /login\r\n") }
    _ = harness.result(of: try post(server.url, .secret(Secret("value"))))
    #expect(server.requests.count == 1)
  }

  @Test func `an interim answer is not the answer`() throws {
    let server = try LoopbackServer { _ in
      .send(
        Array(
          "HTTP/1.1 103 X\r\nLink: a\r\n\r\nHTTP/1.1 200 X\r\nContent-Length: 2\r\n\r\n{}".utf8))
    }
    let response = try #require(try harness.result(of: get(server.url))?.get())
    #expect(response.status == 200)
    #expect(response.headers == ["content-length": "2"])
  }

  @Test(arguments: ["", "a\nb", "a\r\nX-Other: 1", "a b", "a\u{0}b", "tökén"])
  func `a token that cannot be one is refused before anything is sent`(token: String) throws {
    let server = try LoopbackServer { _ in .answer(200) }
    let error = harness.failure(of: try get(server.url, token: Secret(token)))
    #expect(error?.mayHaveBeenSent == false)
    guard case .refusedLocally(let text) = error?.reason else {
      Issue.record("not refused: \(String(describing: error))")
      return
    }
    #expect(text == "the token holds a byte no token has")
    #expect(server.requests.isEmpty)
  }

  @Test func `a header that would become two is refused`() throws {
    let server = try LoopbackServer { _ in .answer(200) }
    let header = HTTPRequest.QueryItem("X-Databricks-Workspace-Id", "1\r\nX-Other: 2")
    let error = harness.failure(of: try get(server.url, headers: [header]))
    #expect(error?.mayHaveBeenSent == false)
    #expect(server.requests.isEmpty)
  }
}
