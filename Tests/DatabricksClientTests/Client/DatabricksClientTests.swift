import DatabricksClient
import Testing

struct DatabricksClientTests {
  /// One request, whose status or error is the outcome.
  private struct Ask: Operation {
    var request = APIRequest(.get, "/api/2.0/secrets/scopes/list")

    func begin() -> OperationStep<Int> { .send(request) }

    func received(_ answer: Result<HTTPResponse, DatabricksError>, tries: Int)
      -> OperationStep<Int>
    {
      .finished(answer.map(\.status))
    }
  }

  /// As many requests as `count` says; the outcome is the number of tries of the last.
  private struct AskSeveral: Operation {
    var count: Int

    mutating func begin() -> OperationStep<Int> { next(tries: 0) }

    mutating func received(_ answer: Result<HTTPResponse, DatabricksError>, tries: Int)
      -> OperationStep<Int>
    {
      next(tries: tries)
    }

    private mutating func next(tries: Int) -> OperationStep<Int> {
      guard count > 0 else { return .finished(.success(tries)) }
      count -= 1
      return .send(APIRequest(.get, "/\(count)"))
    }
  }

  private let transport = ScriptedTransport()
  private let client: DatabricksClient
  private let workspace: OpenWorkspace

  init() throws {
    let transport = transport
    client = DatabricksClient(
      transport: transport, userAgent: "lakelock/1.0",
      timing: RequestTiming(now: { transport.now }, chance: { 0 }))
    workspace = OpenWorkspace(
      profile: nil, host: try WorkspaceURL(parsing: "https://lake.example.com"),
      token: Secret(copying: Array("token".utf8)), workspaceID: "42")
  }

  private func turn() {
    _ = client.wait(for: [], until: transport.now)
  }

  @Test func `a request carries host, token, agent and workspace`() throws {
    _ = client.begin(Ask(), on: workspace) { _ in }
    turn()
    let request = try #require(transport.started.first?.request)
    #expect(request.host == workspace.host)
    #expect(request.token == workspace.token)
    #expect(
      request.headers == [
        HTTPRequest.QueryItem("User-Agent", "lakelock/1.0 auth/pat"),
        HTTPRequest.QueryItem("Accept", "application/json"),
        HTTPRequest.QueryItem("X-Databricks-Workspace-Id", "42"),
      ])
  }

  @Test func `a completion is called once, with the outcome, from wait`() {
    var outcomes: [Result<Int, DatabricksError>] = []
    _ = client.begin(Ask(), on: workspace) { outcomes.append($0) }
    turn()
    transport.answer(0, status: 404)
    #expect(outcomes.isEmpty)
    turn()
    turn()
    #expect(outcomes == [.success(404)])
    #expect(client.isIdle)
  }

  @Test func `an operation sends one request after the other`() {
    var outcome: Result<Int, DatabricksError>?
    _ = client.begin(AskSeveral(count: 3), on: workspace) { outcome = $0 }
    for index in 0..<3 {
      turn()
      #expect(transport.started.count == index + 1)
      transport.answer(index)
    }
    turn()
    #expect(outcome == .success(1))
    #expect(transport.started.map(\.request.path) == ["/2", "/1", "/0"])
  }

  @Test func `an operation without a request completes with the next wait`() {
    var outcome: Result<Int, DatabricksError>?
    _ = client.begin(AskSeveral(count: 0), on: workspace) { outcome = $0 }
    #expect(outcome == nil)
    turn()
    #expect(outcome == .success(0))
  }

  @Test func `a wait ends at the next try, and the number of tries is told`() {
    var outcome: Result<Int, DatabricksError>?
    _ = client.begin(AskSeveral(count: 1), on: workspace) { outcome = $0 }
    turn()
    transport.answer(0, status: 429, headers: ["retry-after": "2"])
    let before = transport.now
    turn()
    _ = client.wait(for: [], until: before + 60_000)
    #expect(transport.now == before + 2000)
    turn()
    #expect(transport.started.count == 2)
    transport.answer(1)
    turn()
    #expect(outcome == .success(2))
  }

  @Test func `a queued operation that is cancelled never leaves`() {
    var isCalled = false
    for _ in 1...4 { _ = client.begin(Ask(), on: workspace) { _ in } }
    let fifth = client.begin(Ask(), on: workspace) { _ in isCalled = true }
    turn()
    client.cancel(fifth)
    for index in 0..<4 { transport.answer(index) }
    turn()
    turn()
    #expect(transport.started.count == 4)
    #expect(!isCalled)
    #expect(client.isIdle)
  }

  @Test func `cancelling under way frees the place for the next`() {
    var isCalled = false
    let first = client.begin(Ask(), on: workspace) { _ in isCalled = true }
    for _ in 1...4 { _ = client.begin(Ask(), on: workspace) { _ in } }
    turn()
    #expect(transport.started.count == 4)
    client.cancel(first)
    turn()
    #expect(transport.cancelled == [transport.started[0].id])
    #expect(transport.started.count == 5)
    #expect(!isCalled)
  }

  @Test func `cancelling while waiting for a further try ends it`() {
    var isCalled = false
    let id = client.begin(Ask(), on: workspace) { _ in isCalled = true }
    turn()
    transport.answer(0, status: 503)
    turn()
    client.cancel(id)
    _ = client.wait(for: [], until: transport.now + 60_000)
    turn()
    #expect(transport.started.count == 1)
    #expect(client.isIdle)
    #expect(!isCalled)
  }

  @Test func `a completion may cancel another that has finished too`() {
    var isCalled = false
    var second: OperationID?
    let client = client
    _ = client.begin(Ask(), on: workspace) { _ in
      if let second { client.cancel(second) }
    }
    second = client.begin(Ask(), on: workspace) { _ in isCalled = true }
    turn()
    transport.answer(0)
    transport.answer(1)
    turn()
    #expect(client.isIdle)
    #expect(!isCalled)
  }

  @Test func `a read that got no answer says why`() {
    var outcome: Result<Int, DatabricksError>?
    _ = client.begin(Ask(), on: workspace) { outcome = $0 }
    turn()
    transport.end(
      0, .failure(TransportError(.tls(TLSFailure(.expired, "expired")), mayHaveBeenSent: false)))
    turn()
    #expect(
      outcome
        == .failure(.unreachable(host: "lake.example.com", .tls(TLSFailure(.expired, "expired")))))
  }

  @Test(arguments: [
    (0, nil as String?), (119, nil), (-119, nil), (200, "3 min ahead of"), (-200, "3 min behind"),
    (7_200, "2 h ahead of"), (-864_000, "10 days behind"),
  ])
  func `a rejected token comes with the clocks when they differ`(
    seconds: Int, words: String?
  ) throws {
    // Sun, 06 Nov 1994 08:49:37 GMT
    let served: Int64 = 784_111_777
    let time = Timestamp(milliseconds: (served + Int64(seconds)) * 1000)
    let client = DatabricksClient(
      transport: transport, userAgent: "lakelock/1.0",
      timing: RequestTiming(now: { [transport] in transport.now }, chance: { 0 }, time: { time }))
    var outcome: Result<CurrentUser, DatabricksError>?
    _ = client.begin(ReadCurrentUser().operation, on: workspace) { outcome = $0 }
    _ = client.wait(for: [], until: transport.now)
    transport.answer(0, status: 401, headers: ["date": "Sun, 06 Nov 1994 08:49:37 GMT"])
    _ = client.wait(for: [], until: transport.now)
    guard case .failure(.tokenRejected(let text))? = outcome else {
      Issue.record("another outcome: \(String(describing: outcome))")
      return
    }
    #expect(client.clockDifference == ClockDifference(seconds: Int64(seconds)))
    #expect(text.contains("this machine's clock is \(words ?? "")") == (words != nil), "\(text)")
  }

  @Test func `a server that does not tell its time tells nothing of the clock`() {
    _ = client.begin(Ask(), on: workspace) { _ in }
    turn()
    transport.answer(0, headers: ["date": "yesterday"])
    turn()
    #expect(client.clockDifference == nil)
  }

  @Test func `a write whose answer was lost has an unknown outcome`() {
    var outcome: Result<Int, DatabricksError>?
    let write = Ask(request: APIRequest(.post, "/put", repeatability: .onlyIfUnsent))
    _ = client.begin(write, on: workspace) { outcome = $0 }
    turn()
    transport.end(0, .failure(TransportError(.connectionLost("reset"), mayHaveBeenSent: true)))
    turn()
    #expect(outcome == .failure(.outcomeUnknown("reset")))
    #expect(transport.started.count == 1)
  }

  @Test func `a write that cannot have arrived has failed for sure`() {
    var outcome: Result<Int, DatabricksError>?
    let write = Ask(request: APIRequest(.post, "/put", repeatability: .onlyIfUnsent))
    _ = client.begin(write, on: workspace) { outcome = $0 }
    for index in 0..<4 {
      turn()
      transport.end(
        index, .failure(TransportError(.connectionRefused, mayHaveBeenSent: false)))
      turn()
      _ = client.wait(for: [], until: nil)
    }
    #expect(outcome == .failure(.unreachable(host: "lake.example.com", .connectionRefused)))
  }

  @Test func `an earlier try that may have arrived leaves a repeated write unknown`() {
    var outcome: Result<Int, DatabricksError>?
    let write = Ask(request: APIRequest(.post, "/put", repeatability: .safe))
    _ = client.begin(write, on: workspace) { outcome = $0 }
    turn()
    transport.end(0, .failure(TransportError(.connectionLost("reset"), mayHaveBeenSent: true)))
    turn()
    _ = client.wait(for: [], until: nil)
    turn()
    transport.end(1, .failure(TransportError(.proxy("407"), mayHaveBeenSent: false)))
    turn()
    #expect(outcome == .failure(.outcomeUnknown("407")))
  }

  @Test func `fifteen requests a second by default, to this machine without limit`() throws {
    for _ in 1...20 { _ = client.begin(Ask(), on: workspace) { _ in } }
    for index in 0..<15 {
      turn()
      transport.answer(index)
    }
    turn()
    turn()
    #expect(transport.started.count == 15)
    let here = OpenWorkspace(
      profile: nil, host: try WorkspaceURL(parsing: "http://127.0.0.1:8080"),
      credential: workspace.credential)
    for _ in 1...20 { _ = client.begin(AskSeveral(count: 1), on: here) { _ in } }
    for index in 15..<35 {
      turn()
      transport.answer(index)
    }
    #expect(transport.started.count == 35)
  }
}
