internal import DatabricksClient

/// Editing the value as bytes.
extension EditorViewModel {
  /// Whether the value is shown as text.
  package var isText: Bool { form == .text }

  /// How bytes are shown.
  package var bytesLayout: EditorBytesLayout { EditorBytesLayout(columns: areas.text.columns) }

  /// The first byte shown where the value is shown as bytes.
  package var firstByte: Int { topOffset - topOffset % bytesLayout.bytesPerRow }

  /// Shows bytes instead of text, or text instead of bytes; no byte changes.
  mutating func toggleForm() {
    text.closeStep()
    form = isText ? .bytes : .text
    byteEntry = ByteEntry()
    anchor = nil
    goalColumn = nil
    if isText { cursor = text.nearestBoundary(to: cursor, forward: false) }
  }

  /// Does a command that moves or edits among bytes.
  mutating func editBytes(_ command: EditorCommand, at now: Now) {
    if let movement = command.selectingMovement {
      let fixed = anchor ?? cursor
      moveAmongBytes(movement)
      anchor = fixed
      return
    }
    switch command {
    case .selectAll: selectAll()
    case .cut: cut(at: now)
    case .copy: copy()
    case .paste: pasteClipboard(at: now)
    case .tab: byteEntry.isInCharacters.toggle()
    case .insertMode: byteEntry.inserts.toggle()
    case .newline: notice = .typeDigits
    case .deleteBackward where byteEntry.isAtLowDigit: break
    case .deleteBackward: deleteBytes(max(0, cursor - 1)..<cursor, as: .deletingBackward, at: now)
    case .deleteForward:
      deleteBytes(cursor..<min(text.count, cursor + 1), as: .deletingForward, at: now)
    case .deleteWordBackward, .deleteToLineStart:
      let movement = command == .deleteToLineStart ? EditorCommand.moveToLineStart : .moveWordLeft
      deleteBytes(byteTarget(of: movement)..<cursor, as: .single, at: now)
    case .deleteWordForward:
      deleteBytes(cursor..<byteTarget(of: .moveWordRight), as: .single, at: now)
    case .deleteToLineEnd:
      let width = bytesLayout.bytesPerRow
      deleteBytes(cursor..<min(text.count, (cursor / width + 1) * width), as: .single, at: now)
    default:
      moveAmongBytes(command)
      anchor = nil
    }
    byteEntry.isAtLowDigit = false
  }

  /// Puts a digit or a character at the cursor.
  mutating func typeAmongBytes(_ scalar: Unicode.Scalar, at now: Now) {
    if byteEntry.isInCharacters {
      guard scalar.value >= 0x20, scalar.value != 0x7F else { return }
      // What is selected gives way as a whole, and nothing behind it.
      guard selection == nil else {
        insert(scalar, at: now)
        return
      }
      for byte in Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter {
        put(byte, over: byteEntry.inserts ? 0 : 1, at: now)
      }
      return
    }
    guard let digit = scalar.hexDigitValue else {
      notice = .typeDigits
      return
    }
    if byteEntry.isAtLowDigit, cursor < text.count, selection == nil {
      let high = text.withBytes(in: cursor..<cursor + 1) { $0.byte(at: 0) } & 0xF0
      put(high | digit, over: 1, at: now)
      return
    }
    let low =
      byteEntry.inserts || cursor == text.count || selection != nil
      ? 0 : text.withBytes(in: cursor..<cursor + 1) { $0.byte(at: 0) } & 0x0F
    // The cursor stays on the byte until its second digit has come.
    guard put(digit << 4 | low, over: byteEntry.inserts ? 0 : 1, at: now) else { return }
    cursor -= 1
    byteEntry.isAtLowDigit = true
  }

  /// Puts the cursor on the byte at that place of what is shown.
  mutating func clickBytes(column: Int, row: Int) {
    let layout = bytesLayout
    let place = layout.byte(atColumn: column)
    cursor = min(text.count, firstByte + row * layout.bytesPerRow + place.index)
    byteEntry.isInCharacters = place.isCharacter
    byteEntry.isAtLowDigit = false
    anchor = nil
  }

  /// Moves what is shown by that many rows without the cursor.
  mutating func scrollBytes(byRows count: Int) {
    let width = bytesLayout.bytesPerRow
    // The place behind the last byte has a row too.
    let rowCount = text.count / width + 1
    let row = min(max(0, topOffset / width + count), max(0, rowCount - areas.text.rows))
    topOffset = row * width
  }

  /// Moves what is shown as little as needed for the cursor to be on it.
  mutating func followByteCursor() {
    let width = bytesLayout.bytesPerRow
    let rows = max(1, areas.text.rows)
    let row = cursor / width
    let top = min(topOffset / width, row)
    topOffset = max(top, row - rows + 1) * width
    scrollBytes(byRows: 0)
  }

  /// Puts `byte` in the place of the selection, or of the `count` bytes at the cursor, as far as
  /// there are any.
  @discardableResult
  private mutating func put(_ byte: UInt8, over count: Int, at now: Now) -> Bool {
    let range = selection ?? cursor..<min(text.count, cursor + count)
    let edit = selection == nil ? SecretTextEdit.overwriting : .single
    let bytes: [1 of UInt8] = [byte]
    return unsafe replace(range, with: bytes.span.bytes, as: edit, at: now)
  }

  private mutating func deleteBytes(
    _ range: Range<Int>, as edit: SecretTextEdit, at now: Now
  ) {
    guard let selection else {
      replace(range, with: RawSpan(), as: edit, at: now)
      return
    }
    replace(selection, with: RawSpan(), as: .single, at: now)
  }

  private mutating func moveAmongBytes(_ command: EditorCommand) {
    text.closeStep()
    defer { byteEntry.isAtLowDigit = false }
    // From the second digit the first one is nearer than the byte before.
    if command == .moveLeft, byteEntry.isAtLowDigit { return }
    cursor = byteTarget(of: command)
  }

  private func byteTarget(of command: EditorCommand) -> Int {
    let width = bytesLayout.bytesPerRow
    let page = max(1, areas.text.rows - 1) * width
    let rowStart = cursor - cursor % width
    let target =
      switch command {
      case .moveLeft: cursor - 1
      case .moveRight: cursor + 1
      case .moveUp: cursor >= width ? cursor - width : cursor
      case .moveDown: rowStart + width <= text.count ? cursor + width : cursor
      case .pageUp: cursor >= page ? cursor - page : cursor % width
      case .pageDown: cursor + page
      case .moveWordLeft: (cursor - 1) / Self.bytesOfWord * Self.bytesOfWord
      case .moveWordRight: (cursor / Self.bytesOfWord + 1) * Self.bytesOfWord
      case .moveToLineStart: rowStart
      case .moveToLineEnd: rowStart + width - 1
      case .moveToStart: 0
      case .moveToEnd: text.count
      default: cursor
      }
    return min(max(0, target), text.count)
  }

  /// What a movement by words goes by among bytes.
  private static let bytesOfWord = 4
}

extension Unicode.Scalar {
  /// The value of a hexadecimal digit; nil for all others.
  var hexDigitValue: UInt8? {
    switch self {
    case "0"..."9": UInt8(value - 0x30)
    case "a"..."f": UInt8(value - 0x61 + 10)
    case "A"..."F": UInt8(value - 0x41 + 10)
    default: nil
    }
  }
}
