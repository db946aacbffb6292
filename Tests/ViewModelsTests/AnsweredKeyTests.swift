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

  @Test func `is a key like any other a moment later, or behind another one`() {
    var harness = asked()
    harness.press(.typed("y"))
    harness.wait(milliseconds: 500)
    harness.press(.typed("y"))
    #expect(harness.app.overlays.count == 1)
    harness = asked()
    harness.press(.typed("y"), Key(.down), .typed("y"))
    #expect(harness.app.overlays.count == 1)
  }
}
