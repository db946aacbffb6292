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

  init() {}

  /// The letters of a name; its first character begins a word.
  @inline(__always)
  init(of bytes: Span<UInt8>, _ range: Range<Int>) {
    var previous = FindClass.delimiter
    var before: UInt8?
    var earnedBefore = false
    for index in range {
      let byte = bytes[index].lowercased
      let own = FindClass(bytes[index])
      let earns = FindBonus.of(own, after: previous) > 0
      all |= Self.bit(of: byte)
      if earns { starts |= Self.startBit(of: byte) }
      if let before {
        let pair = Self.pair(before, byte)
        pairs |= 1 << UInt64(pair)
        if earnedBefore { startPairs |= 1 << UInt32(pair / 2) }
      }
      previous = own
      before = byte
      earnedBefore = earns
    }
  }

  /// What at least one of several names has.
  mutating func formUnion(_ other: FindLetters) {
    all |= other.all
    starts |= other.starts
    pairs |= other.pairs
    startPairs |= other.startPairs
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
