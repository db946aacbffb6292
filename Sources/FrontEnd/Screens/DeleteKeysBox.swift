internal import DatabricksClient
internal import ViewModels

/// The question before several keys are deleted.
enum DeleteKeysBox {
  /// Draws it in the middle of `rect`.
  static func draw(_ question: DeleteKeysViewModel, in rect: Rect, on grid: inout CellGrid) {
    let count = CountText.counted(question.paths.count, "key")
    var text = TableBox.Text(title: "Delete \(count)")
    text.noteRows = DeleteKeysViewModel.noteRows
    // What a key that answered nothing leads to takes the place of what is known by then.
    text.notes = [
      question.answers.hint.map { ($0, .warning) }
        ?? ("jobs that read them will fail; u takes it back until the program ends", .text)
    ]
    text.isDangerous = true
    let foot = TableBox.draw(question.table, text, in: rect, on: &grid)
    let buttons = ConfirmationViewModel.Button.rows(of: question.answers.all, columns: foot.columns)
    let rows = min(foot.rows, buttons.count)
    let row = foot.row + foot.rows - rows
    let line = Rect(column: foot.column, row: row, columns: foot.columns, rows: rows)
    grid.fill(line)
    ButtonRows.draw(question.answers.all, selected: question.answers.selected, in: line, on: &grid)
  }
}
