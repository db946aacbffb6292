import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// Keys whose names differ by case alone, on workspaces that fold them and on those that do not.
@Suite struct LetterCaseTests {
  private func desk(_ keys: [String], foldsKeyNames: Bool) throws -> TransferDesk {
    var options = WorkspaceOptions()
    options.foldsKeyNames = foldsKeyNames
    return try TransferDesk(keys, options: options)
  }

  private func rename(_ desk: TransferDesk) -> RenameViewModel? {
    if case .rename(let form)? = desk.program.app.overlays.last { form } else { nil }
  }

  private func newKey(_ desk: TransferDesk) -> NewKeyViewModel? {
    if case .newKey(let form)? = desk.program.app.overlays.last { form } else { nil }
  }

  private static func alike(_ name: String) -> String {
    "it may be the key \(name), only case differs"
  }

  private static func cannot(_ name: String) -> TransferPreview.RowState {
    .cannot("\(alike(name)); r gives it another name")
  }

  @Test(
    arguments: [true, false],
    [
      ("A", "a", "rename it to another name first"),
      ("B", "b", "take another name"),
    ])
  func `a key gets no name that differs only by case`(
    foldsKeyNames: Bool, row: (typed: String, like: String, advice: String)
  ) throws {
    var desk = try desk(["a", "b"], foldsKeyNames: foldsKeyNames)
    let count = desk.writeCount
    desk.program.press(.typed("r"), Key(.backspace))
    desk.program.type(row.typed)
    desk.program.press(Key(.enter))
    #expect(rename(desk)?.problem == "\(Self.alike(row.like)); \(row.advice)")
    desk.program.press(Key(.escape))
    #expect(desk.writeCount == count)
    #expect(desk.held("s", "a") == TransferDesk.value("a"))
  }

  @Test(arguments: [true, false])
  func `another name leads to the same one in other letters, and back`(foldsKeyNames: Bool) throws {
    var desk = try desk(["key"], foldsKeyNames: foldsKeyNames)
    for name in ["third", "KEY"] {
      desk.program.press(.typed("r"), .control("u"))
      desk.program.type(name)
      desk.program.press(Key(.enter))
      #expect(desk.program.app.overlays.isEmpty)
    }
    #expect(desk.program.app.browser.keys.keys[0].name.rawValue == "KEY")
    desk.program.press(.typed("u"), .typed("y"), .typed("u"), .typed("y"))
    #expect(desk.program.app.browser.keys.keys[0].name.rawValue == "key")
    #expect(desk.held("s", "key") == TransferDesk.value("key"))
  }

  @Test func `a new key gets no name that differs only by case`() throws {
    var desk = try desk(["a", "b"], foldsKeyNames: false)
    desk.program.press(.typed("n"))
    desk.program.type("B")
    desk.program.press(Key(.enter))
    #expect(newKey(desk)?.problem == "\(Self.alike("b")); take another name")
    desk.program.press(Key(.backspace))
    desk.program.type("b")
    desk.program.press(Key(.enter))
    #expect(newKey(desk)?.problem == "b is there already; open it with enter in the list")
  }

  @Test(arguments: [true, false], [true, false])
  func `what differs by case from a key there is left until it has another name`(
    foldsKeyNames: Bool, isMove: Bool
  ) throws {
    var desk = try desk(["key", "other"], foldsKeyNames: foldsKeyNames)
    try desk.others.put([9], key: "KEY", scope: "z")
    desk.program.press(.typed("T"))
    desk.openTargets()
    desk.program.press(.typed(isMove ? "m" : "c"))
    #expect(desk.states == [Self.cannot("KEY"), .new])
    #expect(
      desk.transfer?.preview?.selectedReason
        == "s/key is left: \(Self.alike("KEY")); r gives it another name")
    desk.program.press(.typed("r"), .control("u"))
    desk.program.type("Key")
    desk.program.press(Key(.enter))
    #expect(desk.states == [Self.cannot("KEY"), .new])
    desk.program.press(.typed("r"), .control("u"))
    desk.program.type("OTHER")
    desk.program.press(Key(.enter))
    #expect(desk.transfer?.preview?.problem == Self.alike("other"))
    desk.program.press(.control("u"))
    desk.program.type("key2")
    desk.program.press(Key(.enter))
    #expect(desk.states == [.new, .new])
    desk.program.press(.typed("y"))
    #expect(desk.held("z", "KEY") == [9])
    #expect(desk.held("z", "key2") == TransferDesk.value("key"))
    #expect(desk.held("s", "key") == (isMove ? nil : TransferDesk.value("key")))
    desk.program.press(.typed("u"), .typed("y"))
    #expect(desk.held("z", "KEY") == [9])
    #expect(desk.held("z", "key2") == nil)
    #expect(desk.held("s", "key") == TransferDesk.value("key"))
  }

  @Test(arguments: [true, false])
  func `a move of only what is left moves nothing`(foldsKeyNames: Bool) throws {
    var desk = try desk(["key"], foldsKeyNames: foldsKeyNames)
    // The same bytes: where names are folded, they would be found there.
    try desk.others.put(TransferDesk.value("key"), key: "KEY", scope: "z")
    let count = desk.writeCount
    desk.openTargets()
    desk.program.press(.typed("m"), .typed("y"))
    #expect(desk.transfer?.preview?.problem == "there is nothing to do")
    #expect(desk.writeCount == count)
  }

  @Test(arguments: [true, false])
  func `a key is not copied beside itself in other letters`(foldsKeyNames: Bool) throws {
    var desk = try desk(["key", "b"], foldsKeyNames: foldsKeyNames)
    let count = desk.writeCount
    desk.program.press(Key(.end), .typed("m"), Key(.home), .typed("c"))
    for (name, like) in [("KEY", "key"), ("B", "b")] {
      desk.program.press(.typed("r"), .control("u"))
      desk.program.type(name)
      desk.program.press(Key(.enter))
      #expect(desk.states == [Self.cannot(like)])
    }
    desk.program.press(.typed("y"))
    #expect(desk.writeCount == count)
  }

  @Test(arguments: [true, false])
  func `a scope that holds both spellings is renamed whole`(isBegun: Bool) throws {
    var desk = try desk(["Key", "key"], foldsKeyNames: false)
    for turn in 0...(isBegun ? 1 : 0) {
      desk.program.press(.typed("1"), .typed("r"))
      desk.program.type("2")
      desk.program.press(Key(.enter))
      #expect(
        rename(desk)?.preview?.rows?.map(\.state) == (turn == 0 ? [.new, .new] : [.there, .there]))
      desk.program.press(.typed("y"))
      if turn == 0, isBegun { desk.program.press(Key(.escape)) }
    }
    desk.program.type("s")
    desk.program.press(Key(.enter))
    #expect(desk.status == StatusLine(.good, "renamed scope s to s2; u takes it back"))
    #expect(desk.held("s2", "Key") == TransferDesk.value("Key"))
    #expect(desk.held("s2", "key") == TransferDesk.value("key"))
  }

  @Test(arguments: [true, false])
  func `a scope is not renamed where a key would be left`(foldsKeyNames: Bool) throws {
    var desk = try desk(["key"], foldsKeyNames: foldsKeyNames)
    desk.program.press(.typed("1"), .typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter), .typed("y"), Key(.escape))
    try desk.others.post("delete", #"{"scope":"s2","key":"key"}"#)
    try desk.others.put([9], key: "KEY", scope: "s2")
    let count = desk.writeCount
    desk.program.press(.typed("1"), .typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter), .typed("y"))
    #expect(
      rename(desk)?.previewNotes.last
        == "s/key is left: \(Self.alike("KEY")); give one of them another name first")
    #expect(desk.writeCount == count)
    #expect(desk.held("s", "key") == TransferDesk.value("key"))
  }

  @Test(arguments: [true, false])
  func `a whole scope goes elsewhere but for the second spelling`(foldsKeyNames: Bool) throws {
    var desk = try desk(["Key"], foldsKeyNames: foldsKeyNames)
    if !foldsKeyNames { try desk.others.put([1], key: "key") }
    desk.program.press(.typed("1"), .typed("m"), Key(.escape), .typed("w"), Key(.end), Key(.enter))
    desk.program.press(Key(.enter), .typed("c"))
    #expect(desk.states == (foldsKeyNames ? [.new] : [.new, Self.cannot("Key")]))
    desk.program.press(.typed("y"))
    #expect(desk.elsewhere.value(scope: "s", key: "Key") == TransferDesk.value("Key"))
  }

  @Test(arguments: [true, false])
  func `a name on the command line in other letters is told`(foldsKeyNames: Bool) throws {
    let desk = try desk(["Key"], foldsKeyNames: foldsKeyNames)
    let program = DemoApp(
      workspace: desk.workspace,
      destination: BrowserViewModel.Destination(scope: ScopeName("s"), key: KeyName("key")))
    #expect(
      program.app.browser.status
        == StatusLine(.warning, "s/key is not listed; \(Self.alike("Key"))"))
  }

  @Test(arguments: [true, false])
  func `copying across leaves what differs by case from a key there`(foldsKeyNames: Bool) throws {
    var desk = try desk(["key", "other"], foldsKeyNames: foldsKeyNames)
    try desk.others.put([9], key: "KEY", scope: "z")
    desk.program.press(.typed("c"), Key(.end), Key(.enter), Key(.home), .typed(">"))
    let reason = "key is left: \(Self.alike("KEY")); rename one of them first"
    #expect(desk.program.app.comparison?.preview == nil)
    #expect(desk.program.app.comparison?.notice?.text == reason)
    desk.program.press(.typed("T"), .typed(">"))
    let preview = desk.program.app.comparison?.preview
    #expect(
      preview?.table.rows.map { "\($0.id) \($0.cells[1].text)" } == ["key cannot", "other new"])
    #expect(preview?.selectedReason == reason)
    #expect(preview?.count == 1 && preview?.leftCount == 1)
    desk.program.press(.typed("y"))
    #expect(desk.held("z", "KEY") == [9])
    #expect(desk.held("z", "other") == TransferDesk.value("other"))
  }

  @Test(arguments: UndoDesk.Action.allCases)
  func `what is done where names are folded is taken back`(action: UndoDesk.Action) throws {
    var desk = try UndoDesk(foldsKeyNames: true)
    desk.perform(action)
    desk.expectNothingLost()
    desk.takeBack()
    #expect(desk.now == desk.before)
  }

  @Test(arguments: [true, false])
  func `a row of an import that differs only by case is mended by another name`(
    foldsKeyNames: Bool
  ) throws {
    var desk = try ImportDesk(["Key": "old"], foldsKeyNames: foldsKeyNames)
    desk.begin("key=1\nnew=2\nNEW=3\n")
    #expect(desk.rows == ["- key invalid", "+ new add", "- NEW invalid"])
    #expect(desk.form?.rowText == "\(Self.alike("Key")); r gives it another name")
    #expect(desk.values.last == Self.alike("new"))
    desk.press(.typed("r"), .control("u"))
    desk.program.type("Key")
    desk.press(Key(.enter))
    #expect(desk.rows == ["+ Key change", "+ new add", "- NEW invalid"])
    desk.press(.typed("r"), .control("u"))
    desk.program.type("key2")
    desk.press(Key(.enter))
    #expect(desk.rows == ["+ key2 add", "+ new add", "- NEW invalid"])
    desk.press(Key(.enter), .typed("y"))
    #expect(desk.held("Key") == "old")
    #expect(desk.held("key2") == "1")
    #expect(desk.held("new") == "2")
  }
}
