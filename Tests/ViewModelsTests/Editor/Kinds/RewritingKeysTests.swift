import DatabricksClient
import Testing
import ViewModels

/// The keys of the commands, through the whole app.
@Suite struct RewritingKeysTests {
  private func opened(_ text: String) -> AppHarness {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("e"))
    harness.answer(
      where: { $0 == .readValue(path("a", "x")) },
      .value(path("a", "x"), .success(Secret(copying: Array(text.utf8)))))
    return harness
  }

  private func text(_ harness: AppHarness) -> String {
    String(decoding: harness.app.browser.editor?.text.copiedBytes ?? [], as: UTF8.self)
  }

  private static let rows: [(key: Key, before: String, after: String)] = [
    (.control("t"), "key", "key\n"), (.control("t"), "key\n", "key"),
    (Key(.character("l"), .alt), "a\r\nb\r\n", "a\nb\n"),
    (Key(.character("l"), .alt), "a\nb", "a\r\nb"),
    (Key(.character("j"), .alt), "[1]", "[\n  1\n]"),
    (Key(.character("j"), .alt), "[\n  1\n]", "[1]"),
    (Key(.character("i"), .alt), "a\u{200B}\u{A0}b", "a b"),
  ]

  @Test func `each key does its command, and undo takes it back`() {
    for row in Self.rows {
      for isRevealed in [false, true] {
        var harness = opened(row.before)
        if isRevealed { harness.press(.control("r")) }
        harness.press(row.key)
        #expect(text(harness) == row.after, "\(row.key.text)")
        #expect(harness.app.browser.editor?.hasChanges == true)
        #expect(harness.app.browser.editor?.notice?.kind == .good)
        harness.press(.control("z"))
        #expect(text(harness) == row.before, "\(row.key.text)")
        #expect(harness.app.browser.editor?.hasChanges == false)
        #expect(!harness.requests.contains { if case .save = $0 { true } else { false } })
      }
    }
  }

  @Test func `a value saved after a command goes as it is shown, byte for byte`() {
    var harness = opened("a\r\nb")
    harness.press(.control("t"), .control("s"), .control("s"))
    let values = harness.requests.compactMap { request -> [UInt8]? in
      guard case .save(_, let value, _) = request else { return nil }
      return value.copiedBytes
    }
    #expect(values == [Array("a\r\nb\r\n".utf8)])
  }

  @Test func `a value opened and left alone keeps its ends`() {
    for text in ["key", "key\n", "a\r\nb\r\n", "a\u{200B}\u{A0}", "{\"a\":1}"] {
      var harness = opened(text)
      harness.press(.control("s"))
      #expect(!harness.requests.contains { if case .save = $0 { true } else { false } })
      #expect(self.text(harness) == text)
    }
  }

  @Test func `the facts are told as soon as the editor is open`() {
    let end = (1_764_000_000_000 + 1_000_000) / 1000 + 7_260
    let harness = opened(ValueKindTable.token("{\"exp\":\(end)}"))
    #expect(
      harness.app.browser.editor?.shownNotice?.text == "JWT, expires in 2 h · no final newline")
  }
}
