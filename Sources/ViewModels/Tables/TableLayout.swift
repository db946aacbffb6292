/// How the rows of a window are shared out in the box of a table.
package struct TableLayout: Equatable, Sendable {
  /// The rows of the list itself.
  package let listRows: Int
  /// Whether the columns' titles stand above it.
  package let hasTitles: Bool
  /// The empty rows between the list and the notes.
  package let gap: Int
  package let noteRows: Int
  /// The inside of the box in cells.
  package let content: Size

  /// The box leaves the header and the last line of the window free, and is no wider than one reads.
  package init(window: Size, noteRows: Int) {
    let isLow = window.rows < 16
    let room = max(3, window.rows - (isLow ? 4 : 6))
    hasTitles = !isLow
    gap = isLow ? 0 : 1
    self.noteRows = min(noteRows, max(1, room - 2))
    listRows = max(1, min(24, room - (hasTitles ? 1 : 0) - gap - self.noteRows))
    content = Size(
      columns: max(10, min(112, window.columns - 4)),
      rows: listRows + (hasTitles ? 1 : 0) + gap + self.noteRows)
  }

  /// How many rows of a table are in view in a window of `size`.
  package static func rowCount(in size: Size, noteRows: Int) -> Int {
    TableLayout(window: size, noteRows: noteRows).listRows
  }
}
