import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// The access list of a scope: what it shows to whom.
@Suite struct AccessListTests {
  @Test func `a opens the list with names, kinds and what the user may do`() {
    let program = DemoApp.access(to: "analytics")
    #expect(program.access?.title == "Access · analytics")
    #expect(
      program.rows == [
        "Ada (you)|ada@example.com|user|MANAGE", "data-engineers||group|WRITE",
        "users||group|READ",
      ])
    #expect(
      program.notes == [
        "MANAGE may read and write, say who else may, and delete the scope",
        "you: MANAGE by your own entry, WRITE through data-engineers, READ through users",
        "workspace admins may do everything in every scope, whatever its list says",
      ])
  }

  @Test func `a service principal is shown by its name and stored by its application id`() {
    let program = DemoApp.access(to: "partner-feeds")
    #expect(
      program.rows.contains(
        "model-serving|\(Seed.demoServicePrincipal)|service principal|READ"))
  }

  @Test func `a opens it from the keys and from the value too`() {
    var program = DemoApp(workspace: .demo())
    for pane in ["1", "2", "3"] as [Unicode.Scalar] {
      program.press(.typed(pane), .typed("a"))
      #expect(program.access?.scope.name == ScopeName("analytics"))
      program.press(Key(.escape))
      #expect(program.app.overlays.isEmpty)
    }
  }

  @Test func `without MANAGE it says what is known, and whom to ask`() {
    var program = DemoApp.access(to: "data-platform")
    #expect(program.rows.isEmpty)
    let said = (program.access?.emptySentences ?? []).map(\.text)
    #expect(said.first == "your access to data-platform: READ, maybe WRITE: saving will tell")
    #expect(said.last == "ask its maker or a workspace admin")
    program.press(.typed("n"))
    #expect(program.grant == nil)
    #expect(
      program.notes == ["it takes MANAGE on data-platform to see and change its list"])
    #expect(program.app.unavailability(of: .access(.add)) == program.notes.first)
  }

  @Test func `another user sees what that user may see`() {
    let program = DemoApp.access(to: "hr-restricted", as: "grace@example.com")
    #expect(program.rows == ["Grace (you)|grace@example.com|user|MANAGE"])
    #expect(program.notes.contains("you: MANAGE by your own entry"))
    let other = DemoApp.access(to: "ml-platform", as: "grace@example.com")
    #expect(other.notes.contains("you: MANAGE through platform-admins"))
    let admin = DemoApp.access(to: "hr-restricted", as: "admin@example.com")
    #expect(admin.notes.contains("you are a workspace admin: you may do everything"))
  }

  @Test func `a workspace without access lists says so once and is not asked again`() {
    var options = WorkspaceOptions()
    options.isPremium = false
    var program = DemoApp.access(to: "payments", options: options)
    #expect(
      (program.access?.emptySentences ?? []).map(\.text) == [
        "this workspace has no access lists, it is not Premium: everybody may do everything"
      ])
    let asked = AccessLists(workspace: program.workspace).count(of: "acls/list")
    // The scopes in view were asked for side by side before the first one was answered.
    #expect(asked <= BackgroundFill.requestLimit)
    program.press(.typed("o"), .typed("R"), Key(.tab), .typed("R"), Key(.escape))
    program.press(.typed("j"), .typed("a"))
    #expect(AccessLists(workspace: program.workspace).count(of: "acls/list") == asked)
  }

  @Test func `a read-only program shows the list and changes nothing`() throws {
    var program = DemoApp.access(to: "payments", isReadOnly: true)
    #expect(program.rows.count == 2)
    let count = program.workspace.log.count
    program.press(
      .typed("n"), .typed("d"), .typed("r"), .typed("w"), .typed("m"), Key(.enter),
      Key(.delete))
    #expect(program.notes.first == "read-only: the program was started with --read-only")
    #expect(program.app.overlays.count == 1)
    #expect(program.writeCount(since: count) == 0)
  }

  /// The box of a program that changes nothing, in one of its views.
  private func readOnly(_ view: [Key]) -> DemoApp {
    var program = DemoApp.access(to: "payments", isReadOnly: true)
    for key in view { program.press(key) }
    return program
  }

  @Test(
    arguments: [[], [.typed("o")], [Key(.tab), Key(.tab)], [.typed("p")]] as [[Key]],
    [.typed("n"), .typed("d"), Key(.delete), .typed("r"), .typed("w"), .typed("m")] as [Key])
  func `in a read-only program a key that changes says why it does not, in every view`(
    view: [Key], key: Key
  ) {
    var program = readOnly(view)
    let count = program.workspace.log.count
    let shown = program.access?.view
    program.press(key)
    #expect(program.notes.first == "read-only: the program was started with --read-only")
    #expect(program.access?.view == shown)
    #expect(program.app.overlays.count == 1)
    #expect(program.writeCount(since: count) == 0)
    let footer = FooterLine(program.app, columns: 118).entries.map(\.key)
    #expect(!footer.contains(key))
  }

  @Test func `a read-only list says so before any key is pressed`() {
    let program = readOnly([])
    #expect(program.notes.contains("read-only: the program was started with --read-only"))
  }

  @Test func `e changes an entry as enter does, and says why it cannot`() {
    var program = DemoApp.access(to: "payments")
    program.press(.typed("e"))
    #expect(program.grant?.entry?.principal == "ada@example.com")
    var other = readOnly([])
    other.press(.typed("e"))
    #expect(other.notes.first == "read-only: the program was started with --read-only")
  }

  @Test func `among all scopes a key that changes says where that is done, or that it is not`() {
    var program = DemoApp.access(to: "analytics")
    program.press(.typed("o"), .typed("d"))
    #expect(program.notes.first == "enter opens the list of analytics, where it is changed")
    program.press(.typed("j"), .typed("d"))
    #expect(
      program.notes.first == "it takes MANAGE on data-platform to see and change its list")
    program.press(Key(.tab), .typed("d"))
    #expect(
      program.notes.first == "enter shows its scopes; access is changed in the list of a scope")
    program.press(Key(.enter), .typed("d"))
    #expect(program.notes.first == "enter opens the list of analytics, where it is changed")
  }

  @Test func `a list that cannot be read is told, and R reads it again`() {
    var program = DemoApp(workspace: .demo())
    program.workspace.inject(Fault(.error(500, "INTERNAL_ERROR", "boom"), path: "acls/list"))
    program.press(.typed("j"), .typed("j"), .typed("a"))
    // It was read before, so it stays in view.
    #expect(program.notes.first?.hasPrefix("not read again: ") == true)
    #expect(program.rows.count == 1)
    program.press(.typed("R"))
    #expect(program.notes.first == "read again: 1 entry")
    #expect(program.notes.dropFirst().first?.hasPrefix("MANAGE may read and write") == true)
    program.press(.typed("o"), .typed("R"))
    #expect(program.notes.first == "read again: 8 access lists")
    program.press(.typed("j"))
    #expect(program.notes.first?.hasPrefix("READ+: ") == true)
  }

  @Test func `an entry this program does not know is shown and not changed`() {
    var harness = AppHarness(["a": []])
    let scope = ScopeName("a")
    harness.answer(
      where: { $0 == .listACLs(scope) },
      .acls(scope, .success([ScopeACL(principal: "users", permission: "OWN")])))
    harness.press(.typed("a"))
    harness.answer(
      where: { $0 == .listACLs(scope) },
      .acls(scope, .success([ScopeACL(principal: "users", permission: "OWN")])))
    harness.press(.typed("d"), .typed("m"))
    #expect(harness.app.overlays.count == 1)
    #expect(!harness.requests.contains { if case .change = $0 { true } else { false } })
  }

  @Test func `the filter narrows the list, and escape shows all before it closes`() {
    var program = DemoApp.access(to: "analytics")
    program.select("data")
    #expect(program.access?.table.shown.count == 1)
    #expect(program.access?.selectedEntry?.principal == "data-engineers")
    program.press(Key(.escape))
    #expect(program.access?.table.shown.count == 3)
    program.press(Key(.escape))
    #expect(program.access == nil)
  }

  @Test func `help shows the box's keys first`() {
    var program = DemoApp.access(to: "analytics")
    program.press(.typed("?"))
    guard case .help(let help) = program.app.overlays.last else {
      Issue.record("no help")
      return
    }
    #expect(help.lines.first == .heading("In the box about access"))
  }
}
