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

  func draw(on grid: inout CellGrid) {
    let rows = viewModel.rows
    let cursor = rows.position(of: viewModel.cursor)
    var position = viewModel.top
    for row in area.row..<area.row + area.rows {
      draw(position, of: rows, at: row, on: &grid)
      if position == cursor, isFocused {
        let column = min(rows.column(of: viewModel.cursor), area.columns - 1)
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
    if viewModel.isRevealed {
      let width = drawCharacters(range, isLast, rows.metric, at: row, on: &grid)
      if isLast, text.lineEndByteCount(ofLine: position.line) == 2, width < area.columns {
        grid.write("␍", at: Point(column: area.column + width, row: row), .escaped)
      }
      // The text ends here without a line end.
      if isLast, position.line + 1 == text.lineCount, !contents.isEmpty, width < area.columns {
        grid.write("∅", at: Point(column: area.column + width, row: row), .dim)
      }
    } else {
      drawDots(range, rows.metric, at: row, on: &grid)
    }
    if let selection = viewModel.selection,
      let columns = rows.columns(of: selection, in: range, isLast: isLast)
    {
      lay(.selection, under: columns, at: row, on: &grid)
    }
  }

  private func lay(
    _ role: Role, under columns: Range<Int>, at row: Int, on grid: inout CellGrid
  ) {
    let columns = columns.clamped(to: 0..<area.columns)
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

  private func drawDots(
    _ range: Range<Int>, _ metric: EditorMetric, at row: Int, on grid: inout CellGrid
  ) {
    let dot = SafeCluster("•", width: 1)
    text.withBytes(in: range) { bytes in
      var column = 0
      var place = 0
      while place < bytes.byteCount, column < area.columns {
        grid.put(dot, at: Point(column: area.column + column, row: row))
        place = metric.grapheme(in: bytes, at: place, column: column).end
        column += 1
      }
    }
  }

  /// Draws the bytes of a row; blanks at the end of a line get a sign each.
  ///
  /// - Returns: the cells used.
  private func drawCharacters(
    _ range: Range<Int>, _ isLast: Bool, _ metric: EditorMetric, at row: Int,
    on grid: inout CellGrid
  ) -> Int {
    text.withBytes(in: range) { bytes in
      var blanksStart = bytes.byteCount
      while isLast, blanksStart > 0, bytes.byte(at: blanksStart - 1) == UInt8(ascii: " ") {
        blanksStart -= 1
      }
      var column = 0
      var place = 0
      while place < bytes.byteCount {
        let (end, width) = metric.grapheme(in: bytes, at: place, column: column)
        let point = Point(column: area.column + column, row: row)
        if bytes.byte(at: place) == UInt8(ascii: "\t") {
          grid.write("→", at: point, .dim)
        } else if place >= blanksStart {
          grid.write("·", at: point, .dim)
        } else {
          grid.write(bytes: bytes.extracting(place..<end), at: point, .text, maxCells: width)
        }
        column += width
        place = end
      }
      return column
    }
  }
}
