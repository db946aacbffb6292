import Testing
import ViewModels

/// Where the panes are, and what the footer has room for.
@Suite struct LayoutTests {
  @Test(arguments: [100, 110, 120, 200])
  func `from 100 columns on the panes stay where they are, wherever the focus is`(columns: Int) {
    let size = Size(columns: columns, rows: 30)
    let layouts = Pane.allCases.map { BrowserLayout(size: size, focus: $0) }
    #expect(layouts[0].panes.count == 3)
    #expect(layouts[1] == layouts[0])
    #expect(layouts[2] == layouts[0])
  }

  @Test(arguments: [(120, 2), (80, 2), (79, 1), (60, 1), (140, 3)])
  func `an editor takes the room of the lists`(columns: Int, count: Int) {
    let layout = BrowserLayout(
      size: Size(columns: columns, rows: 24), focus: .value, valueRoom: .editing)
    #expect(layout.panes.count == count)
    #expect(layout.panes[.value] != nil)
  }

  private func footer(_ keys: Key..., columns: Int) -> [String] {
    var harness = AppHarness(["a": ["x"]], size: Size(columns: columns, rows: 24))
    for key in keys { harness.press(key) }
    return FooterLine(harness.app, columns: columns - 2).entries.map(\.text)
  }

  @Test func `at 80 columns the footer has what is done in the lists, help and quit`() {
    #expect(footer(columns: 80) == ["enter", "n", "d", "a", "/", "f", ":", "?", "q"])
    #expect(
      footer(Key(.enter), columns: 80)
        == ["enter", "v", "y", "n", "d", "/", "f", ":", "?", "q"])
  }

  @Test func `at 40 columns the footer has enter, what is done most, the actions, help and quit`() {
    #expect(footer(columns: 40) == ["enter", "/", "f", ":", "?", "q"])
    #expect(footer(Key(.enter), columns: 40) == ["enter", "v", "f", ":", "?", "q"])
  }

  @Test(arguments: 40...140)
  func `a word is the same in every width, or the beginning of it`(columns: Int) {
    let whole = FooterLine(AppHarness(["a": ["x"]]).app, columns: 200).entries
    var harness = AppHarness(["a": ["x"]], size: Size(columns: columns, rows: 24))
    for entry in FooterLine(harness.app, columns: columns - 2).entries where entry.text != ":" {
      let word = whole.first { $0.text == entry.text }?.label ?? ""
      let isShort = entry.label.hasSuffix("…") && word.hasPrefix(entry.label.dropLast())
      #expect(entry.label.isEmpty || entry.label == word || isShort, "\(entry.label) at \(columns)")
    }
    harness.press(.typed("a"))
    #expect(
      FooterLine(harness.app, columns: columns - 2).entries.contains { $0.text == "?" })
  }

  @Test(arguments: [40, 50, 60, 80])
  func `the editor's footer keeps leaving, help and quit`(columns: Int) {
    var harness = AppHarness(["a": ["x"]], size: Size(columns: columns, rows: 24))
    harness.press(.typed("n"))
    harness.type("new")
    harness.press(Key(.enter))
    let entries = FooterLine(harness.app, columns: columns - 2).entries
    #expect(Set(["esc", "F1", "^q"]).isSubset(of: entries.map(\.text)))
    #expect((entries.last.map { $0.column + $0.columns } ?? 0) <= columns - 2)
  }

  @Test func `a place of the footer is the key drawn there`() {
    let harness = AppHarness(["a": ["x"]])
    let line = FooterLine(harness.app, columns: 118)
    for entry in line.entries {
      #expect(line.key(at: entry.column) == entry.key)
      #expect(line.key(at: entry.column + entry.columns) == nil)
    }
  }
}
