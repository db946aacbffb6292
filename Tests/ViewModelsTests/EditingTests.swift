import DatabricksClient
import Testing
import ViewModels

/// The editor's way through the app: opening, saving, leaving.
@Suite struct EditingTests {
  private static let x = path("a", "x")

  private func opened() -> AppHarness {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("e"))
    harness.answer(
      where: { $0 == .readValue(Self.x) },
      .value(Self.x, .success(Secret(copying: Array("old".utf8)))))
    return harness
  }

  private func isSave(_ request: Request) -> Bool {
    if case .save = request { true } else { false }
  }

  private static let done = Answer.saved(
    x, .success(SavedSecret(lastUpdated: nil, byteCount: 4)))

  @Test func `e reads the value and opens the editor on it`() {
    let harness = opened()
    #expect(harness.app.browser.editor?.path == Self.x)
    #expect(harness.app.browser.editor?.hasChanges == false)
    #expect(harness.app.context == .editor)
  }

  @Test func `where values may not be read the editor opens empty and says what saving does`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("e"))
    harness.answer(
      where: { $0 == .readValue(Self.x) }, .value(Self.x, .failure(.readingNotAllowed("no"))))
    let editor = harness.app.browser.editor
    #expect(editor?.original == nil)
    #expect(editor?.seen == .present(lastUpdated: Timestamp(milliseconds: 1_763_000_000_000)))
    #expect(harness.app.browser.status?.text.hasSuffix("what you save replaces a/x unseen") == true)
    harness.type("new")
    harness.press(.control("s"))
    #expect(harness.requests.contains { isSave($0) })
  }

  @Test func `typing takes the words of the last save away`() {
    var harness = opened()
    harness.type("!")
    harness.press(.control("s"), .control("s"))
    harness.answer(where: isSave, Self.done)
    #expect(harness.app.browser.status?.kind == .good)
    harness.type("?")
    #expect(harness.app.browser.status == nil)
  }

  @Test func `letters are text in the editor`() {
    var harness = opened()
    harness.type("qd?N")
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.terminal.isEmpty)
    #expect(harness.app.browser.editor?.hasChanges == true)
  }

  @Test func `a save sends the bytes and is proved in words`() {
    var harness = opened()
    harness.type("!")
    harness.press(.control("s"), .control("s"))
    guard
      case .save(let path, let value, let seen)? = harness.requests.first(where: isSave)
    else {
      Issue.record("nothing was saved: \(harness.requests)")
      return
    }
    #expect(path == Self.x)
    #expect(value.bytesEqual(Secret(copying: Array("!old".utf8))))
    #expect(seen == .present(lastUpdated: Timestamp(milliseconds: 1_763_000_000_000)))
    harness.answer(where: isSave, Self.done)
    #expect(harness.app.browser.status?.kind == .good)
    #expect(
      harness.app.browser.status?.text
        == "saved a/x, 4 bytes; esc, then u takes it back")
    #expect(harness.app.browser.editor?.hasChanges == false)
  }

  /// The new key `z` is saved, and the list of its scope not read again yet.
  private func saved() -> AppHarness {
    var harness = AppHarness(["a": ["w", "x"]])
    harness.press(.typed("n"))
    harness.type("z")
    harness.press(Key(.enter))
    harness.type("v")
    harness.press(.control("s"))
    harness.answer(
      where: isSave,
      .saved(path("a", "z"), .success(SavedSecret(lastUpdated: nil, byteCount: 1))))
    return harness
  }

  @Test func `after a save the editor keeps the keys and the list has the key selected`() {
    var harness = saved()
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(ScopeName("a"), .success(AppHarness.keys(["w", "x", "z"]))))
    #expect(harness.app.context == .editor)
    harness.press(Key(.escape))
    #expect(harness.app.browser.keys.selectedPath == path("a", "z"))
    #expect(harness.app.browser.focus == .keys)
  }

  @Test func `a list that cannot be read after a save does not say that the key is missing`() {
    var harness = saved()
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(ScopeName("a"), .failure(.serverFailed(status: 500, ""))))
    #expect(harness.app.browser.status?.kind == .good)
    #expect(
      harness.app.browser.status?.text
        == "saved a/z, 1 byte; esc, then u takes it back")
  }

  @Test func `a save that got lost is told as such wherever it is told`() {
    var harness = opened()
    harness.type("!")
    harness.press(.control("s"), .control("s"))
    harness.answer(where: isSave, .saved(Self.x, .failure(.outcomeUnknown("connection reset"))))
    #expect(
      harness.app.browser.status
        == StatusLine(
          .failure,
          "it is not known whether a/x was saved: the answer was lost: connection reset; "
            + "save again to find out"))
    harness.press(Key(.escape))
    guard case .confirmation(let question)? = harness.app.overlays.last else {
      Issue.record("leaving asks nothing")
      return
    }
    #expect(question.lines.last == "was changed here, and it is not known whether that was saved")
  }

  @Test(arguments: [
    DatabricksError.unreachable(host: "example.com", .timedOut), .notPermitted("no"),
    .serverFailed(status: 500, "x"), .outcomeUnknown("x"),
    .rateLimited(retryAfterSeconds: nil), .noSuchScope("a"), .limitReached("x"),
  ])
  func `a failed save keeps the text and can be tried again`(error: DatabricksError) {
    var harness = opened()
    harness.type("!")
    harness.press(.control("s"), .control("s"))
    harness.answer(where: isSave, .saved(Self.x, .failure(error)))
    #expect(harness.app.browser.editor?.hasChanges == true)
    #expect(harness.app.browser.status?.kind == .failure)
    harness.press(.control("s"))
    harness.answer(where: isSave, Self.done)
    #expect(harness.app.browser.editor?.hasChanges == false)
  }

  @Test func `leaving with changes asks and starts on staying`() {
    var harness = opened()
    harness.type("!")
    harness.press(Key(.escape))
    #expect(harness.app.overlays.count == 1)
    harness.press(Key(.enter))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.editor != nil)
  }

  @Test func `discard leaves without a request`() {
    var harness = opened()
    harness.type("!")
    harness.press(Key(.escape), .typed("d"))
    #expect(harness.app.browser.editor == nil)
    #expect(!harness.requests.contains(where: isSave))
  }

  @Test func `save and leave closes only once the save has ended well`() {
    var harness = opened()
    harness.type("!")
    harness.press(Key(.escape), .typed("s"), .control("s"))
    #expect(harness.app.browser.editor != nil)
    harness.answer(where: isSave, Self.done)
    #expect(harness.app.browser.editor == nil)
  }

  @Test func `save and quit stays when the save fails`() {
    var harness = opened()
    harness.type("!")
    harness.press(.control("q"), .typed("s"), .control("s"))
    harness.answer(where: isSave, .saved(Self.x, .failure(.notPermitted("no"))))
    #expect(harness.terminal.isEmpty)
    #expect(harness.app.browser.editor?.hasChanges == true)
  }

  @Test func `quit without changes quits at once`() {
    var harness = opened()
    harness.press(.control("c"))
    #expect(harness.terminal == [.quit(status: 0)])
  }

  @Test func `keys typed while the editor opens do nothing to the list`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("e"))
    harness.type("dyq")
    #expect(harness.requests.contains(.readValue(Self.x)))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.terminal.isEmpty)
    harness.press(Key(.escape))
    #expect(harness.app.browser.opening == nil)
  }

  @Test func `leaving during a save says that it goes on`() {
    var harness = opened()
    harness.type("!")
    harness.press(.control("s"), .control("s"), Key(.escape))
    #expect(harness.app.browser.editor != nil)
    harness.press(Key(.escape))
    #expect(harness.app.overlays.isEmpty)
    harness.press(Key(.escape), .typed("y"))
    #expect(harness.app.browser.editor == nil)
    harness.press(.typed("q"))
    #expect(harness.terminal.isEmpty)
    harness.answer(where: isSave, Self.done)
    #expect(harness.app.browser.status?.kind == .good)
    #expect(
      harness.app.browser.status?.text
        == "saved a/x, 4 bytes; u takes it back")
  }

  @Test func `a status goes with the next key`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("d"), .typed("y"))
    harness.answer(
      where: { $0 == deletion(Self.x) }, .deleted())
    #expect(harness.app.browser.status != nil)
    harness.press(.typed("1"))
    #expect(harness.app.browser.status == nil)
  }

  @Test func `read-only sends nothing`() {
    var harness = AppHarness(isReadOnly: true)
    harness.answerScopes(["a"])
    harness.press(.control("s"))
    #expect(!harness.requests.contains(where: isSave))
  }
}
