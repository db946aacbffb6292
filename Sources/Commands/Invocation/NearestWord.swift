/// Finds what somebody meant who mistyped a word.
enum NearestWord {
  /// The one of `candidates` that is nearest to `word`, when it is near enough to be meant.
  ///
  /// `maximumDistance` is the most edits; nil allows a third of the word's length.
  static func find(
    _ word: String, in candidates: [String], maximumDistance: Int? = nil
  ) -> String? {
    let limit = maximumDistance ?? max(1, word.count / 3)
    let nearest =
      candidates
      .map { (distance: distance(word.lowercased(), $0.lowercased()), candidate: $0) }
      .min { $0.distance < $1.distance }
    if let nearest, nearest.distance <= limit { return nearest.candidate }
    guard maximumDistance == nil, word.count >= 3 else { return nil }
    return candidates.first { $0.hasPrefix(word) }
  }

  /// How many characters must be added, removed, replaced, or exchanged with their neighbour.
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left)
    let right = Array(right)
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
