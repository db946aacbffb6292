internal import ViewModels

/// A question with its buttons; a dangerous one in the danger role.
enum ConfirmationBox {
  /// Draws it in the middle of `rect`.
  static func draw(
    _ question: ConfirmationViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    let window = Size(columns: rect.columns, rows: rect.rows)
    let columns = ConfirmationViewModel.columns(in: window)
    let fieldRows = question.fieldRowCount
    let buttonRows = ConfirmationViewModel.Button.rows(of: question.buttons, columns: columns)
    let note = notes(of: question, columns)
    let room = question.lineRoom(in: window)
    // What was just done about the question goes before its explanation.
    let noteRows = min(note.count, max(0, room - 1))
    let all = question.lines.enumerated().flatMap { place, line in
      WordWrap.lines(line, cells: columns).map { (text: $0, role: Role.ofLine(place)) }
    }
    let (lines, place) = ScrolledLines.visible(all, question.textScroll, room: room - noteRows)
    // What a key that answered nothing leads to stands in the gap, so that nothing moves.
    let gap = lines.count + noteRows < room && question.buttonHint == nil ? 1 : 0
    let size = Size(
      columns: columns, rows: lines.count + noteRows + gap + fieldRows + buttonRows.count)
    let inner = OverlayBox.open(
      question.title, trailing: place, content: size, in: rect, on: &grid)
    if question.buttons.contains(where: \.isDangerous) { OverlayBox.redden(inner, on: &grid) }
    var row = inner.row
    for line in lines {
      grid.write(line.text, at: Point(column: inner.column, row: row), line.role)
      row += 1
    }
    for line in note.prefix(noteRows) {
      grid.write(line.text, at: Point(column: inner.column, row: row), line.role)
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

  /// What is said below the lines, a row each.
  private static func notes(
    of question: ConfirmationViewModel, _ columns: Int
  ) -> [(text: String, role: Role)] {
    let note = question.note.map { ($0.text, $0.role) }
    let hint = question.buttonHint.map { ($0, Role.warning) }
    return [note, hint].compactMap(\.self).flatMap { text, role in
      WordWrap.lines(text, cells: columns).map { ($0, role) }
    }
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
  fileprivate var role: Role {
    switch self {
    case .progress: .dim
    case .failure: .danger
    }
  }
}

extension Role {
  /// What the question is about stands in its first line.
  fileprivate static func ofLine(_ place: Int) -> Role { place == 0 ? .titleFocused : .text }
}
