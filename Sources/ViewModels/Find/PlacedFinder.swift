internal import DatabricksClient

/// Looks for a term that stands as it was typed: anywhere, at the start, at the end, or nowhere.
struct PlacedFinder {
  /// What the head of the present block tells of all its paths.
  private enum HeadTells {
    case nothing
    case allMatch
    case noneMatches
  }

  private let term: FindTerm
  /// The letters of the term, all of which a name needs that holds it.
  private let letters: UInt64
  private let pairs: UInt64
  /// Whether the term, if the head does not hold it, can only stand in the name alone.
  private let isInName: Bool
  /// Whether the letters of a name tell all.
  private let isLetter: Bool
  private var head = HeadTells.nothing
  /// The best score in the head; 0 where it does not hold the term.
  private var headBest = 0
  private let bound: FindBound
  /// The path that is looked at.
  private var path: [UInt8] = []

  init(_ term: FindTerm) {
    self.term = term
    letters = term.bytes.reduce(0) { $0 | FindLetters.bit(of: $1) }
    let small = term.bytes.map(\.lowercased)
    pairs = zip(small, small.dropFirst()).reduce(0) {
      $0 | 1 << UInt64(FindLetters.pair($1.0, $1.1))
    }
    isInName = term.kind == .exact && !term.bytes.contains(UInt8(ascii: "/"))
    isLetter = term.bytes.count == 1 && letters != FindLetters.otherBit && !term.isCaseSensitive
    bound = FindBound(term.bytes)
  }

  /// Goes to another block.
  mutating func enter(_ block: FindBlock) {
    path = block.head
    head = .nothing
    headBest = 0
    let isWhole = term.kind == .exact || term.kind == .prefix && term.bytes.count <= path.count
    guard isWhole else { return }
    if let best = term.bestPlace(in: path) {
      head = .allMatch
      headBest = best.score
    } else if term.kind == .prefix {
      head = .noneMatches
    }
  }

  /// Drops the bits of the names that do not match.
  ///
  /// - Returns: how much work it was.
  mutating func filter(_ bits: inout [UInt64], in block: FindBlock) -> Int {
    guard head == .nothing else {
      if (head == .allMatch) == term.isInverse { for index in bits.indices { bits[index] = 0 } }
      return bits.count
    }
    var work = 0
    let packed = block.keys.packedNames
    let text = unsafe packed.span.bytes
    let ends = block.keys.packedEnds
    for index in bits.indices where bits[index] != 0 {
      var left = bits[index]
      work += left.nonzeroBitCount * (isInName ? 1 : 10)
      while left != 0 {
        let bit = left.trailingZeroBitCount
        left &= left - 1
        let row = index * 64 + bit
        let holds: Bool
        if isInName {
          let start = row == 0 ? 0 : Int(ends[row - 1])
          holds = mayHold(row, in: block) && (isLetter || self.holds(text, start, Int(ends[row])))
        } else {
          load(row, of: block)
          holds = term.firstPlace(in: path) != nil
        }
        if holds == term.isInverse { bits[index] ^= 1 << UInt64(bit) }
      }
    }
    return work
  }

  @inline(__always)
  private func mayHold(_ row: Int, in block: FindBlock) -> Bool {
    block.letters[row] & letters == letters && block.pairs[row] & pairs == pairs
  }

  @inline(__always)
  private func holds(_ text: RawSpan, _ start: Int, _ end: Int) -> Bool {
    text.holds(term.bytes.span, folding: !term.isCaseSensitive, start, end)
  }

  private mutating func load(_ row: Int, of block: FindBlock) {
    path.removeSubrange(block.head.count...)
    path += block.keys.nameBytes(at: row)
  }

  /// No score of name `row` is better than that.
  func most(_ row: Int, first: UInt8, in block: FindBlock) -> Int {
    most(
      block.letters[row], block.starts[row],
      isFirst: first.lowercased == term.bytes[0].lowercased, block.pairs[row],
      block.startPairs[row], block.reaches[row])
  }

  /// No score of any name of `group`, which is one of the present block, is better than that.
  func most(in group: FindGroup) -> Int {
    let found = group.letters
    return most(
      found.all, found.starts, isFirst: group.firsts & FindLetters.bit(of: term.bytes[0]) != 0,
      found.pairs, found.startPairs, found.reach)
  }

  @inline(__always)
  private func most(
    _ letters: UInt64, _ starts: UInt32, isFirst: Bool, _ pairs: UInt64, _ startPairs: UInt32,
    _ reach: UInt8
  ) -> Int {
    if term.isInverse { return 0 }
    if term.kind == .prefix, head == .allMatch { return headBest }
    guard isInName, letters & FindLetters.otherBit == 0, term.bytes.count <= FindBound.mostBytes
    else { return 1 << 20 }
    let facts = bound.facts(starts, isFirst ? 1 : 0, pairs, startPairs, reach)
    return max(headBest, bound.most(from: 0, facts, sum: 0, run: nil))
  }

  /// The best score of name `row`, which matches; 0 where the term must not be there.
  mutating func score(_ row: Int, in block: FindBlock) -> Int {
    guard !term.isInverse else { return 0 }
    if term.kind == .prefix, head == .allMatch { return headBest }
    load(row, of: block)
    return term.bestPlace(in: path)?.score ?? 0
  }
}

extension FindTerm {
  /// Where the term stands first in `path` from the byte `from` on; nil where it does not.
  ///
  /// A fuzzy term is taken as it stands.
  func firstPlace(in path: [UInt8], from: Int = 0) -> Int? {
    let last = path.count - bytes.count
    guard last >= 0 else { return nil }
    switch kind {
    case .prefix: return from == 0 && stands(in: path, at: 0) ? 0 : nil
    case .whole: return from == 0 && last == 0 && stands(in: path, at: 0) ? 0 : nil
    case .suffix: return from <= last && stands(in: path, at: last) ? last : nil
    case .exact, .fuzzy:
      var place = from
      while place <= last {
        if stands(in: path, at: place) { return place }
        place += 1
      }
      return nil
    }
  }

  /// Where the term stands with the best score; the first such place.
  func bestPlace(in path: [UInt8]) -> (place: Int, score: Int)? {
    var best: (place: Int, score: Int)?
    var from = 0
    while let place = firstPlace(in: path, from: from) {
      let score = score(in: path, at: place)
      if score > best?.score ?? -1 { best = (place, score) }
      from = place + 1
    }
    return best
  }

  @inline(__always)
  private func stands(in path: [UInt8], at place: Int) -> Bool {
    for index in bytes.indices {
      let byte = path[place + index]
      guard (isCaseSensitive ? byte : byte.lowercased) == bytes[index] else { return false }
    }
    return true
  }

  /// What a run of all its characters at `place` is worth.
  private func score(in path: [UInt8], at place: Int) -> Int {
    var sum = 0
    var run = 0
    for index in bytes.indices {
      let at = place + index
      let before = at == 0 ? .white : FindClass(path[at - 1])
      var bonus = FindBonus.of(FindClass(path[at]), after: before)
      if index == 0 || (bonus >= FindBonus.boundary && bonus > run) { run = bonus }
      if index > 0 { bonus = max(bonus, run, FindBonus.consecutive) }
      sum += FindBonus.match + bonus * (index == 0 ? FindBonus.firstMultiplier : 1)
    }
    return sum
  }
}
