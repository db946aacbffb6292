package import ViewModels

/// The last line: the keys that work now, from the key table.
package enum FooterBar {
  /// Draws the line into `rect`.
  package static func draw(_ viewModel: AppViewModel, in rect: Rect, on grid: inout CellGrid) {
    let line = FooterLine(viewModel, columns: rect.columns - 2) { grid.glyphs.label($0) }
    for entry in line.entries {
      let start = Point(column: rect.column + 1 + entry.column, row: rect.row)
      let used = grid.write(entry.text, at: start, .key)
      grid.write(entry.label, at: Point(column: start.column + used + 1, row: start.row), .label)
    }
  }
}
