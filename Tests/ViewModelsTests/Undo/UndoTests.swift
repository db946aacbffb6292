import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// `u` and the undo list, key by key.
@Suite struct UndoTests {
  private static let x = path("a", "x")

  /// A harness in which `a/x` was deleted, which held `old`.
  private func deleted(profile: String? = "prod") -> AppHarness {
    var harness = AppHarness(["a": ["x", "y"]], profile: profile)
    harness.press(Key(.enter), .typed("d"), .typed("y"))
    harness.answer(where: { $0 == deletion(Self.x) }, .deleted())
    return harness
  }

  private func question(_ harness: AppHarness) -> ConfirmationViewModel? {
    if case .confirmation(let question)? = harness.app.overlays.last { question } else { nil }
  }

  private func list(_ harness: AppHarness) -> UndoListViewModel? {
    for case .undoList(let list) in harness.app.overlays { return list }
    return nil
  }

  private func change(_ harness: AppHarness) -> PlacedChange? {
    for case .change(let placed) in harness.requests { return placed }
    return nil
  }

  @Test func `u says what it will do, and y does it`() throws {
    var harness = deleted()
    #expect(harness.app.browser.status == StatusLine(.good, "deleted a/x; u takes it back"))
    harness.press(.typed("u"))
    #expect(question(harness)?.title == "Take it back")
    #expect(
      question(harness)?.lines == [
        "the deletion of a/x", "puts a/x back, 3 bytes, if nothing is there now",
        "the key's age starts anew", "done less than a minute ago",
      ])
    harness.press(.typed("y"))
    guard case .put(Self.x, let value, over: .nothing)? = change(harness)?.change else {
      Issue.record("\(harness.requests)")
      return
    }
    #expect(value.bytesEqual(Secret(copying: Array("old".utf8))))
    harness.answer(
      where: { if case .change = $0 { true } else { false } },
      .changed(.success(ChangeOutcome(.added, value: value))))
    #expect(
      harness.app.browser.status == StatusLine(.good, "took back the deletion of a/x"))
    #expect(harness.app.undoLog.entries.isEmpty)
    #expect(harness.requests.contains(.listKeys(ScopeName("a"))))
  }

  @Test(arguments: [[Key(.escape)], [.typed("u"), .typed("u")], [Key(.enter)], [.typed("n")]])
  func `escape, a double tap and enter take nothing back`(keys: [Key]) {
    var harness = deleted()
    harness.press(.typed("u"))
    for key in keys { harness.press(key) }
    #expect(change(harness) == nil)
    #expect(harness.app.undoLog.entries.count == 1)
  }

  @Test(arguments: ["y", "y\r", "u"])
  func `a paste takes nothing back`(text: String) {
    var harness = deleted()
    harness.press(.typed("u"))
    harness.handle(.pasted(Secret(copying: Array(text.utf8))))
    #expect(question(harness) != nil)
    #expect(change(harness) == nil)
  }

  @Test func `without a change there is nothing to take back`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(.typed("u"))
    #expect(harness.app.overlays.isEmpty)
    #expect(
      harness.app.browser.status
        == StatusLine(.warning, "nothing was changed in this run that can be taken back"))
    harness.press(.typed("U"))
    #expect(list(harness)?.table.rows.isEmpty == true)
    harness.press(Key(.enter), .typed("d"))
    #expect(harness.app.overlays.count == 1)
    harness.press(.typed("U"))
    #expect(harness.app.overlays.isEmpty)
  }

  @Test func `while it is taken back it is not taken back again`() {
    var harness = deleted()
    harness.press(.typed("u"), .typed("y"), .typed("u"))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.status == StatusLine(.warning, "it is being taken back"))
    #expect(harness.requests.count { if case .change = $0 { true } else { false } } == 1)
  }

  @Test func `the list shows what was done, and enter takes the selected one back`() throws {
    var harness = deleted()
    harness.press(.typed("d"), .typed("y"))
    harness.answer(where: { $0 == deletion(path("a", "x")) }, .deleted("longer"))
    harness.press(.typed("U"))
    let shown = try #require(list(harness))
    #expect(
      shown.table.rows.map { $0.cells.map(\.text) } == [
        ["the deletion of a/x", "now", "6 bytes", "prod"],
        ["the deletion of a/x", "now", "3 bytes", "prod"],
      ])
    #expect(
      shown.notes == [
        "9 bytes of values are kept in 8 KiB of locked memory, at most 4 MiB, the oldest go first",
        "they are wiped when the program ends",
      ])
    harness.press(Key(.down), Key(.enter))
    #expect(question(harness)?.title == "Take it back")
    harness.press(Key(.enter))
    #expect(change(harness) == nil, "the key that opened it does not answer")
    harness.press(.typed("y"))
    #expect(harness.app.overlays.isEmpty)
    guard case .put(Self.x, let value, over: .nothing)? = change(harness)?.change else {
      Issue.record("\(harness.requests)")
      return
    }
    #expect(value.count == 3)
  }

  @Test func `d forgets the selected one after a question, and its value is gone`() throws {
    var harness = deleted()
    weak let value = harness.app.undoLog.last?.keptValue
    #expect(value != nil)
    harness.press(.typed("U"), .typed("d"), .typed("d"), .typed("d"))
    #expect(question(harness)?.title == "Forget it")
    harness.handle(.pasted(Secret(copying: Array("y".utf8))))
    harness.press(Key(.escape))
    #expect(harness.app.undoLog.entries.count == 1)
    #expect(list(harness) != nil)
    harness.press(.typed("d"), .typed("y"))
    #expect(harness.app.undoLog.entries.isEmpty)
    #expect(list(harness)?.table.rows.isEmpty == true)
    #expect(value == nil)
  }

  @Test func `quitting wipes what is kept`() {
    var harness = deleted()
    weak let value = harness.app.undoLog.last?.keptValue
    #expect(value != nil)
    harness.press(.typed("q"))
    #expect(harness.terminal == [.quit(status: 0)])
    #expect(value == nil)
  }

  @Test func `suspending and losing the focus keep it`() {
    var harness = deleted()
    harness.handle(.focusChanged(false))
    harness.press(.control("z"))
    harness.handle(.resumed)
    #expect(harness.app.undoLog.entries.count == 1)
  }

  @Test func `a save is taken back by the old value, where mine is still there`() throws {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("e"))
    harness.answerValue(Self.x, "old")
    harness.type("!")
    harness.press(.control("s"), .control("s"))
    harness.answer(where: isSave, .saved(Self.x, .success(saved)))
    #expect(
      harness.app.browser.status
        == StatusLine(.good, "saved a/x, 4 bytes; esc, then u takes it back"))
    harness.press(Key(.escape), .typed("u"))
    #expect(
      question(harness)?.lines.dropFirst().first
        == "puts the former value of a/x back, 3 bytes, if nobody has put another since")
    harness.press(.typed("y"))
    guard case .put(Self.x, let old, over: .holding(let new))? = change(harness)?.change else {
      Issue.record("\(harness.requests)")
      return
    }
    #expect(old.bytesEqual(Secret(copying: Array("old".utf8))))
    #expect(new.bytesEqual(Secret(copying: Array("!old".utf8))))
  }

  @Test func `a save that ends after its editor was left is taken back too`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("e"))
    harness.answerValue(Self.x, "old")
    harness.type("!")
    harness.press(.control("s"), .control("s"), Key(.escape), .typed("y"))
    #expect(harness.app.browser.editor == nil)
    harness.answer(where: isSave, .saved(Self.x, .success(saved)))
    #expect(harness.app.undoLog.last?.title == "the new value of a/x")
  }

  @Test func `where the old value could not be read a save is not taken back`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("e"))
    harness.answer(
      where: { $0 == .readValue(Self.x) },
      .value(Self.x, .failure(.readingNotAllowed("outside of a notebook"))))
    harness.type("mine")
    harness.press(.control("s"))
    harness.answer(where: isSave, .saved(Self.x, .success(saved)))
    #expect(harness.app.browser.status == StatusLine(.good, "saved a/x, 4 bytes"))
    #expect(harness.app.undoLog.entries.isEmpty)
  }

  @Test func `theirs comes back where mine was kept over it`() {
    var harness = AppHarness(["a": ["x"]])
    let time = Timestamp(milliseconds: 1_763_900_000_000)
    harness.press(Key(.enter), .typed("e"))
    harness.answerValue(Self.x, "old")
    harness.type("!")
    harness.press(.control("s"), .control("s"))
    harness.answer(where: isSave, .saved(Self.x, .failure(.changedMeanwhile(time))))
    harness.wait(milliseconds: AppViewModel.typingGuardMilliseconds)
    harness.press(.typed("m"))
    harness.answerValue(Self.x, "theirs")
    harness.answer(where: isSave, .saved(Self.x, .success(saved)))
    let value = harness.app.undoLog.last?.keptValue
    #expect(value?.bytesEqual(Secret(copying: Array("theirs".utf8))) == true)
  }

  @Test func `a scope that was used since is not deleted by taking its creation back`() throws {
    var desk = try UndoDesk()
    desk.perform(.createScope)
    #expect(desk.status == StatusLine(.good, "created scope new; u takes it back"))
    try desk.others.putACL("grace@example.com", "READ", scope: "new")
    desk.takeBack()
    #expect(desk.now.access["new"] != nil)
    #expect(desk.status?.text.contains("keys or permissions that somebody gave it") == true)
  }

  @Test func `what is there again is selected`() throws {
    var desk = try UndoDesk()
    desk.program.press(Key(.down))
    desk.perform(.deleteKey)
    desk.takeBack()
    #expect(desk.program.app.browser.keys.selectedPath == path("s", "k2"))
    desk.perform(.deleteScope)
    #expect(desk.program.app.browser.scopes.selected?.name.rawValue == "other")
    desk.takeBack()
    #expect(desk.program.app.browser.scopes.selected?.name.rawValue == "s")
  }

  private var saved: SavedSecret { SavedSecret(lastUpdated: nil, byteCount: 4) }

  private func isSave(_ request: Request) -> Bool {
    if case .save = request { true } else { false }
  }
}

extension UndoEntry {
  /// The first value it would put.
  var keptValue: Secret? {
    for case .put(_, let value, _) in rows.flatMap(\.steps).map(\.change) { return value }
    return nil
  }
}
