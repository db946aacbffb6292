/// Which characters a name holds, and which of them begin a word: what most names are passed over by.
///
/// Letters count without regard to case. Two names with the same characters have the same letters.
struct FindLetters: Equatable, Sendable {
  /// One bit for each letter, digit and sign that names are made of, one for everything else.
  var all: UInt64 = 0
  /// One bit for each letter that begins a word, one for all digits, one for everything else.
  var starts: UInt32 = 0

  /// The letters of a name; its first character begins a word.
  @inline(__always)
  init(of bytes: Span<UInt8>, _ range: Range<Int>) {
    var previous = FindClass.delimiter
    for index in range {
      let byte = bytes[index]
      let own = FindClass(byte)
      all |= Self.bit(of: byte)
      if own > .nonWord, FindBonus.of(own, after: previous) > 0 {
        starts |= Self.startBit(of: byte)
      }
      previous = own
    }
  }

  /// Any character that keys' names are not made of.
  static let otherBit: UInt64 = 1 << 40

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
