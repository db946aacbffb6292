/// What a character is for the ranking, in the order of fzf.
enum FindClass: UInt8, Comparable, Sendable {
  case white
  case nonWord
  case delimiter
  case lower
  case upper
  case letter
  case number

  @inline(__always)
  init(_ byte: UInt8) {
    switch byte {
    case 0x61...0x7A: self = .lower
    case 0x41...0x5A: self = .upper
    case 0x30...0x39: self = .number
    case 0x2F, 0x2C, 0x3A, 0x3B, 0x7C: self = .delimiter
    case 0x20, 0x09...0x0D: self = .white
    case 0x80...: self = .letter
    default: self = .nonWord
    }
  }

  @inline(__always)
  static func < (one: FindClass, other: FindClass) -> Bool { one.rawValue < other.rawValue }
}

/// What a matched character is worth, in the points of fzf's second algorithm.
enum FindBonus {
  static let match = 16
  /// The first character between two matched ones, and each further one.
  static let gapStart = -3
  static let gapExtension = -1
  static let boundary = 8
  /// At the start of the path.
  static let pathStart = 10
  /// Behind `/` and its like.
  static let delimiter = 9
  /// A capital behind a small letter, a digit behind a letter.
  static let camel = 7
  /// The least for a character right behind a matched one.
  static let consecutive = 4
  /// By what the bonus of the term's first character counts.
  static let firstMultiplier = 2

  /// The bonus of a character behind one of that class.
  @inline(__always)
  static func of(_ own: FindClass, after previous: FindClass) -> Int {
    if own > .nonWord {
      switch previous {
      case .white: return pathStart
      case .delimiter: return delimiter
      case .nonWord: return boundary
      default: break
      }
    }
    if previous == .lower && own == .upper { return camel }
    if previous != .number && own == .number { return camel }
    switch own {
    case .nonWord, .delimiter: return boundary
    case .white: return pathStart
    default: return 0
    }
  }

  /// The class of every byte, to be looked up.
  static let classes: [UInt8] = (0...255).map { FindClass(UInt8($0)).rawValue }

  /// The bonus of every class behind every other one: of `own` behind `previous` at 8 x previous + own.
  static let table: [Int32] = (0..<64).map { place in
    guard let previous = FindClass(rawValue: UInt8(place / 8)),
      let own = FindClass(rawValue: UInt8(place % 8))
    else { return 0 }
    return Int32(of(own, after: previous))
  }
}
