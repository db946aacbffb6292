internal import ViewModels

/// The lower part of the form: what was found, and the buttons.
enum TokenEntryFoot {
  /// One button with its place in the order of Tab.
  struct Button {
    let label: String
    let focus: TokenEntryFocus
  }

  static let buttons = [
    Button(label: "[ Check ]", focus: .checkButton), Button(label: "[ Save ]", focus: .saveButton),
  ]

  /// Draws the buttons at the lower right and the sentence beside them, or above when it is long.
  static func draw(_ viewModel: TokenEntryViewModel, in rect: Rect, on grid: inout CellGrid) {
    let buttonCells = drawButtons(buttons, viewModel, in: rect, on: &grid)
    guard let status = viewModel.status else { return }
    drawStatus(status, viewModel, beside: buttonCells, in: rect, on: &grid)
  }

  /// Draws `buttons` in the last row, right-aligned.
  ///
  /// - Returns: the cells they take with the gap before them.
  static func drawButtons(
    _ buttons: [Button], _ viewModel: TokenEntryViewModel, in rect: Rect,
    on grid: inout CellGrid
  ) -> Int {
    let width = buttons.reduce(-2) { $0 + SafeText.width(of: $1.label) + 2 }
    let row = rect.row + rect.rows - 1
    var column = rect.column + rect.columns - width
    for button in buttons {
      let used = grid.write(button.label, at: Point(column: column, row: row), .label)
      if viewModel.focus == button.focus {
        grid.setRole(.selection, in: Rect(column: column, row: row, columns: used, rows: 1))
      }
      column += used + 2
    }
    return width + 2
  }

  private static func drawStatus(
    _ status: TokenEntryNote, _ viewModel: TokenEntryViewModel, beside buttonCells: Int,
    in rect: Rect, on grid: inout CellGrid
  ) {
    let text = mark(status, viewModel, glyphs: grid.glyphs) + status.text
    let beside = rect.columns - buttonCells
    if SafeText.width(of: text) <= beside {
      let place = Point(column: rect.column, row: rect.row + rect.rows - 1)
      grid.write(text, at: place, status.kind.role)
      return
    }
    // The last row still has the room beside the buttons.
    let lines = WordWrap.lines(text, cells: rect.columns)
    let above = max(1, rect.rows - 1)
    for (offset, line) in lines.prefix(above).enumerated() {
      let place = Point(column: rect.column, row: rect.row + offset)
      grid.write(line, at: place, status.kind.role)
    }
    guard lines.count > above else { return }
    let rest = lines.dropFirst(above).joined(separator: " ")
    grid.write(
      SafeText.width(of: rest) > beside
        ? CellText.cut(rest, cells: beside) : rest,
      at: Point(column: rect.column, row: rect.row + above), status.kind.role)
  }

  /// What stands before the sentence: the spinner while something is awaited, else its mark.
  static func mark(
    _ status: TokenEntryNote, _ viewModel: TokenEntryViewModel, glyphs: GlyphSet
  ) -> String {
    guard viewModel.stage.isWaiting else { return status.kind.mark }
    return SpinnerPicture.text(viewModel.spinner.frame, glyphs: glyphs) + " "
  }
}
