internal import DatabricksClient

/// Looks for a fuzzy term in one block after the other.
struct FuzzyFinder {
  private let pattern: FindPattern
  private let bytes: [UInt8]
  /// For each position the letters of the term from there on, and one behind the last.
  private let lettersFrom: [UInt64]
  /// Whether position `n` is known to match by the letters alone.
  private let isPlain: [Bool]

  /// The ways to match beginnings of the term in the head of the present block.
  private var head: [FindAnchor]
  /// Where the head ends, as the column of its last byte.
  private var headEnd: Int32 = 0
  /// The best score of the whole term in the head; -1 where it does not end there.
  private var headBest: Int32 = -1
  /// How much of the term the head takes at most; the rest has to be in the name.
  private var reached = 0
  private let bound: FindBound
  private var known = FindBounds()
  private var scored: FindScored

  init(_ term: FindTerm) {
    pattern = FindPattern(term)
    bytes = term.bytes
    var letters: UInt64 = 0
    var from: [UInt64] = [0]
    for byte in term.bytes.reversed() {
      letters |= FindLetters.bit(of: byte)
      from.append(letters)
    }
    lettersFrom = from.reversed()
    isPlain = term.bytes.map {
      FindLetters.bit(of: $0) != FindLetters.otherBit && !term.isCaseSensitive
    }
    head = Array(repeating: FindAnchor(), count: term.bytes.count)
    scored = FindScored(head)
    bound = FindBound(term.bytes)
  }

  /// Goes to another block.
  mutating func enter(_ block: FindBlock) {
    for index in head.indices { head[index] = FindAnchor() }
    let pattern = pattern
    var anchors = head.mutableSpan
    headBest = pattern.advance(
      &anchors, over: block.head.span, 0..<block.head.count, column: 0, after: .white)
    headEnd = Int32(block.head.count - 1)
    reached = head.firstIndex { $0.column < 0 } ?? head.count
    known.clear()
    scored.clear()
  }

  /// Drops the bits of the names that do not match.
  ///
  /// - Returns: how much work it was.
  func filter(_ bits: inout [UInt64], in block: FindBlock) -> Int {
    guard reached < bytes.count else { return 0 }
    var work = 0
    let need = lettersFrom[reached]
    let letters = block.letters.span
    let isCertain = bytes.count - reached == 1 && isPlain[reached]
    let names = block.keys.packedNames
    let ends = block.keys.packedEnds
    let text = unsafe names.span.bytes
    for index in bits.indices where bits[index] != 0 {
      let base = index * 64
      var passed: UInt64 = 0
      for bit in 0..<min(64, letters.count - base) {
        passed |= (letters[base + bit] & need == need ? 1 : 0) << UInt64(bit)
      }
      passed &= bits[index]
      work += 4
      if !isCertain {
        work += passed.nonzeroBitCount * (1 + (bytes.count - reached) / 2)
        var left = passed
        while left != 0 {
          let bit = left.trailingZeroBitCount
          left &= left - 1
          let row = base + bit
          let start = row == 0 ? 0 : Int(ends[row - 1])
          if !holds(text, start, Int(ends[row])) { passed ^= 1 << UInt64(bit) }
        }
      }
      bits[index] = passed
    }
    return work
  }

  /// Whether the rest of the term stands between `start` and `end`, its letters in their order.
  @inline(__always)
  private func holds(_ text: RawSpan, _ start: Int, _ end: Int) -> Bool {
    var at = start
    for position in reached..<bytes.count {
      let byte = bytes[position]
      let folds = !pattern.isCaseSensitive && byte &- 0x61 < 26
      at = text.next(byte, folding: folds, from: at, to: end)
      if at >= end { return false }
      at += 1
    }
    return true
  }

  /// No score of name `row` is better than that.
  @inline(__always)
  mutating func most(_ row: Int, first: UInt8, in block: FindBlock) -> Int {
    guard block.letters[row] & FindLetters.otherBit == 0, bytes.count <= FindBound.mostBytes else {
      return 1 << 20
    }
    return most(
      knowing: bound.facts(
        block.starts[row], pattern.rows(of: first), block.pairs[row], block.startPairs[row],
        block.reaches[row]))
  }

  /// No score of any name of `group`, which is one of the present block, is better than that.
  @inline(__always)
  mutating func most(in group: FindGroup) -> Int {
    let found = group.letters
    guard found.all & FindLetters.otherBit == 0, bytes.count <= FindBound.mostBytes else {
      return 1 << 20
    }
    return most(
      knowing: bound.facts(
        found.starts, firstRows(group.firsts), found.pairs, found.startPairs, found.reach))
  }

  /// The positions of the term that characters of these bits match, whatever their case.
  @inline(__always)
  private func firstRows(_ bits: UInt64) -> UInt64 {
    var rows: UInt64 = 0
    for position in bytes.indices where bits & FindLetters.bit(of: bytes[position]) != 0 {
      rows |= 1 << UInt64(position)
    }
    return rows
  }

  private mutating func most(knowing facts: FindBound.Facts) -> Int {
    if let value = known[facts] { return value }
    let found = most(facts)
    known.keep(found, facts)
    return found
  }

  private func most(_ facts: FindBound.Facts) -> Int {
    var best = Int(headBest)
    for split in 0...min(reached, bytes.count - 1) {
      let anchor = split == 0 ? nil : head[split - 1]
      let sum = anchor.map { Int($0.score(at: headEnd)) } ?? 0
      let run = anchor.flatMap { $0.column == headEnd ? Int($0.run) : nil }
      best = max(best, bound.most(from: split, facts, sum: sum, run: run))
    }
    return best
  }

  /// The best score of the name in `range` of `names`, which matches.
  @inline(__always)
  mutating func score(_ names: Span<UInt8>, _ range: Range<Int>) -> Int {
    let best = scored.score(names, range, with: pattern, from: head, column: Int(headEnd) + 1)
    return Int(max(best, headBest))
  }
}

/// What was reckoned for names of the same letters in one block.
private struct FindBounds {
  private var facts = [FindBound.Facts?](repeating: nil, count: 64)
  private var values = [Int](repeating: 0, count: 64)

  mutating func clear() {
    for index in facts.indices { facts[index] = nil }
  }

  @inline(__always)
  subscript(wanted: FindBound.Facts) -> Int? {
    let slot = Self.slot(wanted)
    return facts[slot] == wanted ? values[slot] : nil
  }

  mutating func keep(_ value: Int, _ found: FindBound.Facts) {
    let slot = Self.slot(found)
    facts[slot] = found
    values[slot] = value
  }

  @inline(__always)
  private static func slot(_ facts: FindBound.Facts) -> Int {
    let mixed =
      (UInt64(facts.starts) << 32 | UInt64(facts.firsts)) ^ facts.pairs
      ^ UInt64(facts.startPairs) << 16 ^ UInt64(facts.reach) << 8
    return Int((mixed &* 0x9E37_79B9_7F4A_7C15) >> 58)
  }
}
