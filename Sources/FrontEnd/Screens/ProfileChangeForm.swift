internal import DatabricksClient
internal import ViewModels

/// What is about to be written to the config file, line by line, before it is.
enum ProfileChangeForm {
  private static let buttons = [
    TokenEntryFoot.Button(label: "[ Back ]", focus: .backButton),
    TokenEntryFoot.Button(label: "[ Write ]", focus: .writeButton),
  ]

  /// The rows it would fill.
  static func rowCount(_ viewModel: TokenEntryViewModel) -> Int {
    let rows = min(viewModel.changeRows.count, viewModel.changeRoom)
    return rows + (offersDefault(viewModel) ? 1 : 0) + (viewModel.isRoomy ? 3 : 1)
  }

  /// Which rows are in sight where not all are, such as `1-5 of 9`.
  static func place(_ viewModel: TokenEntryViewModel) -> String {
    let count = viewModel.changeRows.count
    guard count > viewModel.changeRoom else { return "" }
    let last = min(count, viewModel.changeTop + viewModel.changeRoom)
    return "\(viewModel.changeTop + 1)-\(last) of \(count)"
  }

  static func draw(_ viewModel: TokenEntryViewModel, in rect: Rect, on grid: inout CellGrid) {
    let used = TokenEntryFoot.drawButtons(buttons, viewModel, in: rect, on: &grid)
    let foot = Point(column: rect.column, row: rect.row + rect.rows - 1)
    let sayings = ["nothing is written yet", "not written yet", ""]
    let room = rect.columns - used
    grid.write(sayings.first { SafeText.width(of: $0) <= room } ?? "", at: foot, .dim)
    let air = viewModel.isRoomy ? 1 : 0
    if offersDefault(viewModel) {
      let line = Rect(
        column: rect.column, row: foot.row - 1 - air, columns: rect.columns, rows: 1)
      drawSwitch(viewModel, in: line, on: &grid)
    }
    let rows = viewModel.changeRows.dropFirst(viewModel.changeTop).prefix(viewModel.changeRoom)
    for (offset, row) in rows.enumerated() {
      let line = row.shown
      grid.write(
        line.0, at: Point(column: rect.column, row: rect.row + air + offset), line.1,
        maxCells: rect.columns)
    }
  }

  private static func offersDefault(_ viewModel: TokenEntryViewModel) -> Bool {
    viewModel.stage.shownChange?.offersDefault == true
  }

  private static func drawSwitch(
    _ viewModel: TokenEntryViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    let box = viewModel.makesDefault ? "[x]" : "[ ]"
    let long = "\(box) make \(viewModel.profile.text) the default profile"
    let text = SafeText.width(of: long) <= rect.columns ? long : "\(box) the default profile"
    let used = grid.write(
      text, at: Point(column: rect.column, row: rect.row), .label, maxCells: rect.columns)
    guard viewModel.focus == .defaultSwitch else { return }
    grid.setRole(
      .selection, in: Rect(column: rect.column, row: rect.row, columns: used, rows: 1))
  }
}

extension ChangeRow {
  /// The line with its sign, and its role.
  fileprivate var shown: (String, Role) {
    switch self {
    case .kept(let text): ("  \(text)", .dim)
    case .added(let text): ("+ \(text)", .good)
    case .removed(let text): ("- \(text)", .danger)
    case .unchanged(let count):
      ("  … \(CountText.counted(count, "line")) unchanged", .dim)
    case .note(let text): (text, .warning)
    }
  }
}
