internal import ViewModels

/// The border of a pane or an overlay with its two titles.
struct Frame {
  let rect: Rect
  let title: String
  let trailing: String
  let isFocused: Bool

  /// Draws it on `grid`; a rectangle without an inside is left alone.
  func draw(on grid: inout CellGrid) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let role: Role = isFocused ? .borderFocused : .border
    let lines = grid.glyphs == .unicode ? Lines.rounded : .ascii
    let right = rect.column + rect.columns - 1
    let bottom = rect.row + rect.rows - 1
    for row in [rect.row, bottom] {
      let line = Rect(column: rect.column, row: row, columns: rect.columns, rows: 1)
      grid.fill(line, with: lines.horizontal, role)
    }
    for column in [rect.column, right] {
      let line = Rect(column: column, row: rect.row, columns: 1, rows: rect.rows)
      grid.fill(line, with: lines.vertical, role)
    }
    grid.put(lines.upperLeft, at: Point(column: rect.column, row: rect.row), role)
    grid.put(lines.upperRight, at: Point(column: right, row: rect.row), role)
    grid.put(lines.lowerLeft, at: Point(column: rect.column, row: bottom), role)
    grid.put(lines.lowerRight, at: Point(column: right, row: bottom), role)
    drawTitles(on: &grid)
  }

  /// Draws the lower border again in `row`, for a box that is covered from there on.
  func drawBottom(row: Int, on grid: inout CellGrid) {
    guard rect.columns >= 2, row > rect.row, row < rect.row + rect.rows else { return }
    let role: Role = isFocused ? .borderFocused : .border
    let lines = grid.glyphs == .unicode ? Lines.rounded : .ascii
    let right = rect.column + rect.columns - 1
    for column in rect.column...right {
      grid.put(lines.horizontal, at: Point(column: column, row: row), role)
    }
    grid.put(lines.lowerLeft, at: Point(column: rect.column, row: row), role)
    grid.put(lines.lowerRight, at: Point(column: right, row: row), role)
  }

  /// The count at the right goes first when there is not room for both.
  private func drawTitles(on grid: inout CellGrid) {
    // Corner and one line on each side, and a blank on each side of the words.
    let room = rect.columns - 6
    guard room > 0 else { return }
    let role: Role = isFocused ? .titleFocused : .title
    var titleRoom = room
    let trailingWidth = SafeText.width(of: trailing)
    let fits = trailingWidth + 3 + min(8, SafeText.width(of: title)) <= room
    if !trailing.isEmpty, fits {
      let column = rect.column + rect.columns - 4 - trailingWidth
      grid.write(" \(trailing) ", at: Point(column: column, row: rect.row), role)
      titleRoom -= trailingWidth + 3
    }
    guard !title.isEmpty else { return }
    let shown = CellText.middleTruncated(title, cells: titleRoom)
    grid.write(" \(shown) ", at: Point(column: rect.column + 2, row: rect.row), role)
  }
}

/// The characters a frame is made of.
private struct Lines {
  static let rounded = Lines(
    horizontal: SafeCluster("─", width: 1), vertical: SafeCluster("│", width: 1),
    upperLeft: SafeCluster("╭", width: 1), upperRight: SafeCluster("╮", width: 1),
    lowerLeft: SafeCluster("╰", width: 1),
    lowerRight: SafeCluster("╯", width: 1))
  static let ascii = Lines(
    horizontal: SafeCluster("-", width: 1), vertical: SafeCluster("|", width: 1),
    upperLeft: SafeCluster("+", width: 1), upperRight: SafeCluster("+", width: 1),
    lowerLeft: SafeCluster("+", width: 1),
    lowerRight: SafeCluster("+", width: 1))

  let horizontal: SafeCluster
  let vertical: SafeCluster
  let upperLeft: SafeCluster
  let upperRight: SafeCluster
  let lowerLeft: SafeCluster
  let lowerRight: SafeCluster
}
