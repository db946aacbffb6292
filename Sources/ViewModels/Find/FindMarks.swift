/// Which bytes of a path a query matches, for the rows that are shown.
extension FindQuery {
  /// The positions in `path`, which matches, of the bytes that its terms stand for.
  package func marks(in path: [UInt8]) -> Set<Int> {
    var marks: Set<Int> = []
    for term in terms where !term.isInverse {
      if term.kind == .fuzzy {
        marks.formUnion(FindPattern(term).places(in: path))
      } else if let best = term.bestPlace(in: path) {
        marks.formUnion(best.place..<best.place + term.bytes.count)
      }
    }
    return marks
  }
}

extension FindPattern {
  /// Where each position of the term stands in the best match; empty where it does not match.
  fileprivate func places(in path: [UInt8]) -> [Int] {
    var anchors = [FindAnchor](repeating: FindAnchor(), count: bytes.count)
    // What was known before each byte, to find the way back.
    var before: [[FindAnchor]] = []
    var best: (score: Int32, column: Int) = (-1, -1)
    var previous = FindClass.white
    for index in path.indices {
      before.append(anchors)
      var span = anchors.mutableSpan
      let score = advance(
        &span, over: path.span, index..<index + 1, column: index, after: previous)
      if score > best.score { best = (score, index) }
      previous = FindClass(path[index])
    }
    guard best.score >= 0 else { return [] }
    var places = [best.column]
    for row in (1..<max(1, bytes.count)).reversed() {
      guard let place = places.last else { break }
      places.append(Int(before[place][row - 1].column))
    }
    return places.reversed()
  }
}
