import DatabricksClient
import DemoWorkspace
import Glibc
import Testing
import WorkspaceEmulator

struct `The transport inside the process` {
  private let url: WorkspaceURL

  init() {
    url = DemoProfiles.workspace.host
  }

  private var list: HTTPRequest { .api(.get, "scopes/list", at: url) }

  @Test func `the demo is opened as ada`() throws {
    let open = DemoProfiles.workspace
    let transport = EmulatedTransport(workspace: .test(.demo))
    let me = HTTPRequest(.get, open.host, "/api/2.0/preview/scim/v2/Me", token: open.token)
    let response = try #require(transport.result(me)).get()
    #expect(response.headers["x-databricks-org-id"] == "1234567890123456")
    #expect(response.text.contains("ada@example.com"))
  }

  @Test func `requests are answered as over a network`() throws {
    let transport = EmulatedTransport(workspace: .test(.demo))
    let response = try #require(transport.result(list)).get()
    #expect(response.status == 200)
    #expect(response.headers["content-type"] == "application/json")
    #expect(response.text.contains(#""name":"payments""#))
    guard case .bytes = response.body else {
      Issue.record("a list came as a secret")
      return
    }
  }

  @Test func `an answer with a value comes in a Secret`() throws {
    let transport = EmulatedTransport(workspace: .test(.demo))
    let request = HTTPRequest.api(
      .get, "get", at: url, query: [.init("scope", "payments"), .init("key", "db-user")],
      answersWithSecret: true)
    let response = try #require(transport.result(request)).get()
    guard case .secret = response.body else {
      Issue.record("a value came in plain bytes")
      return
    }
    #expect(response.text == #"{"key":"db-user","value":"cGF5bWVudHNfYXBw"}"#)
  }

  @Test func `a secret body arrives byte for byte`() throws {
    let workspace = Workspace.test(.demo)
    let transport = EmulatedTransport(workspace: workspace)
    var request = HTTPRequest.api(.post, "put", at: url)
    let body = #"{"scope":"sandbox","key":"k","string_value":"é\n"}"#
    request.body = .secret(Secret(copying: body.utf8))
    #expect(transport.status(request) == 200)
    #expect(workspace.value(scope: "sandbox", key: "k") == Array("é\n".utf8))
  }

  @Test func `nothing answers before wait, and wait gives everything that is due`() {
    let workspace = Workspace.test(.demo)
    let transport = EmulatedTransport(workspace: workspace)
    for id in 1...3 { transport.start(list, id: TransferID(UInt64(id))) }
    let wake = transport.wait(for: [], until: nil)
    #expect(wake.finished.map(\.id.rawValue) == [1, 2, 3])
    #expect(transport.wait(for: [], until: .now).finished.isEmpty)
  }

  @Test func `a cancelled transfer never answers, though it was carried out`() {
    let workspace = Workspace.test(.demo)
    let transport = EmulatedTransport(workspace: workspace)
    let body = #"{"scope":"new"}"#
    transport.start(
      .api(.post, "scopes/create", at: url, body: body), id: TransferID(1))
    transport.start(list, id: TransferID(2))
    transport.cancel(TransferID(1))
    #expect(transport.wait(for: [], until: nil).finished.map(\.id.rawValue) == [2])
    #expect(workspace.log.map(\.status) == [200, 200])
  }

  @Test func `a readable descriptor wakes it at once`() {
    let transport = EmulatedTransport(workspace: .test(.demo), latencyMilliseconds: 1_000_000)
    var ends: [Int32] = [0, 0]
    #expect(unsafe pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    transport.start(list, id: TransferID(1))
    #expect(unsafe write(ends[1], [1], 1) == 1)
    let wake = transport.wait(for: [ends[0]], until: nil)
    #expect(wake.readable == [ends[0]])
    #expect(wake.finished.isEmpty)
  }

  @Test func `the far end of a closed pipe counts as readable`() {
    let transport = EmulatedTransport(workspace: .test(.demo))
    var ends: [Int32] = [0, 0]
    #expect(unsafe pipe(&ends) == 0)
    close(ends[1])
    defer { close(ends[0]) }
    #expect(transport.wait(for: [ends[0]], until: nil).readable == [ends[0]])
  }

  @Test func `a deadline ends the wait while an answer is still on its way`() {
    let transport = EmulatedTransport(workspace: .test(.demo), latencyMilliseconds: 1_000_000)
    transport.start(list, id: TransferID(1))
    let wake = transport.wait(for: [], until: Moment.now + 1)
    #expect(wake.finished.isEmpty && wake.readable.isEmpty)
  }

  @Test func `answers come in the order they are due`() {
    let workspace = Workspace.test(.demo)
    let transport = EmulatedTransport(workspace: workspace)
    workspace.inject(Fault(.delay(milliseconds: 30)))
    transport.start(list, id: TransferID(1))
    transport.start(list, id: TransferID(2))
    var order: [UInt64] = []
    while order.count < 2 {
      order += transport.wait(for: [], until: nil).finished.map(\.id.rawValue)
    }
    #expect(order == [2, 1])
  }

  @Test func `faults fail the way a network fails`() {
    let workspace = Workspace.test(.demo)
    let transport = EmulatedTransport(workspace: workspace, timeOutMilliseconds: 5)
    for effect in [
      Fault.Effect.dropConnection, .truncate(sentBytes: 4), .hang, .stall(sentBytes: 4),
    ] {
      workspace.inject(Fault(effect))
      guard case .failure(let error) = transport.result(list) else {
        Issue.record("\(effect) was answered")
        continue
      }
      #expect(error.mayHaveBeenSent)
      if effect == .hang || effect == .stall(sentBytes: 4) {
        #expect(error.reason == .timedOut)
      } else if case .connectionLost = error.reason {
        continue
      } else {
        Issue.record("\(effect) became \(error)")
      }
    }
    #expect(transport.status(list) == 200)
  }
}
