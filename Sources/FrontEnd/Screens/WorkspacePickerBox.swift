internal import DatabricksClient
internal import Desktop
internal import ViewModels

/// The list of profiles, each with its marks and whether its workspace answers.
///
/// The box keeps its size while profiles are filtered, deleted and checked.
enum WorkspacePickerBox {
  /// Where everything is, in cells.
  private struct Plan {
    /// Between list and notes stands an empty row where there is room for it.
    let gap: Int
    let listRows: Int
    let noteRows: Int

    init(_ picker: WorkspacePickerViewModel) {
      gap = picker.isCompact ? 0 : 1
      listRows = max(1, min(picker.visibleRowCount, picker.mostRows))
      noteRows = picker.noteRowCount
    }

    var rows: Int { listRows + gap + noteRows }
  }

  /// The cells of each column; the host has what is left.
  private struct Columns {
    let name: Int
    let host: Int
    let kind: Int
    let answer: Int

    init(_ picker: WorkspacePickerViewModel, columns: Int) {
      let rows = picker.list?.rows ?? []
      let longest = rows.map { SafeText.width(of: $0.name) }.max() ?? 0
      let isMarked = rows.contains { picker.settings.mark(of: $0.name).isReadOnly }
      let room = columns - 4
      answer = columns >= 60 ? 21 : 19
      kind = columns >= 96 ? 18 : columns >= 60 ? 10 : 0
      let left = room - answer - kind - 1
      name = columns >= 60 ? min(max(10, longest) + (isMarked ? 3 : 0), 24, left * 2 / 5) : left
      host = columns >= 60 ? left - name - 2 : 0
    }
  }

  /// Draws it in the middle of `rect`.
  static func draw(
    _ picker: WorkspacePickerViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    let columns = min(108, rect.columns - 4)
    let plan = Plan(picker)
    let place =
      picker.selected == nil ? "" : "\(picker.selection.selected + 1)/\(picker.rows.count)"
    let inner = OverlayBox.open(
      "Workspaces", trailing: place, content: Size(columns: columns, rows: plan.rows), in: rect,
      on: &grid)
    drawRows(picker, in: inner, count: plan.listRows, on: &grid)
    let below = Rect(
      column: inner.column, row: inner.row + plan.listRows + plan.gap, columns: inner.columns,
      rows: plan.noteRows)
    guard !picker.filter.isTyping else {
      drawFilter(picker.filter, in: below, on: &grid)
      return
    }
    let said = sentences(picker, cells: inner.columns, rows: plan.noteRows)
    Paragraph.draw(said, in: below, on: &grid)
  }

  private static func sentences(
    _ picker: WorkspacePickerViewModel, cells: Int, rows: Int
  ) -> [(text: String, role: Role)] {
    if let problem = picker.problem { return [(text: problem, role: .danger)] }
    if let notice = picker.notice { return [(text: notice, role: .good)] }
    let text = picker.selected.map { PickerRowText(picker, $0) }
    let advice = text?.advice ?? []
    let whole = advice.first { WordWrap.lines($0, cells: cells).count <= rows }
    if let words = whole ?? advice.last { return [(text: words, role: .warning)] }
    let warnings = (picker.list?.warnings ?? []) + picker.settings.problems
    let host = text.map { (text: "\($0.host), \($0.kind)", role: Role.dim) }
    guard cells < 60, let host else { return warnings.map { (text: $0, role: .warning) } }
    // One row is left, which shows that there is more to say.
    return [host]
      + warnings.prefix(1).map {
        (text: CellText.endTruncated($0, cells: cells), role: .warning)
      }
  }

  private static func drawFilter(_ filter: ListFilter, in rect: Rect, on grid: inout CellGrid) {
    let used = grid.write("/", at: Point(column: rect.column, row: rect.row), .key)
    let field = Rect(
      column: rect.column + used, row: rect.row, columns: min(40, rect.columns - used), rows: 1)
    FieldLine.draw(filter.field, isFocused: true, in: field, on: &grid)
  }

  private static func drawRows(
    _ picker: WorkspacePickerViewModel, in inner: Rect, count: Int, on grid: inout CellGrid
  ) {
    let start = Point(column: inner.column, row: inner.row)
    guard picker.list != nil else {
      if picker.problem == nil { grid.write("reading the config file…", at: start, .dim) }
      return
    }
    let rows = picker.rows
    guard !rows.isEmpty else {
      let text =
        picker.filter.isActive
        ? "no profile matches; esc drops the filter"
        : "no profiles yet; n connects the first"
      grid.write(CellText.endTruncated(text, cells: inner.columns), at: start, .dim)
      return
    }
    let columns = Columns(picker, columns: inner.columns)
    let visible = picker.selection.visibleRows(count: rows.count, visible: count)
    for (offset, index) in visible.enumerated() {
      let line = Rect(
        column: inner.column, row: inner.row + offset, columns: inner.columns, rows: 1)
      draw(rows[index], picker, columns, in: line, on: &grid)
      guard index == picker.selection.selected else { continue }
      grid.write("▸", at: Point(column: line.column, row: line.row), .accent)
      let whole = Rect(
        column: inner.column - 1, row: line.row, columns: inner.columns + 2, rows: 1)
      grid.setRole(.selection, in: whole)
      if picker.settings.mark(of: rows[index].name).color != nil {
        drawName(rows[index], picker, columns, in: line, on: &grid)
      }
    }
  }

  /// The name on its colour, which lies over the ground of a selected row too.
  ///
  /// - Returns: the cells it takes.
  @discardableResult
  private static func drawName(
    _ row: ProfileList.Row, _ picker: WorkspacePickerViewModel, _ columns: Columns,
    in line: Rect, on grid: inout CellGrid
  ) -> Int {
    let mark = picker.settings.mark(of: row.name)
    let cells = columns.name - (mark.isReadOnly ? 3 : 0)
    let name = CellText.middleTruncated(row.name, cells: cells)
    let start = Point(column: line.column + 4, row: line.row)
    if let color = mark.color { return grid.write(name, at: start, Role(color)) }
    return grid.write(name, at: start, row.name == picker.current ? .accent : .text)
  }

  private static func draw(
    _ row: ProfileList.Row, _ picker: WorkspacePickerViewModel, _ columns: Columns,
    in line: Rect, on grid: inout CellGrid
  ) {
    let text = PickerRowText(picker, row)
    let mark = picker.settings.mark(of: row.name)
    var column = line.column + 2
    if row.isDefault { grid.write("*", at: Point(column: column, row: line.row), .accent) }
    column += 2
    let used = drawName(row, picker, columns, in: line, on: &grid)
    if mark.isReadOnly {
      grid.write("ro", at: Point(column: column + used + 1, row: line.row), .warning)
    }
    column += columns.name + 1
    if columns.host > 0 {
      grid.write(
        CellText.endTruncated(text.host, cells: columns.host),
        at: Point(column: column, row: line.row), .dim)
      column += columns.host + 1
      let kind = columns.kind >= 18 ? text.kind : text.shortKind
      grid.write(
        CellText.endTruncated(kind, cells: columns.kind - 1),
        at: Point(column: column, row: line.row), .dim)
      column += columns.kind
    }
    grid.write(
      CellText.endTruncated(text.answer(glyphs: grid.glyphs), cells: columns.answer),
      at: Point(column: column, row: line.row), text.role)
  }
}
