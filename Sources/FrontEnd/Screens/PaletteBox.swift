internal import ViewModels

/// The list of all actions, with the field that narrows it.
enum PaletteBox {
  /// Draws it in the middle of `rect`.
  static func draw(_ palette: PaletteViewModel, in rect: Rect, on grid: inout CellGrid) {
    let hasColumn = rect.columns - 6 >= PaletteViewModel.reasonCells
    let reason = hasColumn ? nil : palette.reason.map { ("also called \($0)", Role.dim) }
    let text = TableBox.Text(
      title: "Actions", empty: [("no action matches", .text), ("esc closes", .dim)],
      notes: [palette.obstacle.map { ($0, .warning) } ?? reason].compactMap(\.self),
      noteRows: PaletteViewModel.noteRows, field: (":", palette.field))
    TableBox.draw(palette.table, text, in: rect, on: &grid)
  }
}
