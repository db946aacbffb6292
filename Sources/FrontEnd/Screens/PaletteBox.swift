internal import ViewModels

/// The list of all actions, with the field that narrows it.
enum PaletteBox {
  /// Draws it in the middle of `rect`.
  static func draw(_ palette: PaletteViewModel, in rect: Rect, on grid: inout CellGrid) {
    let hasColumn = rect.columns - 6 >= PaletteViewModel.reasonCells
    let reason = hasColumn ? nil : palette.reason.map { ("also called \($0)", Role.dim) }
    // Where a row has no room for what the action does, it stands below.
    let isNarrow = PaletteViewModel.isNarrow(columns: rect.columns)
    let help = isNarrow ? palette.help.map { ($0, Role.text) } : nil
    let notes = [palette.obstacle.map { ($0, .warning) } ?? help, reason]
    let text = TableBox.Text(
      title: "Actions", empty: [("no action matches", .text), ("esc closes", .dim)],
      notes: notes.compactMap(\.self),
      noteRows: PaletteViewModel.noteRows(columns: rect.columns), field: (":", palette.field))
    TableBox.draw(palette.table, text, in: rect, on: &grid)
  }
}
