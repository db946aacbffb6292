internal import DatabricksClient

/// A place in a text as people name it: line and character, both counted from 1.
package struct TextPlace: Equatable, Sendable {
  package let line: Int
  /// In Unicode scalars, as other programs that read JSON count.
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The place of the byte at `offset`, which may be the end.
  init(of offset: Int, in bytes: RawSpan) {
    let before = bytes.extracting(0..<offset)
    var line = 1
    var lineStart = 0
    while true {
      let end = before.next(UInt8(ascii: "\n"), from: lineStart)
      guard end < before.byteCount else { break }
      line += 1
      lineStart = end + 1
    }
    self.init(line: line, column: before.scalarCount(from: lineStart) + 1)
  }

  /// `line 3, column 14`.
  var text: String { "line \(CountText.grouped(line)), column \(CountText.grouped(column))" }
}
