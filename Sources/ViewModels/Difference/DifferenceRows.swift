internal import DatabricksClient

/// The rows of a difference for a width.
enum DifferenceRows {
  /// The rows in which `columns` cells are there for text, or for offset, digits and characters.
  static func rows(
    of difference: ValueDifference, _ old: Secret, _ new: Secret, columns: Int, isMasked: Bool
  ) -> [DifferenceRow] {
    switch difference.parts {
    case .lines(let lines):
      return DifferenceLineRows(
        difference: lines, old: old, new: new,
        metric: EditorMetric(columns: columns, isMasked: isMasked)
      ).made()
    case .bytes(let bytes):
      let perRow = EditorBytesLayout(columns: columns).bytesPerRow
      return bytes.changes.flatMap { change in
        [.place(change)] + chunks(of: change.old, perRow).map { .bytes(.removed, $0) }
          + chunks(of: change.new, perRow).map { .bytes(.added, $0) }
      }
    }
  }

  private static func chunks(of range: Range<Int>, _ count: Int) -> [Range<Int>] {
    stride(from: range.lowerBound, to: range.upperBound, by: count).map {
      $0..<min($0 + count, range.upperBound)
    }
  }
}
