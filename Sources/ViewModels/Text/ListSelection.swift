/// Which row of a list is selected and which is the first one visible, both counted from 0.
package struct ListSelection: Equatable, Sendable {
  /// The selected row; 0 in an empty list.
  package private(set) var selected = 0
  /// The first visible row.
  package private(set) var top = 0

  package init() {}

  /// Moves by `rows`, stopping at both ends.
  package mutating func move(by rows: Int, count: Int, visible: Int) {
    select(selected + rows, count: count, visible: visible)
  }

  /// Selects `row`, or the nearest row there is, and scrolls no further than needed to show it.
  package mutating func select(_ row: Int, count: Int, visible: Int) {
    selected = max(0, min(row, count - 1))
    if selected < top { top = selected }
    if selected >= top + visible { top = selected - visible + 1 }
    top = max(0, min(top, count - visible))
  }

  /// Scrolls by `rows` and takes the selection along only when it would leave the view.
  package mutating func scroll(by rows: Int, count: Int, visible: Int) {
    top = max(0, min(top + rows, count - visible))
    let last = max(top, min(top + visible, count) - 1)
    selected = max(top, min(selected, last))
  }

  /// The rows to draw.
  package func visibleRows(count: Int, visible: Int) -> Range<Int> {
    let start = max(0, min(top, count))
    return start..<min(start + max(0, visible), count)
  }
}
