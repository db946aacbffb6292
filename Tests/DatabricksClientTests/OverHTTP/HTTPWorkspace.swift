import DatabricksClient
import EmulatorServer
import Testing
import WorkspaceEmulator

/// An emulated workspace behind a real server, and a client that talks to it over libcurl.
final class HTTPWorkspace {
  let server: EmulatorServer
  private let client: DatabricksClient
  private var workspace: OpenWorkspace

  init(
    _ seed: Seed = .empty, options: WorkspaceOptions = WorkspaceOptions(),
    token: String = Seed.demoToken, programs: ProgramSearch = ProgramSearch([:])
  ) throws {
    server = try EmulatorServer(workspace: Workspace(seed: seed, options: options))
    client = DatabricksClient(
      transport: CurlTransport(), userAgent: "lakelock-tests/1.0", programs: programs)
    workspace = OpenWorkspace(
      profile: nil, host: try WorkspaceURL(parsing: server.url), token: Secret(token))
  }

  /// Signs in as somebody else from now on.
  func signIn(_ token: String) {
    workspace.credential = .token(Secret(token))
  }

  /// Signs in another way from now on.
  func signIn(_ credential: Credential) {
    workspace.credential = credential
  }

  /// Begins an operation whose outcome nobody hears of.
  func begin<O: Operation>(_ operation: O) -> OperationID {
    client.begin(operation, on: workspace) { _ in }
  }

  func cancel(_ id: OperationID) {
    client.cancel(id)
  }

  var isIdle: Bool { client.isIdle }

  /// Carries out several operations at once.
  func runAll<O: Operation>(_ operations: [O]) -> [Result<O.Outcome, DatabricksError>] {
    var results: [Result<O.Outcome, DatabricksError>] = []
    for operation in operations {
      _ = client.begin(operation, on: workspace) { results.append($0) }
    }
    let end = Moment.now + 60_000
    while !client.isIdle, Moment.now < end { _ = client.wait(for: [], until: end) }
    return results
  }

  /// Cancels an operation once the workspace was asked for `path`, and tells whether nothing is left.
  func isIdleAfterCancelling<O: Operation>(_ operation: O, while path: String) -> Bool {
    let id = client.begin(operation, on: workspace) { _ in }
    let end = Moment.now + 60_000
    while asked.last != path, Moment.now < end {
      _ = client.wait(for: [], until: min(end, Moment.now + 5))
    }
    client.cancel(id)
    return client.isIdle
  }

  /// Carries an operation out to its end.
  func run<O: Operation>(_ operation: O) throws(DatabricksError) -> O.Outcome {
    var result: Result<O.Outcome, DatabricksError>?
    _ = client.begin(operation, on: workspace) { result = $0 }
    let end = Moment.now + 60_000
    while result == nil, Moment.now < end { _ = client.wait(for: [], until: end) }
    guard let result else { throw .cancelled }
    return try result.get()
  }

  /// Carries out an endpoint's one request.
  func run<E: Endpoint>(_ endpoint: E) throws(DatabricksError) -> E.Answer {
    try run(endpoint.operation)
  }

  /// Carries a change out to its end.
  func run(_ change: WorkspaceChange) -> ChangeResult? {
    var result: ChangeResult?
    ChangeJob(change, client, on: workspace, target: workspace) { result = $0 }.begin()
    let end = Moment.now + 60_000
    while result == nil, Moment.now < end { _ = client.wait(for: [], until: end) }
    return result
  }

  /// Why an operation fails; nil when it does not.
  func failure<O: Operation>(_ operation: O) -> DatabricksError? {
    do throws(DatabricksError) {
      _ = try run(operation)
      return nil
    } catch {
      return error
    }
  }

  /// Why an endpoint's request fails; nil when it does not.
  func failure<E: Endpoint>(_ endpoint: E) -> DatabricksError? {
    failure(endpoint.operation)
  }

  func inject(_ effect: Fault.Effect, path: String, count: Int = 1, isAfterCommit: Bool = false) {
    server.withWorkspace {
      $0.inject(Fault(effect, path: path, count: count, isAfterCommit: isAfterCommit))
    }
  }

  /// What the workspace holds under a key.
  func held(_ path: SecretPath) -> [UInt8]? {
    let (scope, key) = (path.scope.rawValue, path.key.rawValue)
    return server.withWorkspace { $0.value(scope: scope, key: key) }
  }

  /// The last words of the paths asked for, in their order.
  var asked: [String] {
    server.withWorkspace { workspace in
      workspace.log.map { String($0.path.split(separator: "/").last ?? "") }
    }
  }
}
