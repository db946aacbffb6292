/// What is on the screen of a text, and how it moves.
extension EditorViewModel {
  /// Where the parts lie for the present size and contents.
  package var areas: EditorAreas {
    EditorAreas(
      size: size, lineCount: isText ? text.lineCount : 1,
      longestLine: isRevealed ? nil : text.longestLineByteCount, notice: shownNotice?.text)
  }

  /// The sentence to show: a failed save until the next try, else the last thing done.
  package var shownNotice: EditorNotice? {
    if let notice { return notice }
    if case .failed(let reason) = saveState { return EditorNotice(.danger, "not saved: \(reason)") }
    return isText ? nil : .bytesAreNotEdited
  }

  /// The text in rows.
  package var rows: EditorRows {
    EditorRows(
      text, EditorMetric(columns: areas.text.columns - 1, isMasked: !isRevealed), cache: rowCache)
  }

  /// The uppermost row shown.
  package var top: EditorRowPosition { rows.position(of: topOffset) }

  /// How bytes are shown where the value is no text.
  package var bytesLayout: EditorBytesLayout { EditorBytesLayout(columns: areas.text.columns) }

  /// The first byte shown where the value is no text.
  package var firstByte: Int { topOffset - topOffset % bytesLayout.bytesPerRow }

  /// Moves what is shown by that many rows without the cursor, as the wheel does.
  package mutating func scroll(byRows count: Int) {
    guard isText else {
      scrollBytes(byRows: count)
      return
    }
    let rows = rows
    let end = rows.position(of: text.count)
    let last = rows.position(end, movedBy: 1 - max(1, areas.text.rows))
    let wanted = rows.position(rows.position(of: topOffset), movedBy: count)
    topOffset = rows.range(of: min(wanted, last)).lowerBound
  }

  /// Puts the cursor where the mouse was pressed, relative to the rectangle's upper left cell.
  package mutating func click(at point: Point) {
    let area = areas.text
    guard isText, point.row >= area.row, point.row < area.row + area.rows else { return }
    text.closeStep()
    let rows = rows
    let target = rows.position(rows.position(of: topOffset), movedBy: point.row - area.row)
    cursor = rows.offset(atColumn: max(0, point.column - area.column), of: target)
    goalColumn = nil
    anchor = nil
  }

  /// Moves what is shown as little as needed for the cursor to be on it.
  mutating func followCursor() {
    guard isText else {
      scrollBytes(byRows: 0)
      return
    }
    let rows = rows
    let count = max(1, areas.text.rows)
    let top = rows.position(of: min(topOffset, text.count))
    let cursorRow = rows.position(of: cursor)
    let bottom = rows.position(top, movedBy: count - 1)
    if cursorRow < top {
      topOffset = rows.range(of: cursorRow).lowerBound
    } else if cursorRow > bottom {
      topOffset = rows.range(of: rows.position(cursorRow, movedBy: 1 - count)).lowerBound
    } else {
      topOffset = rows.range(of: top).lowerBound
    }
  }

  /// Does a command that moves where the value is no text.
  mutating func scrollBytes(_ command: EditorCommand) {
    let page = max(1, areas.text.rows - 1)
    switch command {
    case .moveUp: scrollBytes(byRows: -1)
    case .moveDown: scrollBytes(byRows: 1)
    case .pageUp: scrollBytes(byRows: -page)
    case .pageDown: scrollBytes(byRows: page)
    case .moveToStart, .moveToLineStart: topOffset = 0
    case .moveToEnd, .moveToLineEnd: scrollBytes(byRows: text.count)
    default: break
    }
  }

  private mutating func scrollBytes(byRows count: Int) {
    let width = bytesLayout.bytesPerRow
    let rowCount = (text.count + width - 1) / width
    let row = min(max(0, topOffset / width + count), max(0, rowCount - areas.text.rows))
    topOffset = row * width
  }
}

/// The columns in which a value that is no text is shown: offset, bytes, characters.
package struct EditorBytesLayout: Equatable, Sendable {
  /// 16, 8 or 4.
  package let bytesPerRow: Int
  /// The column of the first byte; before it stands the offset in hexadecimal digits.
  package let bytesColumn: Int
  /// The column of the first character.
  package let charactersColumn: Int

  /// The digits of an offset: enough for more bytes than are ever held.
  package static let offsetDigits = 6

  init(columns: Int) {
    bytesColumn = Self.offsetDigits + 2
    let start = bytesColumn
    bytesPerRow = [16, 8].first { start + 4 * $0 + 2 <= columns } ?? 4
    // Two digits and a blank for each byte, one more blank in the middle, one before the text.
    charactersColumn = bytesColumn + 3 * bytesPerRow + 2
  }

  /// The column of a byte, counted from 0 in its row.
  package func column(ofByte index: Int) -> Int {
    bytesColumn + 3 * index + (index >= bytesPerRow / 2 ? 1 : 0)
  }
}
