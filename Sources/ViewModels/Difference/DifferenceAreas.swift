/// Where the parts of a difference lie on the screen, in cells.
package struct DifferenceAreas: Equatable, Sendable {
  /// The whole box with its frame.
  package private(set) var box: Rect
  package private(set) var summary: Rect
  /// What the editor warns of, below the summary.
  package private(set) var warning: Rect
  /// The rows; in each of them the numbers, the sign, the text and the lengths.
  package private(set) var body: Rect
  package private(set) var buttons: Rect
  /// The columns of the body, counted from its first one; the sign stands before the text.
  package private(set) var numberColumns: Int
  package private(set) var textColumns: Int
  package private(set) var lengthColumns: Int

  /// The column of the sign, counted from the body's first one.
  package var signColumn: Int { numberColumns > 0 ? numberColumns + 1 : 0 }

  /// The column of the text, counted from the body's first one.
  package var textColumn: Int { signColumn + 2 }

  private static let mostColumns = 116
  private static let mostSummaryRows = 3
  private static let mostWarningRows = 2

  /// Lays out the columns; the rows follow from `setRows`.
  ///
  /// - Parameters:
  ///   - size: the whole screen.
  ///   - numberColumns: the digits of the greatest line number, 0 for no numbers.
  ///   - lengthColumns: the cells of the longest length, 0 for no lengths.
  init(size: Size, numberColumns: Int, lengthColumns: Int) {
    let columns = min(size.columns, Self.mostColumns)
    box = Rect(
      column: (size.columns - columns) / 2, row: 0, columns: columns, rows: size.rows)
    let inside = box.inset(columns: 2, rows: 1)
    (summary, warning, body, buttons) = (inside, inside, inside, inside)
    self.numberColumns = numberColumns
    self.lengthColumns = lengthColumns
    textColumns = inside.columns - 2 - (numberColumns > 0 ? numberColumns + 1 : 0)
    // A blank before the lengths.
    if lengthColumns > 0 { textColumns -= lengthColumns + 1 }
  }

  /// Lays out the rows: as many for the body as it has, as far as there is room.
  ///
  /// The first of `sentences` is the summary, the second, where there is one, the warning.
  mutating func setRows(_ rowCount: Int, sentences: [String], buttonRowCount: Int) {
    let screenRows = box.rows
    let air = screenRows >= 16 ? 1 : 0
    let inside = box.inset(columns: 2, rows: 1)
    let counts = sentences.map { WordWrap.lines($0, cells: inside.columns).count }
    let summaryRows = min(counts.first ?? 0, Self.mostSummaryRows)
    let warningRows = min(counts.dropFirst().first ?? 0, Self.mostWarningRows)
    let head = summaryRows + warningRows
    let room = screenRows - 2 - head - buttonRowCount - 2 * air - (air > 0 ? 2 : 0)
    let bodyRows = max(1, min(rowCount, room))
    let rows = bodyRows + head + buttonRowCount + 2 * air + 2
    box.row = (screenRows - rows) / 2
    box.rows = rows
    func part(_ row: Int, _ rows: Int) -> Rect {
      Rect(column: inside.column, row: box.row + 1 + row, columns: inside.columns, rows: rows)
    }
    summary = part(0, summaryRows)
    warning = part(summaryRows, warningRows)
    body = part(head + air, bodyRows)
    buttons = part(head + bodyRows + 2 * air, buttonRowCount)
  }
}
