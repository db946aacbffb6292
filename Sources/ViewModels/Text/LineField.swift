/// A one-line text and a cursor in it, for names, addresses and filters; never for a secret.
///
/// The cursor counts graphemes, so no key ever stops inside an accented letter or an emoji.
package struct LineField: Equatable, Sendable {
  /// The longest text held, in bytes of UTF-8; what would go beyond is not taken.
  package static let maximumByteCount = 4096

  /// The text; never a line end or another control character.
  package private(set) var text: String
  /// The number of graphemes before the cursor.
  package private(set) var cursor: Int
  /// Whether the text is only proposed: what is typed or pasted takes its place, as of a selection.
  package private(set) var isProposed = false

  /// Holds `text` without its control characters, the cursor at the end.
  package init(text: String = "") {
    self.text = ""
    cursor = 0
    insert(text)
  }

  /// Proposes `text`, which stays where nothing is typed over it.
  package init(proposing text: String) {
    self.init(text: text)
    isProposed = !isEmpty
  }

  package var isEmpty: Bool { text.isEmpty }

  /// The text before the cursor; its width in cells is where the cursor stands on the screen.
  package var textBeforeCursor: Substring { text.prefix(cursor) }

  /// Does what `key` means inside a one-line field.
  ///
  /// - Returns: whether it meant anything; Enter, Tab, Escape, Up and Down do not.
  package mutating func press(_ key: Key) -> Bool {
    guard let edit = LineFieldEdit(key) else { return false }
    perform(edit)
    return true
  }

  package mutating func perform(_ edit: LineFieldEdit) {
    switch edit {
    case .deleteBackward where isProposed, .deleteForward where isProposed: clear()
    case .insert(let scalar): insert(scalar)
    case .deleteBackward: deleteBackward()
    case .deleteForward: deleteForward()
    case .deleteWord: deleteWord()
    case .deleteToStart: deleteToStart()
    case .deleteToEnd: deleteToEnd()
    case .move(let movement): move(movement)
    }
    isProposed = false
  }

  private mutating func clear() {
    text = ""
    cursor = 0
  }

  /// Puts one typed character before the cursor.
  package mutating func insert(_ scalar: Unicode.Scalar) {
    insert(String(Character(scalar)))
  }

  /// Puts `inserted`, such as a paste, before the cursor.
  ///
  /// - Returns: the number of scalars left out, because they are control characters (a line end
  ///   is one) or because the field is full.
  @discardableResult
  package mutating func insert(_ inserted: String) -> Int {
    if isProposed, !inserted.isEmpty {
      isProposed = false
      clear()
    }
    var taken = ""
    var leftOut = 0
    var room = Self.maximumByteCount - text.utf8.count
    for scalar in inserted.unicodeScalars {
      let byteCount = UTF8.width(scalar)
      if scalar.isControl || byteCount > room {
        leftOut += 1
      } else {
        taken.unicodeScalars.append(scalar)
        room -= byteCount
      }
    }
    let start = index(ofGrapheme: cursor)
    let end = text.utf8.distance(from: text.startIndex, to: start) + taken.utf8.count
    text.insert(contentsOf: taken, at: start)
    cursor = graphemeCount(toUTF8Offset: end)
    return leftOut
  }

  package mutating func deleteBackward() {
    delete(from: max(0, cursor - 1), to: cursor)
  }

  package mutating func deleteForward() {
    delete(from: cursor, to: min(text.count, cursor + 1))
  }

  /// Deletes back to the start of a run of letters and digits.
  package mutating func deleteWord() {
    delete(from: wordStart, to: cursor)
  }

  package mutating func deleteToStart() {
    delete(from: 0, to: cursor)
  }

  package mutating func deleteToEnd() {
    delete(from: cursor, to: text.count)
  }

  package mutating func move(_ movement: LineFieldMovement) {
    switch movement {
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .wordLeft: cursor = wordStart
    case .wordRight: cursor = wordEnd
    case .start: cursor = 0
    case .end: cursor = text.count
    }
  }

  private mutating func delete(from first: Int, to last: Int) {
    let start = index(ofGrapheme: first)
    let offset = text.utf8.distance(from: text.startIndex, to: start)
    text.removeSubrange(start..<index(ofGrapheme: last))
    // What stood apart may have become one grapheme; the cursor goes behind it.
    cursor = graphemeCount(toUTF8Offset: offset)
  }

  private var wordStart: Int {
    let before = text.prefix(cursor).reversed()
    let gap = before.prefix { !$0.isWordCharacter }.count
    return cursor - gap - before.dropFirst(gap).prefix { $0.isWordCharacter }.count
  }

  private var wordEnd: Int {
    let after = text.dropFirst(cursor)
    let gap = after.prefix { !$0.isWordCharacter }.count
    return cursor + gap + after.dropFirst(gap).prefix { $0.isWordCharacter }.count
  }

  private func index(ofGrapheme count: Int) -> String.Index {
    text.index(text.startIndex, offsetBy: count)
  }

  /// How many graphemes begin before the byte `offset`.
  private func graphemeCount(toUTF8Offset offset: Int) -> Int {
    var byteCount = 0
    var count = 0
    for character in text {
      guard byteCount < offset else { break }
      byteCount += character.utf8.count
      count += 1
    }
    return count
  }
}

extension Character {
  fileprivate var isWordCharacter: Bool { isLetter || isNumber }
}
