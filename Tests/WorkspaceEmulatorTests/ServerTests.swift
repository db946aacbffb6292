import DatabricksClient
import EmulatorServer
import Testing
import WorkspaceEmulator

struct `The server` {
  private let server: EmulatorServer
  private let url: WorkspaceURL
  private let transport = CurlTransport()

  init() throws {
    server = try EmulatorServer(
      workspace: Workspace(seed: .demo, clock: { testTime }))
    url = try WorkspaceURL(parsing: server.url)
  }

  private var list: HTTPRequest { .api(.get, "scopes/list", at: url) }

  @Test func `a request over HTTP is answered`() throws {
    let response = try #require(transport.result(list)).get()
    #expect(response.status == 200)
    #expect(response.headers["server"] == "databricks")
    #expect(response.text.contains(#""name":"payments""#))
  }

  @Test func `headers reach the client`() throws {
    var request = list
    request.path = "/api/2.0/preview/scim/v2/Me"
    let response = try #require(transport.result(request)).get()
    #expect(response.headers["x-databricks-org-id"] == "1234567890123456")
  }

  @Test func `query values with any character arrive as they were`() throws {
    let name = "a b&c=d+é%41中/?"
    let request = HTTPRequest.api(.get, "list", at: url, query: [.init("scope", name)])
    let response = try #require(transport.result(request)).get()
    #expect(response.status == 404)
    #expect(response.text.contains("Scope \(name) does not exist!"), "\(response.text)")
  }

  @Test func `a value of 128 KB arrives byte for byte`() throws {
    let value = String(repeating: "x\\n", count: 65_536)
    let body = #"{"scope":"sandbox","key":"k","string_value":"\#(value)"}"#
    #expect(transport.status(.api(.post, "put", at: url, body: body)) == 200)
    let held = server.withWorkspace { $0.value(scope: "sandbox", key: "k") }
    #expect(held == Array(String(repeating: "x\n", count: 65_536).utf8))
  }

  @Test func `several requests at once are all answered`() {
    for id in 1...4 { transport.start(list, id: TransferID(UInt64(id))) }
    var answered: Set<UInt64> = []
    let deadline = Moment.now + 10_000
    while answered.count < 4, Moment.now < deadline {
      for finished in transport.wait(for: [], until: deadline).finished {
        if case .success(let response) = finished.result, response.status == 200 {
          answered.insert(finished.id.rawValue)
        }
      }
    }
    #expect(answered == [1, 2, 3, 4])
  }

  @Test func `a reset connection is seen as lost, before and after the commit`() throws {
    let create = HTTPRequest.api(.post, "scopes/create", at: url, body: #"{"scope":"made"}"#)
    for isAfterCommit in [false, true] {
      server.withWorkspace {
        $0.inject(Fault(.dropConnection, isAfterCommit: isAfterCommit))
      }
      let result = try #require(transport.result(create))
      guard case .failure(let error) = result, case .connectionLost = error.reason else {
        Issue.record("\(result)")
        continue
      }
      let response = try #require(transport.result(list)).get()
      #expect(response.text.contains(#""made""#) == isAfterCommit)
    }
  }

  @Test func `a truncated answer is seen as lost`() throws {
    server.withWorkspace { $0.inject(Fault(.truncate(sentBytes: 10))) }
    let result = try #require(transport.result(list))
    guard case .failure(let error) = result, case .connectionLost = error.reason else {
      Issue.record("\(result)")
      return
    }
    #expect(transport.status(list) == 200)
  }

  @Test(arguments: [Fault.Effect.hang, .stall(sentBytes: 10)])
  func `a request that hangs does not hold up others`(_ effect: Fault.Effect) {
    server.withWorkspace { $0.inject(Fault(effect)) }
    transport.start(list, id: TransferID(99))
    #expect(transport.wait(for: [], until: Moment.now + 50).finished.isEmpty)
    #expect(transport.status(list) == 200)
    transport.cancel(TransferID(99))
  }

  @Test func `a delayed answer comes`() {
    server.withWorkspace { $0.inject(Fault(.delay(milliseconds: 20))) }
    #expect(transport.status(list) == 200)
  }

  @Test func `faults can be posted, and the log read, without a token`() throws {
    var fault = HTTPRequest(.post, url, "/emulator/faults")
    fault.body = .bytes(Array(#"{"effect":"error","status":429,"retry_after":3}"#.utf8))
    #expect(transport.status(fault) == 200)
    let struck = try #require(transport.result(list)).get()
    #expect(struck.status == 429)
    #expect(struck.headers["retry-after"] == "3")
    let log = try #require(transport.result(HTTPRequest(.get, url, "/emulator/log"))).get()
    #expect(log.text.contains(#""status":429"#))
  }

  @Test(arguments: [Fault.Effect.hang, .stall(sentBytes: 10)])
  func `stopping ends it, twice as well, even while a request hangs`(_ effect: Fault.Effect) {
    server.withWorkspace { $0.inject(Fault(effect)) }
    transport.start(list, id: TransferID(99))
    #expect(transport.wait(for: [], until: Moment.now + 50).finished.isEmpty)
    server.stop()
    server.stop()
    let result = CurlTransport().result(list)
    guard case .failure(let error) = result else {
      Issue.record("answered after the end: \(String(describing: result))")
      return
    }
    #expect(error.reason == .connectionRefused)
  }

  @Test func `a port that is taken is refused`() {
    #expect(throws: EmulatorServer.Failure.cannotListen(port: server.port)) {
      _ = try EmulatorServer(workspace: Workspace(seed: .empty), port: server.port)
    }
  }
}

struct `The server over TLS` {
  @Test func `a client that trusts the authority is answered, another is not`() throws {
    let certificates = try TestCertificates()
    let server = try EmulatorServer(
      workspace: Workspace(seed: .demo), certificate: certificates.server)
    #expect(server.url.hasPrefix("https://127.0.0.1:"))
    let url = try WorkspaceURL(parsing: server.url)
    let list = HTTPRequest.api(.get, "scopes/list", at: url)
    let trusting = CurlTransport(
      authorities: CertificateAuthorities(file: certificates.authorityFile))
    let response = try #require(trusting.result(list)).get()
    #expect(response.text.contains(#""name":"payments""#))
    let result = try #require(CurlTransport().result(list))
    guard case .failure(let error) = result, case .tls = error.reason else {
      Issue.record("\(result)")
      return
    }
    #expect(server.withWorkspace { $0.log.count } == 1)
  }

  @Test func `a certificate that is none is refused`() {
    #expect(throws: EmulatorServer.Failure.self) {
      _ = try EmulatorServer(
        workspace: Workspace(seed: .empty),
        certificate: EmulatorServer.Certificate(chain: "no", key: "no"))
    }
  }
}
