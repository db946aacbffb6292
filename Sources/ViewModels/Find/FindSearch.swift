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
  /// About 10 ns are 1: what it takes to tell from a name's letters alone that it is not among the best.
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
    let filtered = finders.filter(&bits, in: block)
    let count = bits.reduce(0) { $0 + $1.nonzeroBitCount }
    matches[index] = Matches(bits: bits, count: count)
    matchCount += count
    let scored = count == 0 ? 0 : finders.score(bits, in: block, index, into: &top)
    return 16 + filtered + scored + (isFirst ? 8 * block.count : 0)
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

  init(_ query: FindQuery) {
    fuzzy = query.terms.filter { $0.kind == .fuzzy }.map { FuzzyFinder($0) }
    placed = query.terms.filter { $0.kind != .fuzzy }.map { PlacedFinder($0) }
  }

  /// Drops the bits of the names of `block` that do not match all terms.
  ///
  /// - Returns: how much work it was.
  mutating func filter(_ bits: inout [UInt64], in block: FindBlock) -> Int {
    var work = 0
    for index in fuzzy.indices {
      fuzzy[index].enter(block)
      work += fuzzy[index].filter(&bits, in: block)
    }
    for index in placed.indices {
      placed[index].enter(block)
      work += placed[index].filter(&bits, in: block)
    }
    return work
  }

  /// Scores the names of `block` that match, and puts the best into `top`.
  ///
  /// - Returns: how much work it was.
  mutating func score(
    _ bits: [UInt64], in block: FindBlock, _ number: Int, into top: inout FindTop
  ) -> Int {
    guard !(fuzzy.isEmpty && placed.isEmpty) else {
      return list(bits, in: number, into: &top)
    }
    guard takes(block.all, at: 0, in: block, number, top) else { return 0 }
    let names = block.keys.packedNames
    let ends = block.keys.packedEnds
    var work = 2 * bits.count
    for index in bits.indices where bits[index] != 0 {
      var left = bits[index]
      let base = index * FindGroup.size
      guard takes(block.groups[index], at: base, in: block, number, top) else { continue }
      work += left.nonzeroBitCount
      while left != 0 {
        let row = base + left.trailingZeroBitCount
        left &= left - 1
        let start = row == 0 ? 0 : Int(ends[row - 1])
        let range = start..<Int(ends[row])
        let length = block.head.count + range.count
        let place = UInt64(number) << 32 | UInt64(row)
        let most = most(row, first: range.isEmpty ? 0 : names[start], in: block)
        guard top.takes(rank: FindHit.rank(score: most, length: length), place: place) else {
          continue
        }
        work += 4
        let score = score(row, names.span, range, in: block)
        top.insert(FindHit(score: score, length: length, block: number, key: row))
      }
    }
    return work
  }

  /// Puts names that are not ranked into `top`, in their order.
  private func list(_ bits: [UInt64], in number: Int, into top: inout FindTop) -> Int {
    for index in bits.indices {
      var left = bits[index]
      while left != 0 {
        let row = index * 64 + left.trailingZeroBitCount
        left &= left - 1
        let hit = FindHit(score: 0, length: 0, block: number, key: row)
        guard top.takes(rank: hit.rank, place: hit.place) else { return index }
        top.insert(hit)
      }
    }
    return bits.count
  }

  /// Whether a name of `group`, the rows of `block` from `row` on, may be among the best.
  @inline(__always)
  private mutating func takes(
    _ group: FindGroup, at row: Int, in block: FindBlock, _ number: Int, _ top: FindTop
  ) -> Bool {
    var most = 0
    for index in fuzzy.indices { most += fuzzy[index].most(in: group) }
    for index in placed.indices { most += placed[index].most(in: group) }
    return top.takes(
      rank: FindHit.rank(score: most, length: block.head.count + group.shortest),
      place: UInt64(number) << 32 | UInt64(row))
  }

  @inline(__always)
  private mutating func score(
    _ row: Int, _ names: Span<UInt8>, _ range: Range<Int>, in block: FindBlock
  ) -> Int {
    var score = 0
    for index in fuzzy.indices { score += fuzzy[index].score(names, range) }
    for index in placed.indices { score += placed[index].score(row, in: block) }
    return score
  }

  @inline(__always)
  private mutating func most(_ row: Int, first: UInt8, in block: FindBlock) -> Int {
    var sum = 0
    for index in fuzzy.indices { sum += fuzzy[index].most(row, first: first, in: block) }
    for index in placed.indices { sum += placed[index].most(row, first: first, in: block) }
    return sum
  }
}
