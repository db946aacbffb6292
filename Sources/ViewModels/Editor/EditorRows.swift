/// A row on the screen: a line of the text and a row of it, both counted from 0.
package struct EditorRowPosition: Comparable, Hashable, Sendable {
  package var line: Int
  package var row: Int

  package init(line: Int, row: Int) {
    self.line = line
    self.row = row
  }

  package static func < (left: EditorRowPosition, right: EditorRowPosition) -> Bool {
    (left.line, left.row) < (right.line, right.row)
  }
}

/// The lines of a text wrapped into rows, worked out only as far as somebody asks.
package struct EditorRows {
  package let text: SecretText
  package let metric: EditorMetric
  private let cache: EditorRowCache

  init(_ text: SecretText, _ metric: EditorMetric, cache: EditorRowCache) {
    self.text = text
    self.metric = metric
    self.cache = cache
    cache.use(metric, revision: text.revision)
  }

  /// The number of rows of a line; at least one.
  package func rowCount(ofLine line: Int) -> Int {
    starts(ofLine: line, to: .all).count
  }

  /// The row that shows `offset`; where two rows meet it is the second one.
  package func position(of offset: Int) -> EditorRowPosition {
    let line = text.line(at: offset)
    let place = offset - text.contents(ofLine: line).lowerBound
    let starts = starts(ofLine: line, to: .offset(place))
    return EditorRowPosition(line: line, row: max(0, starts.partitioningIndex { $0 > place } - 1))
  }

  /// The bytes of a row without a line end.
  package func range(of position: EditorRowPosition) -> Range<Int> {
    let contents = text.contents(ofLine: position.line)
    let starts = starts(ofLine: position.line, to: .row(position.row + 1))
    let start = contents.lowerBound + starts[min(position.row, starts.count - 1)]
    guard position.row + 1 < starts.count else { return start..<contents.upperBound }
    return start..<contents.lowerBound + starts[position.row + 1]
  }

  /// The column at which `offset` stands in its row, in cells.
  package func column(of offset: Int) -> Int {
    let position = position(of: offset)
    let row = range(of: position)
    let target = min(offset, row.upperBound) - row.lowerBound
    return text.withBytes(in: row) { bytes in
      var (place, column) = start(of: position) { $0.place <= target }
      while place < target {
        let (end, width) = metric.grapheme(in: bytes, at: place, column: column)
        column += width
        place = end
        note(place, column, of: position)
      }
      return column
    }
  }

  /// Where to begin to draw a row whose first `left` cells are not shown: a grapheme that begins at
  /// or before that column, in bytes from the start of the row, and the column it begins at.
  package func start(
    of position: EditorRowPosition, showing left: Int
  ) -> (place: Int, column: Int) {
    start(of: position) { $0.column <= left }
  }

  /// Only a line that is not wrapped has rows so long that walking them from their start takes time.
  private func start(
    of position: EditorRowPosition, where isBefore: (EditorRowCache.Mark) -> Bool
  ) -> (place: Int, column: Int) {
    guard metric.columns == EditorMetric.unlimited,
      let mark = cache.mark(inLine: position.line, where: isBefore)
    else { return (0, 0) }
    return (mark.place, mark.column)
  }

  private func note(_ place: Int, _ column: Int, of position: EditorRowPosition) {
    guard metric.columns == EditorMetric.unlimited,
      place % EditorRowCache.markDistance < EditorRowCache.markDistance / 8
    else { return }
    cache.note(EditorRowCache.Mark(place: place, column: column), inLine: position.line)
  }

  /// The columns that the part of `bytes` in a row takes; one more where it goes on behind the row.
  ///
  /// - Returns: nil when nothing of it is in the row.
  package func columns(of bytes: Range<Int>, in row: Range<Int>, isLast: Bool) -> Range<Int>? {
    let takesLineEnd =
      isLast && bytes.lowerBound <= row.upperBound && bytes.upperBound > row.upperBound
    guard bytes.overlaps(row) || takesLineEnd else { return nil }
    var columns = text.withBytes(in: row) { span in
      var first: Int?
      var column = 0
      var place = 0
      while place < span.byteCount, row.lowerBound + place < bytes.upperBound {
        if first == nil, row.lowerBound + place >= bytes.lowerBound { first = column }
        let (end, width) = metric.grapheme(in: span, at: place, column: column)
        column += width
        place = end
      }
      return (first ?? column)..<column
    }
    if takesLineEnd { columns = columns.lowerBound..<columns.upperBound + 1 }
    return columns
  }

  /// The last grapheme of a row that starts at or before `column`; in the last row also its end.
  package func offset(atColumn wanted: Int, of position: EditorRowPosition) -> Int {
    let row = range(of: position)
    let isLast = row.upperBound == text.contents(ofLine: position.line).upperBound
    return text.withBytes(in: row) { bytes in
      var column = 0
      var place = 0
      var last = 0
      while place < bytes.byteCount {
        let (end, width) = metric.grapheme(in: bytes, at: place, column: column)
        if column + width > wanted { return row.lowerBound + place }
        column += width
        last = place
        place = end
      }
      return row.lowerBound + (isLast ? place : last)
    }
  }

  /// The position that many rows down, or up where `count` is negative; it stops at the ends.
  package func position(_ position: EditorRowPosition, movedBy count: Int) -> EditorRowPosition {
    var position = position
    var left = count
    while left > 0 {
      if hasRow(position.row + left, inLine: position.line) {
        position.row += left
        return position
      }
      let rows = rowCount(ofLine: position.line)
      guard position.line + 1 < text.lineCount else {
        position.row = rows - 1
        return position
      }
      left -= rows - position.row
      position = EditorRowPosition(line: position.line + 1, row: 0)
    }
    while left < 0 {
      if position.row + left >= 0 {
        position.row += left
        return position
      }
      guard position.line > 0 else { return EditorRowPosition(line: 0, row: 0) }
      left += position.row + 1
      position.line -= 1
      position.row = rowCount(ofLine: position.line) - 1
    }
    return position
  }

  /// Whether a line has a row of that number; wraps no more of it than needed.
  package func hasRow(_ row: Int, inLine line: Int) -> Bool {
    starts(ofLine: line, to: .row(row)).count > row
  }

  /// Where the rows of a line start, relative to the line.
  private func starts(ofLine line: Int, to extent: EditorRowCache.Extent) -> [Int] {
    let contents = text.contents(ofLine: line)
    return cache.starts(ofLine: line, byteCount: contents.count, to: extent) { starts in
      text.withBytes(in: contents) { wrap($0, to: extent, adding: &starts) }
    }
  }

  /// Adds the starts of the rows behind the last one.
  ///
  /// - Returns: whether the end of the line was reached.
  private func wrap(
    _ bytes: RawSpan, to extent: EditorRowCache.Extent, adding starts: inout [Int]
  ) -> Bool {
    var place = starts[starts.count - 1]
    var column = 0
    while place < bytes.byteCount {
      let (end, width) = metric.grapheme(in: bytes, at: place, column: column)
      if column > 0, column + width > metric.columns {
        starts.append(place)
        column = 0
        if extent.isReached(by: starts) { return false }
        continue
      }
      column += width
      place = end
    }
    return true
  }
}

extension [Int] {
  /// The first index whose element fulfils `isBehind`, which is true from some place on.
  fileprivate func partitioningIndex(_ isBehind: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
