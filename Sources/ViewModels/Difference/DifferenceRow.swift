/// One row of a difference on the screen.
package enum DifferenceRow: Equatable, Sendable {
  /// That many lines are the same and not shown.
  case sameLines(Int)
  /// The rows of a long line in that range are the same and not shown.
  case sameRows(DifferenceLine)
  /// A line, or one of the rows of a long one.
  case line(DifferenceLine)
  /// The head of a place among bytes.
  case place(Replacement)
  /// Bytes of the value on that side.
  case bytes(DifferenceSide, Range<Int>)
}

/// Which of both values something stands in.
package enum DifferenceSide: Equatable, Sendable {
  case kept
  case removed
  case added
}

/// A row of a line.
package struct DifferenceLine: Equatable, Sendable {
  /// Where its bytes are: of what was removed in the old value, else in the new one.
  package let side: DifferenceSide
  /// The line's number in that value, from 0.
  package let number: Int
  /// The bytes of the whole line without its line end.
  package let contents: Range<Int>
  /// The bytes of this row.
  package let range: Range<Int>
  package let ending: ValueLines.Ending
  /// What differs from the line in its place; empty where that cannot be told.
  package let marked: Range<Int>

  /// Whether the line begins in this row.
  package var isFirst: Bool { range.lowerBound == contents.lowerBound }

  /// Whether the line ends in this row.
  package var isLast: Bool { range.upperBound == contents.upperBound }
}
