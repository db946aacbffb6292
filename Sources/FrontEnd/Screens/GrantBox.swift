internal import DatabricksClient
internal import ViewModels

/// The form for one entry of an access list.
enum GrantBox {
  private static let labelCells = 12

  /// Draws it in the middle of `rect`.
  static func draw(_ form: GrantViewModel, in rect: Rect, on grid: inout CellGrid) {
    // Where the window is low the blank lines go first, then candidates.
    let air = rect.rows >= 18 ? 1 : 0
    let least = air == 1 ? 3 : form.entry == nil ? 4 : 5
    let most = form.entry == nil ? min(form.visibleRowCount, max(1, rect.rows - 6 - least)) : 0
    // What is said of a permission may be long, and no candidates stand above it then.
    let isChoosing = form.row == .permission && air == 0
    let list = isChoosing ? 0 : most
    let noteRows = isChoosing ? least + most : least
    let size = Size(
      columns: min(76, rect.columns - 4), rows: 2 + list + noteRows + 2 * air)
    let title = form.entry == nil ? "Give access" : "Change access"
    let inner = OverlayBox.open(
      "\(title) · \(form.scope.name.rawValue)", content: size, in: rect, on: &grid)
    drawPrincipal(form, in: inner, on: &grid)
    let room = Rect(
      column: inner.column + labelCells, row: inner.row + 1, columns: inner.columns - labelCells,
      rows: list)
    drawCandidates(form, in: room, on: &grid)
    let row = inner.row + 1 + list + air
    drawPermission(
      form,
      in: Rect(column: inner.column, row: row, columns: inner.columns, rows: 1), on: &grid)
    let foot = Rect(
      column: inner.column, row: row + 1 + air, columns: inner.columns, rows: noteRows)
    Paragraph.draw(form.notes.map { ($0.text, Role($0.tone)) }, in: foot, on: &grid)
  }

  private static func drawPrincipal(
    _ form: GrantViewModel, in inner: Rect, on grid: inout CellGrid
  ) {
    let isFocused = form.row == .principal && form.sending == nil
    let start = Point(column: inner.column, row: inner.row)
    grid.write("Principal", at: start, isFocused ? .accent : .label)
    let field = Rect(
      column: inner.column + labelCells, row: inner.row, columns: inner.columns - labelCells,
      rows: 1)
    guard form.entry == nil else {
      let name = CellText.middleTruncated(form.shownName, cells: field.columns)
      grid.write(name, at: Point(column: field.column, row: field.row), .titleFocused)
      return
    }
    FieldLine.draw(form.field, isFocused: isFocused, in: field, on: &grid)
  }

  /// The principals that match: the name, what access lists store where that is another, the kind.
  private static func drawCandidates(
    _ form: GrantViewModel, in list: Rect, on grid: inout CellGrid
  ) {
    guard form.row == .principal, list.rows > 0 else { return }
    let top = max(0, (form.selected ?? 0) - list.rows + 1)
    for (offset, candidate) in form.candidates.dropFirst(top).prefix(list.rows).enumerated() {
      let row = list.row + offset
      let isSelected = form.selected == top + offset
      // The only one is pointed at: Enter takes it, though it is not selected.
      if form.taken == top + offset {
        grid.write("▸", at: Point(column: list.column - 2, row: row), .accent)
      }
      let kind = list.columns >= 44 ? candidate.kind.label : ""
      let kindCells = kind.isEmpty ? 0 : 19
      let cells = list.columns - kindCells
      let shown = candidate.displayName ?? candidate.name
      let used = grid.write(
        CellText.middleTruncated(shown, cells: cells), at: Point(column: list.column, row: row))
      if shown != candidate.name, cells - used > 10 {
        grid.write(
          CellText.middleTruncated(candidate.name, cells: cells - used - 2),
          at: Point(column: list.column + used + 2, row: row), .dim)
      }
      grid.write(kind, at: Point(column: list.column + cells + 2, row: row), .dim)
      guard isSelected else { continue }
      grid.setRole(
        .selection,
        in: Rect(column: list.column - 3, row: row, columns: list.columns + 4, rows: 1))
    }
  }

  private static func drawPermission(
    _ form: GrantViewModel, in line: Rect, on grid: inout CellGrid
  ) {
    let isFocused = form.row == .permission && form.sending == nil
    let label = line.columns < 46 ? "Allow" : "Permission"
    grid.write(
      label, at: Point(column: line.column, row: line.row), isFocused ? .accent : .label)
    let isNarrow = line.columns < 46
    var column = line.column + (isNarrow ? 6 : labelCells)
    for permission in Permission.allCases {
      let isChosen = permission == form.permission
      let text =
        isNarrow ? permission.rawValue : "\(isChosen ? "(•)" : "( )") \(permission.rawValue)"
      let start = Point(column: column, row: line.row)
      if isNarrow, isChosen {
        grid.write("▸", at: Point(column: column - 1, row: line.row), .accent)
      }
      let used = grid.write(text, at: start, isChosen ? .titleFocused : .text)
      if isFocused, isChosen {
        grid.setRole(
          .selection, in: Rect(column: column, row: line.row, columns: used, rows: 1))
        grid.cursor = Point(column: column + (isNarrow ? 0 : 1), row: line.row)
      }
      column += used + 3
    }
  }
}
