import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// Changes of a list when the workspace or somebody else gets in the way.
@Suite struct AccessFaultTests {
  private func remove(_ program: inout DemoApp, _ principal: String) {
    program.select(principal)
    program.press(.typed("d"), .typed("y"))
  }

  private func entries(_ program: DemoApp) throws -> [String] {
    try AccessLists(workspace: program.workspace).entries("analytics")
  }

  @Test func `somebody else's change is not overwritten`() throws {
    var program = DemoApp.access(to: "analytics")
    program.select("users")
    program.press(.typed("m"))
    try AccessLists(workspace: program.workspace).put("analytics", "users", "WRITE")
    program.press(Key(.enter))
    #expect(try entries(program).contains("users WRITE"))
    #expect(program.grant?.problem?.contains("changed since then") == true)
    #expect(program.rows.contains("users||group|WRITE"))
    #expect(program.app.undoLog.entries.isEmpty)
  }

  @Test func `an entry changed meanwhile is not removed`() throws {
    var program = DemoApp.access(to: "analytics")
    program.select("users")
    program.press(.typed("d"))
    try AccessLists(workspace: program.workspace).put("analytics", "users", "WRITE")
    program.press(.typed("y"))
    #expect(try entries(program).contains("users WRITE"))
    #expect(program.app.browser.status?.kind == .failure)
    #expect(program.rows.contains("users||group|WRITE"))
  }

  @Test func `an entry made meanwhile is not replaced by a new one`() throws {
    var program = DemoApp.access(to: "analytics")
    program.press(.typed("n"))
    program.type("grace@example.com")
    program.press(Key(.enter))
    try AccessLists(workspace: program.workspace).put("analytics", "grace@example.com", "MANAGE")
    program.wait(milliseconds: 400)
    program.press(Key(.enter))
    #expect(try entries(program).contains("grace@example.com MANAGE"))
    #expect(program.grant?.problem?.contains("changed since then") == true)
  }

  @Test(arguments: [true, false])
  func `a lost answer is settled by looking, whether it was done or not`(_ isDone: Bool) throws {
    var program = DemoApp.access(to: "analytics")
    program.select("users")
    program.workspace.inject(
      Fault(.dropConnection, path: "acls/put", count: 99, isAfterCommit: isDone))
    program.press(.typed("w"), Key(.enter))
    program.workspace.removeFaults()
    #expect(try entries(program).contains("users WRITE") == isDone)
    #expect((program.app.browser.status?.kind == .good) == isDone)
    #expect((program.grant == nil) == isDone)
    #expect(program.app.undoLog.entries.count == (isDone ? 1 : 0))
  }

  @Test(arguments: [true, false])
  func `a lost answer to a removal is settled too`(_ isDone: Bool) throws {
    var program = DemoApp.access(to: "analytics")
    program.workspace.inject(
      Fault(.dropConnection, path: "acls/delete", count: 99, isAfterCommit: isDone))
    remove(&program, "users")
    program.workspace.removeFaults()
    #expect(try entries(program).contains("users READ") == !isDone)
    #expect((program.app.browser.status?.kind == .good) == isDone)
    #expect(program.app.undoLog.entries.count == (isDone ? 1 : 0))
  }

  @Test func `a write whose end nobody tells is told as unknown`() throws {
    var program = DemoApp.access(to: "analytics")
    program.workspace.inject(
      Fault(.dropConnection, path: "acls/delete", count: 99, isAfterCommit: true))
    program.workspace.inject(Fault(.dropConnection, path: "acls/list", count: 99, skip: 1))
    remove(&program, "users")
    program.workspace.removeFaults()
    #expect(program.app.browser.status?.text.contains("not known whether it was done") == true)
    // What may have been done can be taken back; that looks first.
    #expect(program.app.undoLog.entries.count == 1)
    program.press(.typed("R"))
    #expect(program.access?.table.rows.count == 2)
  }

  @Test func `a refused change is told and changes nothing`() throws {
    var program = DemoApp.access(to: "analytics")
    program.workspace.inject(
      Fault(.error(403, "PERMISSION_DENIED", "no"), path: "acls/delete"))
    remove(&program, "users")
    #expect(try entries(program).contains("users READ"))
    #expect(program.app.browser.status?.text.contains("the permission is missing") == true)
  }

  @Test func `too many requests are waited for`() throws {
    var program = DemoApp.access(to: "analytics")
    program.workspace.inject(
      Fault(.error(429, "REQUEST_LIMIT_EXCEEDED", "", retryAfter: 2), path: "acls", count: 3))
    remove(&program, "users")
    #expect(try !entries(program).contains("users READ"))
    #expect(program.app.browser.status?.kind == .good)
  }

  @Test func `names that are not told leave the list as the workspace stores it`() {
    let workspace = Workspace.demo()
    workspace.inject(
      Fault(.error(403, "PERMISSION_DENIED", "only admins"), path: "scim/v2/Users", count: 99))
    workspace.inject(
      Fault(
        .error(403, "PERMISSION_DENIED", "only admins"), path: "scim/v2/ServicePrincipals",
        count: 99))
    var program = DemoApp(
      workspace: workspace,
      destination: BrowserViewModel.Destination(scope: ScopeName("partner-feeds")))
    program.press(.typed("a"))
    #expect(
      program.rows == [
        "ada@example.com (you)||user|MANAGE",
        "data-engineers||group|READ", "\(Seed.demoServicePrincipal)||service principal|READ",
      ])
    func askedCount() -> Int {
      workspace.log.count {
        $0.path.hasSuffix("scim/v2/Users") || $0.path.hasSuffix("ServicePrincipals")
      }
    }
    // One of each kind, side by side before the first refusal; R asks again.
    #expect(askedCount() == 2)
    program.press(.typed("j"), .typed("k"), Key(.escape), .typed("a"))
    #expect(askedCount() == 2)
    program.press(.typed("R"))
    #expect(askedCount() == 4)
    workspace.removeFaults()
    program.press(.typed("R"))
    #expect(program.rows.first == "Ada (you)|ada@example.com|user|MANAGE")
  }

  @Test(arguments: [false, true])
  func `names whose answer was lost are asked for again by R`(isInBrowser: Bool) {
    let workspace = Workspace.demo()
    workspace.inject(Fault(.error(500, "INTERNAL_ERROR", "boom"), path: "scim/v2/Users", count: 9))
    var program = DemoApp(
      workspace: workspace,
      destination: BrowserViewModel.Destination(scope: ScopeName("payments")))
    program.press(.typed("a"))
    workspace.removeFaults()
    #expect(program.rows.first == "ada@example.com (you)||user|MANAGE")
    if isInBrowser {
      program.press(Key(.escape), .typed("R"), .typed("a"))
    } else {
      program.press(.typed("R"))
    }
    #expect(program.rows.first == "Ada (you)|ada@example.com|user|MANAGE")
    let count = workspace.log.count { $0.path.hasSuffix("scim/v2/Users") }
    program.press(.typed("R"))
    #expect(workspace.log.count { $0.path.hasSuffix("scim/v2/Users") } == count)
  }
}
