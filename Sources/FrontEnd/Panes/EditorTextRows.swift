internal import DatabricksClient
internal import ViewModels

/// The text of the editor: dots while it is hidden, else the characters and the signs for what
/// cannot be seen.
struct EditorTextRows {
  let viewModel: EditorViewModel
  let isFocused: Bool
  let areas: EditorAreas

  private var text: SecretText { viewModel.text }
  private var area: Rect { areas.text }
  /// The first column shown.
  private var left: Int { viewModel.leftColumn }

  func draw(on grid: inout CellGrid) {
    let rows = viewModel.rows
    let cursor = rows.position(of: viewModel.cursor)
    var position = viewModel.top
    for row in area.row..<area.row + area.rows {
      draw(position, of: rows, at: row, on: &grid)
      if position == cursor, isFocused, viewModel.bar == nil {
        let column = min(rows.column(of: viewModel.cursor) - left, area.columns - 1)
        grid.cursor = Point(column: area.column + max(0, column), row: row)
      }
      let next = rows.position(position, movedBy: 1)
      if next == position { break }
      position = next
    }
    if text.count == 0 {
      let point = Point(column: area.column + 1, row: area.row)
      grid.write("type or paste the value", at: point, .dim, maxCells: area.columns - 1)
    }
  }

  private func draw(
    _ position: EditorRowPosition, of rows: EditorRows, at row: Int, on grid: inout CellGrid
  ) {
    let range = rows.range(of: position)
    let contents = text.contents(ofLine: position.line)
    let isFiller = position.line > 0 && position.line + 1 == text.lineCount && contents.isEmpty
    if position.row == 0, !isFiller {
      let number = String(position.line + 1)
      drawRight(number, in: areas.numbers, at: row, on: &grid)
      drawRight(EditorAreas.length(contents.count), in: areas.lengths, at: row, on: &grid)
    }
    let isLast = range.upperBound == contents.upperBound
    let width = drawRow(range, isLast, rows, position, at: row, on: &grid)
    if viewModel.isRevealed, isLast {
      drawEnd(ofLine: position.line, behind: width, at: row, on: &grid)
    }
    drawSigns(ofRowOf: width, at: row, on: &grid)
    for mark in viewModel.marks where mark.overlaps(range) {
      guard let columns = rows.columns(of: mark, in: range, isLast: isLast) else { continue }
      lay(.match, under: columns, at: row, on: &grid)
    }
    if let selection = viewModel.selection,
      let columns = rows.columns(of: selection, in: range, isLast: isLast)
    {
      lay(.selection, under: columns, at: row, on: &grid)
    }
  }

  /// Signs for a line end that is not only LF, and for the one that is missing at the end.
  private func drawEnd(
    ofLine line: Int, behind width: Int, at row: Int, on grid: inout CellGrid
  ) {
    guard width >= left, width - left < area.columns else { return }
    let point = Point(column: area.column + width - left, row: row)
    if text.lineEndByteCount(ofLine: line) == 2 {
      grid.write("␍", at: point, .escaped)
    } else if line + 1 == text.lineCount, !text.contents(ofLine: line).isEmpty {
      grid.write("∅", at: point, .dim)
    }
  }

  private func lay(
    _ role: Role, under columns: Range<Int>, at row: Int, on grid: inout CellGrid
  ) {
    let columns = (columns.lowerBound - left..<columns.upperBound - left)
      .clamped(to: 0..<area.columns)
    grid.setRole(
      role,
      in: Rect(
        column: area.column + columns.lowerBound, row: row, columns: columns.count, rows: 1))
  }

  private func drawRight(_ word: String, in column: Rect, at row: Int, on grid: inout CellGrid) {
    guard column.columns > 0 else { return }
    let padded = CellText.padded(word, cells: column.columns, .trailing)
    grid.write(padded, at: Point(column: column.column, row: row), .dim)
  }

  /// Says where a line goes on outside of the columns shown.
  private func drawSigns(ofRowOf width: Int, at row: Int, on grid: inout CellGrid) {
    guard !viewModel.isWrapping else { return }
    if left > 0, width > 0 {
      grid.write("‹", at: Point(column: area.column, row: row), .dim)
    }
    if width - left > area.columns - 1 {
      grid.write("›", at: Point(column: area.column + area.columns - 1, row: row), .dim)
    }
  }

  /// Draws the bytes of a row, each grapheme as a dot while they are hidden; blanks at the end of a
  /// line get a sign each.
  ///
  /// - Returns: the cells that the row has, as far as they were worth counting.
  private func drawRow(
    _ range: Range<Int>, _ isLast: Bool, _ rows: EditorRows, _ position: EditorRowPosition,
    at row: Int, on grid: inout CellGrid
  ) -> Int {
    text.withBytes(in: range) { bytes in
      var blanksStart = bytes.byteCount
      while isLast, blanksStart > 0, bytes.byte(at: blanksStart - 1) == UInt8(ascii: " ") {
        blanksStart -= 1
      }
      let end = left + area.columns - (viewModel.isWrapping ? 0 : 1)
      var (place, column) = rows.start(of: position, showing: left)
      while place < bytes.byteCount, column <= end {
        let (next, width) = rows.metric.grapheme(in: bytes, at: place, column: column)
        if column >= left, column + width <= end {
          let point = Point(column: area.column + column - left, row: row)
          draw(
            bytes.extracting(place..<next), isBlankAtEnd: place >= blanksStart, width, at: point,
            on: &grid)
        }
        column += width
        place = next
      }
      return column
    }
  }

  private func draw(
    _ grapheme: RawSpan, isBlankAtEnd: Bool, _ width: Int, at point: Point,
    on grid: inout CellGrid
  ) {
    if !viewModel.isRevealed {
      grid.put(SafeCluster("•", width: 1), at: point)
    } else if grapheme.byte(at: 0) == UInt8(ascii: "\t") {
      grid.write("→", at: point, .dim)
    } else if isBlankAtEnd {
      grid.write("·", at: point, .dim)
    } else {
      grid.write(bytes: grapheme, at: point, .text, maxCells: width)
    }
  }
}
