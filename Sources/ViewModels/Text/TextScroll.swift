/// Which part of some sentences is in view where a box has no room for all of them.
package struct TextScroll: Equatable, Sendable {
  /// The first line in view, counted from 0.
  package private(set) var top = 0
  private var lineCount = 0
  private var room = 1

  package init() {}

  /// Fits it to `sentences` in a box of so many cells and rows.
  package mutating func fit(_ sentences: [String], columns: Int, rows: Int) {
    lineCount = sentences.reduce(0) { $0 + WordWrap.lines($1, cells: columns).count }
    room = max(1, rows)
    scroll(by: 0)
  }

  /// Scrolls by `rows` lines, stopping at both ends.
  package mutating func scroll(by rows: Int) {
    top = max(0, min(top + rows, lineCount - room))
  }

  /// Scrolls by a page, less a line that stays in view.
  ///
  /// - Returns: whether the key meant that.
  package mutating func press(_ key: Key) -> Bool {
    switch key.code {
    case .pageUp: scroll(by: -max(1, room - 1))
    case .pageDown: scroll(by: max(1, room - 1))
    default: return false
    }
    return true
  }
}
