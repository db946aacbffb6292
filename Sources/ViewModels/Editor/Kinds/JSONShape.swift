internal import DatabricksClient

/// Tells text that was meant as JSON and is none from a password that only looks a little like it.
///
/// It takes more than a bracket: a quoted name with a colon and the beginning of a value, and a start
/// or an end as JSON has them.
enum JSONShape {
  /// Whether `bytes`, which begin with `{` or `[` at `start`, were meant as JSON.
  static func isMeant(_ bytes: RawSpan, from start: Int) -> Bool {
    var start = start
    while true {
      switch told(bytes, at: start) {
      case .told(let isMeant): return isMeant
      case .goesOn(let next): start = next
      }
    }
  }

  /// What one bracket tells.
  private enum Start {
    case told(Bool)
    /// Another bracket, at that offset, has to tell.
    case goesOn(at: Int)
  }

  private static func told(_ bytes: RawSpan, at start: Int) -> Start {
    let next = bytes.skippingWhiteSpace(from: start + 1)
    guard next < bytes.byteCount else { return .told(false) }
    let second = bytes.byte(at: next)
    if bytes.byte(at: start) == UInt8(ascii: "[") {
      // `[[` begins a table of TOML too.
      if second == UInt8(ascii: "{") { return .goesOn(at: next) }
      return .told(second == UInt8(ascii: "\"") && hasItem(bytes, at: next))
    }
    if second == UInt8(ascii: "}") {
      // Objects one behind the other, or something nobody sees behind one.
      let behind = bytes.skippingWhiteSpace(from: next + 1)
      guard behind < bytes.byteCount else { return .told(false) }
      let byte = bytes.byte(at: behind)
      return byte.isOpening ? .goesOn(at: behind) : .told(byte >= 0x80)
    }
    return .told(hasFirstMember(bytes, second, from: start, at: next))
  }

  /// Whether the object that `start` opens has a member, whose first byte `second` is at `next`.
  private static func hasFirstMember(
    _ bytes: RawSpan, _ second: UInt8, from start: Int, at next: Int
  ) -> Bool {
    switch second {
    case UInt8(ascii: "\""):
      // A password hardly has white space.
      return hasMember(bytes, at: next) || hasPlainName(bytes, at: next)
        || bytes.next(second, from: next + 1) < bytes.byteCount && hasWhiteSpace(bytes, from: start)
    // How Python prints a dictionary.
    case UInt8(ascii: "'"): return hasValue(bytes, behind: bytes.next(second, from: next + 1) + 1)
    default: return hasBareMember(bytes, at: next)
    }
  }

  /// Whether `bytes`, which begin with neither, are JSON that lost its first characters.
  static func hasLostStart(_ bytes: RawSpan) -> Bool {
    let whole = bytes.trimmed(0..<bytes.byteCount)
    guard let first = bytes.firstQuote(in: whole) else { return false }
    // A bracket before the first quote opens what is closed: the start of something else.
    guard !whole.prefix(upTo: first).contains(where: { bytes.byte(at: $0).isOpening }) else {
      return false
    }
    let isClosed = bytes.byte(at: whole.upperBound - 1).isClosing
    if first == whole.lowerBound, hasMember(bytes, at: first) {
      return isClosed || hasMemberBehindComma(bytes, from: first)
    }
    guard isClosed, closesMore(bytes, whole) else { return false }
    return isNameEnd(bytes, whole, at: first)
      || hasMemberBehindComma(bytes, from: whole.lowerBound)
  }

  /// Whether `bytes` are JSON in the quotes that a shell takes away.
  static func isQuoted(_ bytes: RawSpan) -> Bool {
    let whole = bytes.trimmed(0..<bytes.byteCount)
    guard whole.count > 4, bytes.byte(at: whole.lowerBound) == UInt8(ascii: "'"),
      bytes.byte(at: whole.upperBound - 1) == UInt8(ascii: "'")
    else { return false }
    let inner = bytes.extracting(whole.lowerBound + 1..<whole.upperBound - 1)
    let start = inner.skippingWhiteSpace(from: 0)
    guard start < inner.byteCount, inner.byte(at: start).isOpening, isMeant(inner, from: start)
    else { return false }
    do throws(JSONFault) { try JSONScanner.check(inner) } catch { return false }
    return true
  }

  // MARK: Members

  /// Whether the quote at `offset` begins a name with a colon and a value behind it.
  private static func hasMember(_ bytes: RawSpan, at offset: Int) -> Bool {
    let end = bytes.nextInJSONString(from: offset + 1)
    guard end < bytes.byteCount, bytes.byte(at: end) == UInt8(ascii: "\"") else { return false }
    return hasValue(bytes, behind: end + 1)
  }

  /// Whether the quote at `offset` begins a name of letters and digits with a colon behind it.
  private static func hasPlainName(_ bytes: RawSpan, at offset: Int) -> Bool {
    let end = bytes.next(UInt8(ascii: "\""), from: offset + 1)
    guard end > offset + 1, end + 1 < bytes.byteCount, bytes.byte(at: end + 1) == UInt8(ascii: ":")
    else { return false }
    return (offset + 1..<end).allSatisfy { bytes.byte(at: $0).isOfBareName(isFirst: false) }
  }

  /// Whether the quote at `offset` begins a string that ends as one in a list or an object does.
  private static func hasItem(_ bytes: RawSpan, at offset: Int) -> Bool {
    let end = bytes.nextInJSONString(from: offset + 1)
    guard end < bytes.byteCount, bytes.byte(at: end) == UInt8(ascii: "\"") else { return false }
    let behind = bytes.skippingWhiteSpace(from: end + 1)
    guard behind < bytes.byteCount else { return false }
    return bytes.byte(at: behind).isClosing || bytes.byte(at: behind) == UInt8(ascii: ",")
  }

  /// Whether a colon and the beginning of a value stand there.
  private static func hasValue(_ bytes: RawSpan, behind offset: Int) -> Bool {
    let colon = bytes.skippingWhiteSpace(from: offset)
    guard colon < bytes.byteCount, bytes.byte(at: colon) == UInt8(ascii: ":") else { return false }
    let value = bytes.skippingWhiteSpace(from: colon + 1)
    guard value < bytes.byteCount else { return false }
    switch bytes.byte(at: value) {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "{"),
      UInt8(ascii: "["), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return true
    default:
      let words: [StaticString] = ["true", "false", "null", "True", "False", "None"]
      return words.contains { bytes.has($0, at: value) }
    }
  }

  /// Whether a name without quotes, or in those of a word processor, begins a member there: `{a: 1}`.
  ///
  /// Without white space, which a password hardly has, its value must be a whole string.
  private static func hasBareMember(_ bytes: RawSpan, at offset: Int) -> Bool {
    for quote: StaticString in ["\u{201C}", "\u{201D}", "\u{201E}"]
    where bytes.has(quote, at: offset) {
      return bytes.next(UInt8(ascii: ":"), from: offset) < bytes.byteCount
    }
    var end = offset
    while end < bytes.byteCount, bytes.byte(at: end).isOfBareName(isFirst: end == offset) {
      end += 1
    }
    guard end > offset, hasValue(bytes, behind: end),
      bytes.byte(at: bytes.trimmed(0..<bytes.byteCount).upperBound - 1).isClosing
    else { return false }
    if hasWhiteSpace(bytes, from: offset) { return true }
    return bytes.byte(at: end + 1) == UInt8(ascii: "\"") && hasItem(bytes, at: end + 1)
  }

  /// Whether somewhere behind `offset` a comma is followed by a whole member.
  private static func hasMemberBehindComma(_ bytes: RawSpan, from offset: Int) -> Bool {
    var comma = bytes.next(UInt8(ascii: ","), from: offset)
    while comma < bytes.byteCount {
      let name = bytes.skippingWhiteSpace(from: comma + 1)
      if name < bytes.byteCount, bytes.byte(at: name) == UInt8(ascii: "\""),
        hasMember(bytes, at: name)
      {
        return true
      }
      comma = bytes.next(UInt8(ascii: ","), from: max(name, comma + 1))
    }
    return false
  }

  /// Whether the quote at `quote` is the end of a name that lost its beginning: `user": "x"}`.
  private static func isNameEnd(_ bytes: RawSpan, _ whole: Range<Int>, at quote: Int) -> Bool {
    let isName = (whole.lowerBound..<quote).allSatisfy {
      bytes.byte(at: $0).isOfBareName(isFirst: false)
    }
    return isName && hasValue(bytes, behind: quote + 1)
  }

  /// Whether more brackets and braces close than open.
  private static func closesMore(_ bytes: RawSpan, _ range: Range<Int>) -> Bool {
    var depth = 0
    for offset in range {
      let byte = bytes.byte(at: offset)
      if byte.isOpening { depth += 1 } else if byte.isClosing { depth -= 1 }
    }
    return depth < 0
  }

  private static func hasWhiteSpace(_ bytes: RawSpan, from offset: Int) -> Bool {
    let end = bytes.trimmed(0..<bytes.byteCount).upperBound
    return offset < end && (offset..<end).contains { bytes.byte(at: $0).isWhiteSpace }
  }
}

extension RawSpan {
  /// The offset behind the white space at `offset`.
  func skippingWhiteSpace(from offset: Int) -> Int {
    var offset = offset
    while offset < byteCount, byte(at: offset).isWhiteSpace { offset += 1 }
    return offset
  }

  fileprivate func firstQuote(in range: Range<Int>) -> Int? {
    let found = next(UInt8(ascii: "\""), from: range.lowerBound)
    return found < range.upperBound ? found : nil
  }
}

extension UInt8 {
  fileprivate var isOpening: Bool { self == UInt8(ascii: "{") || self == UInt8(ascii: "[") }
  fileprivate var isClosing: Bool { self == UInt8(ascii: "}") || self == UInt8(ascii: "]") }

  /// A letter, a digit, `_`, `$` or, behind the first, `-`.
  fileprivate func isOfBareName(isFirst: Bool) -> Bool {
    isASCIILetter || self == UInt8(ascii: "_") || self == UInt8(ascii: "$")
      || !isFirst && (isASCIIDigit || self == UInt8(ascii: "-"))
  }
}
