internal import Glibc

/// A strict Databricks workspace in memory: request in, outcome out, no I/O.
///
/// It knows the Secrets API and the SCIM endpoints a secret manager needs, decodes with code of its
/// own, and refuses what the service would refuse. Not safe to share between threads.
package final class Workspace {
  /// Milliseconds since 1970, wherever they come from.
  package typealias Clock = @Sendable () -> Int64

  /// One answered request, without anything secret.
  package struct LogEntry: Equatable, Sendable {
    package let method: String
    package let path: String
    /// The HTTP status, or 0 when nothing was answered.
    package let status: Int
  }

  private static let longestLog = 100_000

  let clock: Clock
  let options: WorkspaceOptions
  let workspaceID: String
  var scopes: ScopeTable
  private(set) var directory: Directory
  private var tokens: [String: Seed.Token] = [:]
  /// Tokens that service principals were given, with when each ends, in milliseconds since 1970.
  private var issuedTokens: [String: (token: Seed.Token, end: Int64)] = [:]
  private var issuedCount = 0
  let clients: [Seed.Client]
  private var faults = FaultQueue()
  /// Sees every request before anything becomes of it; the fault it returns strikes it.
  ///
  /// Without one the injected faults are looked at. For tests that compare what arrived, or that act
  /// at a certain request.
  package var intercept: ((EmulatorRequest) -> Fault?)?
  /// What was asked, oldest first.
  package private(set) var log: [LogEntry] = []

  package init(
    seed: Seed, options: WorkspaceOptions = WorkspaceOptions(),
    clock: @escaping Clock = Workspace.wallClock
  ) {
    self.clock = clock
    self.options = options
    workspaceID = seed.workspaceID
    directory = seed.directory
    scopes = seed.scopes(at: clock())
    scopes.foldsKeyNames = options.foldsKeyNames
    clients = seed.clients
    for client in seed.clients { directory.addUser(client.userName) }
    for token in seed.tokens {
      directory.addUser(token.userName)
      tokens[token.text] = token
    }
  }

  /// The machine's calendar time.
  package static let wallClock: Clock = {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Lets the next matching requests go wrong.
  package func inject(_ fault: Fault) {
    faults.append(fault)
  }

  /// Forgets the faults that have not happened.
  package func removeFaults() {
    faults = FaultQueue()
  }

  /// The bytes held under a key, or nil; for tests that compare what arrived with what was sent.
  package func value(scope: String, key: String) -> [UInt8]? {
    scopes[scope]?.secret(key)?.value.bytes
  }

  /// Carries out `request`, unless a fault strikes.
  package func respond(to request: EmulatorRequest) -> EmulatorOutcome {
    if request.path.hasPrefix(ControlAPI.prefix) {
      return .response(ControlAPI.respond(to: request, workspace: self), delayMilliseconds: 0)
    }
    let fault = intercept?(request) ?? faults.take(for: request)
    let outcome =
      fault?.outcome { self.perform(request) }
      ?? .response(perform(request), delayMilliseconds: 0)
    record(request, outcome)
    return outcome
  }

  private func record(_ request: EmulatorRequest, _ outcome: EmulatorOutcome) {
    let status =
      switch outcome {
      case .response(let response, _), .truncated(let response, _), .stalled(let response, _):
        response.status
      case .dropConnection, .hang: 0
      }
    if log.count >= Self.longestLog { log.removeFirst(Self.longestLog / 2) }
    log.append(LogEntry(method: request.method, path: request.path, status: status))
  }

  private func perform(_ request: EmulatorRequest) -> EmulatorResponse {
    do throws(Refusal) {
      if request.path == Self.discoveryPath { return try discovery(request) }
      if request.path == Self.entraPath { return entraRedirect }
      if request.path.hasPrefix(Self.oidcPrefix) { return try oidc(request) }
      let token = try signIn(request)
      guard let caller = directory.principal(named: token.userName) else {
        throw Refusal.gate(403, "Invalid access token.")
      }
      return try route(Call(caller: caller, token: token, request: request))
    } catch {
      return error.response
    }
  }

  private func signIn(_ request: EmulatorRequest) throws(Refusal) -> Seed.Token {
    let parts = (request.headers["authorization"] ?? "").split(separator: " ")
    guard parts.count == 2, parts[0].lowercased() == "bearer" else {
      throw Refusal.gate(
        401,
        "Credential was not sent or was of an unsupported type for this API. [ReqId: emulated]")
    }
    if let token = tokens[String(parts[1])] { return token }
    guard let issued = issuedTokens[String(parts[1])] else {
      throw Refusal.gate(403, "Invalid access token.")
    }
    guard clock() < issued.end else { throw Refusal.gate(401, "Access token has expired.") }
    return issued.token
  }

  /// Makes a token that signs `userName` in for that long.
  func issueToken(for userName: String, milliseconds: Int64) -> String {
    issuedCount += 1
    let text = "lakelock-issued-token-\(issuedCount)"
    issuedTokens[text] = (Seed.Token(text, userName: userName), clock() + milliseconds)
    return text
  }

  /// Ends every token that a service principal was given.
  package func revokeIssuedTokens() {
    issuedTokens = [:]
  }
}
