import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// Other names for keys and scopes, and copies of whole scopes.
@Suite struct RenameTests {
  private var form: (TransferDesk) -> RenameViewModel? {
    { desk in
      if case .rename(let form)? = desk.program.app.overlays.last { form } else { nil }
    }
  }

  private func question(_ desk: TransferDesk) -> ConfirmationViewModel? {
    if case .confirmation(let question)? = desk.program.app.overlays.last { question } else { nil }
  }

  @Test func `a key gets another name and is selected under it`() throws {
    var desk = try TransferDesk()
    desk.program.press(.typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter))
    #expect(desk.status == StatusLine(.good, "renamed s/a to a2; u takes it back"))
    #expect(desk.held("s", "a2") == TransferDesk.value("a"))
    #expect(desk.held("s", "a") == nil)
    #expect(desk.program.app.browser.keys.selectedPath == path("s", "a2"))
    #expect(desk.program.app.undoLog.entries.first?.title == "the renaming of s/a to a2")
  }

  @Test(arguments: [
    ("", "it is called so already"), ("!", "'!' cannot stand in a name"), ("\u{8}b", "b is there"),
  ])
  func `a name that cannot be is told`(typed: String, problem: String) throws {
    var desk = try TransferDesk()
    let count = desk.writeCount
    desk.program.press(.typed("r"))
    for scalar in typed.unicodeScalars {
      desk.program.press(scalar == "\u{8}" ? Key(.backspace) : .typed(scalar))
    }
    desk.program.press(Key(.enter))
    #expect(form(desk)?.problem?.hasPrefix(problem) == true)
    desk.program.press(Key(.escape))
    #expect(desk.writeCount == count)
  }

  @Test func `the same key twice, a paste and escape change nothing`() throws {
    var desk = try TransferDesk()
    let count = desk.writeCount
    desk.program.press(.typed("r"), .typed("r"))
    desk.program.handle(.pasted(Secret(copying: Array("x\n".utf8))))
    desk.program.press(Key(.escape))
    #expect(desk.writeCount == count)
    #expect(desk.program.app.overlays.isEmpty)
  }

  @Test func `a scope is copied, and the old one goes only when its name was typed`() throws {
    var desk = try TransferDesk()
    try desk.others.grant("WRITE", to: "data-engineers", in: "s")
    desk.program.press(.typed("1"), .typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter))
    #expect(question(desk)?.requiredText == "s")
    #expect(desk.held("s2", "b") == TransferDesk.value("b"))
    desk.program.press(Key(.enter), .typed("r"), Key(.enter))
    #expect(desk.held("s", "b") == TransferDesk.value("b"))
    desk.program.press(Key(.backspace), .typed("s"), Key(.enter))
    #expect(desk.status == StatusLine(.good, "renamed scope s to s2; u takes it back"))
    #expect(desk.held("s", "b") == nil)
    #expect(desk.held("s2", "c") == TransferDesk.value("c"))
    #expect(desk.program.app.browser.scopes.selected?.name == ScopeName("s2"))
    #expect(
      desk.workspace.log.contains { $0.path.hasSuffix("acls/put") && $0.method == "POST" })
    // What would take the copies back would delete the only ones.
    let entry = desk.program.app.undoLog.entries
    #expect(entry.count == 1)
    #expect(entry.first?.title == "the renaming of scope s to s2, which stays, empty")
    #expect(entry.first?.rows.count == 1)
    #expect(entry.first?.rows.first?.steps.count == 6)
  }

  @Test func `a key that is put before the name was typed keeps the old scope`() throws {
    var desk = try TransferDesk()
    desk.program.press(.typed("1"), .typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter))
    try desk.others.put([7], key: "late")
    desk.program.press(.typed("s"), Key(.enter))
    #expect(desk.status?.text.hasPrefix("s was changed after it was copied and is kept") == true)
    #expect(desk.held("s", "late") == [7])
    // Again, into the scope that is there by now.
    desk.program.press(.typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter))
    #expect(question(desk)?.requiredText == "s")
    desk.program.press(.typed("s"), Key(.enter))
    #expect(desk.status == StatusLine(.good, "renamed scope s to s2; u takes it back"))
    #expect(desk.held("s2", "late") == [7])
    #expect(desk.held("s", "late") == nil)
  }

  @Test func `a key that could not be copied keeps the old scope, and nothing is asked`() throws {
    var desk = try TransferDesk()
    desk.workspace.inject(Fault(.error(400, "RESOURCE_LIMIT_EXCEEDED"), path: "secrets/put"))
    desk.program.press(.typed("1"), .typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter))
    #expect(question(desk) == nil)
    guard case .changes(let run)? = desk.program.app.overlays.last else {
      Issue.record("no report")
      return
    }
    #expect(run.failures.count == 1)
    desk.program.press(Key(.escape), .typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter))
    #expect(question(desk)?.requiredText == "s")
    desk.program.press(Key(.escape))
    #expect(desk.held("s", "a") == TransferDesk.value("a"))
    #expect(desk.held("s2", "a") == TransferDesk.value("a"))
    #expect(desk.program.app.undoLog.entries.first?.title == "the copy of s to s2")
  }

  @Test func `a scope that cannot be made copies nothing`() throws {
    var desk = try TransferDesk()
    desk.workspace.inject(Fault(.error(400, "RESOURCE_LIMIT_EXCEEDED"), path: "scopes/create"))
    desk.program.press(.typed("1"), .typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter))
    guard case .changes(let run)? = desk.program.app.overlays.last else {
      Issue.record("no report")
      return
    }
    #expect(run.states.count { $0 == .notTried } == run.states.count - 1)
  }

  @Test func `where there are no access lists the new scope is for all`() throws {
    var options = WorkspaceOptions()
    options.isPremium = false
    let workspace = Workspace(seed: .demo, options: options)
    var program = DemoApp(workspace: workspace)
    program.press(.typed("r"))
    program.type("2")
    program.press(Key(.enter))
    guard case .confirmation(let question)? = program.app.overlays.last else {
      Issue.record("\(program.app.overlays)")
      return
    }
    #expect(question.requiredText == "analytics")
  }

  @Test func `a scope is copied with its access list, here and elsewhere`() throws {
    var desk = try TransferDesk()
    try desk.others.grant("READ", to: "data-engineers", in: "s")
    desk.program.press(.typed("1"), .typed("m"), Key(.enter), .typed("m"))
    #expect(desk.transfer?.targets.problem?.hasPrefix("a scope is copied") == true)
    desk.program.press(.typed("c"))
    #expect(desk.states == [.new, .new, .new])
    #expect(desk.transfer?.preview?.acls.count == 2)
    desk.program.press(Key(.enter))
    #expect(desk.status == StatusLine(.good, "copied scope s to s-copy; u takes it back"))
    #expect(desk.held("s-copy", "b") == TransferDesk.value("b"))
    desk.program.press(.typed("1"), .typed("g"))
    #expect(desk.program.app.browser.scopes.selected?.name == ScopeName("s"))
    desk.program.press(.typed("1"), .typed("m"), Key(.escape), .typed("w"), Key(.end), Key(.enter))
    desk.program.press(Key(.enter), .typed("c"), .typed("a"), Key(.enter))
    #expect(desk.elsewhere.value(scope: "s", key: "c") == TransferDesk.value("c"))
    #expect(!desk.elsewhere.log.contains { $0.path.hasSuffix("acls/put") })
  }

  @Test(arguments: ["m", "r"] as [Unicode.Scalar])
  func `a Key Vault scope says that it cannot`(letter: Unicode.Scalar) {
    var program = DemoApp(workspace: Workspace(seed: .demo))
    program.press(Key(.end), .typed(letter))
    #expect(program.app.overlays.isEmpty)
    #expect(
      program.app.browser.status?.text
        == "vault-kv is an Azure Key Vault scope: it cannot be copied or renamed")
  }

  @Test func `a copy that was taken back is made anew under the same name`() throws {
    var desk = try TransferDesk()
    for _ in 0..<2 {
      desk.program.press(.typed("1"), .typed("r"))
      desk.program.type("2")
      desk.program.press(Key(.enter), Key(.escape))
      #expect(desk.held("s2", "b") == TransferDesk.value("b"))
      desk.program.press(.typed("u"), .typed("y"))
      #expect(desk.held("s2", "b") == nil)
      #expect(desk.status?.text == "took back the copy of s to s2")
    }
  }
}
