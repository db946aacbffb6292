/// A key's name without what people vary by accident: case, and the signs between words.
enum FoldedName {
  /// The base of the hashes: odd and far from any small number.
  static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The byte as it counts; nil for `-`, `_` and `.`, which do not.
  static func fold(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): nil
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    default: byte
    }
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "a") < 26
  }

  /// The bytes that count.
  static func bytes(of name: ArraySlice<UInt8>) -> [UInt8] {
    name.compactMap(fold)
  }

  /// The same for all names that fold to the same bytes; others have it by chance.
  static func hash(_ name: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0
    for byte in name {
      if let folded = fold(byte) { hash = hash &* base &+ UInt64(folded) &+ 1 }
    }
    return hash
  }

  /// Spreads a hash over all its bits, so that any of them tell parts of the names apart.
  static func part(of hash: UInt64, among count: Int) -> Int {
    let mixed = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
    return Int(((mixed >> 32) &* UInt64(count)) >> 32)
  }

  /// Whether both names fold to the same bytes.
  static func areEqual(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    var (left, right) = (one.startIndex, other.startIndex)
    while true {
      while left < one.endIndex, fold(one[left]) == nil { left += 1 }
      while right < other.endIndex, fold(other[right]) == nil { right += 1 }
      guard left < one.endIndex, right < other.endIndex else {
        return left == one.endIndex && right == other.endIndex
      }
      guard fold(one[left]) == fold(other[right]) else { return false }
      left += 1
      right += 1
    }
  }

  /// The fewest bytes of a folded name that is compared letter by letter: among shorter ones nearly
  /// all are close.
  static let fewestBytes = 6

  /// Whether one letter more, less or another one makes one of these folded names the other.
  ///
  /// A digit counts as meant: `node1` and `node2` are two things.
  static func areOneLetterApart(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    guard short.count >= fewestBytes, long.count - short.count <= 1 else { return false }
    guard let at = short.indices.first(where: { short[$0] != long[$0] }) else {
      return long.count > short.count && isLetter(long[short.count])
    }
    guard isLetter(long[at]) else { return false }
    if short.count < long.count { return short[at...] == long[(at + 1)...] }
    return isLetter(short[at]) && short[(at + 1)...] == long[(at + 1)...]
  }
}
