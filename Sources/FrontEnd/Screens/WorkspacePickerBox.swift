internal import DatabricksClient
internal import ViewModels

/// The list of profiles.
enum WorkspacePickerBox {
  /// Draws it in the middle of `rect`.
  static func draw(
    _ picker: WorkspacePickerViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    let warnings = picker.list?.warnings ?? []
    let listRows = max(1, min(picker.visibleRowCount, picker.list?.rows.count ?? 1))
    let noteRows = min(2, warnings.count) + (picker.problem == nil ? 0 : 2)
    let size = Size(columns: min(76, rect.columns - 4), rows: listRows + 2 + noteRows)
    let inner = OverlayBox.open("Workspaces", content: size, in: rect, on: &grid)
    drawRows(picker, in: inner, count: listRows, on: &grid)
    var sentences = warnings.prefix(2).map { (text: $0, role: Role.warning) }
    if let problem = picker.problem { sentences.append((text: problem, role: .danger)) }
    let notes = Rect(
      column: inner.column, row: inner.row + listRows + 1, columns: inner.columns,
      rows: inner.rows - listRows - 2)
    Paragraph.draw(sentences, in: notes, on: &grid)
    let foot = Rect(
      column: inner.column, row: inner.row + inner.rows - 1, columns: inner.columns, rows: 1)
    OverlayBox.drawHints(
      [("enter", "open"), ("n", "connect another…"), ("esc", "cancel")], in: foot, on: &grid)
  }

  private static func drawRows(
    _ picker: WorkspacePickerViewModel, in inner: Rect, count: Int, on grid: inout CellGrid
  ) {
    let start = Point(column: inner.column, row: inner.row)
    guard let rows = picker.list?.rows else {
      if picker.problem == nil { grid.write("reading the config file…", at: start, .dim) }
      return
    }
    guard !rows.isEmpty else {
      grid.write("no profiles yet; n connects the first workspace", at: start, .dim)
      return
    }
    let nameCells = min(24, inner.columns / 2)
    let visible = picker.selection.visibleRows(count: rows.count, visible: count)
    for (offset, index) in visible.enumerated() {
      let row = inner.row + offset
      let isSelected = index == picker.selection.selected
      if isSelected { grid.write("▸", at: Point(column: inner.column, row: row), .accent) }
      let name = CellText.middleTruncated(rows[index].name, cells: nameCells - 2)
      grid.write(
        name, at: Point(column: inner.column + 2, row: row),
        rows[index].name == picker.current ? .accent : .text)
      let host = rows[index].host.isEmpty ? "no host" : rows[index].host
      let hostCells = inner.columns - nameCells - 1
      let shown = CellText.middleTruncated(host, cells: hostCells)
      grid.write(shown, at: Point(column: inner.column + nameCells + 1, row: row), .dim)
      if isSelected {
        let line = Rect(column: inner.column - 1, row: row, columns: inner.columns + 2, rows: 1)
        grid.setRole(.selection, in: line)
      }
    }
  }
}
