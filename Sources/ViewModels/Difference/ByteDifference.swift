internal import DatabricksClient

/// The ranges of bytes in which two values differ, as numbers: it holds no byte of either.
package struct ByteDifference: Equatable, Sendable {
  /// The bytes removed and added, from the first place to the last.
  package let changes: [Replacement]

  /// The most removals and insertions looked for.
  ///
  /// Past it values of the same size are compared place by place, others from the first difference
  /// to the last.
  package static let limit = 512
  /// Fewer bytes between two places are shown as a part of one.
  package static let gap = 4

  /// Compares two values.
  package init(_ old: RawSpan, _ new: RawSpan) {
    let least = min(old.byteCount, new.byteCount)
    var prefix = 0
    while prefix < least, old.byte(at: prefix) == new.byte(at: prefix) { prefix += 1 }
    var suffix = 0
    while suffix < least - prefix,
      old.byte(at: old.byteCount - 1 - suffix) == new.byte(at: new.byteCount - 1 - suffix)
    {
      suffix += 1
    }
    let oldCount = old.byteCount - prefix - suffix
    let newCount = new.byteCount - prefix - suffix
    let path = EditPath.kept(
      oldCount: oldCount, newCount: newCount, limit: Self.limit,
      isSame: { old.byte(at: prefix + $0) == new.byte(at: prefix + $1) })
    var same: [(old: Int, new: Int)] = []
    if let path {
      same = path.map { (prefix + $0.old, prefix + $0.new) }
    } else if oldCount == newCount {
      for place in prefix..<prefix + oldCount where old.byte(at: place) == new.byte(at: place) {
        same.append((place, place))
      }
    }
    changes = [Replacement](
      between: same, from: (prefix, prefix), to: (prefix + oldCount, prefix + newCount)
    ).joined(within: Self.gap)
  }
}
