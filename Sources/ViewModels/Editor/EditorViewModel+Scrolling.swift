/// What is on the screen of a text, and how it moves.
extension EditorViewModel {
  /// Where the parts lie for the present size and contents.
  package var areas: EditorAreas {
    EditorAreas(
      size: size, lineCount: isText ? text.lineCount : 1,
      longestLine: isRevealed ? nil : text.longestLineByteCount, notice: lastNotice?.text,
      barRowCount: bar?.rowCount)
  }

  /// The sentence to show; what is told of the value never takes more than one row.
  package var shownNotice: EditorNotice? { lastNotice ?? factsNotice }

  /// The last thing done, else a save that failed or got lost until the next try.
  private var lastNotice: EditorNotice? {
    if let notice { return notice }
    switch saveState {
    case .idle, .saving, .checking: return nil
    case .failed(let reason): return EditorNotice(.danger, "not saved: \(reason)")
    case .unknown(let reason):
      return EditorNotice(
        .danger, "it is not known whether it was saved: \(reason); save again to find out")
    }
  }

  /// The text in rows.
  package var rows: EditorRows {
    EditorRows(
      text,
      EditorMetric(
        columns: isWrapping ? areas.text.columns - 1 : EditorMetric.unlimited,
        isMasked: !isRevealed),
      cache: rowCache)
  }

  /// The uppermost row shown.
  package var top: EditorRowPosition { rows.position(of: topOffset) }

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
    guard point.row >= area.row, point.row < area.row + area.rows else { return }
    text.closeStep()
    guard isText else {
      clickBytes(column: point.column - area.column, row: point.row - area.row)
      return
    }
    let rows = rows
    let target = rows.position(rows.position(of: topOffset), movedBy: point.row - area.row)
    cursor = rows.offset(atColumn: max(0, point.column - area.column) + leftColumn, of: target)
    goalColumn = nil
    anchor = nil
  }

  /// Moves what is shown as little as needed for the cursor to be on it.
  mutating func followCursor() {
    guard isText else {
      followByteCursor()
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
    followCursorSideways(rows)
  }

  /// Wraps long lines, or lets them go on to the right.
  mutating func toggleWrapping() {
    guard isText else {
      notice = EditorNotice(.plain, "bytes have rows of one length")
      return
    }
    isWrapping.toggle()
    notice = EditorNotice(
      .plain, isWrapping ? "long lines go on in the next row" : "long lines go on to the right")
  }

  /// Shows other columns when the cursor is not among those shown; it comes back by a quarter.
  private mutating func followCursorSideways(_ rows: EditorRows) {
    guard !isWrapping else {
      leftColumn = 0
      return
    }
    let width = max(1, areas.text.columns - 1)
    let column = rows.column(of: cursor)
    // The first and the last cell may hold the sign that there is more.
    let first = leftColumn > 0 ? leftColumn + 1 : 0
    if column < first {
      leftColumn = max(0, column - width / 4 - 1)
    } else if column >= leftColumn + width {
      leftColumn = column - width + 1 + width / 4
    }
  }
}
