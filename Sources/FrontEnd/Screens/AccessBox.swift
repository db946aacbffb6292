internal import ViewModels

/// Who may do what, as a table with what it means below.
enum AccessBox {
  /// Draws it in the middle of `rect`.
  static func draw(_ access: AccessViewModel, in rect: Rect, on grid: inout CellGrid) {
    let size = Size(columns: rect.columns, rows: rect.rows)
    let text = TableBox.Text(
      title: access.title, empty: access.emptySentences.map { ($0.text, Role($0.tone)) },
      notes: notes(of: access, in: size), noteRows: AccessViewModel.noteRows(in: size))
    TableBox.draw(access.table, text, in: rect, on: &grid)
  }

  /// What there is room for of what is said.
  private static func notes(
    of access: AccessViewModel, in window: Size
  ) -> [(text: String, role: Role)] {
    let noteRows = AccessViewModel.noteRows(in: window)
    let columns = TableLayout(window: window, noteRows: noteRows).content.columns
    return Paragraph.fitting(
      access.notes.map { ($0.text, Role($0.tone)) }, cells: columns, rows: noteRows)
  }
}
