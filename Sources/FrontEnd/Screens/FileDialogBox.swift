internal import DatabricksClient
internal import ViewModels

/// The question for a file, with what its path could go on with.
enum FileDialogBox {
  private static let labelCells = 6

  /// Draws it in the middle of `rect`.
  static func draw(_ dialog: FileDialogViewModel, in rect: Rect, on grid: inout CellGrid) {
    let listRows = min(dialog.candidates.count, dialog.visibleRowCount)
    let size = Size(columns: min(76, rect.columns - 4), rows: listRows + 4)
    let title = isLoad(dialog) ? "Load a file" : "Write to a file"
    let place =
      !dialog.hasChosen || listRows == 0
      ? "" : ListRow.place(dialog.selection, count: dialog.candidates.count)
    let inner = OverlayBox.open(
      "\(title) · \(dialog.name)", trailing: place, content: size, in: rect, on: &grid)
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
      dialog.problem ?? hint(dialog), dialog.problem == nil ? .dim : .danger, in: note, on: &grid)
    let foot = Rect(
      column: inner.column, row: inner.row + inner.rows - 1, columns: inner.columns, rows: 1)
    OverlayBox.drawHints(
      [("enter", isLoad(dialog) ? "load" : "write"), ("esc", "cancel"), ("tab", "complete")],
      in: foot, on: &grid)
  }

  private static func drawCandidates(
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

  private static func isLoad(_ dialog: FileDialogViewModel) -> Bool {
    dialog.purpose == .load
  }

  private static func hint(_ dialog: FileDialogViewModel) -> String {
    switch dialog.purpose {
    case .load: "every byte is taken as it is, in place of the value or the selection"
    case .save(let bytes):
      "\(CountText.counted(bytes.count, "byte")), readable by you alone, in clear on the disk"
    case .table(let bytes):
      "\(CountText.counted(bytes.count, "byte")), names and no value, readable by you alone"
    }
  }
}
