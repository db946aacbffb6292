internal import DatabricksClient
internal import ViewModels

/// The menu of what can be copied of a key.
enum CopyMenuBox {
  /// The cells of the letter and the label.
  private static let labelCells = 16

  /// Draws it in the middle of `rect`.
  static func draw(_ menu: CopyMenuViewModel, in rect: Rect, on grid: inout CellGrid) {
    let longest = menu.rows.map { SafeText.width(of: shown($0)) }.max() ?? 0
    let columns = min(max(52, labelCells + longest), rect.columns - 4)
    // Where the window is low the sentence goes first.
    let noteRows = rect.rows >= menu.rows.count + 6 ? 2 : 0
    let size = Size(columns: columns, rows: menu.rows.count + noteRows + 1)
    let title = "Copy · \(menu.path.text)"
    let inner = OverlayBox.open(title, content: size, in: rect, on: &grid)
    for (offset, row) in menu.rows.enumerated() {
      let line = Rect(
        column: inner.column, row: inner.row + offset, columns: inner.columns, rows: 1)
      draw(row, isSelected: offset == menu.selected, in: line, on: &grid)
    }
    if noteRows > 0 {
      let point = Point(column: inner.column, row: inner.row + menu.rows.count + 1)
      grid.write(
        CellText.endTruncated(note(for: menu.rows[menu.selected]), cells: inner.columns),
        at: point, .dim)
    }
    let foot = Rect(
      column: inner.column, row: inner.row + inner.rows - 1, columns: inner.columns, rows: 1)
    OverlayBox.drawHints([("enter", "copy"), ("esc", "cancel")], in: foot, on: &grid)
  }

  private static func draw(
    _ row: CopyMenuViewModel.Row, isSelected: Bool, in line: Rect, on grid: inout CellGrid
  ) {
    if isSelected { grid.write("▸", at: Point(column: line.column, row: line.row), .accent) }
    let key = String(Character(row.letter))
    grid.write(key, at: Point(column: line.column + 2, row: line.row), .key)
    grid.write(row.label, at: Point(column: line.column + 4, row: line.row))
    grid.write(
      CellText.middleTruncated(shown(row), cells: line.columns - labelCells),
      at: Point(column: line.column + labelCells, row: line.row), .dim)
    guard isSelected else { return }
    let whole = Rect(column: line.column - 1, row: line.row, columns: line.columns + 2, rows: 1)
    grid.setRole(.selection, in: whole)
  }

  private static func shown(_ row: CopyMenuViewModel.Row) -> String {
    row.text ?? "••••••••"
  }

  private static func note(for row: CopyMenuViewModel.Row) -> String {
    switch row.letter {
    case "v": "the value itself; cleared after 45 seconds, and when you quit"
    case "r": "for the settings of jobs, clusters and endpoints"
    case "d": "for a notebook"
    case "s": "for a query"
    case "p": "for the Spark configuration of a cluster; name the property"
    default: "for a shell"
    }
  }
}
