internal import DatabricksClient
internal import ViewModels

/// One field a row, for small windows, and under them what matters most.
///
/// A sentence that has no room takes the rows of fields that do not have the keyboard.
enum TokenEntryCompactForm {
  private static let labelCells = 9

  static func draw(_ viewModel: TokenEntryViewModel, in rect: Rect, on grid: inout CellGrid) {
    let buttons = Rect(
      column: rect.column, row: rect.row + rect.rows - 1, columns: rect.columns, rows: 1)
    _ = TokenEntryFoot.drawButtons(TokenEntryFoot.buttons, viewModel, in: buttons, on: &grid)
    let room = rect.rows - 1
    let lines = sentences(viewModel, rows: room - 1, cells: rect.columns, glyphs: grid.glyphs)
    let revealed = viewModel.isTokenRevealed ? revealedRows(viewModel, cells: rect.columns) : 0
    let wanted = max(lines.shown.count, revealed)
    let fields = shownFields(viewModel, rows: room - wanted, isUrgent: lines.isUrgent)
    for (offset, field) in fields.enumerated() {
      let line = Rect(
        column: rect.column, row: rect.row + offset, columns: rect.columns, rows: 1)
      draw(field, viewModel, in: line, on: &grid)
    }
    let rest = Rect(
      column: rect.column, row: rect.row + fields.count, columns: rect.columns,
      rows: room - fields.count)
    if revealed > 0 {
      drawRevealed(viewModel, in: rest, on: &grid)
    } else {
      draw(lines.shown, in: rest, on: &grid)
    }
  }

  /// A field, or the line that says which login is used.
  private enum Field: Equatable {
    case of(TokenEntryFocus)
    case login
  }

  private static func allFields(_ viewModel: TokenEntryViewModel) -> [Field] {
    let kind = viewModel.kind
    return [.of(.host)] + (kind.fields.isEmpty ? [.login] : kind.fields.map { .of($0) })
      + [.of(.profile)]
  }

  /// Those that fit into `rows`; the profile gives way first, and for what is urgent all others
  /// than the one with the keyboard.
  private static func shownFields(
    _ viewModel: TokenEntryViewModel, rows: Int, isUrgent: Bool
  ) -> [Field] {
    var fields = allFields(viewModel)
    let isFocused = { (field: Field) in field == .of(viewModel.focus) }
    if fields.count > rows, !isFocused(.of(.profile)),
      viewModel.kind.fields.contains(viewModel.focus)
    {
      fields.removeLast()
    }
    while isUrgent, fields.count > max(1, rows),
      let last = fields.lastIndex(where: { !isFocused($0) && $0 != .login })
    {
      fields.remove(at: last)
    }
    return fields
  }

  private static func draw(
    _ field: Field, _ viewModel: TokenEntryViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    var place = rect
    place.column += labelCells
    place.columns -= labelCells
    guard case .of(let focus) = field else {
      grid.write("Sign-in", at: Point(column: rect.column, row: rect.row), .label)
      grid.write(
        viewModel.kind.title, at: Point(column: place.column, row: rect.row), .text,
        maxCells: place.columns)
      return
    }
    let isFocused = viewModel.focus == focus
    grid.write(
      label(focus), at: Point(column: rect.column, row: rect.row), isFocused ? .accent : .label)
    switch focus {
    case .host: FieldLine.draw(viewModel.host, isFocused: isFocused, in: place, on: &grid)
    case .clientID:
      FieldLine.draw(viewModel.clientID, isFocused: isFocused, in: place, on: &grid)
    case .token, .clientSecret:
      FieldLine.draw(
        viewModel.secretField, shape: viewModel.tokenShape,
        isRevealed: viewModel.isTokenRevealed, isFocused: isFocused, in: place, on: &grid)
    default: FieldLine.draw(viewModel.profile, isFocused: isFocused, in: place, on: &grid)
    }
  }

  private static func label(_ focus: TokenEntryFocus) -> String {
    switch focus {
    case .host: "URL"
    case .token: "Token"
    case .clientID: "Id"
    case .clientSecret: "Secret"
    default: "Profile"
    }
  }
}

// What is said.
extension TokenEntryCompactForm {
  /// Lines with their roles, and whether they matter more than the fields.
  private struct Sentences {
    var shown: [(text: String, role: Role)] = []
    var isUrgent = false
  }

  /// The status or the focused field's note, what became of the address, and where a token is made.
  private static func sentences(
    _ viewModel: TokenEntryViewModel, rows: Int, cells: Int, glyphs: GlyphSet
  ) -> Sentences {
    let note = note(viewModel)
    var said = Sentences()
    var notes = [note]
    if let status = viewModel.status {
      notes = note.kind == .problem ? [note] : [status]
      said.isUrgent = notes[0].kind == .problem
    } else if let host = viewModel.hostNote, !viewModel.guide.isEmpty, viewModel.tokenNote == nil {
      notes = [host]
    } else if note.text.isEmpty {
      notes = [viewModel.tokenNote ?? viewModel.hostNote ?? note]
    }
    if note.kind == .problem { said.isUrgent = true }
    for (index, note) in notes.enumerated() where !note.text.isEmpty {
      let mark =
        index == 0 && viewModel.status == note
        ? TokenEntryFoot.mark(note, viewModel, glyphs: glyphs) : note.kind.mark
      said.shown += WordWrap.lines(mark + note.text, cells: cells).map { ($0, note.kind.role) }
    }
    // An address or a command is of use only as a whole.
    let source = source(viewModel, cells: cells)
    let hasRoom = said.shown.count + source.count <= rows
    let hasStatus = viewModel.status != nil && viewModel.status?.kind != .warning
    if !source.isEmpty, hasRoom, !hasStatus, note.kind != .problem {
      said.shown += source
      said.isUrgent = true
    }
    return said
  }

  private static func note(_ viewModel: TokenEntryViewModel) -> TokenEntryNote {
    switch viewModel.focus {
    case .host: viewModel.hostLine
    case .token, .clientID, .clientSecret: viewModel.tokenLine
    case .profile, .checkButton, .saveButton, .defaultSwitch, .writeButton, .backButton:
      viewModel.profileLine
    }
  }

  /// The address or the command of the guide, whole.
  private static func source(
    _ viewModel: TokenEntryViewModel, cells: Int
  ) -> [(text: String, role: Role)] {
    guard viewModel.focus != .host else { return [] }
    for case .copyable(let text) in viewModel.guide {
      let verb = viewModel.kind == .token ? "get one: " : "first: "
      return WordWrap.cut(verb + text, cells: cells).map { ($0, .text) }
    }
    return []
  }

  private static func draw(
    _ lines: [(text: String, role: Role)], in rect: Rect, on grid: inout CellGrid
  ) {
    for (offset, line) in lines.prefix(max(0, rect.rows)).enumerated() {
      let isCut = offset == rect.rows - 1 && lines.count > rect.rows
      grid.write(
        isCut ? CellText.endTruncated(line.text + " …", cells: rect.columns) : line.text,
        at: Point(column: rect.column, row: rect.row + offset), line.role)
    }
  }

  private static func revealedRows(_ viewModel: TokenEntryViewModel, cells: Int) -> Int {
    let count = viewModel.secretField.secret.count
    return count <= cells - labelCells ? 0 : (count + cells - 1) / max(1, cells)
  }

  /// The revealed secret in full width, since its field is too narrow for it.
  private static func drawRevealed(
    _ viewModel: TokenEntryViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    viewModel.secretField.secret.withBytes { bytes in
      for row in 0..<max(0, rect.rows) {
        let first = row * rect.columns
        guard first < bytes.byteCount else { return }
        grid.write(
          bytes: bytes.extracting(droppingFirst: first),
          at: Point(column: rect.column, row: rect.row + row), .warning, maxCells: rect.columns)
      }
    }
  }
}
