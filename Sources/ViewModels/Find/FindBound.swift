/// No score is better than that: what a term can be worth in a name of which only the letters are known.
struct FindBound: Equatable, Sendable {
  /// What is known of a name that matters for the term.
  struct Facts: Equatable, Sendable {
    var starts: UInt32
    /// The positions of the term that the name's first byte matches.
    var firsts: UInt32
    var pairs: UInt64
    var startPairs: UInt32
    /// How far the nearest character that earns a bonus is from the start of a word.
    var reach: UInt8
  }

  private let bytes: [UInt8]
  /// For each position but the first the bits of its pair with the one before.
  private let pairs: [UInt64]
  private let startPairs: [UInt32]
  private let startMask: UInt32
  private let pairMask: UInt64
  private let startPairMask: UInt32

  /// The longest term that is reckoned, in bytes.
  static let mostBytes = 32
  /// From there on the gap behind the start of a word costs more than is gained.
  private static let mostReach: UInt8 = 12

  init(_ term: [UInt8]) {
    bytes = term.map(\.lowercased)
    let numbers = zip(bytes, bytes.dropFirst()).map { FindLetters.pair($0, $1) }
    pairs = [0] + numbers.map { 1 << UInt64($0) }
    startPairs = [0] + numbers.map { 1 << UInt32($0 / 2) }
    startMask = bytes.reduce(0) { $0 | FindLetters.startBit(of: $1) }
    pairMask = pairs.reduce(0, |)
    startPairMask = startPairs.reduce(0, |)
  }

  @inline(__always)
  func facts(
    _ starts: UInt32, _ firsts: UInt64, _ pairs: UInt64, _ startPairs: UInt32, _ reach: UInt8
  ) -> Facts {
    Facts(
      starts: starts & startMask, firsts: UInt32(truncatingIfNeeded: firsts),
      pairs: pairs & pairMask, startPairs: startPairs & startPairMask,
      reach: min(reach, Self.mostReach))
  }

  /// The most that the positions from `split` on add to `sum`; `run` is the bonus of a run that ends
  /// right before the name, nil where there is none.
  func most(from split: Int, _ facts: Facts, sum: Int, run: Int?) -> Int {
    var best = Best()
    for position in split..<bytes.count {
      let own = own(position, facts, isFirst: position == split)
      let factor = position == 0 ? FindBonus.firstMultiplier : 1
      var next = Best()
      if position == split {
        next.plain = sum
        next.earning = own > 0 ? sum + own * factor : Best.none
        if let run, facts.firsts >> UInt32(position) & 1 == 1 {
          next.running = sum + max(own, run, FindBonus.consecutive)
          next.chain = max(own, run)
        }
      } else {
        next = best.apart(own: own * factor, reach: Int(facts.reach))
        if facts.pairs & pairs[position] != 0 {
          // A run from a word's start goes on only in a word that begins so.
          let isStart = facts.startPairs & startPairs[position] != 0
          next.run(on: best, own: own, isStart: isStart)
        }
      }
      next.add(FindBonus.match)
      next.fresh = own
      next.isSign = FindClass(bytes[position]) <= .nonWord
      best = next
    }
    return best.most
  }

  /// The best for the positions so far, by where the last one stands.
  private struct Best {
    static let none = Int.min / 2

    /// Apart from the one before, where nothing is earned by that.
    var plain = Best.none
    /// Apart from the one before, where a word begins, or a sign stands.
    var earning = Best.none
    /// The bonus that was earned there.
    var fresh = 0
    /// Whether the last one is a sign, which begins no word.
    var isSign = false
    /// Right behind the one before.
    var running = Best.none
    /// The bonus that runs go on with.
    var chain = 0

    var most: Int { max(plain, earning, running) }

    mutating func add(_ points: Int) {
      plain += points
      earning += points
      running += points
    }

    /// The next position stands apart from the last one.
    func apart(own: Int, reach: Int) -> Best {
      var next = Best()
      next.plain = most + FindBonus.gapStart
      next.chain = chain
      guard own > 0 else { return next }
      // From one start of a word to the next the gap is as long as a word.
      let gap = isSign ? FindBonus.gapStart : min(FindBonus.gapStart, -(reach + 1))
      next.earning = own + max(earning + gap, max(plain, running) + FindBonus.gapStart)
      return next
    }

    /// The next position stands right behind the last one of `before`.
    mutating func run(on before: Best, own: Int, isStart: Bool) {
      let least = max(own, FindBonus.consecutive)
      let start = isStart ? before.fresh : 0
      running = max(
        before.plain + least, before.earning + max(least, start),
        before.running + max(least, before.chain))
      chain = max(own, before.chain, start)
    }
  }

  /// The most that the bonus of a position can be by itself; only the first one in the name can be at
  /// its start.
  @inline(__always)
  private func own(_ position: Int, _ facts: Facts, isFirst: Bool) -> Int {
    if isFirst, facts.firsts >> UInt32(position) & 1 == 1 { return FindBonus.delimiter }
    let byte = bytes[position]
    if FindClass(byte) <= .nonWord { return FindBonus.boundary }
    return facts.starts & FindLetters.startBit(of: byte) == 0 ? 0 : FindBonus.boundary
  }
}
