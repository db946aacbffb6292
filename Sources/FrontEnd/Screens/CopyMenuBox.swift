internal import DatabricksClient
internal import ViewModels

/// The menu of what can be copied of a key.
enum CopyMenuBox {
  /// The cells of the letter and the label.
  private static let labelCells = 17

  /// Draws it in the middle of `rect`.
  static func draw(_ menu: CopyMenuViewModel, in rect: Rect, on grid: inout CellGrid) {
    let columns = min(88, rect.columns - 4)
    let rows = menu.visibleRowCount
    let isHigh = rect.rows >= 18
    // The whole text of the selected row, and where it is used; where the window is low, that alone.
    let noteRows = isHigh ? 4 : CopyMenuViewModel.useRowCount(columns: rect.columns)
    let gap = isHigh ? 1 : 0
    let size = Size(columns: columns, rows: rows + gap + noteRows + 1)
    let inner = OverlayBox.open(
      "Copy · \(menu.path.text)", trailing: ListRow.place(menu.selection, count: menu.rows.count),
      content: size, in: rect, on: &grid)
    let visible = menu.selection.visibleRows(count: menu.rows.count, visible: rows)
    for (offset, index) in visible.enumerated() {
      let line = Rect(
        column: inner.column, row: inner.row + offset, columns: inner.columns, rows: 1)
      draw(menu.rows[index], isSelected: index == menu.selected, in: line, on: &grid)
    }
    let row = menu.rows[menu.selected]
    let note = Rect(
      column: inner.column, row: inner.row + rows + gap, columns: inner.columns, rows: noteRows)
    let use = Rect(
      column: note.column, row: note.row + (isHigh ? noteRows - 1 : 0), columns: note.columns,
      rows: isHigh ? 1 : noteRows)
    if isHigh {
      let whole = Rect(
        column: note.column, row: note.row, columns: note.columns, rows: noteRows - 1)
      drawWhole(shown(row), in: whole, on: &grid)
    }
    Paragraph.draw(row.use, .dim, in: use, on: &grid)
    let foot = Rect(
      column: inner.column, row: inner.row + inner.rows - 1, columns: inner.columns, rows: 1)
    OverlayBox.drawHints([("enter", "copy"), ("esc", "cancel")], in: foot, on: &grid)
  }

  /// The text as it will be copied, cut into rows anywhere, since a blank in it means something.
  private static func drawWhole(_ text: String, in rect: Rect, on grid: inout CellGrid) {
    var rest = text[...]
    for row in 0..<rect.rows where !rest.isEmpty {
      let isLast = row == rect.rows - 1
      var line = rest
      while SafeText.width(of: String(line)) > rect.columns { line.removeLast() }
      let shown =
        isLast ? CellText.endTruncated(String(rest), cells: rect.columns) : String(line)
      grid.write(shown, at: Point(column: rect.column, row: rect.row + row), .accent)
      rest = rest[line.endIndex...]
    }
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
}
