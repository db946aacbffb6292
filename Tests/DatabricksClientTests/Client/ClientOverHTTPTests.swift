import DatabricksClient
import EmulatorServer
import Testing
import WorkspaceEmulator

/// The client, its transport and a workspace behind a real server.
struct ClientOverHTTPTests {
  private let server: EmulatorServer
  private let client: DatabricksClient
  private let workspace: OpenWorkspace
  private static let path = SecretPath(scope: ScopeName("core"), key: KeyName("key"))

  init() throws {
    server = try EmulatorServer(workspace: Workspace(seed: .empty))
    client = DatabricksClient(transport: CurlTransport(), userAgent: "lakelock/1.0")
    workspace = OpenWorkspace(
      profile: nil, host: try WorkspaceURL(parsing: server.url), token: Secret(Seed.demoToken))
    #expect(try outcome(CreateScope(NewScope(name: Self.path.scope)).operation) == nil)
  }

  private func inject(_ fault: Fault) {
    server.withWorkspace { $0.inject(fault) }
  }

  /// How often the workspace was asked for something under `path`.
  private func count(_ path: String) -> Int {
    server.withWorkspace { $0.log.count { $0.path.hasSuffix(path) } }
  }

  /// Carries `operation` out and returns why it failed, if it did.
  private func outcome(_ operation: some Operation) throws -> DatabricksError? {
    var ended = false
    var failure: DatabricksError?
    _ = client.begin(operation, on: workspace) { result in
      ended = true
      if case .failure(let error) = result { failure = error }
    }
    let end = Moment.now + 60_000
    while !ended, Moment.now < end { _ = client.wait(for: [], until: end) }
    try #require(ended)
    return failure
  }

  @Test func `a refusal for too many requests is repeated until it works`() throws {
    let busy = EmulatorResponse(status: 429, headers: ["retry-after": "0"])
    inject(Fault(.answer(busy), path: "scopes/list", count: 3))
    #expect(try outcome(ListScopes().operation) == nil)
    #expect(count("scopes/list") == 4)
  }

  @Test func `after four refusals the last one is told`() throws {
    let busy = EmulatorResponse(status: 429, headers: ["retry-after": "0"])
    inject(Fault(.answer(busy), path: "scopes/list", count: 9))
    #expect(try outcome(ListScopes().operation) == .rateLimited(retryAfterSeconds: 0))
    #expect(count("scopes/list") == 4)
  }

  @Test func `a read whose connection drops is repeated`() throws {
    inject(Fault(.dropConnection, path: "scopes/list", count: 2))
    #expect(try outcome(ListScopes().operation) == nil)
    #expect(count("scopes/list") == 3)
  }

  @Test(arguments: [false, true])
  func `a write whose connection drops is sent once and its outcome is unknown`(
    isAfterCommit: Bool
  ) throws {
    inject(Fault(.dropConnection, path: "secrets/put", count: 9, isAfterCommit: isAfterCommit))
    let put = PutSecret(Self.path, Secret("value")).operation
    guard case .outcomeUnknown = try outcome(put) else {
      Issue.record("the outcome is not unknown")
      return
    }
    #expect(count("secrets/put") == 1)
  }

  @Test func `a truncated answer is read again`() throws {
    inject(Fault(.truncate(sentBytes: 3), path: "scopes/list"))
    #expect(try outcome(ListScopes().operation) == nil)
    #expect(count("scopes/list") == 2)
  }

  @Test func `a hanging request does not keep others from being answered`() throws {
    inject(Fault(.hang, path: "scopes/list"))
    var isCalled = false
    let hanging = client.begin(ListScopes().operation, on: workspace) { _ in isCalled = true }
    #expect(try outcome(ListSecrets(Self.path.scope).operation) == nil)
    #expect(!client.isIdle)
    client.cancel(hanging)
    #expect(client.isIdle)
    #expect(!isCalled)
  }

  @Test func `many operations end, each once`() throws {
    var ended = [Int](repeating: 0, count: 60)
    for index in ended.indices {
      _ = client.begin(ListScopes().operation, on: workspace, priority: .background) { result in
        if case .success = result { ended[index] += 1 }
      }
    }
    let end = Moment.now + 60_000
    while !client.isIdle, Moment.now < end { _ = client.wait(for: [], until: end) }
    #expect(ended == [Int](repeating: 1, count: 60))
  }

  @Test(arguments: [0, 1, 20_000, 131_072])
  func `a value comes back byte for byte`(count: Int) throws {
    let value = Secret(copying: (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 13) })
    #expect(try outcome(PutSecret(Self.path, value).operation) == nil)
    var read: Secret?
    _ = client.begin(GetSecret(Self.path).operation, on: workspace) { read = try? $0.get() }
    while !client.isIdle { _ = client.wait(for: [], until: nil) }
    #expect(read?.bytesEqual(value) == true)
  }
}
