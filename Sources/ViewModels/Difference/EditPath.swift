/// The shortest way from one sequence to another by removing and inserting elements.
///
/// E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986: the greedy one.
enum EditPath {
  /// The pairs of indexes of elements that stay, rising on both sides.
  ///
  /// Costs time and memory by the square of the number of changes.
  /// - Returns: nil when it takes more than `limit` removals and insertions.
  @inline(__always)
  static func kept(
    oldCount: Int, newCount: Int, limit: Int, isSame: (Int, Int) -> Bool
  ) -> [(old: Int, new: Int)]? {
    if oldCount == 0 || newCount == 0 { return [] }
    guard abs(oldCount - newCount) <= limit else { return nil }
    let most = min(limit, oldCount + newCount)
    // How far each diagonal has come; the diagonal k is the element number `most + 1 + k`.
    var reached = [Int](repeating: 0, count: 2 * most + 3)
    // For each number of changes what `reached` was before, from the diagonal -changes on.
    var past: [[Int]] = []
    for changes in 0...most {
      past.append(Array(reached[most + 1 - changes...most + 1 + changes]))
      for diagonal in stride(from: -changes, through: changes, by: 2) {
        let place = most + 1 + diagonal
        let inserts =
          diagonal == -changes
          || diagonal != changes && reached[place - 1] < reached[place + 1]
        var old = inserts ? reached[place + 1] : reached[place - 1] + 1
        while old < oldCount, old - diagonal < newCount, isSame(old, old - diagonal) { old += 1 }
        reached[place] = old
        if old >= oldCount, old - diagonal >= newCount {
          return walkBack(from: (oldCount, newCount), past)
        }
      }
    }
    return nil
  }

  private static func walkBack(
    from end: (old: Int, new: Int), _ past: [[Int]]
  ) -> [(old: Int, new: Int)] {
    var pairs: [(old: Int, new: Int)] = []
    var (old, new) = end
    for changes in stride(from: past.count - 1, through: 0, by: -1) {
      let reached = past[changes]
      let diagonal = old - new
      func reach(_ diagonal: Int) -> Int { reached[diagonal + changes] }
      let inserts =
        diagonal == -changes
        || diagonal != changes && reach(diagonal - 1) < reach(diagonal + 1)
      let before = inserts ? diagonal + 1 : diagonal - 1
      let start = changes == 0 ? 0 : reach(before)
      // Behind the change of this step everything stayed.
      let first = changes == 0 ? 0 : inserts ? start : start + 1
      while old > first {
        old -= 1
        new -= 1
        pairs.append((old, new))
      }
      guard changes > 0 else { break }
      (old, new) = (start, start - before)
    }
    return pairs.reversed()
  }
}
