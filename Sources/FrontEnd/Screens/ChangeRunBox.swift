internal import DatabricksClient
internal import ViewModels

/// Changes on their way: a bar, the rows with what became of them, and how to stop.
enum ChangeRunBox {
  /// Draws it in the middle of `rect`.
  static func draw(_ run: ChangeRunViewModel, in rect: Rect, on grid: inout CellGrid) {
    let columns = min(96, rect.columns - 4)
    let gap = run.isCompact ? 0 : 1
    let others = 2 * gap + run.noteRowCount + 2
    let rows = min(run.visibleRowCount, max(1, rect.rows - others - 2))
    let place = "\(CountText.grouped(run.endedCount))/\(CountText.grouped(run.states.count))"
    let inner = OverlayBox.open(
      title(of: run), trailing: place, content: Size(columns: columns, rows: rows + others),
      in: rect, on: &grid)
    drawBar(run, in: inner, on: &grid)
    let visible = run.selection.visibleRows(count: run.states.count, visible: rows)
    for (offset, row) in visible.enumerated() {
      let line = Rect(
        column: inner.column, row: inner.row + 1 + gap + offset, columns: inner.columns, rows: 1)
      draw(run, row, in: line, on: &grid)
    }
    let foot = Rect(
      column: inner.column, row: inner.row + 1 + 2 * gap + rows, columns: inner.columns,
      rows: run.noteRowCount)
    Paragraph.draw(sentences(about: run), in: foot, on: &grid)
    let keys = Rect(
      column: inner.column, row: inner.row + inner.rows - 1, columns: inner.columns, rows: 1)
    OverlayBox.drawHints(hints(of: run), in: keys, on: &grid)
  }

  private static func hints(of run: ChangeRunViewModel) -> [(String, String)] {
    if run.hasEnded { return [("enter", "close")] }
    return run.isStopping ? [] : [("esc", "stop")]
  }

  private static func title(of run: ChangeRunViewModel) -> String {
    let text = run.plan.gerund
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private static func drawBar(
    _ run: ChangeRunViewModel, in inner: Rect, on grid: inout CellGrid
  ) {
    let done = inner.columns * run.endedCount / max(1, run.states.count)
    let failed = !run.failures.isEmpty
    let filled = Rect(column: inner.column, row: inner.row, columns: done, rows: 1)
    let rest = Rect(
      column: inner.column + done, row: inner.row, columns: inner.columns - done, rows: 1)
    grid.fill(filled, with: SafeCluster("━", width: 1), failed ? .warning : .accent)
    grid.fill(rest, with: SafeCluster("─", width: 1), .dim)
  }

  /// How far all of it has come, and the failure of the row that is selected.
  private static func sentences(about run: ChangeRunViewModel) -> [(text: String, role: Role)] {
    if run.hasEnded {
      let row = run.selection.selected
      let failure = run.states[row].failure.map { run.text(of: $0, inRow: row) }
      let told = failure.map { [(text: $0, role: Role.danger)] } ?? []
      // Where there is little room, the counts come up on the rows that have not failed.
      return run.isCompact && failure != nil ? told : [counts(of: run)] + told
    }
    return run.isStopping
      ? [
        (
          "stopping: what is under way is finished first; a workspace that does not answer is given "
            + "up after a minute or two", .warning
        )
      ]
      : [("esc stops after the keys under way; what is done stays done", .dim)]
  }

  private static func counts(of run: ChangeRunViewModel) -> (text: String, role: Role) {
    let done = run.states.count { $0 == .done }
    let failed = run.failures.count
    let untried = run.states.count { $0 == .notTried }
    let parts = [
      "\(CountText.grouped(done)) done",
      failed == 0 ? nil : "\(CountText.grouped(failed)) failed",
      untried == 0 ? nil : "\(CountText.grouped(untried)) not begun",
    ]
    return (
      parts.compactMap(\.self).joined(separator: ", "),
      failed > 0 ? .danger : untried > 0 ? .warning : .text
    )
  }

  private static func draw(
    _ run: ChangeRunViewModel, _ row: Int, in line: Rect, on grid: inout CellGrid
  ) {
    let isSelected = row == run.selection.selected && run.hasEnded
    if isSelected { grid.write("▸", at: Point(column: line.column, row: line.row), .accent) }
    let (word, role) = state(run, row)
    let wordCells = line.columns >= 60 ? 40 : 14
    let nameCells = max(4, line.columns - 2 - wordCells - 2)
    let name = CellText.middleTruncated(run.plan.rows[row].name, cells: nameCells)
    grid.write(name, at: Point(column: line.column + 2, row: line.row))
    grid.write(
      CellText.endTruncated(word, cells: wordCells),
      at: Point(column: line.column + 2 + nameCells + 2, row: line.row), role)
    guard isSelected else { return }
    let whole = Rect(
      column: line.column - 1, row: line.row, columns: line.columns + 2, rows: 1)
    grid.setRole(.selection, in: whole)
  }

  private static func state(_ run: ChangeRunViewModel, _ row: Int) -> (String, Role) {
    switch run.states[row] {
    case .waiting: ("", .dim)
    case .underWay: ("…", .dim)
    case .done: (run.outcomes[row].last?.kind.rawValue ?? "done", .good)
    case .failed(let failure):
      ((run.isHalfDone(row) ? "half done: " : "") + ErrorText(failure).summary, .danger)
    case .notTried: ("not begun", .warning)
    }
  }
}
