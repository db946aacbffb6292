import Testing
import WorkspaceEmulator

struct Faults {
  private func request(_ method: String, _ path: String, _ body: String = "") -> EmulatorRequest {
    EmulatorRequest(
      method, "/api/2.0/secrets/\(path)",
      headers: ["authorization": "Bearer \(Seed.demoToken)"], body: Array(body.utf8))
  }

  private var create: EmulatorRequest { request("POST", "scopes/create", #"{"scope":"a"}"#) }

  private func status(_ outcome: EmulatorOutcome) -> Int? {
    guard case .response(let response, _) = outcome else { return nil }
    return response.status
  }

  @Test func `a fault strikes as often as it says, then everything is as before`() {
    let workspace = Workspace.test()
    workspace.inject(Fault(.error(503, "TEMPORARILY_UNAVAILABLE"), count: 2))
    let statuses = (0..<3).map { _ in
      status(workspace.respond(to: request("GET", "scopes/list")))
    }
    #expect(statuses == [503, 503, 200])
  }

  @Test func `a fault may let requests pass first`() {
    let workspace = Workspace.test()
    workspace.inject(Fault(.error(500, "INTERNAL_ERROR"), skip: 1))
    let statuses = (0..<3).map { _ in
      status(workspace.respond(to: request("GET", "scopes/list")))
    }
    #expect(statuses == [200, 500, 200])
  }

  @Test func `a fault strikes only the method and path it names`() {
    let workspace = Workspace.test()
    workspace.inject(Fault(.error(500, "INTERNAL_ERROR"), method: "POST", path: "scopes/"))
    #expect(status(workspace.respond(to: request("GET", "scopes/list"))) == 200)
    #expect(status(workspace.respond(to: request("POST", "put", "{}"))) == 400)
    #expect(status(workspace.respond(to: create)) == 500)
  }

  @Test func `an error answer has its code, message and Retry-After`() throws {
    let workspace = Workspace.test()
    workspace.inject(Fault(.error(429, "REQUEST_LIMIT_EXCEEDED", "too many", retryAfter: 7)))
    let answer = try workspace.get("scopes/list")
    #expect(answer.status == 429)
    #expect(answer.code == "REQUEST_LIMIT_EXCEEDED" && answer.message == "too many")
    #expect(answer.headers["retry-after"] == "7")
  }

  @Test(arguments: [Fault.Effect.dropConnection, .hang, .error(504, "TIMEOUT")])
  func `before the commit nothing has happened, after it everything has`(
    _ effect: Fault.Effect
  ) throws {
    let workspace = Workspace.test()
    workspace.inject(Fault(effect))
    _ = workspace.respond(to: create)
    #expect(try workspace.get("scopes/list").text == "{}")
    workspace.inject(Fault(effect, isAfterCommit: true))
    let outcome = workspace.respond(to: create)
    #expect(status(outcome) != 200)
    #expect(try workspace.get("scopes/list").strings("scopes", "name") == ["a"])
  }

  @Test func `truncated and delayed answers are the real ones`() {
    let workspace = Workspace.test()
    workspace.inject(Fault(.truncate(sentBytes: 1)))
    guard case .truncated(let response, sentBytes: 1) = workspace.respond(to: create) else {
      Issue.record("the answer was not truncated")
      return
    }
    #expect(response.body == Array("{}".utf8))
    workspace.inject(Fault(.delay(milliseconds: 250)))
    let list = workspace.respond(to: request("GET", "scopes/list"))
    guard case .response(let listed, delayMilliseconds: 250) = list else {
      Issue.record("the answer was not delayed: \(list)")
      return
    }
    #expect(Answer(listed).strings("scopes", "name") == ["a"])
  }

  @Test func `a login page is HTML with status 200`() throws {
    let workspace = Workspace.test()
    workspace.inject(Fault(.loginPage))
    let answer = try workspace.get("scopes/list")
    #expect(answer.status == 200)
    #expect(answer.headers["content-type"]?.hasPrefix("text/html") == true)
    #expect(answer.text.contains("<title>Databricks - Sign In</title>"))
  }

  @Test func `a redirect tells where to`() throws {
    let workspace = Workspace.test()
    workspace.inject(Fault(.redirect(to: "https://example.com/login.html")))
    let answer = try workspace.get("scopes/list")
    #expect(answer.status == 302)
    #expect(answer.headers["location"] == "https://example.com/login.html")
  }

  @Test func `faults that have not happened can be removed`() throws {
    let workspace = Workspace.test()
    workspace.inject(Fault(.hang, count: 100))
    workspace.removeFaults()
    #expect(try workspace.get("scopes/list").status == 200)
  }

  @Test func `the log tells method, path and status, and 0 for no answer`() {
    let workspace = Workspace.test()
    _ = workspace.respond(to: create)
    workspace.inject(Fault(.dropConnection))
    _ = workspace.respond(to: request("GET", "scopes/list"))
    #expect(workspace.log.map(\.status) == [200, 0])
    #expect(workspace.log.map(\.method) == ["POST", "GET"])
    #expect(workspace.log.last?.path == "/api/2.0/secrets/scopes/list")
  }
}

struct `Steering the emulator` {
  private func control(
    _ workspace: Workspace, _ method: String, _ path: String, _ body: String = "",
    mayControl: Bool = true
  ) throws -> Answer {
    let request = EmulatorRequest(method, path, body: Array(body.utf8), mayControl: mayControl)
    guard case .response(let response, _) = workspace.respond(to: request) else {
      throw NoAnswer()
    }
    return Answer(response)
  }

  @Test func `a fault is posted as JSON`() throws {
    let workspace = Workspace.test()
    let body =
      #"{"effect":"error","status":429,"error_code":"X","retry_after":1,"path":"scopes","count":2}"#
    #expect(try control(workspace, "POST", "/emulator/faults", body).status == 200)
    let answer = try workspace.get("scopes/list")
    #expect(answer.status == 429 && answer.code == "X" && answer.headers["retry-after"] == "1")
    #expect(try control(workspace, "DELETE", "/emulator/faults").status == 200)
    #expect(try workspace.get("scopes/list").status == 200)
  }

  @Test func `a body may be given as it is`() throws {
    let workspace = Workspace.test()
    let body =
      #"{"effect":"error","status":502,"body":"<html>bad gateway</html>","content_type":"text/html"}"#
    #expect(try control(workspace, "POST", "/emulator/faults", body).status == 200)
    let answer = try workspace.get("scopes/list")
    #expect(answer.text == "<html>bad gateway</html>")
    #expect(answer.headers["content-type"] == "text/html")
  }

  @Test(arguments: [
    #"{"effect":"drop"}"#, #"{"effect":"drop","after_commit":true}"#, #"{"effect":"hang"}"#,
    #"{"effect":"truncate","bytes":3}"#, #"{"effect":"delay","milliseconds":5}"#,
    #"{"effect":"stall","bytes":3}"#,
    #"{"effect":"login-page"}"#, #"{"effect":"redirect","location":"/login"}"#,
  ])
  func `every effect has a name`(_ body: String) throws {
    let workspace = Workspace.test()
    #expect(try control(workspace, "POST", "/emulator/faults", body).status == 200)
    let request = EmulatorRequest(
      "GET", "/api/2.0/secrets/scopes/list",
      headers: ["authorization": "Bearer \(Seed.demoToken)"])
    let struck = workspace.respond(to: request)
    #expect(struck != workspace.respond(to: request))
  }

  @Test(arguments: [
    "", "{}", #"{"effect":"explode"}"#, #"{"effect":"error","status":99}"#,
    #"{"effect":"drop","count":"many"}"#, #"{"effect":"drop","after_commit":1}"#,
    #"{"effect":"redirect"}"#, #"{"effect":"drop","when":"later"}"#,
  ])
  func `a fault that cannot be understood is refused`(_ body: String) throws {
    let workspace = Workspace.test()
    #expect(try control(workspace, "POST", "/emulator/faults", body).status == 400)
    #expect(try workspace.get("scopes/list").status == 200)
  }

  @Test func `the log is told and is not in itself`() throws {
    let workspace = Workspace.test()
    _ = try workspace.get("scopes/list")
    let answer = try control(workspace, "GET", "/emulator/log")
    #expect(
      answer.text
        == #"{"requests":[{"method":"GET","path":"/api/2.0/secrets/scopes/list","status":200}]}"#)
  }

  @Test func `only this machine may steer`() throws {
    let workspace = Workspace.test()
    let answer = try control(
      workspace, "POST", "/emulator/faults", #"{"effect":"drop"}"#, mayControl: false)
    #expect(answer.status == 403)
    #expect(try workspace.get("scopes/list").status == 200)
  }
}
