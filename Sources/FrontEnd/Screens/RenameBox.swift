internal import DatabricksClient
internal import ViewModels

/// The question for another name of a key or of a scope.
enum RenameBox {
  /// Draws it in the middle of `rect`.
  static func draw(_ form: RenameViewModel, in rect: Rect, on grid: inout CellGrid) {
    if let preview = form.preview {
      draw(preview, of: form, in: rect, on: &grid)
      return
    }
    let columns = min(64, rect.columns - 4)
    let sentence = form.problem ?? hint(for: form)
    let room = max(1, rect.rows - 5)
    let noteRows = min(room, max(2, WordWrap.lines(sentence, cells: columns).count))
    let size = Size(columns: columns, rows: noteRows + 3)
    let inner = OverlayBox.open(title(of: form), content: size, in: rect, on: &grid)
    let row = inner.row + 1
    grid.write("Name", at: Point(column: inner.column, row: row), .label)
    let field = Rect(column: inner.column + 6, row: row, columns: inner.columns - 6, rows: 1)
    OverlayBox.drawField(form.field, isFocused: !form.isReading, in: field, on: &grid)
    let note = Rect(
      column: inner.column, row: row + 1, columns: inner.columns, rows: noteRows)
    Paragraph.draw(sentence, form.problem == nil ? .dim : .danger, in: note, on: &grid)
    let foot = Rect(
      column: inner.column, row: inner.row + noteRows + 2, columns: inner.columns, rows: 1)
    OverlayBox.drawHints([("enter", enterLabel(of: form)), ("esc", "cancel")], in: foot, on: &grid)
  }

  private static func enterLabel(of form: RenameViewModel) -> String {
    switch form.subject {
    case .key: "rename"
    case .scope: "go on"
    }
  }

  private static func draw(
    _ preview: TransferPreview, of form: RenameViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    var text = TableBox.Text(title: "\(title(of: form)) to \(preview.target.title)")
    text.noteRows = TransferViewModel.noteRows(columns: rect.columns)
    text.empty = [("no keys", .dim)]
    // What a key that starts nothing leads to takes the place of what is known by then.
    text.notes =
      form.startHint.map { [($0, .warning)] }
      ?? form.previewNotes.enumerated().map { ($1, $0 == 0 ? .text : .dim) }
    TableBox.draw(preview.table, text, in: rect, on: &grid)
  }

  private static func title(of form: RenameViewModel) -> String {
    switch form.subject {
    case .key(let path, _): "Rename \(path.text)"
    case .scope(let name, _, _): "Rename scope \(name.rawValue)"
    }
  }

  private static func hint(for form: RenameViewModel) -> String {
    switch form.subject {
    case .key: "put under the new name and read back before the old one goes"
    case .scope(let name, _, _):
      form.isReading
        ? "reading the keys and the access list of \(name.rawValue)…"
        : "what that would do is shown first"
    }
  }
}
