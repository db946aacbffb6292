/// A path that matches, in the order of the list: the better score first, then the shorter path, then
/// the one listed earlier.
package struct FindHit: Hashable, Comparable, Sendable {
  /// What the order is told from first: a bad score and a long path make it large.
  let rank: UInt64
  /// The place in the index: the block, and the key in it.
  let place: UInt64

  @inline(__always)
  init(score: Int, length: Int, block: Int, key: Int) {
    rank = Self.rank(score: score, length: length)
    place = UInt64(block) << 32 | UInt64(key)
  }

  @inline(__always)
  static func rank(score: Int, length: Int) -> UInt64 {
    UInt64(UInt32.max - UInt32(score)) << 32 | UInt64(length)
  }

  var score: Int { Int(UInt32.max - UInt32(rank >> 32)) }
  var block: Int { Int(place >> 32) }
  var key: Int { Int(place & 0xFFFF_FFFF) }

  @inline(__always)
  package static func < (one: FindHit, other: FindHit) -> Bool {
    one.rank != other.rank ? one.rank < other.rank : one.place < other.place
  }
}

/// The best so many hits, whatever the order they come in.
struct FindTop: Equatable, Sendable {
  let capacity: Int
  /// A heap, the worst one first.
  private var heap: [FindHit] = []

  init(capacity: Int) {
    self.capacity = capacity
    heap.reserveCapacity(capacity)
  }

  /// All of them, the best first.
  var sorted: [FindHit] { heap.sorted() }

  /// Whether a hit of that rank and place would be kept.
  @inline(__always)
  func takes(rank: UInt64, place: UInt64) -> Bool {
    guard heap.count == capacity else { return true }
    let worst = heap[0]
    return rank != worst.rank ? rank < worst.rank : place < worst.place
  }

  mutating func insert(_ hit: FindHit) {
    if heap.count < capacity {
      heap.append(hit)
      rise(from: heap.count - 1)
    } else if hit < heap[0] {
      heap[0] = hit
      sink(from: 0)
    }
  }

  private mutating func rise(from start: Int) {
    var at = start
    while at > 0, heap[(at - 1) / 2] < heap[at] {
      heap.swapAt(at, (at - 1) / 2)
      at = (at - 1) / 2
    }
  }

  private mutating func sink(from start: Int) {
    var at = start
    while true {
      var largest = at
      for child in 2 * at + 1...2 * at + 2 where child < heap.count {
        if heap[largest] < heap[child] { largest = child }
      }
      if largest == at { return }
      heap.swapAt(at, largest)
      at = largest
    }
  }
}
