import DatabricksClient
import Testing
import ViewModels

/// The key that answers a question, pressed twice.
@Suite struct AnsweredKeyTests {
  private func asked() -> AppHarness {
    var harness = AppHarness(["a": ["x", "y", "z"]])
    harness.press(Key(.enter), .typed("d"))
    return harness
  }

  @Test func `is no key of what the answer leads to`() {
    var harness = asked()
    harness.press(.typed("y"), .typed("y"), .typed("y"))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.requests.count { if case .change = $0 { true } else { false } } == 1)
  }

  @Test(arguments: ["n", "q"] as [Unicode.Scalar])
  func `is none either where it left everything as it is`(letter: Unicode.Scalar) {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed(letter == "q" ? "U" : "d"))
    harness.press(.typed(letter), .typed(letter))
    #expect(harness.app.overlays.isEmpty)
    #expect(!harness.terminal.contains { if case .quit = $0 { true } else { false } })
  }

  @Test func `types nothing into a value that it saves`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("n"), .typed("k"), Key(.enter))
    harness.type("abc")
    harness.press(Key(.escape), .typed("s"), .typed("s"))
    let saved = harness.requests.compactMap { request -> Int? in
      if case .save(_, let value, _) = request { value.count } else { nil }
    }
    #expect(saved == [3])
    #expect(harness.app.browser.editor?.text.count == 3)
  }

  @Test(arguments: ["q", "?"] as [Unicode.Scalar])
  func `is text where text is typed, so that no letter of a value is dropped`(
    letter: Unicode.Scalar
  ) {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("n"), .typed("k"), Key(.enter), Key(.function(1)))
    #expect(harness.app.overlays.count == 1)
    harness.press(.typed(letter), .typed(letter))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.editor?.text.count == 1)
  }

  @Test func `is a key like any other a moment later, or behind another one`() {
    var harness = asked()
    harness.press(.typed("y"))
    harness.wait(milliseconds: 1_000)
    harness.press(.typed("y"))
    #expect(harness.app.overlays.count == 1)
    harness = asked()
    harness.press(.typed("y"), Key(.down), .typed("y"))
    #expect(harness.app.overlays.count == 1)
  }
}
