internal import DatabricksClient
internal import ViewModels

/// The fields with a note under each, and where the credential comes from, in a roomy window.
enum TokenEntryForm {
  /// The rows of the form; they stay where they are whatever is said.
  static let rowCount = 20
  /// From the form's left to its fields, in cells.
  private static let labelCells = 19
  private static let secretCells = 41
  /// What stands behind a secret, `16384 characters ✓` at most, with the gap before it.
  private static let countCells = 20
  private static let profileCells = 24

  static func draw(_ viewModel: TokenEntryViewModel, in rect: Rect, on grid: inout CellGrid) {
    drawLabel("1", "Workspace URL", isFocused: viewModel.focus == .host, 1, in: rect, on: &grid)
    FieldLine.draw(
      viewModel.host, isFocused: viewModel.focus == .host, in: field(1, in: rect), on: &grid)
    drawNote(viewModel.hostLine, 2, in: rect, on: &grid)

    drawSignIn(viewModel, in: rect, on: &grid)

    drawLabel("3", "Profile", isFocused: viewModel.focus == .profile, 9, in: rect, on: &grid)
    var name = field(9, in: rect)
    let right = name.column + name.columns
    name.columns = profileCells
    FieldLine.draw(viewModel.profile, isFocused: viewModel.focus == .profile, in: name, on: &grid)
    let path = name.column + name.columns + 2
    grid.write(
      CellText.middleTruncated("writes \(viewModel.configPath)", cells: right - path),
      at: Point(column: path, row: name.row), .dim)
    drawNote(viewModel.profileLine, 10, in: rect, on: &grid)

    drawGuide(viewModel, in: rows(12..<17, of: rect), on: &grid)
    TokenEntryFoot.draw(viewModel, in: rows(17..<20, of: rect), on: &grid)
  }

  /// The choice of a way to sign in, its fields, and the note under them.
  private static func drawSignIn(
    _ viewModel: TokenEntryViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    let isFocused = viewModel.kind.fields.contains(viewModel.focus)
    drawLabel("2", "Sign in with", isFocused: isFocused, 4, in: rect, on: &grid)
    drawKinds(viewModel, in: field(4, in: rect), on: &grid)
    switch viewModel.kind {
    case .token: drawSecret("Token", .token, viewModel, 5, in: rect, on: &grid)
    case .servicePrincipal:
      drawSublabel("Client id", .clientID, viewModel, 5, in: rect, on: &grid)
      var place = field(5, in: rect)
      place.columns = min(secretCells, place.columns)
      FieldLine.draw(
        viewModel.clientID, isFocused: viewModel.focus == .clientID, in: place, on: &grid)
      drawSecret("Client secret", .clientSecret, viewModel, 6, in: rect, on: &grid)
    case .databricksCLI, .azureCLI: break
    }
    let row = 5 + viewModel.kind.fields.count
    drawNote(viewModel.tokenLine, row, rows: 8 - row, in: rect, on: &grid)
  }

  /// All ways to sign in beside each other, or the one that is chosen where they have no room.
  private static func drawKinds(
    _ viewModel: TokenEntryViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    let all = SignInKind.allCases
    let width = all.reduce(0) { $0 + SafeText.width(of: $1.title) + 3 }
    var column = rect.column
    for kind in all where width <= rect.columns + 1 || kind == viewModel.kind {
      let isChosen = kind == viewModel.kind
      let place = Point(column: column, row: rect.row)
      grid.write(
        isChosen ? "▸ \(kind.title)" : "  \(kind.title)", at: place, isChosen ? .text : .dim)
      column += SafeText.width(of: kind.title) + 3
    }
  }

  private static func drawSecret(
    _ label: String, _ focus: TokenEntryFocus, _ viewModel: TokenEntryViewModel, _ row: Int,
    in rect: Rect, on grid: inout CellGrid
  ) {
    drawSublabel(label, focus, viewModel, row, in: rect, on: &grid)
    let shape = viewModel.tokenShape
    var place = field(row, in: rect)
    let whole = place.row
    place.columns = min(secretCells, place.columns - countCells)
    FieldLine.draw(
      viewModel.secretField, shape: shape, isRevealed: viewModel.isTokenRevealed,
      isFocused: viewModel.focus == focus, in: place, on: &grid)
    guard !viewModel.secretField.isEmpty else { return }
    let column = place.column + place.columns + 2
    let used = grid.write(
      CountText.counted(viewModel.secretField.secret.count, "character"),
      at: Point(column: column, row: whole), .dim)
    let mark = Point(column: column + used + 1, row: whole)
    switch shape {
    case .personalAccess, .jwt, .clientSecret: grid.write("✓", at: mark, .good)
    case .personalAccessPart: grid.write("!", at: mark, .warning)
    case .clientID, .other: break
    }
  }

  private static func drawGuide(
    _ viewModel: TokenEntryViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    var row = rect.row
    for line in viewModel.guide {
      let (text, role, indent): (String, Role, Int) =
        switch line {
        case .step(let text): (text, .dim, 1)
        case .copyable(let text): (text, .text, 3)
        }
      let pieces = WordWrap.lines(text, cells: rect.columns - indent)
      for piece in pieces where row < rect.row + rect.rows {
        grid.write(piece, at: Point(column: rect.column + indent, row: row), role)
        row += 1
      }
    }
  }

  private static func drawLabel(
    _ number: String, _ label: String, isFocused: Bool, _ row: Int, in rect: Rect,
    on grid: inout CellGrid
  ) {
    let start = Point(column: rect.column + 1, row: rect.row + row)
    let role: Role = isFocused ? .accent : .label
    grid.write(number, at: start, role)
    grid.write(label, at: Point(column: start.column + 3, row: start.row), role)
  }

  private static func drawSublabel(
    _ label: String, _ focus: TokenEntryFocus, _ viewModel: TokenEntryViewModel, _ row: Int,
    in rect: Rect, on grid: inout CellGrid
  ) {
    let place = Point(column: rect.column + 4, row: rect.row + row)
    grid.write(label, at: place, viewModel.focus == focus ? .accent : .label)
  }

  private static func rows(_ rows: Range<Int>, of rect: Rect) -> Rect {
    Rect(
      column: rect.column, row: rect.row + rows.lowerBound, columns: rect.columns,
      rows: rows.count)
  }

  private static func field(_ row: Int, in rect: Rect) -> Rect {
    Rect(
      column: rect.column + labelCells, row: rect.row + row, columns: rect.columns - labelCells,
      rows: 1)
  }

  private static func drawNote(
    _ note: TokenEntryNote, _ row: Int, rows: Int = 2, in rect: Rect, on grid: inout CellGrid
  ) {
    var place = field(row, in: rect)
    place.rows = rows
    Paragraph.draw(note.kind.mark + note.text, note.kind.role, in: place, on: &grid)
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
