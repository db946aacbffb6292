import DatabricksClient
import EmulatorServer
import Testing
import WorkspaceEmulator

/// Signing in with OAuth against a real server: one sign-in for many, renewal, and refusals.
@Suite struct SignInOverHTTPTests {
  private static let id = "0a1b2c3d-0000-4000-8000-000000000001"

  private func workspace(
    _ options: WorkspaceOptions = WorkspaceOptions(), secret: String = "dose-secret"
  ) throws -> HTTPWorkspace {
    var seed = Seed.demo
    seed.clients = [Seed.Client(Self.id, secret: "dose-secret", userName: Seed.demoUser)]
    let workspace = try HTTPWorkspace(seed, options: options)
    workspace.signIn(
      .servicePrincipal(ServicePrincipal(clientID: Self.id, secret: Secret(secret))))
    return workspace
  }

  @Test(arguments: [false, true])
  func `a service principal signs in once for all requests`(quotes: Bool) throws {
    var options = WorkspaceOptions()
    options.quotesLifetimes = quotes
    let workspace = try workspace(options)
    let checked = try workspace.run(CheckConnection())
    #expect(checked.user.userName == Seed.demoUser)
    _ = try workspace.run(ListScopes())
    #expect(
      workspace.asked == ["oauth-authorization-server", "token", "Me", "list", "list"])
  }

  @Test func `requests that begin together wait for one sign-in`() throws {
    let workspace = try workspace()
    let ended = workspace.runAll([ListScopes().operation, ListScopes().operation])
    #expect(ended.allSatisfy { (try? $0.get())?.isEmpty == false })
    #expect(workspace.asked == ["oauth-authorization-server", "token", "list", "list"])
  }

  @Test func `a token is replaced before it ends`() throws {
    var options = WorkspaceOptions()
    options.tokenLifetimeSeconds = 0
    options.quotesLifetimes = true
    let workspace = try workspace(options)
    // A token that has ended when it comes is rejected, got again, and rejected again.
    #expect(
      workspace.failure(ListScopes())
        == .signInFailed(.freshTokenRejected(.oauthM2M, "Access token has expired.")))
    #expect(
      workspace.asked == [
        "oauth-authorization-server", "token", "list", "oauth-authorization-server", "token",
        "list",
      ])
  }

  @Test(arguments: [401, 403])
  func `a token that is rejected is replaced once, and the request goes again`(status: Int) throws {
    let workspace = try workspace()
    _ = try workspace.run(ListScopes())
    if status == 401 {
      workspace.inject(
        .answer(EmulatorResponse(status: 401, body: Array(#"{"error_code":401}"#.utf8))),
        path: "secrets/put")
    } else {
      workspace.server.withWorkspace { $0.revokeIssuedTokens() }
    }
    let path = SecretPath(scope: "sandbox", key: "signed-in-again")
    try workspace.run(PutSecret(path, Secret("value")))
    #expect(workspace.held(path) == Array("value".utf8))
    #expect(workspace.asked.suffix(4) == ["put", "oauth-authorization-server", "token", "put"])
  }

  @Test func `requests rejected together are sent again with one new token`() throws {
    let workspace = try workspace()
    _ = try workspace.run(ListScopes())
    workspace.server.withWorkspace { $0.revokeIssuedTokens() }
    let ended = workspace.runAll([ListScopes().operation, ListScopes().operation])
    #expect(ended.allSatisfy { (try? $0.get()) != nil })
    #expect(workspace.asked.filter { $0 == "token" }.count == 2)
  }

  @Test func `a wrong secret is told from everything else, and no request leaves`() throws {
    let workspace = try workspace(secret: "dose-wrong")
    #expect(
      workspace.failure(ListScopes())
        == .signInFailed(.clientRejected("Client authentication failed")))
    #expect(workspace.asked == ["oauth-authorization-server", "token"])
  }

  @Test func `a refusal for too many requests is waited out while signing in, too`() throws {
    let workspace = try workspace()
    let busy = EmulatorResponse(status: 429, headers: ["retry-after": "0"])
    workspace.inject(.answer(busy), path: "oidc/v1/token", count: 2)
    workspace.inject(.dropConnection, path: "well-known")
    _ = try workspace.run(ListScopes())
    #expect(workspace.asked.filter { $0 == "token" }.count == 3)
  }

  /// What becomes of a sign-in one of whose requests is struck; nil is that it works all the same.
  static let faults: [(Fault.Effect, path: String, String?)] = [
    (.dropConnection, "well-known", nil), (.truncate(sentBytes: 9), "well-known", nil),
    (.error(503, "TEMPORARILY_UNAVAILABLE", retryAfter: 0), "well-known", nil),
    (.error(500, "INTERNAL_ERROR"), "well-known", nil), (.loginPage, "well-known", nil),
    (.redirect(to: "https://elsewhere.example.com/"), "well-known", nil),
    (.error(404, "ENDPOINT_NOT_FOUND"), "well-known", nil),
    (.dropConnection, "v1/token", nil), (.truncate(sentBytes: 9), "v1/token", nil),
    (.error(503, "TEMPORARILY_UNAVAILABLE", retryAfter: 0), "v1/token", nil),
    (.delay(milliseconds: 5), "v1/token", nil),
    (.error(500, "INTERNAL_ERROR", "no"), "v1/token", "serverFailed(status: 500"),
    (.loginPage, "v1/token", "noTokenEndpoint"),
    (.redirect(to: "https://elsewhere.example.com/"), "v1/token", "noTokenEndpoint"),
    (.error(404, "ENDPOINT_NOT_FOUND"), "v1/token", "noTokenEndpoint"),
    (.error(403, "PERMISSION_DENIED", "no"), "v1/token", "clientRejected"),
    (
      .error(403, "PERMISSION_DENIED", "Source IP address is blocked by IP ACL"), "v1/token",
      "addressBlocked"
    ),
    (
      .answer(EmulatorResponse(status: 200, body: Array("[1]".utf8))), "v1/token",
      "malformedResponse"
    ),
  ]

  @Test(arguments: faults)
  func `a sign-in that is struck works all the same or says why not, once`(
    effect: Fault.Effect, path: String, failure: String?
  ) throws {
    let workspace = try workspace()
    workspace.inject(effect, path: path)
    let ended = workspace.failure(ListScopes())
    if let failure {
      #expect("\(String(describing: ended))".contains(failure))
      #expect(workspace.asked.filter { $0 == "token" }.count == 1)
      #expect(!workspace.asked.contains("list"))
    } else {
      #expect(ended == nil)
    }
    #expect(workspace.failure(ListScopes()) == nil, "the next sign-in works")
  }

  @Test func `an endpoint elsewhere gets no secret`() throws {
    let workspace = try workspace()
    let elsewhere = try HTTPWorkspace()
    let body = #"{"token_endpoint":"\#(elsewhere.server.url)/oidc/v1/token"}"#
    workspace.inject(
      .answer(EmulatorResponse(status: 200, body: Array(body.utf8))), path: "well-known")
    guard case .signInFailed(.unsafeTokenEndpoint)? = workspace.failure(ListScopes()) else {
      Issue.record("signed in")
      return
    }
    #expect(elsewhere.asked.isEmpty)
    #expect(workspace.asked == ["oauth-authorization-server"])
  }

  @Test func `cancelling what waits for a sign-in ends the sign-in`() throws {
    let workspace = try workspace()
    workspace.inject(.hang, path: "oidc/v1/token")
    #expect(workspace.isIdleAfterCancelling(ListScopes().operation, while: "token"))
    _ = try workspace.run(ListScopes())
  }
}
