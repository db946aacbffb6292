internal import DatabricksClient

/// The best ways to match the beginnings of a term up to some place of a path: fzf's matrix, of which
/// only the last match of each row is kept, since what lies behind it follows from it.
struct FindAnchor: Equatable, Sendable {
  /// The score at the matched character.
  var score: Int32 = 0
  /// Where it is in the path, counted from 0; -1 where the beginning does not match yet.
  var column: Int32 = -1
  /// The bonus of the first character of the run it ends.
  var run: Int32 = 0

  /// The score at a later column, less the gap; never below 0.
  @inline(__always)
  func score(at later: Int32) -> Int32 {
    let gap = later - column
    return gap == 0
      ? score
      : max(0, score + Int32(FindBonus.gapStart) + (gap - 1) * Int32(FindBonus.gapExtension))
  }
}

/// A fuzzy term, made ready to be looked for.
struct FindPattern: Equatable, Sendable {
  let bytes: [UInt8]
  /// For each byte the positions of the term that it matches, a bit each.
  private let rows: [UInt64]
  let isCaseSensitive: Bool
  private let classes = FindBonus.classes
  private let bonuses = FindBonus.table

  init(_ term: FindTerm) {
    bytes = term.bytes
    isCaseSensitive = term.isCaseSensitive
    var rows = [UInt64](repeating: 0, count: 256)
    for (index, byte) in term.bytes.enumerated() {
      rows[Int(byte)] |= 1 << UInt64(index)
      if !term.isCaseSensitive, byte &- 0x61 < 26 { rows[Int(byte & 0xDF)] |= 1 << UInt64(index) }
    }
    self.rows = rows
  }

  /// The positions of the term that `byte` matches.
  @inline(__always)
  func rows(of byte: UInt8) -> UInt64 { rows[Int(byte)] }

  /// Goes on over a piece of a path that begins at `column` behind a byte of that class.
  ///
  /// - Returns: the best score of the whole term that ends in the piece; -1 where none does.
  @inline(__always)
  func advance(
    _ anchors: inout MutableSpan<FindAnchor>, over text: Span<UInt8>, _ range: Range<Int>,
    column: Int, after previous: FindClass
  ) -> Int32 {
    let table = rows.span
    let classes = classes.span
    let bonuses = bonuses.span
    let last = bytes.count - 1
    var best: Int32 = -1
    for index in range {
      var left = table[Int(text[index])]
      guard left != 0 else { continue }
      let before =
        index == range.lowerBound ? previous.rawValue : classes[Int(text[index - 1])]
      let bonus = bonuses[Int(before) * 8 + Int(classes[Int(text[index])])]
      let place = Int32(column + index - range.lowerBound)
      while left != 0 {
        let row = 63 - left.leadingZeroBitCount
        left ^= 1 << UInt64(row)
        let score = Self.step(&anchors, row, at: place, bonus)
        if row == last { best = max(best, score) }
      }
    }
    return best
  }

  /// Matches position `row` of the term at `place`.
  ///
  /// - Returns: the score there; -1 where it is no match, or a worse one than a gap.
  @inline(__always)
  private static func step(
    _ anchors: inout MutableSpan<FindAnchor>, _ row: Int, at place: Int32, _ bonus: Int32
  ) -> Int32 {
    guard row > 0 else {
      let score = Int32(FindBonus.match) + bonus * Int32(FindBonus.firstMultiplier)
      anchors[0] = FindAnchor(score: score, column: place, run: bonus)
      return score
    }
    let before = anchors[row - 1]
    guard before.column >= 0 else { return -1 }
    var own = bonus
    var run = bonus
    let isRun = before.column == place - 1
    if isRun, bonus < FindBonus.boundary || bonus <= before.run {
      own = max(bonus, max(Int32(FindBonus.consecutive), before.run))
      run = before.run
    }
    let score = before.score(at: place - 1) + Int32(FindBonus.match) + own
    let old = anchors[row]
    if old.column >= 0 {
      let step = old.column == place - 1 ? FindBonus.gapStart : FindBonus.gapExtension
      if score < old.score(at: place - 1) + Int32(step) { return -1 }
    }
    anchors[row] = FindAnchor(score: score, column: place, run: run)
    return score
  }
}
