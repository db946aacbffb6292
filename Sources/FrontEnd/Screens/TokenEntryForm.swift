internal import DatabricksClient
internal import ViewModels

/// The three fields with a note under each, as a roomy window shows them.
enum TokenEntryForm {
  /// The rows of the form; they stay where they are whatever is said.
  static let rowCount = 13
  /// From the form's left to its fields, in cells.
  private static let labelCells = 19
  private static let tokenCells = 41
  /// What stands behind the token, `16384 characters ✓` at most, with the gap before it.
  private static let countCells = 20
  private static let profileCells = 24

  static func draw(_ viewModel: TokenEntryViewModel, in rect: Rect, on grid: inout CellGrid) {
    drawLabel("1", "Workspace URL", isFocused: viewModel.focus == .host, 1, in: rect, on: &grid)
    FieldLine.draw(
      viewModel.host, isFocused: viewModel.focus == .host, in: field(1, in: rect), on: &grid)
    drawNote(viewModel.hostLine, 2, in: rect, on: &grid)

    drawLabel("2", "Token", isFocused: viewModel.focus == .token, 4, in: rect, on: &grid)
    drawToken(viewModel, in: field(4, in: rect), on: &grid)
    drawNote(viewModel.tokenLine, 5, in: rect, on: &grid)

    drawLabel("3", "Profile", isFocused: viewModel.focus == .profile, 7, in: rect, on: &grid)
    var name = field(7, in: rect)
    let right = name.column + name.columns
    name.columns = profileCells
    FieldLine.draw(viewModel.profile, isFocused: viewModel.focus == .profile, in: name, on: &grid)
    let path = name.column + name.columns + 2
    grid.write(
      CellText.middleTruncated("writes \(viewModel.configPath)", cells: right - path),
      at: Point(column: path, row: name.row), .dim)
    drawNote(viewModel.profileLine, 8, in: rect, on: &grid)

    let foot = Rect(column: rect.column, row: rect.row + 10, columns: rect.columns, rows: 3)
    TokenEntryFoot.draw(viewModel, in: foot, on: &grid)
  }

  private static func drawLabel(
    _ number: String, _ text: String, isFocused: Bool, _ row: Int, in rect: Rect,
    on grid: inout CellGrid
  ) {
    let place = Point(column: rect.column, row: rect.row + row)
    grid.write(number, at: place, .dim)
    grid.write(
      text, at: Point(column: place.column + 3, row: place.row), isFocused ? .accent : .label)
  }

  private static func field(_ row: Int, in rect: Rect) -> Rect {
    Rect(
      column: rect.column + labelCells, row: rect.row + row, columns: rect.columns - labelCells,
      rows: 1)
  }

  private static func drawNote(
    _ note: TokenEntryNote, _ row: Int, in rect: Rect, on grid: inout CellGrid
  ) {
    var place = field(row, in: rect)
    place.rows = 2
    Paragraph.draw(note.kind.mark + note.text, note.kind.role, in: place, on: &grid)
  }

  private static func drawToken(
    _ viewModel: TokenEntryViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    let shape = viewModel.tokenShape
    var place = rect
    place.columns = min(tokenCells, rect.columns - countCells)
    FieldLine.draw(
      viewModel.token, shape: shape, isRevealed: viewModel.isTokenRevealed,
      isFocused: viewModel.focus == .token, in: place, on: &grid)
    let column = place.column + place.columns + 2
    guard !viewModel.token.isEmpty else { return }
    let used = grid.write(
      CountText.counted(viewModel.token.secret.count, "character"),
      at: Point(column: column, row: rect.row), .dim)
    let mark = Point(column: column + used + 1, row: rect.row)
    switch shape {
    case .personalAccess, .jwt: grid.write("✓", at: mark, .good)
    case .personalAccessPart: grid.write("!", at: mark, .warning)
    case .clientSecret, .clientID, .other: break
    }
  }
}

extension TokenEntryNote.Kind {
  /// How a note of that kind is coloured.
  var role: Role {
    switch self {
    case .plain: .dim
    case .good: .good
    case .warning: .warning
    case .problem: .danger
    }
  }

  /// What stands before the sentence, so that colour is never needed.
  var mark: String {
    switch self {
    case .plain: ""
    case .good: "✓ "
    case .warning: "! "
    case .problem: "✗ "
    }
  }
}
