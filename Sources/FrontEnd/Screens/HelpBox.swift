internal import ViewModels

/// The list of all keys.
enum HelpBox {
  /// Draws it in the middle of `rect`.
  static func draw(_ help: HelpViewModel, in rect: Rect, on grid: inout CellGrid) {
    let count = help.lines.count
    let last = min(help.top + help.visibleLineCount, count)
    let more = count > help.visibleLineCount
    let inner = OverlayBox.open(
      "Keys", trailing: more ? "\(help.top + 1)-\(last) of \(count)" : "", content: help.size,
      in: rect, on: &grid)
    for (offset, line) in help.lines[help.top..<last].enumerated() {
      draw(
        line, keyCells: help.keyCells, at: Point(column: inner.column, row: inner.row + offset),
        cells: inner.columns, on: &grid)
    }
    if count == 0 {
      grid.write("no key matches", at: Point(column: inner.column, row: inner.row))
    }
    let foot = Rect(
      column: inner.column, row: inner.row + inner.rows - 1, columns: inner.columns, rows: 1)
    if help.filter.isActive {
      drawFilter(help.filter, in: foot, on: &grid)
    } else {
      let scroll = more ? [("up down", "scroll")] : []
      OverlayBox.drawHints(
        scroll + [("/", "filter"), ("esc", "close")], in: foot, on: &grid)
    }
  }

  private static func draw(
    _ line: HelpViewModel.Line, keyCells: Int, at start: Point, cells: Int, on grid: inout CellGrid
  ) {
    switch line {
    case .blank: break
    case .heading(let text): grid.write(text, at: start, .accent, maxCells: cells)
    case .row(let keys, let text):
      grid.write(CellText.endTruncated(keys, cells: keyCells), at: start, .key)
      let rest = Point(column: start.column + keyCells + 1, row: start.row)
      grid.write(CellText.endTruncated(text, cells: cells - keyCells - 1), at: rest)
    }
  }

  private static func drawFilter(_ filter: ListFilter, in foot: Rect, on grid: inout CellGrid) {
    grid.write("/", at: Point(column: foot.column, row: foot.row), .key)
    let hint = "esc shows all"
    let room = foot.columns - 3 - SafeText.width(of: hint)
    let field = Rect(column: foot.column + 1, row: foot.row, columns: room, rows: 1)
    OverlayBox.drawField(filter.field, isFocused: filter.isTyping, in: field, on: &grid)
    grid.write(hint, at: Point(column: foot.column + room + 3, row: foot.row), .dim)
  }
}
