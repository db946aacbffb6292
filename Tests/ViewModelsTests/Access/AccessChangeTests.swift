import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// Changing and removing entries of a list.
@Suite struct AccessChangeTests {
  private static let analytics = ["ada@example.com MANAGE", "data-engineers WRITE", "users READ"]

  @Test(arguments: [("r", "READ"), ("m", "MANAGE")] as [(Unicode.Scalar, String)])
  func `a letter opens the form at its permission, and enter changes the entry`(
    _ letter: Unicode.Scalar, _ permission: String
  ) throws {
    var program = DemoApp.access(to: "analytics")
    program.select("data")
    program.press(.typed(letter))
    #expect(program.grant?.permission.rawValue == permission)
    #expect(try lists(program).entries("analytics") == Self.analytics)
    program.press(Key(.enter))
    #expect(program.grant == nil)
    #expect(
      try lists(program).entries("analytics")[1] == "data-engineers \(permission)")
    #expect(
      program.app.browser.status
        == StatusLine(
          .good,
          "gave data-engineers \(permission) in analytics, was WRITE; esc, then u takes it back"))
    #expect(program.rows.contains("data-engineers||group|\(permission)"))
    let step = try #require(program.app.undoLog.entries.first?.rows.first?.steps.first)
    #expect(
      step.change
        == .putACL(
          ScopeName("analytics"), principal: "data-engineers", .write,
          over: .permission(try #require(Permission(rawValue: permission)))))
    #expect(
      program.app.undoLog.entries.first?.title == "the access of data-engineers to analytics")
  }

  @Test func `enter starts at what the entry has, and changes nothing by itself`() throws {
    var program = DemoApp.access(to: "analytics")
    program.select("data")
    let count = program.workspace.log.count
    program.press(Key(.enter), Key(.enter), Key(.enter))
    #expect(program.grant?.problem == "data-engineers has WRITE already")
    #expect(program.writeCount(since: count) == 0)
    program.press(Key(.left), Key(.enter))
    #expect(try lists(program).entries("analytics")[1] == "data-engineers READ")
  }

  @Test(arguments: ["r", "w", "m"] as [Unicode.Scalar])
  func `a double tap, a paste and escape change nothing`(_ letter: Unicode.Scalar) throws {
    var program = DemoApp.access(to: "analytics")
    program.select("users")
    let count = program.workspace.log.count
    program.press(.typed(letter), .typed(letter), .typed(letter))
    program.handle(.pasted(Secret(copying: Array("m\r\n".utf8))))
    program.press(Key(.escape))
    #expect(program.grant == nil)
    #expect(program.access != nil)
    #expect(program.writeCount(since: count) == 0)
  }

  @Test(arguments: [Key.typed("d"), Key(.delete)])
  func `removing asks, starts on cancel, and y removes`(_ opening: Key) throws {
    var program = DemoApp.access(to: "analytics")
    program.select("users")
    program.press(opening)
    #expect(program.question?.title == "Delete an access entry")
    #expect(program.question?.selected == 0)
    program.press(opening, opening)
    program.handle(.pasted(Secret(copying: Array("y".utf8))))
    #expect(program.question != nil)
    program.press(Key(.enter))
    #expect(try lists(program).entries("analytics") == Self.analytics)
    program.press(opening, Key(.escape))
    #expect(try lists(program).entries("analytics") == Self.analytics)
    program.press(opening, .typed("y"))
    #expect(try lists(program).entries("analytics") == Array(Self.analytics.dropLast()))
    #expect(program.access?.table.rows.count == 2)
    #expect(
      program.app.browser.status
        == StatusLine(.good, "took READ in analytics from users; esc, then u takes it back"))
    let step = try #require(program.app.undoLog.entries.first?.rows.first?.steps.first)
    #expect(
      step.change
        == .putACL(ScopeName("analytics"), principal: "users", .read, over: .nothing))
  }

  @Test func `lowering the own MANAGE asks for the scope's name`() throws {
    var program = DemoApp.access(to: "analytics")
    try lists(program).put("analytics", "platform-admins", "MANAGE")
    program.press(.typed("R"))
    program.select("ada")
    program.press(.typed("w"), Key(.enter))
    #expect(program.question?.title == "Give up your own MANAGE")
    program.press(Key(.enter), .typed("y"), Key(.enter))
    #expect(program.question?.hint == "type the name first: analytics")
    program.press(.control("u"))
    program.type("analytics")
    #expect(try lists(program).entries("analytics").contains("ada@example.com MANAGE"))
    program.press(Key(.enter))
    #expect(try lists(program).entries("analytics").contains("ada@example.com WRITE"))
    // From now on the list is for others.
    #expect(program.rows.isEmpty)
    #expect(program.access?.state == .refused(.atLeastRead))
  }

  @Test func `escape from that question leaves the form as it was`() throws {
    var program = DemoApp.access(to: "analytics")
    program.select("ada")
    program.press(.typed("r"), Key(.enter), Key(.escape))
    #expect(program.grant?.sending == nil)
    #expect(try lists(program).entries("analytics") == Self.analytics)
  }

  @Test func `removing the last MANAGE asks for the scope's name`() throws {
    var program = DemoApp.access(to: "payments", as: "admin@example.com")
    program.select("ada")
    program.press(.typed("d"))
    #expect(program.question?.title == "Give up the last MANAGE")
    program.press(.typed("y"), .typed("d"), Key(.enter))
    #expect(try lists(program).entries("payments").contains("ada@example.com MANAGE"))
    program.press(.control("u"))
    program.type("payments")
    program.press(Key(.enter))
    #expect(try lists(program).entries("payments") == ["payments-oncall WRITE"])
  }

  @Test func `a group's MANAGE is the own one where there is no other`() throws {
    var program = DemoApp.access(to: "ml-platform", as: "grace@example.com")
    try lists(program).put("ml-platform", "ada@example.com", "MANAGE")
    program.press(.typed("R"))
    program.select("platform")
    program.press(.typed("d"))
    #expect(program.question?.title == "Give up your own MANAGE")
    program.press(Key(.escape))
    try lists(program).put("ml-platform", "grace@example.com", "MANAGE")
    program.press(.typed("R"), .typed("d"))
    #expect(program.question?.title == "Delete an access entry")
  }

  private func lists(_ program: DemoApp) -> AccessLists {
    AccessLists(workspace: program.workspace)
  }
}
