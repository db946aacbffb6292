internal import DatabricksClient

/// Tells base64 (RFC 4648) from a password that only has its letters.
///
/// Padding that is as an encoder writes it tells; without padding only a long text does that has
/// signs beside letters and digits, or lines of one length.
enum Base64Shape {
  /// The bytes that the part `range` decodes to; nil when it is probably no base64.
  static func decodedByteCount(of bytes: RawSpan, _ range: Range<Int>) -> Int? {
    guard range.count >= leastPadded, let shape = Characters(in: bytes, range),
      shape.count % 4 == 0, shape.paddingCount <= 2
    else { return nil }
    let hasAll = shape.classes.isSuperset(of: .lettersAndDigits)
    let isURLSafe = shape.classes.contains(.urlSign)
    if shape.lineCount > 1 {
      guard shape.hasEvenLines, hasAll else { return nil }
    } else if shape.paddingCount > 0 {
      let isMixed = shape.classes.intersection(.lettersAndDigits).rawValue.nonzeroBitCount > 1
      guard shape.endsAsWritten, isURLSafe ? hasAll : isMixed else { return nil }
    } else {
      // A path has slashes too.
      guard shape.count >= leastUnpadded, hasAll, shape.classes.contains(.sign), !isURLSafe,
        bytes.byte(at: range.lowerBound) != UInt8(ascii: "/")
      else { return nil }
    }
    return shape.count / 4 * 3 - shape.paddingCount
  }

  /// The six bits of a character of either alphabet; nil for all others.
  @inline(__always)
  static func value(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }

  private static let leastPadded = 8
  private static let leastUnpadded = 40

  /// What kinds of characters there are, and how they are broken into lines.
  private struct Characters {
    /// Line ends not among them.
    private(set) var count: Int
    private(set) var lineCount = 1
    private(set) var paddingCount = 0
    private(set) var classes: Class = []
    private(set) var hasEvenLines = true
    private var lastValue: UInt8 = 0

    /// Nil where a character of no alphabet, or of both, is among them.
    init?(in bytes: RawSpan, _ range: Range<Int>) {
      var end = range.upperBound
      while end > range.lowerBound, bytes.byte(at: end - 1) == UInt8(ascii: "=") { end -= 1 }
      paddingCount = range.upperBound - end
      guard end > range.lowerBound else { return nil }
      lastValue = Base64Shape.value(of: bytes.byte(at: end - 1)) ?? 0
      var found: Class = []
      var lineEndByteCount = 0
      var lineStart = range.lowerBound
      var width: Int?
      for offset in range.lowerBound..<end {
        let kind = Class(of: bytes.byte(at: offset))
        found.formUnion(kind)
        if kind.rawValue < Class.lineEnd.rawValue { continue }
        guard kind == .lineEnd else { return nil }
        lineEndByteCount += 1
        // CR belongs to the line end behind it.
        guard bytes.byte(at: offset) == UInt8(ascii: "\n") else { continue }
        let hasCR = offset > lineStart && bytes.byte(at: offset - 1) == UInt8(ascii: "\r")
        let columns = offset - lineStart - (hasCR ? 1 : 0)
        if columns != width ?? columns || !(60...76).contains(columns) { hasEvenLines = false }
        width = width ?? columns
        lineStart = offset + 1
        lineCount += 1
      }
      if let width, range.upperBound - lineStart > width { hasEvenLines = false }
      if found.contains(.sign), found.contains(.urlSign) { return nil }
      count = range.count - lineEndByteCount
      classes = found
    }

    /// Whether the bits that the padding leaves over are zero, as an encoder leaves them.
    var endsAsWritten: Bool {
      switch paddingCount {
      case 1: lastValue & 0b11 == 0
      case 2: lastValue & 0b1111 == 0
      default: true
      }
    }
  }

  /// Which characters of base64 there are.
  private struct Class: OptionSet {
    let rawValue: UInt8

    static let upper = Class(rawValue: 1)
    static let lower = Class(rawValue: 2)
    static let digit = Class(rawValue: 4)
    static let lettersAndDigits: Class = [.upper, .lower, .digit]
    /// `+` or `/`.
    static let sign = Class(rawValue: 8)
    /// `-` or `_`, which stand for those two in addresses.
    static let urlSign = Class(rawValue: 16)
    static let lineEnd = Class(rawValue: 32)
    static let other = Class(rawValue: 64)

    init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    @inline(__always)
    init(of byte: UInt8) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .lower
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .upper
      case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
      case UInt8(ascii: "+"), UInt8(ascii: "/"): self = .sign
      case UInt8(ascii: "-"), UInt8(ascii: "_"): self = .urlSign
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): self = .lineEnd
      default: self = .other
      }
    }
  }
}
