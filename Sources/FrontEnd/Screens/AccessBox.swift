internal import ViewModels

/// Who may do what, as a table with what it means below.
enum AccessBox {
  /// Draws it in the middle of `rect`.
  static func draw(_ access: AccessViewModel, in rect: Rect, on grid: inout CellGrid) {
    let size = Size(columns: rect.columns, rows: rect.rows)
    let text = TableBox.Text(
      title: access.title, empty: access.emptySentences.map { ($0.text, Role($0.tone)) },
      notes: access.notes.map { ($0.text, Role($0.tone)) },
      noteRows: AccessViewModel.noteRows(in: size))
    TableBox.draw(access.table, text, in: rect, on: &grid)
  }
}
