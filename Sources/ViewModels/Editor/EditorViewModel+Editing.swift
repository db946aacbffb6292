internal import DatabricksClient

/// What the commands do to a text.
extension EditorViewModel {
  /// Does a command that moves or edits.
  mutating func edit(_ command: EditorCommand, at now: Now) {
    if let movement = command.selectingMovement {
      select(movement)
      return
    }
    switch command {
    case .selectAll: selectAll()
    case .cut: cut(at: now)
    case .copy: copy()
    case .paste: pasteClipboard(at: now)
    case .insertMode: notice = EditorNotice(.plain, "text is always inserted")
    case .newline: insert("\n", at: now)
    case .tab: insert("\t", at: now)
    case .deleteBackward:
      delete(text.boundary(before: cursor)..<cursor, as: .deletingBackward, at: now)
    case .deleteForward:
      delete(cursor..<text.boundary(after: cursor), as: .deletingForward, at: now)
    case .deleteWordBackward:
      delete(text.wordStart(before: cursor)..<cursor, as: .deletingBackward, at: now)
    case .deleteWordForward:
      delete(cursor..<text.wordEnd(after: cursor), as: .deletingForward, at: now)
    case .deleteToLineStart: delete(lineContents.lowerBound..<cursor, as: .single, at: now)
    case .deleteToLineEnd: deleteToLineEnd(at: now)
    default: move(command)
    }
  }

  /// Inserts the UTF-8 of one scalar.
  mutating func insert(_ scalar: Unicode.Scalar, at now: Now) {
    var bytes: [4 of UInt8] = [0, 0, 0, 0]
    var count = 0
    for byte in Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter {
      bytes[count] = byte
      count += 1
    }
    unsafe replace(
      insertionRange, with: bytes.span.bytes.extracting(0..<count), as: .typing, at: now)
  }

  private var lineContents: Range<Int> { text.contents(ofLine: text.line(at: cursor)) }

  /// At the end of a line the line end itself goes, as in a shell.
  private mutating func deleteToLineEnd(at now: Now) {
    let end = lineContents.upperBound
    delete(cursor..<(end > cursor ? end : text.boundary(after: cursor)), as: .single, at: now)
  }

  private mutating func delete(_ range: Range<Int>, as edit: SecretTextEdit, at now: Now) {
    guard let selection else {
      replace(range, with: RawSpan(), as: edit, at: now)
      return
    }
    replace(selection, with: RawSpan(), as: .single, at: now)
  }

  /// Moves the cursor and gives up the selection; left and right go to its ends.
  private mutating func move(_ command: EditorCommand) {
    let selected = selection
    // Also one that was made smaller until nothing was left of it.
    anchor = nil
    guard let selected, command == .moveLeft || command == .moveRight else {
      moveCursor(command)
      return
    }
    cursor = command == .moveLeft ? selected.lowerBound : selected.upperBound
    goalColumn = nil
    text.closeStep()
  }

  /// Moves the cursor alone.
  mutating func moveCursor(_ command: EditorCommand) {
    text.closeStep()
    switch command {
    case .moveUp: moveRows(by: -1)
    case .moveDown: moveRows(by: 1)
    case .pageUp: movePage(by: -1)
    case .pageDown: movePage(by: 1)
    default:
      goalColumn = nil
      cursor = target(of: command)
    }
  }

  private func target(of command: EditorCommand) -> Int {
    switch command {
    case .moveLeft: text.boundary(before: cursor)
    case .moveRight: text.boundary(after: cursor)
    case .moveWordLeft: text.wordStart(before: cursor)
    case .moveWordRight: text.wordEnd(after: cursor)
    case .moveToLineStart: lineContents.lowerBound
    case .moveToLineEnd: lineContents.upperBound
    case .moveToStart: 0
    case .moveToEnd: text.count
    default: cursor
    }
  }

  private mutating func moveRows(by count: Int) {
    let rows = rows
    let column = goalColumn ?? rows.column(of: cursor)
    let target = rows.position(rows.position(of: cursor), movedBy: count)
    cursor = rows.offset(atColumn: column, of: target)
    goalColumn = column
  }

  private mutating func movePage(by pages: Int) {
    let count = max(1, areas.text.rows - 1) * pages
    scroll(byRows: count)
    moveRows(by: count)
  }
}
