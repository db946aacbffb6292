package import DatabricksClient
package import ViewModels

/// The list of one scope's keys: name, age, and whether it is stale.
package enum KeyListPane {
  private static let ageCells = 6
  private static let staleCells = 5

  /// Draws the pane with its border into `rect`; ages are told from `now`.
  package static func draw(
    _ list: KeyListViewModel, _ details: ScopeDetails?, now: Timestamp, isFocused: Bool,
    in rect: Rect, on grid: inout CellGrid
  ) {
    let title = list.scope.map { "2 Keys · \($0.rawValue)" } ?? "2 Keys"
    let place = ListRow.place(list.selection, count: list.rows.count)
    grid.box(rect, title: title, trailing: place, isFocused: isFocused)
    let inner = ListRow.content(of: rect)
    let filter = list.filter.filter
    let hasStale = (0..<list.keys.count).contains { row in
      list.keys.lastUpdated(at: row).map { AgeText.isStale(since: $0, now: now) } ?? false
    }
    for (offset, row) in list.visibleRows.enumerated() where offset < inner.rows {
      guard let key = list.key(inRow: row) else { continue }
      let line = Rect(
        column: inner.column, row: inner.row + offset, columns: inner.columns, rows: 1)
      let isSelected = row == list.selection.selected
      var name = line
      drawAge(key.lastUpdated, now: now, hasStale: hasStale, in: &name, on: &grid)
      ListRow.drawName(
        key.name.rawValue, matching: filter, isSelected: isSelected, in: name, on: &grid)
      if isSelected {
        ListRow.drawSelection(row: line.row, in: rect, isFocused: isFocused, on: &grid)
      }
    }
    if list.rows.isEmpty {
      Paragraph.draw(emptySentences(list, details), in: inner, on: &grid)
    }
    ListRow.drawFilter(
      list.filter, matches: list.rows.count, in: rect, isFocused: isFocused, on: &grid)
  }

  /// Writes the age at the right of `line` and takes its room from it.
  ///
  /// The column for the word `stale` is there only in a scope that has a stale key.
  private static func drawAge(
    _ updated: Timestamp?, now: Timestamp, hasStale: Bool, in line: inout Rect,
    on grid: inout CellGrid
  ) {
    if hasStale, line.columns >= 32 {
      line.columns -= staleCells + 2
      if let updated, AgeText.isStale(since: updated, now: now) {
        let column = line.column + line.columns + 2
        grid.write("stale", at: Point(column: column, row: line.row), .warning)
      }
    }
    guard line.columns >= 18 else { return }
    line.columns -= ageCells + 1
    let age = updated.map { AgeText.short(since: $0, now: now) } ?? "-"
    let text = CellText.padded(age, cells: ageCells, .trailing)
    grid.write(text, at: Point(column: line.column + line.columns + 1, row: line.row), .dim)
  }

  private static func emptySentences(
    _ list: KeyListViewModel, _ details: ScopeDetails?
  ) -> [(text: String, role: Role)] {
    guard list.scope != nil else { return [] }
    if let error = details?.keys.error {
      let text = ErrorText(error)
      return [(text.summary, .danger), (text.advice, .text), ("R tries again", .dim)]
    }
    guard details?.keys.value != nil else { return [("reading the keys…", .dim)] }
    if list.filter.isActive, !list.keys.isEmpty {
      return [("no key matches", .text), ("esc shows all", .dim)]
    }
    return [("no keys here yet", .text), ("n makes the first one", .dim)]
  }
}
