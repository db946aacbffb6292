import DatabricksClient
import Testing
import ViewModels

/// A revealed value that is longer than its pane.
@Suite struct RevealedValueTests {
  private func revealed(_ value: [UInt8], size: Size = Size(columns: 120, rows: 36)) -> AppHarness {
    var harness = AppHarness(["a": ["x"]], size: size)
    harness.press(Key(.enter), .typed("v"))
    harness.answer(
      where: { $0 == .readValue(path("a", "x")) },
      .value(path("a", "x"), .success(Secret(copying: value))))
    return harness
  }

  @Test(arguments: [Key(.end), .typed("G"), Key(.pageDown), Key(.down)])
  func `scrolling stops where the last row is in view`(key: Key) {
    var harness = revealed(Array((1...40).map { "line \($0)\n" }.joined().utf8))
    harness.press(.typed("3"))
    for _ in 0..<60 { harness.press(key) }
    let value = harness.app.browser.value
    #expect(value.rowCount == 40)
    #expect(value.visibleRowCount > 10)
    #expect(value.topRow == 40 - value.visibleRowCount)
    #expect(value.place?.last == 40)
    #expect(value.place?.count == 40)
  }

  @Test func `a value that fits is not scrolled and has no place`() {
    var harness = revealed(Array("one\ntwo".utf8))
    harness.press(.typed("3"), Key(.end), Key(.pageDown))
    #expect(harness.app.browser.value.topRow == 0)
    #expect(harness.app.browser.value.place == nil)
  }

  @Test(arguments: [("", 1), ("a", 1), ("a\n", 1), ("a\n\nb", 3), ("abcdefgh", 2), ("中中中", 2)])
  func `text is broken at line ends and at the width`(text: String, count: Int) {
    let rows = RevealedRows(Secret(copying: Array(text.utf8)), columns: 5)
    #expect(rows.count == count)
    #expect(rows.isText)
  }

  @Test(arguments: [(80, 16), (62, 16), (40, 8), (26, 4)])
  func `bytes fill as many rows as they need`(columns: Int, perRow: Int) {
    let rows = RevealedRows(
      Secret(copying: [UInt8](repeating: 0, count: 33)), columns: columns)
    #expect(!rows.isText)
    #expect(rows.bytesPerRow == perRow)
    #expect(rows.count == (33 + perRow - 1) / perRow)
  }

  @Test func `where one pane fits, revealing goes to the value`() {
    let harness = revealed(Array("secret".utf8), size: Size(columns: 40, rows: 10))
    #expect(harness.app.browser.focus == .value)
    #expect(harness.app.browser.value.isRevealed)
  }

  @Test func `in a low window the facts scroll below the value`() {
    var harness = revealed(Array("secret".utf8), size: Size(columns: 40, rows: 10))
    let value = harness.app.browser.value
    #expect(!value.hasFactsAbove)
    #expect(value.rowCount == 1 + 1 + ValueViewModel.factCount)
    harness.press(Key(.end))
    #expect(harness.app.browser.value.topRow == value.rowCount - value.visibleRowCount)
  }

  @Test func `a narrower window keeps the end in view`() {
    var harness = revealed(Array(String(repeating: "abc ", count: 400).utf8))
    harness.press(.typed("3"), Key(.end))
    harness.handle(.resized(Size(columns: 80, rows: 24)))
    let value = harness.app.browser.value
    #expect(value.topRow <= value.rowCount - value.visibleRowCount)
    #expect(value.rows?.columns == value.size.columns)
  }
}
