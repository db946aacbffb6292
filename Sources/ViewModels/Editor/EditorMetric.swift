internal import DatabricksClient

/// How wide text is in the editor: which graphemes there are and how many cells each takes.
package struct EditorMetric: Equatable, Sendable {
  /// The cells of a row; a row is never empty, so a wider grapheme has a row of its own.
  package let columns: Int
  /// Whether each grapheme is drawn as one dot.
  package let isMasked: Bool

  /// The columns of a row that never ends before its line does.
  package static let unlimited = 1 << 40

  /// The distance of tab stops, in cells.
  package static let tabStop = 4

  package init(columns: Int, isMasked: Bool) {
    self.columns = max(1, columns)
    self.isMasked = isMasked
  }

  /// The end of the grapheme at `offset` of a line's bytes, and its cells when it begins at `column`.
  @inline(__always)
  package func grapheme(
    in bytes: RawSpan, at offset: Int, column: Int
  ) -> (end: Int, width: Int) {
    let first = bytes.byte(at: offset)
    if first >= 0x20, first < 0x7F,
      offset + 1 == bytes.byteCount || bytes.byte(at: offset + 1) < 0x80
    {
      return (offset + 1, 1)
    }
    return otherGrapheme(in: bytes, at: offset, column: column)
  }

  private func otherGrapheme(
    in bytes: RawSpan, at offset: Int, column: Int
  ) -> (end: Int, width: Int) {
    let end = offset + Graphemes.length(in: bytes, at: offset)
    if isMasked { return (end, 1) }
    if bytes.byte(at: offset) == UInt8(ascii: "\t") {
      let toStop = Self.tabStop - column % Self.tabStop
      return (end, column < columns ? min(toStop, columns - column) : toStop)
    }
    if TextLocale.hasWidths, let (scalar, scalarEnd) = bytes.scalar(at: offset), scalarEnd == end,
      scalar.isPlain
    {
      return (end, scalar.value < 0x300 ? 1 : 2)
    }
    var width = 0
    var place = offset
    let grapheme = bytes.extracting(0..<end)
    while place < end {
      let (piece, next) = SafeText.piece(of: grapheme, at: place, oneLine: true)
      width += piece.width
      place = next
    }
    return (end, min(width, columns))
  }
}
