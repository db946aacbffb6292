internal import DatabricksClient
internal import SecretFiles
internal import ViewModels

/// The form for what of some keys is written into which file.
enum ExportBox {
  private static let labelCells = 8

  /// Draws it in the middle of `rect`.
  static func draw(_ form: ExportViewModel, in rect: Rect, on grid: inout CellGrid) {
    let listRows = min(form.file.candidates.count, form.file.visibleRowCount)
    let air = rect.rows >= listRows + 11 ? 1 : 0
    let size = Size(
      columns: min(76, rect.columns - 4),
      rows: ExportViewModel.Row.allCases.count + listRows + 3 + 2 * air)
    let inner = OverlayBox.open(
      "Export \(form.subject)", content: size, in: rect, on: &grid)
    for row in form.rows {
      // Where there is no kind its line stays empty, so that nothing moves.
      let line = Rect(
        column: inner.column, row: inner.row + row.rawValue, columns: inner.columns, rows: 1)
      draw(row, of: form, in: line, on: &grid)
    }
    let list = Rect(
      column: inner.column + labelCells, row: inner.row + 3,
      columns: inner.columns - labelCells, rows: listRows)
    FileDialogBox.drawCandidates(form.file, in: list, on: &grid)
    let note = Rect(
      column: inner.column, row: inner.row + 3 + listRows + air, columns: inner.columns, rows: 2)
    let (text, role) = sentence(about: form)
    Paragraph.draw(text, role, in: note, on: &grid)
    let foot = Rect(
      column: inner.column, row: inner.row + inner.rows - 1, columns: inner.columns, rows: 1)
    OverlayBox.drawHints(hints(of: form), in: foot, on: &grid)
  }

  private static func draw(
    _ row: ExportViewModel.Row, of form: ExportViewModel, in line: Rect,
    on grid: inout CellGrid
  ) {
    let isFocused = form.row == row
    let rest = ChoiceRow.drawLabel(
      label(of: row, form), cells: labelCells, isFocused: isFocused, in: line, on: &grid)
    guard row != .file else {
      FieldLine.draw(form.file.field, isFocused: isFocused, in: rest, on: &grid)
      return
    }
    ChoiceRow.draw(choice(of: row, form), isFocused: isFocused, in: rest, on: &grid)
  }

  private static func label(of row: ExportViewModel.Row, _ form: ExportViewModel) -> String {
    switch row {
    case .content: "What"
    case .kind: form.content == .values ? "Format" : "Kind"
    case .file: "File"
    }
  }

  private static func choice(of row: ExportViewModel.Row, _ form: ExportViewModel) -> String {
    switch (row, form.content) {
    case (.content, .names): "names and ages"
    case (.content, .references): "references"
    case (.content, .values): "values, in clear"
    case (_, .values): form.format.label
    case (_, _): form.reference.label
    }
  }

  private static func sentence(about form: ExportViewModel) -> (text: String, role: Role) {
    if let text = form.progressText { return (text, .dim) }
    if form.stage == .writing { return ("writing…", .dim) }
    if let problem = form.file.problem { return (problem, .danger) }
    switch form.content {
    case .names: return ("a line for each key, with tabs between; no value is read", .dim)
    case .references:
      let scope = form.source.isOfOneScope ? form.source.scopeName : "SCOPE"
      let path = SecretPath(scope: ScopeName(scope), key: KeyName("KEY"))
      return ("a line for each key: \(form.reference.text(for: path))", .dim)
    case .values:
      let asked = form.source.isOfOneScope ? "the scope's name" : "their number"
      return ("in clear, readable by you alone; \(asked) is asked for first", .warning)
    }
  }

  private static func hints(of form: ExportViewModel) -> [(key: String, label: String)] {
    guard form.stage == .form else { return [("esc", "stop")] }
    return [
      ("enter", "write"), ("esc", "cancel"),
      form.row == .file ? ("tab", "complete") : ("left right", "choose"), ("up down", "move"),
    ]
  }
}
