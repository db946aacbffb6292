import DatabricksClient
import Testing
import ViewModels

/// Leaving an editor with changes, whatever makes somebody leave it.
@Suite struct LeavingTests {
  private static let x = path("a", "x")
  private static let rejected = DatabricksError.tokenRejected("Invalid access token.")
  private static let done = Answer.saved(
    x, .success(SavedSecret(lastUpdated: nil, byteCount: 4)))

  private func isSave(_ request: Request) -> Bool {
    if case .save = request { true } else { false }
  }

  /// The editor on `a/x` with `!old` in it.
  private func edited() -> AppHarness {
    var harness = AppHarness(["a": ["x"], "b": []])
    harness.press(Key(.enter), .typed("e"))
    harness.answer(
      where: { $0 == .readValue(Self.x) },
      .value(Self.x, .success(Secret(copying: [UInt8]("old")))))
    harness.type("!")
    return harness
  }

  private func question(_ harness: AppHarness) -> ConfirmationViewModel? {
    guard case .confirmation(let question) = harness.app.overlays.last else { return nil }
    return question
  }

  private func review(_ harness: AppHarness) -> DifferenceViewModel? {
    guard case .difference(let shown) = harness.app.overlays.last else { return nil }
    return shown
  }

  private func isPicking(_ harness: AppHarness) -> Bool {
    guard case .workspaces = harness.app.overlays.last else { return false }
    return true
  }

  /// What shows that the way out was taken.
  private func hasLeft(_ harness: AppHarness, by key: Key) -> Bool {
    guard harness.app.browser.editor == nil else { return false }
    switch key.code {
    case .escape: return harness.terminal.isEmpty
    case .function: return isPicking(harness)
    default: return harness.terminal == [.quit(status: 0)]
    }
  }

  private static let ways = [Key(.escape), .control("q"), .control("c"), Key(.function(2))]

  @Test(arguments: ways) func `stay keeps the text`(key: Key) {
    for answer in [Key(.escape), Key(.enter), .typed("n")] {
      var harness = edited()
      harness.press(key)
      #expect(question(harness)?.title == "Unsaved changes")
      harness.press(answer)
      #expect(harness.app.overlays.isEmpty)
      #expect(harness.app.browser.editor?.text.isSame(as: Secret(copying: [UInt8]("!old"))) == true)
      #expect(harness.terminal.isEmpty)
    }
  }

  @Test(arguments: ways) func `discard leaves and sends nothing`(key: Key) {
    var harness = edited()
    harness.press(key, .typed("d"))
    #expect(hasLeft(harness, by: key))
    #expect(!harness.requests.contains(where: isSave))
  }

  @Test(arguments: ways) func `save leaves once it has ended well`(key: Key) {
    var harness = edited()
    harness.press(key, .typed("s"))
    #expect(review(harness)?.summary == "+1 −1 lines, 3 → 4 bytes")
    #expect(!harness.requests.contains(where: isSave))
    harness.press(.control("s"))
    #expect(harness.app.browser.editor != nil)
    harness.answer(where: isSave, Self.done)
    #expect(hasLeft(harness, by: key))
  }

  @Test(arguments: ways) func `Escape in the review goes back to the text and forgets the way out`(
    key: Key
  ) {
    var harness = edited()
    let text = harness.app.browser.editor?.text
    harness.press(key, .typed("s"), Key(.escape))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.editor?.text == text)
    #expect(!harness.requests.contains(where: isSave))
    harness.press(.control("s"), .control("s"))
    harness.answer(where: isSave, Self.done)
    #expect(harness.app.browser.editor != nil, "this save was to stay")
    #expect(harness.terminal.isEmpty)
    #expect(harness.app.overlays.isEmpty)
  }

  @Test(arguments: ways)
  func `a key of the question before does not answer the review`(key: Key) throws {
    var harness = edited()
    harness.press(key, .typed("s"), .typed("s"))
    harness.handle(.pasted(Secret(copying: [UInt8]("s\r\u{13}".utf8))))
    #expect(review(harness) != nil)
    #expect(!harness.requests.contains(where: isSave))
    harness.press(Key(.escape), key, Key(.right), Key(.enter))
    #expect(review(harness) != nil)
    harness.press(Key(.enter), Key(.right), Key(.enter))
    let hint = try #require(review(harness)?.buttonHint)
    #expect(hint.hasPrefix("press ^s to save and ") && hint.hasSuffix("; enter opened this"))
    #expect(!harness.requests.contains(where: isSave))
    harness.press(Key(.up))
    #expect(review(harness)?.buttonHint == nil)
    harness.press(Key(.escape))
    #expect(harness.app.overlays.isEmpty)
    #expect(!harness.requests.contains(where: isSave))
    #expect(harness.app.browser.editor?.hasChanges == true)
  }

  @Test func `the way to undo is told from where one is after the save`() {
    var harness = edited()
    harness.press(Key(.escape), .typed("s"), .control("s"))
    harness.answer(where: isSave, Self.done)
    #expect(harness.app.browser.status?.text == "saved a/x, 4 bytes; u takes it back")
    harness = edited()
    harness.press(.control("s"), .control("s"))
    harness.answer(where: isSave, Self.done)
    #expect(harness.app.browser.status?.text == "saved a/x, 4 bytes; esc, then u takes it back")
    harness = edited()
    harness.press(Key(.escape), .typed("s"), .control("s"), .typed("?"))
    harness.answer(where: isSave, Self.done)
    #expect(harness.app.browser.editor != nil, "more was typed while it was saved")
    #expect(harness.app.browser.status?.text == "saved a/x, 4 bytes; esc, then u takes it back")
  }

  @Test func `a new key is saved and left without a review, which has nothing to compare`() {
    var harness = AppHarness(["a": []])
    harness.press(.typed("n"))
    harness.type("z")
    harness.press(Key(.enter))
    harness.type("v")
    harness.press(Key(.escape), .typed("s"))
    #expect(harness.app.overlays.isEmpty)
    let done = SavedSecret(lastUpdated: nil, byteCount: 1)
    harness.answer(where: isSave, .saved(path("a", "z"), .success(done)))
    #expect(harness.app.browser.editor == nil)
  }

  @Test func `what was agreed to and failed is tried again on the way out without a review`() {
    var harness = edited()
    harness.press(.control("s"), .control("s"))
    harness.answer(where: isSave, .saved(Self.x, .failure(.notPermitted("no"))))
    harness.press(Key(.escape), .typed("s"))
    #expect(harness.app.overlays.isEmpty)
    harness.answer(where: isSave, Self.done)
    #expect(harness.app.browser.editor == nil)
  }

  @Test(arguments: ways) func `save stays when it fails`(key: Key) {
    var harness = edited()
    harness.press(key, .typed("s"), .control("s"))
    harness.answer(where: isSave, .saved(Self.x, .failure(.notPermitted("no"))))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.editor?.hasChanges == true)
    #expect(harness.terminal.isEmpty)
  }

  @Test(arguments: ways) func `without changes nothing is asked`(key: Key) {
    var harness = edited()
    harness.press(.control("z"), key)
    #expect(hasLeft(harness, by: key))
  }

  @Test(arguments: ways) func `during a save it is said, and moot once the save has ended`(key: Key)
  {
    var harness = edited()
    harness.press(.control("s"), .control("s"), key)
    #expect(question(harness)?.title == "A save is under way")
    harness.answer(where: isSave, Self.done)
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.editor?.hasChanges == false)
    #expect(harness.terminal.isEmpty)
  }

  @Test func `no other workspace is opened while a change is under way`() throws {
    var harness = edited()
    harness.press(.control("s"), .control("s"), Key(.function(2)), .typed("y"))
    #expect(isPicking(harness))
    answerProfiles(in: &harness)
    harness.press(Key(.down), Key(.enter))
    #expect(!harness.requests.contains(.openProfile("test")))
    #expect(
      harness.app.browser.status
        == StatusLine(.warning, "a change is under way; when it has ended, w goes to test"))
    harness.answer(where: isSave, Self.done)
    harness.press(.typed("w"))
    answerProfiles(in: &harness)
    harness.press(Key(.down), Key(.enter))
    #expect(harness.requests.contains(.openProfile("test")))
  }

  @Test func `a workspace connected while a change is under way is opened after it`() throws {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("d"), .typed("y"), .typed("w"))
    answerProfiles(in: &harness)
    harness.press(.typed("n"))
    #expect(harness.app.screen == .tokenEntry)
    let token = "dapi" + "0123456789abcdef0123456789abcd3f"
    harness.handle(.pasted(Secret(copying: [UInt8]("https://new.example.com \(token)"))))
    harness.press(.control("s"))
    harness.answer(
      where: { if case .checkConnection = $0 { true } else { false } },
      .connectionChecked(
        .success(
          CheckedConnection(user: CurrentUser(userName: "ada@example.com"), scopeCount: 2))))
    let change = ProfileChange(path: "~/.databrickscfg", lines: [], replacesProfile: false)
    harness.answer(
      where: { if case .previewProfile = $0 { true } else { false } },
      .profilePreviewed(.success(change)))
    harness.press(Key(.enter))
    harness.answer(
      where: { if case .writeProfile = $0 { true } else { false } },
      .profileWritten(.success(change)))
    #expect(harness.app.screen == .browser)
    #expect(harness.app.browser.status?.text.hasPrefix("a change is under way") == true)
    #expect(!harness.requests.contains { if case .openProfile = $0 { true } else { false } })
    #expect(harness.app.tokenEntry.host.text.isEmpty)
  }

  @Test func `no editor is opened while another workspace is`() throws {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("w"))
    answerProfiles(in: &harness)
    harness.press(Key(.down), Key(.enter), .typed("e"), .typed("n"))
    #expect(harness.requests.contains(.openProfile("test")))
    #expect(!harness.requests.contains(.readValue(Self.x)))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.status == StatusLine(.warning, "another workspace is opening"))
  }

  @Test func `a scope deleted late takes the keys from no editor`() throws {
    var harness = AppHarness(["a": ["x"], "b": []])
    harness.press(.typed("j"), .typed("d"))
    harness.deleteEmptyScope("b")
    harness.press(.typed("k"), Key(.enter), .typed("e"))
    harness.answer(
      where: { $0 == .readValue(Self.x) },
      .value(Self.x, .success(Secret(copying: [UInt8]("old")))))
    harness.type("!")
    harness.answer(
      where: { $0 == .deleteScope(ScopeName("b")) },
      .scopeDeleted(ScopeName("b"), .success(.done)))
    #expect(harness.app.context == .editor)
    harness.type("w")
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.editor?.text.count == 5)
  }

  @Test(arguments: [Key.control("q"), .control("c")])
  func `quitting where a new token is entered asks about the text behind`(key: Key) throws {
    var harness = edited()
    harness.press(.control("s"), .control("s"))
    harness.answer(where: isSave, .saved(Self.x, .failure(Self.rejected)))
    harness.press(.typed("y"))
    #expect(harness.app.screen == .tokenEntry)
    harness.press(key)
    #expect(question(harness)?.title == "Unsaved changes")
    harness.press(Key(.escape))
    #expect(harness.terminal.isEmpty)
    #expect(harness.app.screen == .tokenEntry)
    #expect(harness.app.browser.editor?.hasChanges == true)
    harness.press(key, .typed("d"))
    #expect(harness.terminal == [.quit(status: 0)])
    #expect(harness.app.browser.editor == nil)
  }

  @Test func `in a window too small for the question it waits once, and nothing is lost`() {
    var harness = edited()
    harness.handle(.resized(Size(columns: 20, rows: 5)))
    harness.press(.control("c"), .control("c"), .control("c"))
    #expect(harness.terminal.isEmpty)
    harness.handle(.resized(Size(columns: 120, rows: 36)))
    #expect(harness.app.overlays.count == 1)
    harness.press(Key(.escape))
    #expect(harness.app.browser.editor?.hasChanges == true)
  }

  private func answerProfiles(in harness: inout AppHarness) {
    let list = ProfileList(
      path: "~/.databrickscfg",
      rows: ["prod", "test"].map {
        .init(name: $0, host: "https://\($0).example.com", hasToken: true)
      })
    harness.answer(where: { $0 == .readProfiles }, .profiles(.success(list)))
  }
}
