package import ViewModels

/// The last line: the keys that work now, from the key table.
package enum FooterBar {
  /// Draws the line into `rect`.
  package static func draw(_ viewModel: AppViewModel, in rect: Rect, on grid: inout CellGrid) {
    for entry in FooterLine(viewModel, columns: rect.columns - 2).entries {
      let start = Point(column: rect.column + 1 + entry.column, row: rect.row)
      let used = grid.write(entry.text, at: start, .key)
      grid.write(entry.label, at: Point(column: start.column + used + 1, row: start.row), .label)
    }
  }
}
