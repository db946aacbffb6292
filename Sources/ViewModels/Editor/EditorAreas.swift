/// Where the parts of the editor lie in its rectangle, in cells from its upper left.
///
/// The view model and the pane both ask here, so that the cursor is where the text is.
package struct EditorAreas: Equatable, Sendable {
  /// The line numbers; empty when there is one line, or no room.
  package private(set) var numbers: Rect
  /// The text; its last column is for a cursor behind a full row and for marks of line ends.
  package private(set) var text: Rect
  /// The lengths of the lines; empty unless several lines are masked.
  package private(set) var lengths: Rect
  /// The bar that is open, or the sentence about the last thing done; more rows only when needed.
  package private(set) var notice: Rect
  /// State and size.
  package private(set) var meter: Rect

  /// Blanks between the line numbers and the text.
  private static let gap = 2
  /// Below that many cells there are no columns beside the text.
  private static let leastColumns = 30
  private static let mostNoticeRows = 3

  /// Lays out `lineCount` lines; `longestLine` is the greatest length to show, nil for no lengths.
  ///
  /// A bar takes its rows before the text does, and in the place of the sentence.
  init(
    size: Size, lineCount: Int, longestLine: Int?, notice sentence: String?,
    barRowCount: Int? = nil
  ) {
    let inside = Rect(column: 0, row: 0, columns: size.columns, rows: size.rows)
      .inset(columns: size.columns > 8 ? 2 : 1, rows: 1)
    let hasColumns = lineCount > 1 && inside.columns >= Self.leastColumns
    let numberColumns = hasColumns ? String(lineCount).utf8.count + Self.gap : 0
    let lengthColumns =
      hasColumns ? longestLine.map { Self.length($0).utf8.count + 1 } ?? 0 : 0
    let meterRows = inside.rows >= 2 + (barRowCount ?? 0) ? 1 : 0
    let room = inside.rows - meterRows
    let wanted = sentence.map { WordWrap.lines($0, cells: inside.columns).count } ?? 1
    let noticeRows =
      barRowCount.map { min($0, max(0, room - 1)) }
      ?? (room < 2 ? 0 : min(max(1, wanted), Self.mostNoticeRows, room - 1))
    let textRows = room - noticeRows

    func part(_ column: Int, _ row: Int, _ columns: Int, _ rows: Int) -> Rect {
      Rect(column: inside.column + column, row: inside.row + row, columns: columns, rows: rows)
    }
    let textColumns = inside.columns - numberColumns - lengthColumns
    numbers = part(0, 0, max(0, numberColumns - Self.gap), textRows)
    text = part(numberColumns, 0, textColumns, textRows)
    // The text's own last column is a blank between both.
    lengths = part(numberColumns + textColumns + 1, 0, max(0, lengthColumns - 1), textRows)
    notice = part(0, textRows, inside.columns, noticeRows)
    meter = part(0, textRows + noticeRows, inside.columns, meterRows)
  }

  /// The same parts of a rectangle whose upper left is at `origin`.
  package func moved(by origin: Point) -> EditorAreas {
    func shifted(_ part: Rect) -> Rect {
      Rect(
        column: part.column + origin.column, row: part.row + origin.row, columns: part.columns,
        rows: part.rows)
    }
    var moved = self
    moved.numbers = shifted(numbers)
    moved.text = shifted(text)
    moved.lengths = shifted(lengths)
    moved.notice = shifted(notice)
    moved.meter = shifted(meter)
    return moved
  }

  /// A length as the column of lengths shows it.
  package static func length(_ byteCount: Int) -> String { CountText.grouped(byteCount) + " B" }
}
