internal import DatabricksClient
internal import ViewModels

/// The question for what is imported, then the table of what that would do.
enum ImportBox {
  /// Draws it in the middle of `rect`.
  static func draw(_ form: ImportViewModel, in rect: Rect, on grid: inout CellGrid) {
    let title = "Import into \(form.scope.rawValue)"
    guard form.text != nil else {
      FileDialogBox.draw(
        form.file,
        FileDialogBox.Words(
          title: title,
          hint: "a file of dotenv, JSON or Java properties; or paste its lines here. "
            + "you see what it would change first",
          verb: "read"), in: rect, on: &grid)
      return
    }
    var text = TableBox.Text(title: title)
    // Where the window is low a problem needs the rows more than the notes do.
    let isCramped = form.problem != nil && rect.rows < 16
    text.noteRows = isCramped ? (form.hint == nil ? 1 : 2) : ImportViewModel.noteRows
    text.empty = empty(form)
    text.notes = notes(form, in: rect)
    let foot = TableBox.draw(form.table, text, in: rect, on: &grid)
    drawField(form, in: foot, on: &grid)
  }

  private static func empty(_ form: ImportViewModel) -> [(text: String, role: Role)] {
    guard let problem = form.problem, let format = form.text?.format else { return [] }
    return [
      ("as \(format.label) it cannot be read: \(problem)", .danger),
      ("f reads it as another format; esc closes, nothing was changed", .dim),
    ]
  }

  /// The first row tells what is picked, the second what is read, the third what matters now; where
  /// the window is low what is read goes, and what matters now stands first.
  private static func notes(
    _ form: ImportViewModel, in rect: Rect
  ) -> [(text: String, role: Role)] {
    let window = Size(columns: rect.columns, rows: rect.rows)
    let layout = TableLayout(window: window, noteRows: ImportViewModel.noteRows)
    let reading = CellText.middleTruncated(form.readingText, cells: layout.content.columns)
    guard form.problem == nil else { return [(reading, .dim), (form.hint ?? "", .warning)] }
    let counts: (String, Role) = (form.countText, .text)
    if layout.hasTitles { return [counts, (reading, .dim), last(form)] }
    let matter = last(form)
    let rows = [matter.text, counts.0].reduce(0) {
      $0 + WordWrap.lines($1, cells: layout.content.columns).count
    }
    return rows <= layout.noteRows ? [matter, counts] : matter.text.isEmpty ? [counts] : [matter]
  }

  private static func last(_ form: ImportViewModel) -> (text: String, role: Role) {
    if form.isUnderWay { return ("importing…", .dim) }
    if let hint = form.hint { return (hint, .warning) }
    if let text = form.progressText { return (text, .dim) }
    if let error = form.comparisonFailure {
      return ("not compared: \(ErrorText(error).oneLine); R tries again", .danger)
    }
    if form.isComparisonStopped { return ("comparing was stopped; R goes on", .warning) }
    return (form.rowText ?? "", .dim)
  }

  /// Where a name or a prefix is typed it takes the place of the notes.
  private static func drawField(
    _ form: ImportViewModel, in foot: Rect, on grid: inout CellGrid
  ) {
    guard let typing = form.typing else { return }
    grid.fill(foot)
    let label = if case .prefix = typing { "Prefix" } else { "Name" }
    grid.write(label, at: Point(column: foot.column, row: foot.row), .label)
    let field = Rect(
      column: foot.column + 8, row: foot.row, columns: min(60, foot.columns - 8), rows: 1)
    FieldLine.draw(form.field, isFocused: true, in: field, on: &grid)
    let keys = Rect(
      column: foot.column, row: foot.row + foot.rows - 1, columns: foot.columns, rows: 1)
    OverlayBox.drawHints([("enter", "keep"), ("esc", "as before")], in: keys, on: &grid)
  }
}
