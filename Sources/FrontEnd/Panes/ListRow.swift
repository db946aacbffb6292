internal import ViewModels

/// The parts that all lists share: the mark of the selected row, its ground, and marked matches.
enum ListRow {
  /// The part of `rect` between the borders, without the cell of padding on each side.
  static func content(of rect: Rect) -> Rect {
    rect.inset(columns: 2, rows: 1)
  }

  /// Writes the name of a row with the filter's match marked, and the mark in front of it.
  static func drawName(
    _ name: String, matching filter: NameFilter, isSelected: Bool, in rect: Rect,
    on grid: inout CellGrid
  ) {
    if isSelected { grid.write("▸", at: Point(column: rect.column, row: rect.row), .accent) }
    let cells = max(0, rect.columns - 2)
    let start = Point(column: rect.column + 2, row: rect.row)
    let shown = CellText.middleTruncated(name, cells: cells)
    grid.write(shown, at: start, maxCells: cells)
    guard !filter.isEmpty, let match = filter.match(in: Array(shown.utf8)) else { return }
    let before = String(decoding: Array(shown.utf8)[..<match.lowerBound], as: UTF8.self)
    let text = String(decoding: Array(shown.utf8)[match], as: UTF8.self)
    let column = start.column + SafeText.width(of: before)
    grid.write(text, at: Point(column: column, row: rect.row), .match)
  }

  /// Fills the selected row to the full width of the pane.
  static func drawSelection(row: Int, in rect: Rect, isFocused: Bool, on grid: inout CellGrid) {
    let line = Rect(column: rect.column + 1, row: row, columns: rect.columns - 2, rows: 1)
    grid.setRole(isFocused ? .selection : .selectionDim, in: line)
  }

  /// Writes the filter on the lower border of a list, with the cursor while it is typed.
  static func drawFilter(
    _ filter: ListFilter, matches: Int, in rect: Rect, isFocused: Bool, on grid: inout CellGrid
  ) {
    guard filter.isActive else { return }
    let row = rect.row + rect.rows - 1
    let count = " \(CountText.grouped(matches)) \(matches == 1 ? "match" : "matches") "
    let countWidth = SafeText.width(of: count)
    let room = rect.columns - 8 - countWidth
    guard room > 4 else { return }
    var column = rect.column + 2
    column += grid.write(" /", at: Point(column: column, row: row), .key)
    let shown = CellText.middleTruncated(filter.field.text, cells: room)
    column += grid.write(shown, at: Point(column: column, row: row), .match, maxCells: room)
    grid.write(" ", at: Point(column: column, row: row))
    if filter.isTyping, isFocused {
      let before = SafeText.width(of: String(filter.field.textBeforeCursor))
      let offset = min(before, SafeText.width(of: shown))
      grid.cursor = Point(column: rect.column + 4 + offset, row: row)
    }
    let end = rect.column + rect.columns - 2 - countWidth
    grid.write(count, at: Point(column: end, row: row), .dim)
  }

  /// `3/42`, or only the number of rows when none is selected.
  static func place(_ selection: ListSelection, count: Int) -> String {
    count == 0
      ? "" : "\(CountText.grouped(selection.selected + 1))/\(CountText.grouped(count))"
  }
}
