/// The name of a block that was scored last, and what is known where a beginning of it ends.
///
/// Names that are scored one after the other begin alike more often than not: what was reckoned for a
/// beginning that a name shares with the one before is not reckoned again.
struct FindScored {
  /// Where the name is; empty where there is none.
  private var range = 0..<0
  /// How many of its bytes `anchors` and `best` stand for; -1 where they stand for nothing.
  private var depth = -1
  private var anchors: [FindAnchor]
  /// The best score of the whole term that ends in those bytes; -1 where none does.
  private var best: Int32 = -1
  /// Room to reckon in.
  private var work: [FindAnchor]

  /// Room for a term of as many positions as `head` has.
  init(_ head: [FindAnchor]) {
    anchors = head
    work = head
  }

  /// Forgets the name, since another block begins.
  mutating func clear() {
    range = 0..<0
    depth = -1
  }

  /// The best score of the term in the name in `range` of `names`; -1 where the term does not end there.
  ///
  /// `head` is what is known of the path before the name, which begins at `column`.
  @inline(__always)
  mutating func score(
    _ names: Span<UInt8>, _ range: Range<Int>, with pattern: FindPattern, from head: [FindAnchor],
    column: Int
  ) -> Int32 {
    let shared = unsafe names.bytes.sharedCount(
      self.range.lowerBound, range.lowerBound, most: min(self.range.count, range.count))
    if shared < depth || depth < 0 {
      for index in head.indices { anchors[index] = head[index] }
      (depth, best) = (0, -1)
    }
    if depth < shared {
      let from = range.lowerBound + depth
      var span = anchors.mutableSpan
      let found = pattern.advance(
        &span, over: names, from..<range.lowerBound + shared,
        column: column + from - range.lowerBound,
        after: from == range.lowerBound ? .delimiter : FindClass(names[from - 1]))
      best = max(best, found)
      depth = shared
    }
    self.range = range
    for index in anchors.indices { work[index] = anchors[index] }
    let from = range.lowerBound + shared
    var span = work.mutableSpan
    let found = pattern.advance(
      &span, over: names, from..<range.upperBound, column: column + shared,
      after: shared == 0 ? .delimiter : FindClass(names[from - 1]))
    return max(best, found)
  }
}
