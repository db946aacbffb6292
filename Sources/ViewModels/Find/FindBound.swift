/// No score is better than that: what a term can be worth in a name of which only the letters are known.
struct FindBound: Equatable, Sendable {
  /// What is known of a name that matters for the term.
  struct Facts: Equatable, Sendable {
    var starts: UInt32
    /// The positions of the term that the name's first byte matches.
    var firsts: UInt32
    var pairs: UInt64
    var startPairs: UInt32
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
    _ starts: UInt32, _ firsts: UInt64, _ pairs: UInt64, _ startPairs: UInt32
  ) -> Facts {
    Facts(
      starts: starts & startMask, firsts: UInt32(truncatingIfNeeded: firsts),
      pairs: pairs & pairMask, startPairs: startPairs & startPairMask)
  }

  /// The most that the positions from `split` on add to `sum`; `run` is the bonus of a run that ends
  /// right before the name, nil where there is none.
  func most(from split: Int, _ facts: Facts, sum: Int, run: Int?) -> Int {
    // The best so far: with its last position apart from the one before, and in a run.
    var apart = Int.min / 2
    var inRun = Int.min / 2
    var fresh = 0
    var chain = 0
    for position in split..<bytes.count {
      let own = own(position, facts, isFirst: position == split)
      let factor = position == 0 ? FindBonus.firstMultiplier : 1
      let best = max(apart, inRun)
      var next = best + FindBonus.gapStart
      var nextRun = Int.min / 2
      if position == split {
        next = sum
        if let run, facts.firsts >> UInt32(position) & 1 == 1 {
          nextRun = sum + FindBonus.match + max(own, run, FindBonus.consecutive)
          chain = max(own, run)
        }
      } else if facts.pairs & pairs[position] != 0 {
        // A run from a word's start goes on only in a word that begins so.
        let isStart = facts.startPairs & startPairs[position] != 0
        let fromApart = apart + max(own, FindBonus.consecutive, isStart ? fresh : 0)
        let fromRun = inRun + max(own, FindBonus.consecutive, chain)
        nextRun = FindBonus.match + max(fromApart, fromRun)
        chain = max(own, chain, isStart ? fresh : 0)
      }
      apart = next + FindBonus.match + own * factor
      inRun = nextRun
      fresh = own
    }
    return max(apart, inRun)
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
