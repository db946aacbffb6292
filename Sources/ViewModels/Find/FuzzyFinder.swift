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
  private var work: [FindAnchor]
  private var bounds = FindBounds()

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
    work = head
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
    bounds.clear()
  }

  /// Drops the bits of the names that do not match.
  func filter(_ bits: inout [UInt64], in block: FindBlock) {
    guard reached < bytes.count else { return }
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
      if !isCertain {
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
  mutating func bound(_ row: Int, first: UInt8, in block: FindBlock) -> Int {
    guard block.letters[row] & FindLetters.otherBit == 0, bytes.count <= 32 else { return 1 << 20 }
    let firsts = UInt32(truncatingIfNeeded: pattern.rows(of: first))
    let starts = block.starts[row]
    if let known = bounds[starts, firsts] { return known }
    let found = bound(starts, firsts)
    bounds.keep(found, starts, firsts)
    return found
  }

  private func bound(_ starts: UInt32, _ firsts: UInt32) -> Int {
    var best = Int(headBest)
    for split in 0...min(reached, bytes.count - 1) {
      var sum = 0
      var run = 0
      var isRun = false
      if split > 0 {
        sum = Int(head[split - 1].score(at: headEnd))
        isRun = head[split - 1].column == headEnd
        run = isRun ? Int(head[split - 1].run) : 0
      }
      for position in split..<bytes.count {
        let own = bonusBound(position, starts, firsts)
        let bonus = isRun ? max(own, FindBonus.consecutive, run) : own
        sum += FindBonus.match + bonus * (position == 0 ? FindBonus.firstMultiplier : 1)
        run = max(run, own)
        isRun = true
      }
      best = max(best, sum)
    }
    return best
  }

  private func bonusBound(_ position: Int, _ starts: UInt32, _ firsts: UInt32) -> Int {
    if firsts >> UInt32(position) & 1 == 1 { return FindBonus.delimiter }
    let byte = bytes[position]
    if FindClass(byte) <= .nonWord { return FindBonus.boundary }
    return starts & FindLetters.startBit(of: byte) == 0 ? 0 : FindBonus.boundary
  }

  /// The best score of name `row`, which matches.
  mutating func score(_ row: Int, in block: FindBlock) -> Int {
    for index in work.indices { work[index] = head[index] }
    let (pattern, column, headBest) = (pattern, Int(headEnd) + 1, headBest)
    var anchors = work.mutableSpan
    let names = block.keys.packedNames
    let ends = block.keys.packedEnds
    let start = row == 0 ? 0 : Int(ends[row - 1])
    let best = pattern.advance(
      &anchors, over: names.span, start..<Int(ends[row]), column: column,
      after: .delimiter)
    return Int(max(best, headBest))
  }
}

/// What was reckoned for names of the same letters in one block.
private struct FindBounds {
  private var keys = [UInt64](repeating: .max, count: 64)
  private var values = [Int](repeating: 0, count: 64)

  mutating func clear() {
    for index in keys.indices { keys[index] = .max }
  }

  @inline(__always)
  subscript(starts: UInt32, firsts: UInt32) -> Int? {
    let key = UInt64(starts) << 32 | UInt64(firsts)
    let slot = Self.slot(key)
    return keys[slot] == key ? values[slot] : nil
  }

  mutating func keep(_ value: Int, _ starts: UInt32, _ firsts: UInt32) {
    let key = UInt64(starts) << 32 | UInt64(firsts)
    keys[Self.slot(key)] = key
    values[Self.slot(key)] = value
  }

  @inline(__always)
  private static func slot(_ key: UInt64) -> Int {
    Int((key &* 0x9E37_79B9_7F4A_7C15) >> 58)
  }
}

extension RawSpan {
  /// Where `wanted` stands first between `from` and `end`; `end` or a place behind it where it does
  /// not. With `folding` it is a small letter, and its capital counts too.
  @inline(__always)
  fileprivate func next(_ wanted: UInt8, folding: Bool, from: Int, to end: Int) -> Int {
    let fold: UInt64 = folding ? 0x2020_2020_2020_2020 : 0
    let each = 0x0101_0101_0101_0101 &* UInt64(wanted)
    var at = from
    while at < end {
      guard at + 8 <= byteCount else {
        let byte = byte(at: at)
        if (folding ? byte | 0x20 : byte) == wanted { return at }
        at += 1
        continue
      }
      let word = unsafe UInt64(
        littleEndian: unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
      let other = (word | fold) ^ each
      // The lowest mark is exact; only those above a true one may be wrong.
      let marks = (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080
      if marks != 0 { return at + marks.trailingZeroBitCount / 8 }
      at += 8
    }
    return end
  }
}
