import DatabricksClient
import Testing
import ViewModels

@Suite struct CompareAgeTests {
  @Test func `ages go on while it is open, with what happens and with nothing else`() {
    var harness = AppHarness.comparing(["both": 1], ["both": 3])
    #expect(harness.compare?.table.rows.first?.cells.suffix(2).map(\.text) == ["1 d", "3 d"])
    let deadline = harness.app.deadline
    harness.milliseconds += 86_400_000
    harness.handle(.focusChanged(true))
    #expect(harness.compare?.table.rows.first?.cells.suffix(2).map(\.text) == ["2 d", "4 d"])
    #expect(harness.app.deadline == deadline)
  }

  @Test func `ages go on in what would be copied`() {
    var harness = AppHarness.comparing(["both": 1], ["both": 3])
    harness.press(.typed(">"))
    #expect(harness.compare?.preview?.table.rows.first?.cells.last?.text == "3 d")
    harness.milliseconds += 86_400_000
    harness.handle(.focusChanged(true))
    #expect(harness.compare?.preview?.table.rows.first?.cells.last?.text == "4 d")
  }
}
