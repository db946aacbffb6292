internal import ViewModels

/// The three fields in as many rows, for small windows; only the focused field's note is shown.
enum TokenEntryCompactForm {
  private static let labelCells = 9

  static func draw(_ viewModel: TokenEntryViewModel, in rect: Rect, on grid: inout CellGrid) {
    let host = row(0, "URL", .host, viewModel, in: rect, on: &grid)
    FieldLine.draw(viewModel.host, isFocused: viewModel.focus == .host, in: host, on: &grid)
    let token = row(1, "Token", .token, viewModel, in: rect, on: &grid)
    FieldLine.draw(
      viewModel.token, shape: viewModel.tokenShape, isRevealed: viewModel.isTokenRevealed,
      isFocused: viewModel.focus == .token, in: token, on: &grid)
    let profile = row(2, "Profile", .profile, viewModel, in: rect, on: &grid)
    FieldLine.draw(
      viewModel.profile, isFocused: viewModel.focus == .profile, in: profile, on: &grid)
    let foot = Rect(
      column: rect.column, row: rect.row + 3, columns: rect.columns, rows: rect.rows - 3)
    _ = TokenEntryFoot.drawButtons(TokenEntryFoot.buttons, viewModel, in: foot, on: &grid)
    let sentence = Rect(
      column: foot.column, row: foot.row, columns: foot.columns, rows: foot.rows - 1)
    let note = sentenceShown(viewModel)
    let mark = TokenEntryFoot.mark(note, viewModel, glyphs: grid.glyphs)
    var lines = Paragraph.lines(of: mark + note.text, cells: sentence.columns)
    if lines.count > sentence.rows, sentence.rows > 0 {
      lines.removeSubrange(sentence.rows...)
      let last = lines.removeLast()
      lines.append(CellText.endTruncated(last + " …", cells: sentence.columns))
    }
    for (offset, line) in lines.enumerated() {
      let place = Point(column: sentence.column, row: sentence.row + offset)
      grid.write(line, at: place, note.kind.role)
    }
  }

  private static func row(
    _ offset: Int, _ label: String, _ focus: TokenEntryFocus, _ viewModel: TokenEntryViewModel,
    in rect: Rect, on grid: inout CellGrid
  ) -> Rect {
    grid.write(
      label, at: Point(column: rect.column, row: rect.row + offset),
      viewModel.focus == focus ? .accent : .label)
    return Rect(
      column: rect.column + labelCells, row: rect.row + offset,
      columns: rect.columns - labelCells, rows: 1)
  }

  /// What matters most: the status, the note of the field that has the keyboard, what was removed.
  private static func sentenceShown(_ viewModel: TokenEntryViewModel) -> TokenEntryNote {
    let note =
      switch viewModel.focus {
      case .host: viewModel.hostLine
      case .token: viewModel.tokenLine
      case .profile, .checkButton, .saveButton, .writeButton, .backButton: viewModel.profileLine
      }
    if note.kind == .problem { return note }
    if let status = viewModel.status { return status }
    guard note.text.isEmpty else { return note }
    return viewModel.tokenNote ?? viewModel.hostNote ?? note
  }
}
