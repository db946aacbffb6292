internal import DatabricksClient
internal import ViewModels

/// What is about to be written to the config file, line by line, before it is.
enum ProfileChangeForm {
  private static let buttons = [
    TokenEntryFoot.Button(label: "[ Back ]", focus: .backButton),
    TokenEntryFoot.Button(label: "[ Write ]", focus: .writeButton),
  ]

  static func draw(
    _ change: ProfileChange, _ viewModel: TokenEntryViewModel, in rect: Rect,
    on grid: inout CellGrid
  ) {
    let used = TokenEntryFoot.drawButtons(buttons, viewModel, in: rect, on: &grid)
    let foot = Point(column: rect.column, row: rect.row + rect.rows - 1)
    grid.write(
      CellText.endTruncated("nothing is written yet", cells: rect.columns - used), at: foot, .dim)
    let air = rect.rows > 8 ? 1 : 0
    let body = Rect(
      column: rect.column, row: rect.row + air, columns: rect.columns,
      rows: rect.rows - 1 - 2 * air)
    drawLines(change, in: body, on: &grid)
  }

  /// The lines and then the notes; what has no room is counted.
  private static func drawLines(
    _ change: ProfileChange, in rect: Rect, on grid: inout CellGrid
  ) {
    let notes = change.notes.flatMap { Paragraph.lines(of: $0, cells: rect.columns) }
    let all = change.lines.map(\.shown) + notes.map { ($0, Role.warning) }
    let room = all.count > rect.rows ? rect.rows - 1 : rect.rows
    for (offset, line) in all.prefix(max(0, room)).enumerated() {
      let place = Point(column: rect.column, row: rect.row + offset)
      grid.write(CellText.middleTruncated(line.0, cells: rect.columns), at: place, line.1)
    }
    guard all.count > rect.rows, rect.rows > 0 else { return }
    grid.write(
      "… \(all.count - room) more; a larger window shows them",
      at: Point(column: rect.column, row: rect.row + rect.rows - 1), .dim, maxCells: rect.columns)
  }
}

extension ProfileChange.Line {
  /// The line with its sign, and its role.
  fileprivate var shown: (String, Role) {
    switch self {
    case .kept(let text): ("  \(text)", .dim)
    case .added(let text): ("+ \(text)", .good)
    case .removed(let text): ("- \(text)", .danger)
    }
  }
}
