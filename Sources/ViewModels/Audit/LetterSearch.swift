internal import DatabricksClient

/// Finds the pairs of folded names that differ in one letter.
///
/// Two such names become the same when a letter is left out of one of them, or of both at one place.
/// So every name is taken with each of its letters left out, and what has the same hash is compared.
struct LetterSearch: Equatable, Sendable {
  private struct Entry {
    let hash: UInt64
    let name: Int32
  }

  /// A pair by the numbers of its names, so that one found twice counts once.
  private struct Pair: Hashable {
    let first: Int32
    let second: Int32
  }

  private var places: [AuditPlace] = []
  private var folded: [[UInt8]] = []
  private var variantCount = 0
  private var found: Set<Pair> = []

  /// In how many steps all are compared.
  var partCount: Int { max(1, variantCount / AlikeSearch.stepCount) }

  /// The pairs, each in the order of their places.
  var pairs: [[AuditPlace]] {
    found.map { [places[Int($0.first)], places[Int($0.second)]].sorted() }
  }

  /// Takes over names of `lists`, part after part from `start`, until there are `limit`.
  ///
  /// - Returns: the first part that was not taken.
  mutating func take(
    _ names: [[AuditPlace]], from start: Int, of lists: [AuditedScope], atMost limit: Int
  ) -> Int {
    var part = start
    var count = 0
    while part < names.count, count < limit {
      for place in names[part] {
        let bytes = FoldedName.bytes(of: lists.nameBytes(at: place))
        guard bytes.count >= FoldedName.fewestBytes else { continue }
        places.append(place)
        folded.append(bytes)
        variantCount += bytes.count
      }
      count += names[part].count
      part += 1
    }
    return part
  }

  /// Compares the names whose hashes are in that part.
  mutating func compare(part: Int) {
    let entries = entries(of: part, among: partCount).sorted { $0.hash < $1.hash }
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].hash == entries[start].hash { end += 1 }
      for one in start..<end {
        for other in (one + 1)..<max(end, one + 1) {
          note(entries[one].name, entries[other].name)
        }
      }
      start = end
    }
  }

  private mutating func note(_ one: Int32, _ other: Int32) {
    guard one != other, FoldedName.areOneLetterApart(folded[Int(one)], folded[Int(other)])
    else { return }
    found.insert(Pair(first: min(one, other), second: max(one, other)))
  }

  private func entries(of part: Int, among count: Int) -> [Entry] {
    var entries: [Entry] = []
    var starts: [UInt64] = []
    for (name, bytes) in folded.enumerated() {
      starts.removeAll(keepingCapacity: true)
      var hash: UInt64 = 0
      for byte in bytes {
        starts.append(hash)
        hash = hash &* FoldedName.base &+ UInt64(byte) &+ 1
      }
      func add(_ hash: UInt64) {
        guard count == 1 || FoldedName.part(of: hash, among: count) == part else { return }
        entries.append(Entry(hash: hash, name: Int32(name)))
      }
      add(hash)
      // From the end: what stands behind the letter left out, and its weight.
      var behind: UInt64 = 0
      var weight: UInt64 = 1
      for index in bytes.indices.reversed() {
        if FoldedName.isLetter(bytes[index]) { add(starts[index] &* weight &+ behind) }
        behind = behind &+ (UInt64(bytes[index]) &+ 1) &* weight
        weight = weight &* FoldedName.base
      }
    }
    return entries
  }
}
