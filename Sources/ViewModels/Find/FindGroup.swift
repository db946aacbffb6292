/// What at least one of several names has, by which all of them are passed over at once.
struct FindGroup: Equatable, Sendable {
  /// How many neighbouring names of a block are one group: a word of the bits of a search.
  static let size = 64

  private(set) var letters = FindLetters()
  /// The bits in `FindLetters.all` of the characters that the names begin with.
  private(set) var firsts: UInt64 = 0
  /// The bytes of the shortest name; 0 without names.
  private(set) var shortest = 0
  private var isEmpty = true

  init() {}

  /// Takes a name of `length` bytes in.
  @inline(__always)
  mutating func insert(_ found: FindLetters, first: UInt64, length: Int) {
    letters.formUnion(found)
    firsts |= first
    shortest = isEmpty ? length : min(shortest, length)
    isEmpty = false
  }

  /// Takes the names of another group in.
  mutating func formUnion(_ other: FindGroup) {
    guard !other.isEmpty else { return }
    insert(other.letters, first: other.firsts, length: other.shortest)
  }
}
