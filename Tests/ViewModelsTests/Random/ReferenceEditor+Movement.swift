import ViewModels

/// Where the keys go in a text, and among bytes.
extension ReferenceEditor {
  /// A row of a wrapped line.
  private struct Row {
    let start: Int
    var end: Int
    /// Whether the line ends here.
    var isLast = false
  }

  static func movement(ofSelecting command: EditorCommand) -> EditorCommand? {
    switch command {
    case .selectLeft: .moveLeft
    case .selectRight: .moveRight
    case .selectUp: .moveUp
    case .selectDown: .moveDown
    case .selectWordLeft: .moveWordLeft
    case .selectWordRight: .moveWordRight
    case .selectToLineStart: .moveToLineStart
    case .selectToLineEnd: .moveToLineEnd
    case .selectPageUp: .pageUp
    case .selectPageDown: .pageDown
    case .selectToStart: .moveToStart
    case .selectToEnd: .moveToEnd
    default: nil
    }
  }

  static func goesByRows(_ command: EditorCommand) -> Bool {
    switch movement(ofSelecting: command) ?? command {
    case .moveUp, .moveDown, .pageUp, .pageDown: true
    default: false
    }
  }

  mutating func move(_ command: EditorCommand, in view: View) {
    closeStep()
    if !Self.goesByRows(command) { goalColumn = nil }
    let page = max(1, view.rows - 1)
    switch command {
    case .moveUp: moveRows(by: -1, in: view)
    case .moveDown: moveRows(by: 1, in: view)
    case .pageUp: moveRows(by: -page, in: view)
    case .pageDown: moveRows(by: page, in: view)
    case .moveLeft: cursor = stop(before: cursor)
    case .moveRight: cursor = stop(after: cursor)
    case .moveWordLeft: cursor = wordStart(before: cursor)
    case .moveWordRight: cursor = wordEnd(after: cursor)
    case .moveToLineStart: cursor = lineStart(of: cursor)
    case .moveToLineEnd: cursor = lineEnd(of: cursor)
    case .moveToStart: cursor = 0
    case .moveToEnd: cursor = bytes.count
    default: break
    }
  }

  // MARK: Characters, words, lines

  func stop(before offset: Int) -> Int { stops.last { $0 < offset } ?? 0 }
  func stop(after offset: Int) -> Int { stops.first { $0 > offset } ?? bytes.count }
  func stop(atOrAfter offset: Int) -> Int { stops.first { $0 >= offset } ?? bytes.count }

  /// Letters, digits, the underscore and all beyond ASCII make words.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || Character(Unicode.Scalar(byte)).isLetter
      || Character(Unicode.Scalar(byte)).isNumber || byte == UInt8(ascii: "_")
  }

  func wordEnd(after offset: Int) -> Int {
    let word = bytes[offset...].firstIndex(where: Self.isOfWord) ?? bytes.count
    return stop(atOrAfter: bytes[word...].firstIndex { !Self.isOfWord($0) } ?? bytes.count)
  }

  func wordStart(before offset: Int) -> Int {
    guard let last = bytes[..<offset].lastIndex(where: Self.isOfWord) else { return 0 }
    let gap = bytes[...last].lastIndex { !Self.isOfWord($0) }
    let start = gap.map { $0 + 1 } ?? 0
    return stops.last { $0 <= start } ?? 0
  }

  func lineStart(of offset: Int) -> Int {
    bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  }

  /// The end of the line without its LF or CRLF.
  func lineEnd(of offset: Int) -> Int {
    guard let feed = bytes[offset...].firstIndex(of: 0x0A) else { return bytes.count }
    return feed > lineStart(of: offset) && bytes[feed - 1] == 0x0D ? feed - 1 : feed
  }

  // MARK: Rows

  private mutating func moveRows(by count: Int, in view: View) {
    let rows = rows(in: view)
    let index = rows.lastIndex { $0.start <= cursor } ?? 0
    let here = characters(of: rows[index], in: view).last { $0.start <= cursor }
    let column = goalColumn ?? here.map { $0.start == cursor ? $0.column : $0.end } ?? 0
    let target = rows[min(max(0, index + count), rows.count - 1)]
    let inTarget = characters(of: target, in: view)
    let atEnd = target.isLast ? target.end : inTarget.last?.start ?? target.start
    cursor = inTarget.first { $0.end > column }?.start ?? atEnd
    goalColumn = column
  }

  private func rows(in view: View) -> [Row] {
    var rows: [Row] = []
    var start = 0
    while true {
      let end = lineEnd(of: start)
      rows.append(Row(start: start, end: start))
      var column = 0
      for (place, next) in zip(stops, stops.dropFirst()) where place >= start && place < end {
        let width = width(of: place..<next, atColumn: column, in: view)
        if column > 0, column + width > view.columns {
          rows.append(Row(start: place, end: place))
          column = 0
        }
        column += width
        rows[rows.count - 1].end = next
      }
      rows[rows.count - 1].isLast = true
      guard let feed = bytes[end...].firstIndex(of: 0x0A) else { return rows }
      start = feed + 1
    }
  }

  /// The characters of a row, each with the columns where it begins and ends.
  private func characters(of row: Row, in view: View) -> [(start: Int, column: Int, end: Int)] {
    var column = 0
    return zip(stops, stops.dropFirst()).filter { $0.0 >= row.start && $0.0 < row.end }.map {
      let begin = column
      column += width(of: $0.0..<$0.1, atColumn: begin, in: view)
      return ($0.0, begin, column)
    }
  }

  private func width(of range: Range<Int>, atColumn column: Int, in view: View) -> Int {
    view.isMasked ? 1 : Characters.width(of: bytes[range]) ?? 1
  }

  /// Whether this knows how wide everything is when it is shown; hidden, it is one cell each.
  var knowsAllWidths: Bool {
    zip(stops, stops.dropFirst()).allSatisfy {
      Characters.width(of: bytes[$0.0..<$0.1]) != nil || bytes[$0.0..<$0.1].last == 0x0A
    }
  }

  // MARK: Bytes

  /// Where a movement leads among bytes: by rows, words of four, and single ones.
  func byte(at command: EditorCommand, in view: View) -> Int {
    let width = view.bytesPerRow
    let row = cursor / width
    let page = max(1, view.rows - 1) * width
    let target =
      switch command {
      case .moveLeft: cursor - 1
      case .moveRight: cursor + 1
      case .moveUp: row == 0 ? cursor : cursor - width
      case .moveDown: (row + 1) * width > bytes.count ? cursor : cursor + width
      case .pageUp: cursor < page ? cursor % width : cursor - page
      case .pageDown: cursor + page
      case .moveWordLeft: cursor == 0 ? 0 : (cursor - 1) & ~3
      case .moveWordRight: (cursor | 3) + 1
      case .moveToLineStart: row * width
      case .moveToLineEnd: (row + 1) * width - 1
      case .moveToStart: 0
      case .moveToEnd: bytes.count
      default: cursor
      }
    return min(max(0, target), bytes.count)
  }
}

/// Characters as the standard library tells them; each byte that is no UTF-8 is one of its own.
enum Characters {
  static func boundaries(of bytes: [UInt8]) -> [Int] {
    var boundaries = [0]
    var run: [UInt8] = []
    func endRun() {
      for character in String(decoding: run, as: UTF8.self) {
        boundaries.append(boundaries[boundaries.count - 1] + character.utf8.count)
      }
      run = []
    }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): run += scalar
      case .error(let length):
        endRun()
        for _ in 0..<length { boundaries.append(boundaries[boundaries.count - 1] + 1) }
      case .emptyInput:
        endRun()
        return boundaries
      }
    }
  }

  /// The cells of a character where no table is needed: 1 in ASCII, 2 for an ideograph.
  static func width(of character: ArraySlice<UInt8>) -> Int? {
    let scalars = String(decoding: character, as: UTF8.self).unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1 else { return nil }
    switch scalar.value {
    case 0x20..<0x7F: return 1
    case 0x4E00..<0xA000: return 2
    default: return nil
    }
  }
}
