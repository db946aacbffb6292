/// How the rows of a window are shared out in the box: the field, the list, and what is said below it.
package struct FindLayout: Equatable, Sendable {
  /// The rows of the list.
  package let listRows: Int
  /// The empty rows between the list and what is said.
  package let gap: Int
  /// The rows for what is said: how much is read, and in a higher window what may be typed.
  package let noteRows: Int
  /// The inside of the box in cells.
  package let content: Size

  /// The box leaves the header and the last line of the window free, and is no wider than one reads.
  package init(window: Size) {
    let isLow = window.rows < 16
    let room = max(3, window.rows - (isLow ? 4 : 6))
    gap = isLow ? 0 : 1
    noteRows = isLow ? 1 : 2
    listRows = max(1, min(24, room - 1 - gap - noteRows))
    content = Size(
      columns: max(10, min(112, window.columns - 4)), rows: 1 + listRows + gap + noteRows)
  }
}
