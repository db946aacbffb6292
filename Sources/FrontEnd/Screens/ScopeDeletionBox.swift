internal import DatabricksClient
internal import ViewModels

/// The question before a scope is deleted, with how far reading what is in it has come.
enum ScopeDeletionBox {
  /// Draws it in the middle of `rect`.
  static func draw(_ box: ScopeDeletionViewModel, in rect: Rect, on grid: inout CellGrid) {
    let window = Size(columns: rect.columns, rows: rect.rows)
    let columns = ScopeDeletionViewModel.columns(in: window)
    let footRows = ScopeDeletionViewModel.footRowCount(in: window)
    let room = ScopeDeletionViewModel.lineRoom(in: window)
    let all = box.sentences.enumerated().flatMap { place, sentence in
      WordWrap.lines(sentence.text, cells: columns).map {
        (text: $0, role: place == 0 ? Role.titleFocused : Role(sentence.tone))
      }
    }
    let (lines, place) = ScrolledLines.visible(all, box.textScroll, room: room)
    // What reading ends in takes more rows than its beginning; the box does not grow by that.
    let gap = lines.count < room ? 1 : 0
    let rows = max(lines.count + gap, min(room, 6))
    let inner = OverlayBox.open(
      "Delete a scope", trailing: place, content: Size(columns: columns, rows: rows + footRows),
      in: rect,
      on: &grid)
    OverlayBox.redden(inner, on: &grid)
    for (offset, line) in lines.enumerated() {
      let start = Point(column: inner.column, row: inner.row + offset)
      grid.write(line.text, at: start, line.role)
    }
    let foot = Rect(
      column: inner.column, row: inner.row + rows, columns: inner.columns, rows: footRows)
    if box.stage == .asking {
      drawField(box, in: foot, on: &grid)
    } else {
      drawProgress(box, in: foot, on: &grid)
    }
  }

  private static func drawProgress(
    _ box: ScopeDeletionViewModel, in foot: Rect, on grid: inout CellGrid
  ) {
    let text = CellText.endTruncated(box.progress ?? "", cells: foot.columns)
    grid.write(text, at: Point(column: foot.column, row: foot.row), .label)
    let isReading = box.stage == .reading
    let count = max(1, box.keyCount ?? 1)
    let done = isReading ? foot.columns * box.settledCount / count : 0
    let bar = Rect(column: foot.column, row: foot.row + 1, columns: done, rows: 1)
    let rest = Rect(
      column: foot.column + done, row: foot.row + 1, columns: foot.columns - done, rows: 1)
    grid.fill(bar, with: SafeCluster("━", width: 1), .accent)
    grid.fill(rest, with: SafeCluster("─", width: 1), .dim)
    let hints = [("esc", "cancel")] + (isReading ? [("tab", "do not wait for the rest")] : [])
    OverlayBox.drawHints(hints, in: lastRow(of: foot), on: &grid)
  }

  private static func drawField(
    _ box: ScopeDeletionViewModel, in foot: Rect, on grid: inout CellGrid
  ) {
    let ask = box.hint ?? "type the name to delete it"
    grid.write(
      CellText.middleTruncated(ask, cells: foot.columns),
      at: Point(column: foot.column, row: foot.row), box.hint == nil ? .label : .danger)
    let field = Rect(column: foot.column, row: foot.row + 1, columns: foot.columns, rows: 1)
    OverlayBox.drawField(box.field, isFocused: true, in: field, on: &grid)
    let keys = lastRow(of: foot)
    OverlayBox.drawHints([("enter", "delete"), ("esc", "cancel")], in: keys, on: &grid)
    let isArmed = box.field.text == box.scope.name.rawValue
    let enter = Rect(column: keys.column, row: keys.row, columns: 12, rows: 1)
    grid.setRole(isArmed ? .danger : .dim, in: enter)
  }

  private static func lastRow(of foot: Rect) -> Rect {
    Rect(column: foot.column, row: foot.row + foot.rows - 1, columns: foot.columns, rows: 1)
  }
}
