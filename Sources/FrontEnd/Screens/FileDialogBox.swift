internal import DatabricksClient
internal import ViewModels

/// The question for a file, with what its path could go on with.
enum FileDialogBox {
  private static let labelCells = 6

  /// What is said around the path.
  struct Words {
    let title: String
    let hint: String
    /// What Enter does.
    let verb: String
  }

  /// Draws it in the middle of `rect`.
  static func draw(_ dialog: FileDialogViewModel, in rect: Rect, on grid: inout CellGrid) {
    draw(dialog, words(of: dialog), in: rect, on: &grid)
  }

  /// Draws it with other words.
  static func draw(
    _ dialog: FileDialogViewModel, _ words: Words, in rect: Rect, on grid: inout CellGrid
  ) {
    let listRows = min(dialog.candidates.count, dialog.visibleRowCount)
    let size = Size(columns: min(76, rect.columns - 4), rows: listRows + 4)
    let place =
      !dialog.hasChosen || listRows == 0
      ? "" : ListRow.place(dialog.selection, count: dialog.candidates.count)
    let inner = OverlayBox.open(
      words.title, trailing: place, content: size, in: rect, on: &grid)
    grid.write("File", at: Point(column: inner.column, row: inner.row), .label)
    let field = Rect(
      column: inner.column + labelCells, row: inner.row, columns: inner.columns - labelCells,
      rows: 1)
    FieldLine.draw(dialog.field, isFocused: true, in: field, on: &grid)
    let list = Rect(
      column: field.column, row: inner.row + 1, columns: field.columns, rows: listRows)
    drawCandidates(dialog, in: list, on: &grid)
    let note = Rect(
      column: inner.column, row: inner.row + 1 + listRows, columns: inner.columns, rows: 2)
    Paragraph.draw(
      dialog.problem ?? words.hint, dialog.problem == nil ? .dim : .danger, in: note, on: &grid)
    let foot = Rect(
      column: inner.column, row: inner.row + inner.rows - 1, columns: inner.columns, rows: 1)
    OverlayBox.drawHints(
      [("enter", words.verb), ("esc", "cancel"), ("tab", "complete")], in: foot, on: &grid)
  }

  /// Draws what the path could go on with.
  static func drawCandidates(
    _ dialog: FileDialogViewModel, in list: Rect, on grid: inout CellGrid
  ) {
    let rows = dialog.selection.visibleRows(count: dialog.candidates.count, visible: list.rows)
    for (offset, index) in rows.enumerated() {
      let row = list.row + offset
      let name = CellText.middleTruncated(dialog.candidates[index], cells: list.columns - 2)
      grid.write(name, at: Point(column: list.column + 2, row: row))
      guard dialog.hasChosen, index == dialog.selection.selected else { continue }
      grid.write("▸", at: Point(column: list.column, row: row), .accent)
      let line = Rect(column: list.column - 1, row: row, columns: list.columns + 2, rows: 1)
      grid.setRole(.selection, in: line)
    }
  }

  private static func words(of dialog: FileDialogViewModel) -> Words {
    let write = "Write to a file · \(dialog.subject)"
    switch dialog.purpose {
    case .load:
      return Words(
        title: "Load a file · \(dialog.subject)",
        hint: "every byte is taken as it is, in place of the value or the selection",
        verb: "load")
    case .save(let bytes):
      let size = CountText.counted(bytes.count, "byte")
      return Words(
        title: write, hint: "\(size), readable by you alone, in clear on the disk", verb: "write")
    case .table(let bytes):
      let size = CountText.counted(bytes.count, "byte")
      return Words(
        title: write,
        hint: "\(size), names and no value, tabs between the columns, readable by you alone",
        verb: "write")
    case .choose: return Words(title: dialog.subject, hint: "", verb: "go on")
    }
  }
}
