internal import DatabricksClient

/// One query on its way through the index, a slice of blocks at a time.
///
/// What is known so far can be shown after every slice; a list that comes later is taken in by itself.
struct FindSearch: Equatable, Sendable {
  /// The names of one block that match, a bit each.
  struct Matches: Equatable, Sendable {
    var bits: [UInt64]
    var count: Int
  }

  let query: FindQuery
  /// What was found in each block; nil for one that was not looked through yet.
  private(set) var matches: [Matches?]
  /// The blocks before this one have been looked through.
  private(set) var cursor = 0
  /// How many paths match in the blocks looked through.
  private(set) var matchCount = 0
  private(set) var top: FindTop
  /// Whether lists have come since that it does not hold.
  private(set) var isOutdated = false
  /// The names worth looking at in each block; nil where that is all of them.
  private var candidates: [Matches?]

  /// A query from its beginning; `earlier` may spare it the names that cannot match.
  init(_ query: FindQuery, blockCount: Int, top: Int, after earlier: FindSearch? = nil) {
    self.query = query
    self.top = FindTop(capacity: top)
    matches = Array(repeating: nil, count: blockCount)
    candidates = matches
    if let earlier, earlier.matches.count == blockCount, query.isNarrower(than: earlier.query) {
      candidates = earlier.matches
    }
  }

  var isComplete: Bool { cursor == matches.count }

  /// Looks through the next blocks until about `work` has been done.
  ///
  /// A name that is ranked by its letters alone is 1.
  mutating func advance(in blocks: inout [FindBlock], work: Int) {
    var finders = FindFinders(query)
    var left = work
    while cursor < blocks.count, left > 0 {
      left -= look(through: cursor, of: &blocks, with: &finders)
      cursor += 1
    }
  }

  /// Looks through a block that was empty before, or leaves it to its turn.
  mutating func take(_ index: Int, of blocks: inout [FindBlock]) {
    candidates[index] = nil
    guard index < cursor else { return }
    var finders = FindFinders(query)
    _ = look(through: index, of: &blocks, with: &finders)
  }

  /// Forgets what was found in a block; it then only serves to spare a later search the other names.
  mutating func forget(_ index: Int) {
    matches[index] = nil
    isOutdated = true
  }

  private mutating func look(
    through index: Int, of blocks: inout [FindBlock], with finders: inout FindFinders
  ) -> Int {
    let known = candidates[index]
    if let known, known.count == 0 {
      matches[index] = known
      return 1
    }
    let isFirst = !query.isEmpty && !blocks[index].isReady
    if isFirst { blocks[index].prepare() }
    let block = blocks[index]
    var bits = known?.bits ?? Self.ones(block.count)
    finders.filter(&bits, in: block)
    let count = bits.reduce(0) { $0 + $1.nonzeroBitCount }
    matches[index] = Matches(bits: bits, count: count)
    matchCount += count
    let looked = (known?.count ?? block.count) / 2 + count / 2
    let scored = count == 0 ? 0 : finders.score(bits, count, in: block, index, into: &top)
    return 16 + looked + scored + (isFirst ? 7 * block.count : 0)
  }

  private static func ones(_ count: Int) -> [UInt64] {
    var bits = [UInt64](repeating: .max, count: (count + 63) / 64)
    if count % 64 != 0 { bits[bits.count - 1] = (1 << UInt64(count % 64)) - 1 }
    return bits
  }
}

/// The terms of a query, each ready to be looked for.
struct FindFinders {
  private var fuzzy: [FuzzyFinder]
  private var placed: [PlacedFinder]
  /// Room to reckon in.
  private var work: [FindAnchor]

  init(_ query: FindQuery) {
    fuzzy = query.terms.filter { $0.kind == .fuzzy }.map { FuzzyFinder($0) }
    placed = query.terms.filter { $0.kind != .fuzzy }.map { PlacedFinder($0) }
    work = Array(repeating: FindAnchor(), count: fuzzy.map(\.workCount).max() ?? 0)
  }

  /// Drops the bits of the names of `block` that do not match all terms.
  mutating func filter(_ bits: inout [UInt64], in block: FindBlock) {
    for index in fuzzy.indices {
      fuzzy[index].enter(block)
      fuzzy[index].filter(&bits, in: block)
    }
    for index in placed.indices {
      placed[index].enter(block)
      placed[index].filter(&bits, in: block)
    }
  }

  /// Scores the names of `block` that match, and puts the best into `top`.
  ///
  /// - Returns: how much work it was.
  mutating func score(
    _ bits: [UInt64], _ count: Int, in block: FindBlock, _ number: Int, into top: inout FindTop
  ) -> Int {
    let isRanked = !(fuzzy.isEmpty && placed.isEmpty)
    let shortest = isRanked ? block.head.count + block.shortest : 0
    let best = FindHit.rank(score: most(in: block), length: shortest)
    guard top.takes(rank: best, place: UInt64(number) << 32) else { return 0 }
    var scored = 0
    let packed = block.keys.packedNames
    let names = packed.span
    let ends = block.keys.packedEnds
    for index in bits.indices {
      var left = bits[index]
      while left != 0 {
        let row = index * 64 + left.trailingZeroBitCount
        left &= left - 1
        let start = row == 0 ? 0 : Int(ends[row - 1])
        let end = Int(ends[row])
        let length = isRanked ? block.head.count + end - start : 0
        let place = UInt64(number) << 32 | UInt64(row)
        let most = most(row, first: start < end ? names[start] : 0, in: block)
        guard top.takes(rank: FindHit.rank(score: most, length: length), place: place) else {
          continue
        }
        scored += 1
        var score = 0
        for index in fuzzy.indices {
          score += fuzzy[index].score(names, start..<end, work: &work)
        }
        for index in placed.indices { score += placed[index].score(row, in: block) }
        top.insert(FindHit(score: score, length: length, block: number, key: row))
      }
    }
    return count + 6 * scored
  }

  private func most(in block: FindBlock) -> Int {
    fuzzy.reduce(0) { $0 + $1.most(in: block) } + placed.reduce(0) { $0 + $1.most(in: block) }
  }

  @inline(__always)
  private mutating func most(_ row: Int, first: UInt8, in block: FindBlock) -> Int {
    var sum = 0
    for index in fuzzy.indices { sum += fuzzy[index].most(row, first: first, in: block) }
    for index in placed.indices { sum += placed[index].most(row, first: first, in: block) }
    return sum
  }
}
