internal import DatabricksClient

/// The rows of the lines that differ, with some of the lines between them.
struct DifferenceLineRows {
  /// A line without its line end.
  private struct Line {
    let side: DifferenceSide
    let number: Int
    let contents: Range<Int>
    let ending: ValueLines.Ending
  }

  /// How many lines are shown before and behind those that differ.
  static let contextLineCount = 3

  private let difference: LineDifference
  private let old: Secret
  private let new: Secret
  private let metric: EditorMetric
  private var rows: [DifferenceRow] = []

  init(difference: LineDifference, old: Secret, new: Secret, metric: EditorMetric) {
    self.difference = difference
    self.old = old
    self.new = new
    self.metric = metric
  }

  consuming func made() -> [DifferenceRow] {
    var next = 0
    for (index, change) in difference.changes.enumerated() {
      addKept(next..<change.new.lowerBound, isBehindChange: index > 0, isBeforeChange: true)
      addChanged(change)
      next = change.new.upperBound
    }
    addKept(
      next..<difference.newLines.count, isBehindChange: !difference.changes.isEmpty,
      isBeforeChange: false)
    return rows
  }

  private mutating func addKept(
    _ lines: Range<Int>, isBehindChange: Bool, isBeforeChange: Bool
  ) {
    let first = isBehindChange ? min(Self.contextLineCount, lines.count) : 0
    let last = isBeforeChange ? min(Self.contextLineCount, lines.count - first) : 0
    let between = lines.dropFirst(first).dropLast(last)
    for number in lines.prefix(first) { addKept(number) }
    // A sentence in the place of one line would save nothing.
    if between.count > 1 {
      rows.append(.sameLines(between.count))
    } else {
      for number in between { addKept(number) }
    }
    for number in lines.suffix(last) { addKept(number) }
  }

  /// One row is enough to recognise a line that is the same.
  private mutating func addKept(_ number: Int) {
    let line = line(number, .kept)
    add(line, rowRanges(of: line, most: 2).first ?? line.contents, marked: nil)
  }

  private mutating func addChanged(_ change: Replacement) {
    let removed = change.old.map { line($0, .removed) }
    let added = change.new.map { line($0, .added) }
    // Only as many lines as before can be told to stand in the place of one each.
    let ends = removed.count == added.count ? zip(removed, added).map(commonEnds) : []
    for lines in [removed, added] {
      for (index, line) in lines.enumerated() {
        addChanged(line, ends.indices.contains(index) ? ends[index] : nil)
      }
    }
  }

  /// Adds the rows of a line; of a long one those that are the same at both ends are only counted.
  private mutating func addChanged(_ line: Line, _ ends: (first: Int, last: Int)?) {
    let all = rowRanges(of: line, most: .max)
    guard let ends, ends.first + ends.last > 0 else {
      for range in all { add(line, range, marked: nil) }
      return
    }
    let marked =
      line.contents.lowerBound + ends.first..<line.contents.upperBound - ends.last
    let first = all.lastIndex { $0.lowerBound <= marked.lowerBound } ?? 0
    let last = all.lastIndex { $0.lowerBound < marked.upperBound } ?? first
    let shown = max(0, first - 1)...min(all.count - 1, max(first, last) + 1)
    addSame(all[..<shown.lowerBound], of: line, marked)
    for range in all[shown] { add(line, range, marked: marked) }
    addSame(all[(shown.upperBound + 1)...], of: line, marked)
  }

  private mutating func addSame(
    _ ranges: ArraySlice<Range<Int>>, of line: Line, _ marked: Range<Int>
  ) {
    guard ranges.count > 1, let first = ranges.first, let last = ranges.last else {
      for range in ranges { add(line, range, marked: marked) }
      return
    }
    let range = first.lowerBound..<last.upperBound
    rows.append(.sameRows(row(of: line, range, marked: nil)))
  }

  private mutating func add(_ line: Line, _ range: Range<Int>, marked: Range<Int>?) {
    rows.append(.line(row(of: line, range, marked: marked)))
  }

  private func row(of line: Line, _ range: Range<Int>, marked: Range<Int>?) -> DifferenceLine {
    DifferenceLine(
      side: line.side, number: line.number, contents: line.contents, range: range,
      ending: line.ending, marked: marked ?? range.lowerBound..<range.lowerBound)
  }

  private func value(of side: DifferenceSide) -> Secret { side == .removed ? old : new }

  private func line(_ number: Int, _ side: DifferenceSide) -> Line {
    let lines = side == .removed ? difference.oldLines : difference.newLines
    let ending = value(of: side).withBytes { lines.ending(of: number, in: $0) }
    let bytes = lines.bytes(of: number)
    return Line(
      side: side, number: number,
      contents: bytes.lowerBound..<bytes.upperBound - ending.byteCount, ending: ending)
  }

  /// How many bytes two lines have in common at both ends.
  private func commonEnds(_ removed: Line, _ added: Line) -> (first: Int, last: Int) {
    old.withBytes { oldBytes in
      new.withBytes { newBytes in
        let (before, after) = (removed.contents, added.contents)
        let least = min(before.count, after.count)
        var first = 0
        while first < least,
          oldBytes.byte(at: before.lowerBound + first)
            == newBytes.byte(at: after.lowerBound + first)
        { first += 1 }
        var last = 0
        while last < least - first,
          oldBytes.byte(at: before.upperBound - 1 - last)
            == newBytes.byte(at: after.upperBound - 1 - last)
        { last += 1 }
        return (first, last)
      }
    }
  }

  /// The bytes of the first `most` rows of a line; at least one, which may be empty.
  private func rowRanges(of line: Line, most: Int) -> [Range<Int>] {
    value(of: line.side).withBytes { value in
      let bytes = value.extracting(line.contents)
      var ranges: [Range<Int>] = []
      var (start, place, column) = (0, 0, 0)
      func close() {
        ranges.append(line.contents.lowerBound + start..<line.contents.lowerBound + place)
      }
      while place < bytes.byteCount, ranges.count < most {
        let (end, width) = metric.grapheme(in: bytes, at: place, column: column)
        if column > 0, column + width > metric.columns {
          close()
          (start, column) = (place, 0)
          continue
        }
        column += width
        place = end
      }
      if ranges.count < most { close() }
      return ranges
    }
  }
}
