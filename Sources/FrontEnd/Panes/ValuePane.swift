package import DatabricksClient
package import ViewModels

/// The selected key's value: what is known of it, and the value itself while revealed.
package enum ValuePane {
  /// Draws the pane with its border into `rect`; ages are told from `now`.
  package static func draw(
    _ browser: BrowserViewModel, now: Timestamp, isFocused: Bool, in rect: Rect,
    on grid: inout CellGrid
  ) {
    let value = browser.value
    let place = value.place.map {
      "\(CountText.grouped($0.last))/\(CountText.grouped($0.count))"
    }
    grid.box(
      rect, title: value.path.map { "3 Value · \($0.text)" } ?? "3 Value", trailing: place ?? "",
      isFocused: isFocused)
    let inner = rect.inset(columns: 2, rows: 1)
    guard let path = value.path, let key = browser.keys.selected else { return }
    let facts = ValueFacts(path, key, browser, now: now, columns: inner.columns)
    let used = value.hasFactsAbove ? ValueViewModel.factCount + 1 : 0
    if value.hasFactsAbove { facts.draw(from: 0, in: inner, on: &grid) }
    let rest = Rect(
      column: inner.column, row: inner.row + used, columns: inner.columns, rows: inner.rows - used)
    let contentRows = drawContent(browser, in: rest, on: &grid)
    if !value.hasFactsAbove { facts.draw(from: contentRows + 1, in: rest, on: &grid) }
  }

  /// Draws the value, or what stands for it.
  ///
  /// - Returns: where it ends, in rows from the upper end of `rect`; what is scrolled away counts less.
  private static func drawContent(
    _ browser: BrowserViewModel, in rect: Rect, on grid: inout CellGrid
  ) -> Int {
    let start = Point(column: rect.column, row: rect.row)
    if browser.opening != nil {
      grid.write("opening the editor…", at: start, .dim)
      return 1
    }
    switch browser.value.content {
    case .hidden:
      let mask = String(repeating: "•", count: max(0, min(28, rect.columns - 8)))
      let used = grid.write(mask, at: start, .dim)
      grid.write("  hidden", at: Point(column: start.column + used, row: start.row), .label)
      return 1
    case .loading:
      grid.write("reading the value…", at: start, .dim)
      return 1
    case .failed(let error):
      let text = ErrorText(error)
      return Paragraph.draw(
        [(text.summary, .danger), (text.advice, .text), ("v tries again", .dim)], in: rect,
        on: &grid)
    case .revealed(let value, _):
      guard let rows = browser.value.rows else { return 0 }
      let heading = CellText.endTruncated(
        RevealedValue.heading(value, rows), cells: rect.columns)
      grid.write(heading, at: start, .warning)
      let body = Rect(
        column: rect.column, row: rect.row + 1, columns: rect.columns, rows: rect.rows - 1)
      RevealedValue.draw(value, rows, top: browser.value.topRow, in: body, on: &grid)
      return 1 + rows.count - browser.value.topRow
    }
  }
}
