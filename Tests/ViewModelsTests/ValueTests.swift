import DatabricksClient
import Testing
import ViewModels

@Suite struct ValueTests {
  private func revealed() -> AppHarness {
    var harness = AppHarness(["a": ["x", "y"]])
    harness.press(Key(.enter), .typed("v"))
    harness.answer(
      where: { $0 == .readValue(path("a", "x")) },
      .value(path("a", "x"), .success(Secret(copying: Array("hidden words".utf8)))))
    return harness
  }

  @Test func `v reads the value and shows it`() {
    #expect(revealed().app.browser.value.isRevealed)
  }

  @Test func `v again hides it`() {
    var harness = revealed()
    harness.press(.typed("v"))
    #expect(harness.app.browser.value.content == .hidden)
  }

  @Test func `thirty seconds without a key hide it`() {
    var harness = revealed()
    harness.milliseconds += 29_000
    harness.press(.typed("?"), Key(.escape))
    harness.handle(.deadlineCame)
    #expect(harness.app.browser.value.isRevealed)
    harness.milliseconds += 31_000
    harness.handle(.deadlineCame)
    #expect(!harness.app.browser.value.isRevealed)
  }

  @Test(arguments: [Event.focusChanged(false), .resumed, .keyPressed(.typed("j"))])
  func `losing the focus, a suspend and another row hide it`(event: Event) {
    var harness = revealed()
    harness.handle(event)
    #expect(!harness.app.browser.value.isRevealed)
  }

  @Test func `a value that comes after moving on is dropped`() {
    var harness = AppHarness(["a": ["x", "y"]])
    harness.press(Key(.enter), .typed("v"))
    guard let id = harness.sent.last?.id else {
      Issue.record("no request")
      return
    }
    harness.press(.typed("j"))
    #expect(harness.cancelled == [id])
    harness.handle(
      .answered(id, .value(path("a", "x"), .success(Secret(copying: [1, 2])))))
    #expect(harness.app.browser.value.content == .hidden)
  }

  @Test func `a refused read is shown in the pane`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("v"))
    harness.answer(
      where: { $0 == .readValue(path("a", "x")) },
      .value(path("a", "x"), .failure(.notPermitted("no"))))
    #expect(harness.app.browser.value.content == .failed(.notPermitted("no")))
  }
}
