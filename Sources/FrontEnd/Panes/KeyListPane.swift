package import DatabricksClient
package import ViewModels

/// The list of one scope's keys: name, age, and whether it is stale.
package enum KeyListPane {
  private static let ageCells = 6
  private static let staleCells = 5

  /// Draws the pane with its border into `rect`; ages are told from `now`, and from `staleDays` on
  /// a key is marked as stale.
  package static func draw(
    _ list: KeyListViewModel, _ details: ScopeDetails?, now: Timestamp, staleDays: Int,
    isFocused: Bool, in rect: Rect, on grid: inout CellGrid
  ) {
    let parts = ["2 Keys", list.scope?.rawValue ?? "", list.order.label]
    let title = parts.filter { !$0.isEmpty }.joined(separator: " · ")
    let rowPlace = ListRow.place(list.selection, count: list.rows.count)
    let marked = list.markedCount
    let count = CountText.grouped(marked)
    // In a narrow pane the name of the scope needs the room.
    let markCount = rect.columns < 44 ? "+\(count)" : "\(count) marked"
    let place = marked == 0 ? rowPlace : "\(markCount) · \(rowPlace)"
    grid.box(rect, title: title, trailing: place, isFocused: isFocused)
    let inner = ListRow.content(of: rect)
    let filter = list.filter.filter
    for (offset, row) in list.visibleRows.enumerated() where offset < inner.rows {
      guard let key = list.key(inRow: row) else { continue }
      let line = Rect(
        column: inner.column, row: inner.row + offset, columns: inner.columns, rows: 1)
      let isSelected = row == list.selection.selected
      var name = line
      drawAge(key, now: now, staleDays: staleDays, in: &name, on: &grid)
      ListRow.drawName(
        key.name.rawValue, matching: filter, isSelected: isSelected, in: name, on: &grid)
      if list.isMarked(key) {
        grid.write("+", at: Point(column: line.column + 1, row: line.row), .accent)
      }
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

  /// Writes the age at the right of `line` and takes its room from the name; `stale` stands before it
  /// where the name leaves room, and else `!`.
  private static func drawAge(
    _ key: SecretKey, now: Timestamp, staleDays: Int, in line: inout Rect,
    on grid: inout CellGrid
  ) {
    guard line.columns >= 18 else { return }
    line.columns -= ageCells + 1
    let isStale =
      key.lastUpdated.map { AgeText.isStale(since: $0, now: now, days: staleDays) } ?? false
    let age = key.lastUpdated.map { AgeText.short(since: $0, now: now) } ?? "-"
    let text = CellText.padded(age, cells: ageCells, .trailing)
    let column = line.column + line.columns + 1
    grid.write(text, at: Point(column: column, row: line.row), isStale ? .warning : .dim)
    guard isStale else { return }
    let name = SafeText.width(of: key.name.rawValue) + 2
    if name + 1 + staleCells <= line.columns {
      grid.write("stale", at: Point(column: column - 1 - staleCells, row: line.row), .warning)
    } else if text.first == " " {
      let gap = name <= line.columns ? 1 : 0
      grid.write("!", at: Point(column: column - gap, row: line.row), .warning)
    }
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
