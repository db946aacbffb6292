internal import DatabricksClient
internal import ViewModels

/// The bar at the foot of the editor: what to find or where to go, and what came of it.
struct EditorBarRows {
  let viewModel: EditorViewModel
  let isFocused: Bool
  let area: Rect

  func draw(on grid: inout CellGrid) {
    guard area.rows > 0, area.columns > 0 else { return }
    switch viewModel.bar {
    case .find(let find) where find.replacing != nil: drawQuestion(find, on: &grid)
    case .find(let find): drawFind(find, on: &grid)
    case .goTo(let place): drawGoTo(place, on: &grid)
    case nil: break
    }
  }

  private func row(_ index: Int) -> Rect {
    Rect(column: area.column, row: area.row + index, columns: area.columns, rows: 1)
  }

  private func drawFind(_ find: FindBar, on grid: inout CellGrid) {
    let letters = find.isCaseSensitive ? "Aa" : ""
    let said = [letters, find.state].filter { !$0.isEmpty }.joined(separator: " · ")
    let isMissing = find.found.isEmpty && !find.pattern.isEmpty
    let labels = find.replacement == nil ? ["find"] : ["find", "replace with"]
    let width = labels.map(SafeText.width(of:)).max() ?? 0
    // In a low pane the row that takes the keys is the one to show.
    let shown = area.rows < labels.count && find.isInReplacement ? [1] : Array(labels.indices)
    for (place, index) in shown.prefix(area.rows).enumerated() {
      let rect = row(place)
      let label = CellText.padded(labels[index], cells: width, .leading)
      let used = grid.write(label, at: Point(column: rect.column, row: rect.row), .label) + 1
      let end = index == 0 ? drawState(said, isMissing, in: rect, on: &grid) : 0
      let field = Rect(
        column: rect.column + used, row: rect.row, columns: max(1, rect.columns - used - end),
        rows: 1)
      FieldLine.draw(
        (index == 0 ? find.pattern : find.replacement) ?? SecretField(),
        isRevealed: viewModel.isRevealed, isSelected: find.isSelected,
        isFocused: isFocused && find.isInReplacement == (index == 1), in: field, on: &grid)
    }
  }

  /// - Returns: the cells it takes at the right end.
  private func drawState(
    _ text: String, _ isMissing: Bool, in rect: Rect, on grid: inout CellGrid
  ) -> Int {
    guard !text.isEmpty else { return 0 }
    let shown = CellText.endTruncated(text, cells: max(0, rect.columns - 16))
    let width = SafeText.width(of: shown)
    let column = rect.column + rect.columns - width
    grid.write(shown, at: Point(column: column, row: rect.row), isMissing ? .warning : .dim)
    return width + 2
  }

  private func drawQuestion(_ find: FindBar, on grid: inout CellGrid) {
    let rect = row(0)
    let point = Point(column: rect.column, row: rect.row)
    let end = drawState(find.state, false, in: rect, on: &grid)
    grid.write("replace this one?", at: point, .accent, maxCells: rect.columns - end)
    if isFocused { grid.cursor = point }
  }

  private func drawGoTo(_ place: GoToBar, on grid: inout CellGrid) {
    let rect = row(0)
    let label = viewModel.isText ? "line" : "offset"
    let used = grid.write(label, at: Point(column: rect.column, row: rect.row), .label) + 1
    let end = drawState(
      place.problem ?? viewModel.goToRange, place.problem != nil, in: rect, on: &grid)
    let room = Rect(
      column: rect.column + used, row: rect.row,
      columns: max(1, min(12, rect.columns - used - end)), rows: 1)
    FieldLine.draw(place.field, isFocused: isFocused, in: room, on: &grid)
  }
}
