package import DatabricksClient
package import ViewModels

/// The selected key's value: what is known of it, and the value itself while revealed.
package enum ValuePane {
  private static let labelCells = 11

  /// Draws the pane with its border into `rect`; ages are told from `now`.
  package static func draw(
    _ browser: BrowserViewModel, now: Timestamp, isFocused: Bool, in rect: Rect,
    on grid: inout CellGrid
  ) {
    let path = browser.value.path
    grid.box(
      rect, title: path.map { "3 Value · \($0.text)" } ?? "3 Value", isFocused: isFocused)
    let inner = rect.inset(columns: 2, rows: 1)
    guard let path, let key = browser.keys.selected else { return }
    var row = inner.row
    if inner.rows >= 6 {
      for (label, text) in facts(path, key, browser, now: now) {
        draw(label, text, row: row, in: inner, on: &grid)
        row += 1
      }
      row += 1
    }
    let rest = Rect(
      column: inner.column, row: row, columns: inner.columns,
      rows: inner.row + inner.rows - row)
    drawContent(browser, in: rest, on: &grid)
  }

  private static func draw(
    _ label: String, _ text: String, row: Int, in rect: Rect, on grid: inout CellGrid
  ) {
    let cells = rect.columns < 30 ? 0 : labelCells
    if cells > 0 { grid.write(label, at: Point(column: rect.column, row: row), .label) }
    let shown = CellText.middleTruncated(text, cells: rect.columns - cells)
    grid.write(shown, at: Point(column: rect.column + cells, row: row))
  }

  private static func facts(
    _ path: SecretPath, _ key: SecretKey, _ browser: BrowserViewModel, now: Timestamp
  ) -> [(String, String)] {
    let updated = key.lastUpdated.map {
      "\(AgeText.exact($0)) (\(AgeText.short(since: $0, now: now)))"
    }
    let access = browser.shownDetails?.access ?? .unknown
    let user = access == .unknown ? nil : browser.user.value.map { " (\($0.userName))" }
    return [
      ("Updated", updated ?? "the workspace does not tell"),
      ("Access", access.sentence + (user ?? "")),
      ("Reference", "{{secrets/\(path.text)}}"),
    ]
  }

  private static func drawContent(
    _ browser: BrowserViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    let start = Point(column: rect.column, row: rect.row)
    if browser.opening != nil {
      grid.write("opening the editor…", at: start, .dim)
      return
    }
    switch browser.value.content {
    case .hidden:
      let mask = String(repeating: "•", count: max(0, min(28, rect.columns - 8)))
      let used = grid.write(mask, at: start, .dim)
      grid.write("  hidden", at: Point(column: start.column + used, row: start.row), .label)
    case .loading: grid.write("reading the value…", at: start, .dim)
    case .failed(let error):
      let text = ErrorText(error)
      Paragraph.draw(
        [(text.summary, .danger), (text.advice, .text), ("v tries again", .dim)], in: rect,
        on: &grid)
    case .revealed(let value, _):
      RevealedValue.draw(value, top: browser.value.topRow, in: rect, on: &grid)
    }
  }
}
