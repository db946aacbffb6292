internal import DatabricksClient
internal import ViewModels

/// What was changed in this run and can be taken back.
enum UndoListBox {
  /// Draws it in the middle of `rect`.
  static func draw(_ list: UndoListViewModel, in rect: Rect, on grid: inout CellGrid) {
    var text = TableBox.Text(title: "Undo list")
    text.empty = [
      ("nothing was changed in this run that can be taken back", .text),
      ("what you delete, overwrite, create or give access to from now on stands here", .dim),
    ]
    text.notes = list.notes.map { ($0, .dim) }
    text.noteRows = UndoListViewModel.noteRows
    TableBox.draw(list.table, text, in: rect, on: &grid)
  }
}
