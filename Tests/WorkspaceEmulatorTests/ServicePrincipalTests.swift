import Testing
import WorkspaceEmulator

struct `Service principals` {
  private static let form = "grant_type=client_credentials&scope=all-apis"
  /// The id and the secret of the client.
  private static let basic = "Basic aWQ6c2VjcmV0"

  private func workspace(_ options: WorkspaceOptions = .init()) -> Workspace {
    var seed = Seed.empty
    seed.clients = [Seed.Client("id", secret: "secret", userName: "robot@example.com")]
    return .test(seed, options)
  }

  private func token(
    _ workspace: Workspace, form: String = form, authorization: String = basic,
    type: String = "application/x-www-form-urlencoded"
  ) throws -> Answer {
    let request = EmulatorRequest(
      "POST", "/oidc/v1/token",
      headers: ["authorization": authorization, "content-type": type], body: Array(form.utf8))
    guard case .response(let response, _) = workspace.respond(to: request) else {
      throw NoAnswer()
    }
    return Answer(response)
  }

  @Test func `the token endpoint is told to anybody, on the host that was asked`() throws {
    var request = EmulatorRequest("GET", "/oidc/.well-known/oauth-authorization-server")
    request.origin = "https://h.example.com:8443"
    guard case .response(let response, _) = workspace().respond(to: request) else {
      throw NoAnswer()
    }
    #expect(
      Answer(response).members["token_endpoint"] as? String
        == "https://h.example.com:8443/oidc/v1/token")
  }

  @Test func `client credentials get a token that signs in their user`() throws {
    let workspace = workspace()
    let answer = try token(workspace)
    #expect(answer.status == 200)
    #expect(answer.members["token_type"] as? String == "Bearer")
    #expect(answer.members["expires_in"] as? Int == 3600)
    let text = try #require(answer.members["access_token"] as? String)
    let me = try workspace.ask("GET", "/api/2.0/preview/scim/v2/Me", token: text)
    #expect(me.members["userName"] as? String == "robot@example.com")
    workspace.revokeIssuedTokens()
    #expect(try workspace.get("scopes/list", token: text).status == 403)
  }

  @Test func `the time may be told as a string, and is over when it is over`() throws {
    var options = WorkspaceOptions()
    options.quotesLifetimes = true
    options.tokenLifetimeSeconds = 0
    let workspace = workspace(options)
    let answer = try token(workspace)
    #expect(answer.members["expires_in"] as? String == "0")
    let text = try #require(answer.members["access_token"] as? String)
    #expect(try workspace.get("scopes/list", token: text).status == 401)
  }

  @Test(arguments: [
    (form, "Basic aWQ6d3Jvbmc=", 401, "invalid_client"), (form, "", 401, "invalid_client"),
    (form, "Bearer aWQ6c2VjcmV0", 401, "invalid_client"),
    (form, "Basic ???", 401, "invalid_client"),
    ("grant_type=password&scope=all-apis", basic, 400, "unsupported_grant_type"),
    ("grant_type=client_credentials", basic, 400, "invalid_scope"),
    ("grant_type=a&grant_type=b", basic, 400, "invalid_request"),
  ])
  func `anything else is refused as OAuth says`(
    form: String, authorization: String, status: Int, error: String
  ) throws {
    let answer = try token(workspace(), form: form, authorization: authorization)
    #expect(answer.status == status)
    #expect(answer.members["error"] as? String == error)
  }

  @Test func `JSON is no form`() throws {
    #expect(try token(workspace(), type: "application/json").status == 400)
  }
}
