internal import ViewModels

/// One row of a form whose value is chosen with left and right.
enum ChoiceRow {
  /// Writes the label and returns the room behind it.
  static func drawLabel(
    _ label: String, cells: Int, isFocused: Bool, in line: Rect, on grid: inout CellGrid
  ) -> Rect {
    let start = Point(column: line.column, row: line.row)
    grid.write(label, at: start, isFocused ? .accent : .label)
    return Rect(
      column: line.column + cells, row: line.row, columns: line.columns - cells, rows: 1)
  }

  /// Writes what is chosen, between arrows and with the cursor where the row has the keys.
  static func draw(
    _ text: String, isFocused: Bool, in rect: Rect, on grid: inout CellGrid
  ) {
    let start = Point(column: rect.column, row: rect.row)
    let shown = isFocused ? "◂ \(text) ▸" : "  \(text)"
    grid.write(CellText.endTruncated(shown, cells: rect.columns), at: start)
    if isFocused { grid.cursor = start }
  }
}
