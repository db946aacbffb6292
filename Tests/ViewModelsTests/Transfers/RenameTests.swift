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
    desk.program.press(Key(.enter), .typed("y"))
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
    #expect(entry.first?.title == "the renaming of scope s to s2")
    #expect(entry.first?.rows.map(\.steps.count) == [6, 1])
  }

  @Test func `the way to undo is told from where one is`() throws {
    var desk = try TransferDesk()
    desk.program.press(.typed("1"), .typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter), .typed("y"))
    #expect(desk.status == StatusLine(.good, "copied s to s2; esc, then u takes it back"))
    desk.program.press(Key(.escape))
    #expect(desk.program.app.overlays.isEmpty)
    #expect(desk.status == StatusLine(.good, "copied s to s2; u takes it back"))
  }

  @Test func `a key that is put before the name was typed keeps the old scope`() throws {
    var desk = try TransferDesk()
    desk.program.press(.typed("1"), .typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter), .typed("y"))
    try desk.others.put([7], key: "late")
    desk.program.press(.typed("s"), Key(.enter))
    #expect(desk.status?.text.hasPrefix("s was changed after it was copied and is kept") == true)
    #expect(desk.held("s", "late") == [7])
    // Again, into the scope that is there by now.
    desk.program.press(.typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter), .typed("y"))
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
    desk.program.press(Key(.enter), .typed("y"))
    #expect(question(desk) == nil)
    guard case .changes(let run)? = desk.program.app.overlays.last else {
      Issue.record("no report")
      return
    }
    #expect(run.failures.count == 1)
    desk.program.press(Key(.escape), .typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter), .typed("y"))
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
    desk.program.press(Key(.enter), .typed("y"))
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
    program.press(Key(.enter), .typed("y"))
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
    desk.program.press(.typed("y"))
    #expect(desk.status == StatusLine(.good, "copied scope s to s-copy; u takes it back"))
    #expect(desk.held("s-copy", "b") == TransferDesk.value("b"))
    desk.program.press(.typed("1"), .typed("g"))
    #expect(desk.program.app.browser.scopes.selected?.name == ScopeName("s"))
    desk.program.press(.typed("1"), .typed("m"), Key(.escape), .typed("w"), Key(.end), Key(.enter))
    desk.program.press(Key(.enter), .typed("c"), .typed("a"), .typed("y"))
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
        == "vault-kv is an Azure Key Vault scope: only its keys can be copied, by T and m")
  }

  @Test func `a copy that was taken back is made anew under the same name`() throws {
    var desk = try TransferDesk()
    for _ in 0..<2 {
      desk.program.press(.typed("1"), .typed("r"))
      desk.program.type("2")
      desk.program.press(Key(.enter), .typed("y"), Key(.escape))
      #expect(desk.held("s2", "b") == TransferDesk.value("b"))
      desk.program.press(.typed("u"), .typed("y"))
      #expect(desk.held("s2", "b") == nil)
      #expect(desk.status?.text == "took back the copy of s to s2")
    }
  }

  /// Renames the scope `s` to `s2`.
  private func rename(_ desk: inout TransferDesk) {
    desk.program.press(.typed("1"), .typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter), .typed("y"))
    desk.program.type("s")
    desk.program.press(Key(.enter))
    #expect(desk.status == StatusLine(.good, "renamed scope s to s2; u takes it back"))
  }

  @Test func `what a renaming of a scope does is shown before anything is written`() throws {
    var desk = try TransferDesk()
    try desk.others.grant("READ", to: "data-engineers", in: "s")
    let count = desk.writeCount
    desk.program.press(.typed("1"), .typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter))
    #expect(form(desk)?.preview?.rows?.map(\.state) == [.new, .new, .new])
    #expect(form(desk)?.preview?.acls.count == 2)
    #expect(form(desk)?.previewNotes.first == "creates the scope s2; 3 new")
    // Neither the keys that led here nor a paste agree to it.
    desk.program.press(Key(.enter), .typed("r"))
    desk.program.handle(.pasted(Secret(copying: Array("y".utf8))))
    #expect(form(desk)?.preview != nil)
    desk.program.press(Key(.escape))
    #expect(form(desk)?.preview == nil)
    #expect(form(desk)?.field.text == "s2")
    desk.program.press(Key(.escape))
    #expect(desk.program.app.overlays.isEmpty)
    #expect(desk.writeCount == count)
  }

  @Test func `an access list that cannot be read is told before anything is written`() throws {
    var desk = try TransferDesk()
    desk.workspace.inject(
      Fault(.error(403, "PERMISSION_DENIED", "no MANAGE here"), path: "acls/list"))
    desk.program.press(.typed("1"), .typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter))
    #expect(
      form(desk)?.previewNotes.contains { $0.hasPrefix("its access list is not copied") } == true)
  }

  @Test func `the way back tells all it does, and takes the new scope away`() throws {
    var desk = try TransferDesk()
    try desk.others.grant("READ", to: "data-engineers", in: "s")
    rename(&desk)
    desk.program.press(.typed("u"))
    #expect(
      question(desk)?.lines.dropLast() == [
        "the renaming of scope s to s2", "makes the scope s again",
        "moves 3 keys back from s2 to s", "gives 2 permissions again",
        "deletes the scope s2, if nobody has used it since", "the keys' ages start anew",
      ])
    desk.program.press(.typed("y"))
    #expect(desk.status?.text == "took back the renaming of scope s to s2")
    #expect(desk.held("s", "b") == TransferDesk.value("b"))
    #expect(desk.others.access(to: "s")?.contains("data-engineers") == true)
    #expect(desk.others.access(to: "s2") == nil)
    #expect(desk.program.app.browser.focus == .scopes)
    #expect(desk.program.app.browser.scopes.selected?.name == ScopeName("s"))
  }

  @Test(arguments: [true, false])
  func `the way back leaves a new scope that somebody uses`(isKey: Bool) throws {
    var desk = try TransferDesk()
    try desk.others.grant("READ", to: "data-engineers", in: "s")
    rename(&desk)
    if isKey {
      try desk.others.put([7], scope: "s2", key: "late")
    } else {
      try desk.others.grant("WRITE", to: "data-engineers", in: "s2")
    }
    desk.program.press(.typed("u"), .typed("y"))
    #expect(desk.held("s", "b") == TransferDesk.value("b"))
    if isKey { #expect(desk.held("s2", "late") == [7]) }
    #expect(desk.others.access(to: "s2")?.contains("data-engineers") == true)
    #expect(desk.status?.kind == .failure)
  }

  @Test func `the way back never deletes a scope that was there before`() throws {
    var desk = try TransferDesk()
    // It looks as if it was just made, and the list here does not know it yet.
    desk.program.press(.typed("1"), .typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter))
    try desk.others.createScope("s2")
    desk.program.press(.typed("y"))
    desk.program.type("s")
    desk.program.press(Key(.enter), .typed("u"))
    #expect(
      question(desk)?.lines.contains("the scope s2, which was there before, stays") == true)
    desk.program.press(.typed("y"))
    #expect(desk.held("s", "b") == TransferDesk.value("b"))
    #expect(desk.others.access(to: "s2") != nil)
  }
}
