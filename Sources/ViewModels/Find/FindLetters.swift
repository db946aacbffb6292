/// Which characters a name holds, which of them begin a word, and which stand side by side: what most
/// names are passed over by.
///
/// Letters count without regard to case.
struct FindLetters: Equatable, Sendable {
  /// One bit for each letter, digit and sign that names are made of, one for everything else.
  var all: UInt64 = 0
  /// One bit for each letter that begins a word, one for all digits, one for everything else.
  var starts: UInt32 = 0
  /// One of 64 bits for each two neighbours.
  var pairs: UInt64 = 0
  /// One of 32 bits for each two neighbours the first of which earns a bonus.
  var startPairs: UInt32 = 0
  /// How far the next character that earns a bonus is from the start of a word, where it is nearest.
  var reach: UInt8 = .max

  init() {}

  /// The letters of a name; its first character begins a word.
  @inline(__always)
  init(of bytes: Span<UInt8>, _ range: Range<Int>, _ tables: borrowing FindTables) {
    var previous = FindClass.delimiter.rawValue
    var before: UInt8 = 0
    var earnedBefore = false
    var start = -1
    for index in range {
      let byte = bytes[index]
      let own = tables.classes[Int(byte)]
      let earns = tables.bonuses[Int(previous) * 8 + Int(own)] > 0
      all |= tables.bits[Int(byte)]
      if index > range.lowerBound {
        let pair = Self.pair(before, byte.lowercased)
        pairs |= 1 << UInt64(pair)
        if earnedBefore { startPairs |= 1 << UInt32(pair / 2) }
      }
      if earns {
        starts |= tables.startBits[Int(byte)]
        if start >= 0 { reach = min(reach, UInt8(clamping: index - start)) }
        start = own > FindClass.nonWord.rawValue ? index : -1
      }
      previous = own
      before = byte.lowercased
      earnedBefore = earns
    }
  }

  /// What at least one of several names has.
  mutating func formUnion(_ other: FindLetters) {
    all |= other.all
    starts |= other.starts
    pairs |= other.pairs
    startPairs |= other.startPairs
    reach = min(reach, other.reach)
  }

  /// Any character that keys' names are not made of.
  static let otherBit: UInt64 = 1 << 40

  /// The number of two neighbours, both in lower case, below 64.
  @inline(__always)
  static func pair(_ first: UInt8, _ second: UInt8) -> Int {
    let mixed = UInt32(first) &* 0x9E37_79B1 &+ UInt32(second) &* 0x85EB_CA6B
    return Int(mixed >> 26)
  }

  /// The bit of `byte` in `all`.
  @inline(__always)
  static func bit(of byte: UInt8) -> UInt64 {
    switch byte {
    case 0x61...0x7A: 1 << UInt64(byte &- 0x61)
    case 0x41...0x5A: 1 << UInt64(byte &- 0x41)
    case 0x30...0x39: 1 << UInt64(byte &- 0x30 &+ 26)
    case UInt8(ascii: "-"): 1 << 36
    case UInt8(ascii: "_"): 1 << 37
    case UInt8(ascii: "."): 1 << 38
    case UInt8(ascii: "@"): 1 << 39
    default: otherBit
    }
  }

  /// The bit of `byte` in `starts`.
  @inline(__always)
  static func startBit(of byte: UInt8) -> UInt32 {
    switch byte {
    case 0x61...0x7A: 1 << UInt32(byte &- 0x61)
    case 0x41...0x5A: 1 << UInt32(byte &- 0x41)
    case 0x30...0x39: 1 << 26
    default: 1 << 27
    }
  }
}

/// What is looked up for each byte of a name, fetched once for many names.
struct FindTables {
  let classes = FindBonus.classes
  let bonuses = FindBonus.table
  let bits = Self.allBits
  let startBits = Self.allStartBits

  private static let allBits: [UInt64] = (0...255).map { FindLetters.bit(of: UInt8($0)) }
  private static let allStartBits: [UInt32] = (0...255).map { FindLetters.startBit(of: UInt8($0)) }
}
