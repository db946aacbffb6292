/// The ranking once more, slowly and from its description: for each term the whole matrix of scores,
/// each cell from the cells before it.
struct FindReference {
  /// The paths that match, the best first: by score, then by length, then as they were listed.
  static func ranking(of query: String, in paths: [String]) -> [String] {
    // A sign without a text is no term.
    let signs = ["!", "'", "^", "!'", "!^"]
    let terms = query.split(separator: " ").map(String.init).filter { !signs.contains($0) }
    let found = paths.enumerated().compactMap { index, path -> (Int, Int, Int)? in
      var sum = 0
      for term in terms {
        guard let score = score(of: term, in: Array(path.utf8)) else { return nil }
        sum += score
      }
      return (-sum, terms.isEmpty ? 0 : path.utf8.count, index)
    }
    return found.sorted { $0 < $1 }.map { paths[$0.2] }
  }

  private static func score(of term: String, in path: [UInt8]) -> Int? {
    var text = Array(term.utf8)[...]
    let isInverse = text.first == UInt8(ascii: "!")
    if isInverse { text.removeFirst() }
    let isQuoted = text.first == UInt8(ascii: "'")
    let isAtStart = text.first == UInt8(ascii: "^")
    if isQuoted || isAtStart { text.removeFirst() }
    let isAtEnd = text.count > 1 && text.last == UInt8(ascii: "$")
    if isAtEnd { text.removeLast() }
    let wanted = Array(text)
    guard !wanted.isEmpty else { return 0 }
    let isSensitive = wanted.contains { (0x41...0x5A).contains($0) }
    let folded = path.map { !isSensitive && (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
    guard isInverse || isQuoted || isAtStart || isAtEnd else {
      return fuzzy(wanted, in: folded, bonuses: bonuses(of: path))
    }
    let last = path.count - wanted.count
    let places =
      last < 0
      ? []
      : (0...last).filter { place in
        (!isAtStart || place == 0) && (!isAtEnd || place == last)
          && Array(folded[place..<place + wanted.count]) == wanted
      }
    if isInverse { return places.isEmpty ? 0 : nil }
    return places.map { run(of: wanted.count, at: $0, bonuses: bonuses(of: path)) }.max()
  }

  /// 0 white, 1 sign, 2 delimiter, 3 small, 4 capital, 5 other letter, 6 digit.
  private static func kind(_ byte: UInt8) -> Int {
    switch Unicode.Scalar(byte) {
    case "a"..."z": 3
    case "A"..."Z": 4
    case "0"..."9": 6
    case "/", ",", ":", ";", "|": 2
    case " ": 0
    default: byte < 0x80 ? 1 : 5
    }
  }

  private static func bonuses(of path: [UInt8]) -> [Int] {
    path.indices.map { index in
      let own = kind(path[index])
      let before = index == 0 ? 0 : kind(path[index - 1])
      if own > 1, before < 3 { return [10, 8, 9][before] }
      if before == 3, own == 4 { return 7 }
      if before != 6, own == 6 { return 7 }
      return own == 1 || own == 2 ? 8 : own == 0 ? 10 : 0
    }
  }

  private static func run(of count: Int, at place: Int, bonuses: [Int]) -> Int {
    var sum = 0
    var first = 0
    for index in 0..<count {
      var bonus = bonuses[place + index]
      if index == 0 || (bonus >= 8 && bonus > first) { first = bonus }
      if index > 0 { bonus = max(bonus, first, 4) }
      sum += 16 + bonus * (index == 0 ? 2 : 1)
    }
    return sum
  }

  private static func fuzzy(_ wanted: [UInt8], in path: [UInt8], bonuses: [Int]) -> Int? {
    var best: Int?
    // A cell: its score, how long the run is that ends in it, and whether it lies in a gap.
    var rows: [[(score: Int, run: Int, isGap: Bool)?]] = []
    for (row, byte) in wanted.enumerated() {
      var cells: [(score: Int, run: Int, isGap: Bool)?] = []
      for column in path.indices {
        let left = column == 0 ? nil : cells[column - 1]
        let above = row == 0 || column == 0 ? nil : rows[row - 1][column - 1]
        let gap = left.map { $0.score - ($0.isGap ? 1 : 3) }
        var cell = left.map { (score: max(0, $0.score - ($0.isGap ? 1 : 3)), run: 0, isGap: true) }
        if path[column] == byte, row == 0 {
          cell = (16 + 2 * bonuses[column], 1, false)
        } else if path[column] == byte, let above {
          var run = above.run + 1
          var bonus = bonuses[column]
          let first = bonuses[column - run + 1]
          if run > 1, bonus >= 8, bonus > first {
            run = 1
          } else if run > 1 {
            bonus = max(bonus, first, 4)
          }
          let score = above.score + 16 + bonus
          if score >= gap ?? .min { cell = (score, run, false) }
        }
        cells.append(cell)
        if row == wanted.count - 1, let cell { best = max(best ?? 0, cell.score) }
      }
      rows.append(cells)
    }
    return best
  }
}
