internal import ViewModels

/// A question with its buttons; a dangerous one in the danger role.
enum ConfirmationBox {
  /// Draws it in the middle of `rect`.
  static func draw(
    _ question: ConfirmationViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    let columns = min(64, rect.columns - 4)
    let fieldRows = question.requiredText == nil ? 0 : 3
    // The buttons stay in view in the smallest window, whatever becomes of the sentences.
    let buttonRows = ConfirmationViewModel.Button.rows(of: question.buttons, columns: columns)
    let note = question.note.map { Paragraph.lines(of: $0.text, cells: columns) } ?? []
    let room = max(1, rect.rows - 2 - buttonRows.count - fieldRows)
    // What was just done about the question goes before its explanation.
    let noteRows = min(note.count, max(0, room - 1))
    let lines = Array(
      question.lines.flatMap { Paragraph.lines(of: $0, cells: columns) }.prefix(room - noteRows))
    let gap = lines.count + noteRows < room ? 1 : 0
    let size = Size(
      columns: columns, rows: lines.count + noteRows + gap + fieldRows + buttonRows.count)
    let inner = OverlayBox.open(question.title, content: size, in: rect, on: &grid)
    let isDangerous = question.buttons.contains(where: \.isDangerous)
    if isDangerous { OverlayBox.redden(inner, on: &grid) }
    var row = inner.row
    for (index, line) in lines.enumerated() {
      grid.write(
        line, at: Point(column: inner.column, row: row), index == 0 ? .titleFocused : .text)
      row += 1
    }
    for line in note.prefix(noteRows) {
      grid.write(line, at: Point(column: inner.column, row: row), question.note?.role ?? .text)
      row += 1
    }
    row += gap
    if let text = question.requiredText {
      drawField(question, text, row: row, in: inner, on: &grid)
      row += fieldRows
    }
    let foot = Rect(
      column: inner.column, row: row, columns: inner.columns, rows: buttonRows.count)
    drawFoot(question, in: foot, on: &grid)
  }

  private static func drawFoot(
    _ question: ConfirmationViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    guard question.requiredText == nil else {
      drawKeys(question, in: rect, on: &grid)
      return
    }
    ButtonRows.draw(
      question.buttons, selected: question.selected, isArmed: question.isArmed, in: rect,
      on: &grid)
  }

  /// Where a name is typed the field has the keys and no button: the words say what Enter does.
  private static func drawKeys(
    _ question: ConfirmationViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    let action = question.buttons.last?.label ?? ""
    OverlayBox.drawHints([("enter", action), ("esc", "cancel")], in: rect, on: &grid)
    let enter = Rect(
      column: rect.column, row: rect.row, columns: 6 + SafeText.width(of: action), rows: 1)
    grid.setRole(question.isArmed ? .danger : .dim, in: enter)
  }

  private static func drawField(
    _ question: ConfirmationViewModel, _ text: String, row: Int, in inner: Rect,
    on grid: inout CellGrid
  ) {
    let ask = question.hint ?? question.typingHint
    grid.write(
      CellText.middleTruncated(ask, cells: inner.columns),
      at: Point(column: inner.column, row: row), question.hint == nil ? .label : .danger)
    let field = Rect(column: inner.column, row: row + 1, columns: inner.columns, rows: 1)
    OverlayBox.drawField(question.field, isFocused: true, in: field, on: &grid)
  }
}

extension ConfirmationViewModel.Note {
  fileprivate var text: String {
    switch self {
    case .progress(let text), .failure(let text): text
    }
  }

  fileprivate var role: Role {
    switch self {
    case .progress: .dim
    case .failure: .danger
    }
  }
}
