import DatabricksClient
import Testing
import ViewModels

/// Clicks on panes, on the footer and on the profile.
@Suite struct MouseTests {
  private let scopes = ["a": ["x", "y"], "b": ["z"]]

  private func press(
    _ pane: Pane, row: Int, in harness: inout AppHarness, _ action: MouseEvent.Action = .pressed,
    at place: Point? = nil
  ) -> Point {
    let rect = harness.app.layout.panes[pane] ?? Rect(column: 0, row: 0, columns: 0, rows: 0)
    let point = place ?? Point(column: rect.column + 3, row: rect.row + 1 + row)
    harness.handle(.mouse(MouseEvent(action, at: point)))
    return point
  }

  @Test func `a click selects the row under it and a double click opens it`() {
    var harness = AppHarness(scopes)
    _ = press(.scopes, row: 1, in: &harness)
    #expect(harness.app.browser.scopes.selected?.name.rawValue == "b")
    let place = press(.keys, row: 0, in: &harness)
    _ = press(.keys, row: 0, in: &harness, .doubleClicked, at: place)
    #expect(harness.requests.contains(.readValue(path("b", "z"))))
  }

  @Test func `a double click means what its first press was on, though the panes have moved`() {
    var harness = AppHarness(scopes, size: Size(columns: 80, rows: 24))
    let place = press(.keys, row: 1, in: &harness)
    #expect(harness.app.layout.pane(at: place) == .value)
    _ = press(.keys, row: 1, in: &harness, .doubleClicked, at: place)
    #expect(harness.requests.contains(.readValue(path("a", "y"))))
  }

  @Test func `a double click on a scope goes to its keys`() {
    var harness = AppHarness(["a": [], "b": []])
    let place = press(.scopes, row: 1, in: &harness)
    _ = press(.scopes, row: 1, in: &harness, .doubleClicked, at: place)
    #expect(harness.app.browser.focus == .keys)
    #expect(harness.app.browser.scopes.selected?.name.rawValue == "b")
  }

  @Test func `a double click below the rows opens nothing`() {
    var harness = AppHarness(scopes)
    let place = press(.keys, row: 9, in: &harness)
    _ = press(.keys, row: 9, in: &harness, .doubleClicked, at: place)
    #expect(harness.app.browser.opening == nil)
  }

  @Test func `a click on a key in the footer presses it`() throws {
    var harness = AppHarness(scopes)
    let footer = harness.app.layout.footer
    let help = try #require(
      FooterLine(harness.app, columns: footer.columns - 2).entries.first { $0.text == "?" })
    harness.handle(
      .mouse(MouseEvent(.pressed, at: Point(column: 1 + help.column, row: footer.row))))
    #expect(harness.app.overlays.count == 1)
  }

  @Test func `a click on the profile opens the workspaces, and one beside it nothing`() {
    var harness = AppHarness(scopes)
    harness.handle(.mouse(MouseEvent(.pressed, at: Point(column: 40, row: 0))))
    #expect(harness.app.overlays.isEmpty)
    harness.handle(.mouse(MouseEvent(.pressed, at: Point(column: 13, row: 0))))
    #expect(harness.requests.contains(.readProfiles))
  }

  @Test func `a click on a key in the last line presses it in the box in front`() throws {
    var harness = AppHarness(["a": ["x"]])
    harness.press(.typed("L"))
    let line = FooterLine(harness.app, columns: 118)
    let close = try #require(line.entries.first { $0.key == Key(.escape) })
    harness.handle(.mouse(MouseEvent(.pressed, at: Point(column: close.column + 1, row: 35))))
    #expect(harness.app.overlays.isEmpty)
  }
}
