import DatabricksClient
import Desktop
import Testing
import ViewModels

/// Copying to the clipboard, and taking it back.
@Suite struct CopyTests {
  private static let x = path("a", "x")
  private static let value = Secret(copying: Array("secret".utf8))

  private func onKey() -> AppHarness {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter))
    return harness
  }

  private func copyRequest(_ request: Request) -> (bytes: Secret, isSecret: Bool)? {
    if case .local(.copy(let bytes, let isSecret)) = request { (bytes, isSecret) } else { nil }
  }

  private func copied(_ harness: AppHarness) -> (bytes: Secret, isSecret: Bool)? {
    harness.requests.compactMap(copyRequest).last
  }

  /// The value of `a/x` copied by a program.
  private func holding(_ outcome: CopyOutcome = .copied(program: "xclip")) -> AppHarness {
    var harness = onKey()
    harness.press(.typed("y"), .typed("v"))
    harness.answer(where: { $0 == .readValue(Self.x) }, .value(Self.x, .success(Self.value)))
    harness.answer(where: { copyRequest($0) != nil }, .local(.copied(outcome)))
    return harness
  }

  @Test func `y opens the menu and does not answer it`() {
    var harness = onKey()
    harness.press(.typed("y"))
    #expect(harness.app.overlays.count == 1)
    harness.press(.typed("y"))
    #expect(harness.app.overlays.count == 1)
    harness.press(Key(.escape))
    #expect(harness.app.overlays.isEmpty)
    #expect(copied(harness) == nil)
  }

  @Test func `without a key y says why`() {
    var harness = AppHarness(["a": []])
    harness.press(Key(.enter), .typed("y"))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.status?.text == "no key is selected; n makes one")
  }

  @Test(arguments: [
    ("r", "{{secrets/a/x}}"), ("d", #"dbutils.secrets.get(scope="a", key="x")"#),
    ("S", #"dbutils.secrets.get(scope = "a", key = "x")"#),
    ("R", #"dbutils.secrets.get(scope = "a", key = "x")"#),
    ("t", #""spark.x" = "{{secrets/a/x}}""#), ("b", #""spark.x": "{{secrets/a/x}}""#),
    ("s", "secret('a', 'x')"), ("p", "spark.x {{secrets/a/x}}"),
    ("c", "databricks secrets get-secret a x"),
  ])
  func `references are plain text and are read from nowhere`(
    letter: Unicode.Scalar, text: String
  ) {
    var harness = onKey()
    harness.press(.typed("y"), .typed(letter))
    #expect(copied(harness)?.bytes.copiedBytes == Array(text.utf8))
    #expect(copied(harness)?.isSecret == false)
    #expect(!harness.requests.contains(.readValue(Self.x)))
    harness.answer(
      where: { copyRequest($0) != nil }, .local(.copied(.copied(program: "xclip"))))
    #expect(harness.app.browser.status == StatusLine(.good, "copied \(text), with xclip"))
    harness.milliseconds += 60_000
    harness.handle(.deadlineCame)
    #expect(!harness.requests.contains(.local(.clearClipboard)))
  }

  @Test func `odd names are quoted as the language wants`() {
    let menu = CopyMenuViewModel(path("it's", "a \"b\\"))
    #expect(
      menu.rows.filter { "rdspc".unicodeScalars.contains($0.letter) }.compactMap(\.text) == [
        "{{secrets/it's/a \"b\\}}", #"dbutils.secrets.get(scope="it's", key="a \"b\\")"#,
        #"secret('it\'s', 'a "b\\')"#, "spark.a \"b\\ {{secrets/it's/a \"b\\}}",
        #"databricks secrets get-secret 'it'\''s' 'a "b\'"#,
      ])
  }

  @Test func `the value is read, copied and said, but not shown`() {
    let harness = holding()
    #expect(
      harness.app.browser.status
        == StatusLine(.good, "copied a/x, 6 bytes, with xclip; cleared in 45 s if still there"))
    #expect(harness.app.browser.value.isRevealed == false)
  }

  @Test func `a revealed value is not read again`() {
    var harness = onKey()
    harness.press(.typed("v"))
    harness.answer(where: { $0 == .readValue(Self.x) }, .value(Self.x, .success(Self.value)))
    harness.press(.typed("y"), Key(.enter))
    #expect(copied(harness)?.bytes === Self.value)
    #expect(copied(harness)?.isSecret == true)
  }

  @Test func `escape stops the reading, and a late answer copies nothing`() {
    var harness = onKey()
    harness.press(.typed("y"), .typed("v"))
    guard let id = harness.sent.first(where: { $0.request == .readValue(Self.x) })?.id else {
      Issue.record("nothing was read")
      return
    }
    harness.press(Key(.escape))
    #expect(harness.cancelled.contains(id))
    harness.answer(id, .value(Self.x, .success(Self.value)))
    #expect(copied(harness) == nil)
  }

  @Test func `a value that cannot be read is not copied, and says why`() {
    var harness = onKey()
    harness.press(.typed("y"), .typed("v"))
    harness.answer(
      where: { $0 == .readValue(Self.x) }, .value(Self.x, .failure(.notPermitted("no"))))
    #expect(harness.app.browser.status?.kind == .failure)
    #expect(copied(harness) == nil)
  }

  @Test(arguments: [
    (ClearOutcome.cleared, "clipboard cleared of a/x"),
    (.heldOther, "the clipboard holds something else by now; left alone"),
    (.unknown("why"), "a/x may still be in the clipboard: why; copy something else"),
  ])
  func `after 45 seconds it is cleared, and what came of it is said`(
    outcome: ClearOutcome, text: String
  ) {
    var harness = holding()
    harness.milliseconds += 44_000
    harness.handle(.deadlineCame)
    #expect(!harness.requests.contains(.local(.clearClipboard)))
    harness.milliseconds += 1_000
    harness.handle(.deadlineCame)
    harness.answer(
      where: { $0 == .local(.clearClipboard) }, .local(.clipboardCleared(outcome)))
    #expect(harness.app.browser.status?.text == text)
    harness.milliseconds += 60_000
    harness.handle(.deadlineCame)
    #expect(!harness.requests.contains(.local(.clearClipboard)))
  }

  @Test func `a terminal is sent the bytes, and it is said that nothing confirms it`() {
    let sequence = Secret(copying: Array("sequence".utf8))
    var harness = holding(.forTerminal(sequence, reason: nil))
    #expect(harness.terminal == [.send(sequence)])
    #expect(
      harness.app.browser.status?.text
        == "copied a/x, 6 bytes; cleared in 45 s; sent to the terminal, which confirms nothing")
    harness.milliseconds += 45_000
    harness.handle(.deadlineCame)
    let blank = Secret(copying: [32])
    harness.answer(
      where: { $0 == .local(.clearClipboard) }, .local(.clipboardCleared(.forTerminal(blank))))
    #expect(harness.terminal == [.send(sequence), .send(blank)])
  }

  @Test func `a copy that was refused holds nothing`() {
    var harness = holding(.refused("no clipboard here"))
    #expect(harness.app.browser.status == StatusLine(.failure, "not copied: no clipboard here"))
    harness.press(.typed("q"))
    #expect(harness.terminal == [.quit(status: 0)])
  }

  @Test func `what was copied before is cleared though the next copy is refused`() {
    var harness = holding()
    harness.press(.typed("y"), .typed("r"))
    harness.answer(where: { copyRequest($0) != nil }, .local(.copied(.refused("why"))))
    harness.milliseconds += 45_000
    harness.handle(.deadlineCame)
    #expect(harness.requests.contains(.local(.clearClipboard)))
  }

  @Test func `quitting with a secret in the clipboard is said first`() {
    var harness = holding()
    harness.press(.typed("q"))
    #expect(harness.terminal.isEmpty)
    #expect(harness.app.browser.status?.text.contains("clears the clipboard") == true)
    harness.press(.typed("q"))
    #expect(harness.terminal == [.quit(status: 0)])
  }

  @Test(arguments: [(false, "hello"), (true, "hel")])
  func `the editor copies the selection or the whole value`(selects: Bool, text: String) {
    var harness = onKey()
    harness.press(.typed("e"))
    harness.answer(
      where: { $0 == .readValue(Self.x) },
      .value(Self.x, .success(Secret(copying: Array("hello".utf8)))))
    if selects {
      harness.press(Key(.right, .shift), Key(.right, .shift), Key(.right, .shift))
    }
    harness.press(Key(.character("y"), .alt))
    #expect(copied(harness)?.bytes.copiedBytes == Array(text.utf8))
    #expect(copied(harness)?.isSecret == true)
    #expect(harness.app.browser.editor?.hasChanges == false)
  }
}
