import Testing
import WorkspaceEmulator

struct `Signing in` {
  @Test func `a token that is not known is refused with a numeric code and 403`() throws {
    let answer = try Workspace.test().get("scopes/list", token: "wrong")
    #expect(answer.status == 403)
    #expect(answer.text == #"{"error_code":403,"message":"Invalid access token."}"#)
    #expect(answer.headers["x-databricks-reason-phrase"] == "Invalid access token.")
  }

  @Test func `no token is refused with 401`() throws {
    let answer = try Workspace.test().get("scopes/list", token: nil)
    #expect(answer.status == 401)
    #expect(answer.members["error_code"] as? Int == 401)
    #expect(answer.message?.hasPrefix("Credential was not sent") == true)
  }

  @Test func `another scheme than Bearer is refused with 401`() throws {
    let request = EmulatorRequest(
      "GET", "/api/2.0/secrets/scopes/list", headers: ["authorization": "Basic YTpi"])
    guard case .response(let response, _) = Workspace.test().respond(to: request) else {
      throw NoAnswer()
    }
    #expect(response.status == 401)
  }

  @Test func `Me tells the user, the groups and the workspace`() throws {
    let answer = try Workspace.test().ask("GET", "/api/2.0/preview/scim/v2/Me")
    #expect(answer.members["userName"] as? String == "ada@example.com")
    #expect(answer.strings("groups", "display").contains("users"))
    #expect(answer.headers["x-databricks-org-id"] == "1234567890123456")
  }

  @Test func `each token signs in its own user`() throws {
    var seed = Seed.empty
    seed.tokens = [
      .init("t1", userName: "ada@example.com"), .init("t2", userName: "new@example.com"),
    ]
    let workspace = Workspace.test(seed)
    for (token, user) in [("t1", "ada@example.com"), ("t2", "new@example.com")] {
      let answer = try workspace.ask("GET", "/api/2.0/preview/scim/v2/Me", token: token)
      #expect(answer.members["userName"] as? String == user)
    }
    #expect(try workspace.get("scopes/list").status == 403)
  }

  @Test(arguments: [
    ("GET", "/"), ("GET", "/api/2.0/secrets/nothing"), ("GET", "/api/2.0/secrets/put"),
    ("POST", "/api/2.0/secrets/list"), ("PUT", "/api/2.0/secrets/put"),
    ("DELETE", "/api/2.0/secrets/scopes/delete"), ("GET", "/api/2.1/secrets/scopes/list"),
    ("get", "/api/2.0/secrets/scopes/list"), ("GET", "/api/2.0/secrets/scopes/list/"),
  ])
  func `any other method or path is not found`(_ method: String, _ path: String) throws {
    let answer = try Workspace.test().ask(method, path)
    #expect(answer.status == 404, "\(answer)")
    #expect(answer.code == "ENDPOINT_NOT_FOUND", "\(answer)")
  }

  @Test func `anybody may ask what kind of host it is`() throws {
    let answer = try Workspace.test().ask("GET", "/.well-known/databricks-config", token: nil)
    #expect(answer.members["workspace_id"] as? String == "1234567890123456")
    #expect(answer.members["host_type"] as? String == "workspace")
  }
}
