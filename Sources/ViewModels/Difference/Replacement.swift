/// A place where two sequences differ: the elements `old` of the one gave way to the elements `new`
/// of the other; one of both may be empty.
package struct Replacement: Equatable, Sendable {
  package let old: Range<Int>
  package let new: Range<Int>

  package init(old: Range<Int>, new: Range<Int>) {
    self.old = old
    self.new = new
  }
}

extension [Replacement] {
  /// What lies between the elements that are the same.
  ///
  /// `same` are pairs of indexes, rising on both sides; both sequences begin at `start`.
  init(
    between same: [(old: Int, new: Int)], from start: (old: Int, new: Int),
    to end: (old: Int, new: Int)
  ) {
    self.init()
    var (old, new) = start
    for pair in same + [end] {
      if pair.old > old || pair.new > new {
        append(Replacement(old: old..<pair.old, new: new..<pair.new))
      }
      (old, new) = (pair.old + 1, pair.new + 1)
    }
  }

  /// The same places, those joined into one between which fewer than `gap` elements are the same.
  func joined(within gap: Int) -> [Replacement] {
    reduce(into: []) { result, next in
      guard let last = result.last, next.old.lowerBound - last.old.upperBound < gap else {
        result.append(next)
        return
      }
      result[result.count - 1] = Replacement(
        old: last.old.lowerBound..<next.old.upperBound,
        new: last.new.lowerBound..<next.new.upperBound)
    }
  }
}
