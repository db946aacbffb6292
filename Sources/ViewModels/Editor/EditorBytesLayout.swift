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

  /// `offset` in hexadecimal digits, as many as the column of offsets has.
  package static func text(ofOffset offset: Int) -> String {
    let digits = String(offset, radix: 16)
    return String(repeating: "0", count: max(0, offsetDigits - digits.count)) + digits
  }

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

  /// The byte of a row that is nearest to `column`, and whether that is among the characters.
  func byte(atColumn column: Int) -> (index: Int, isCharacter: Bool) {
    if column >= charactersColumn - 1 {
      return (min(max(0, column - charactersColumn), bytesPerRow - 1), true)
    }
    let index = (0..<bytesPerRow).last { self.column(ofByte: $0) <= column }
    return (index ?? 0, false)
  }
}
