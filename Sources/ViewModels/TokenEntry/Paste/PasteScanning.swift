/// Looking through pasted bytes where they lie, so that no token becomes a `String` on the way.
extension Span<UInt8> {
  /// The part of `range` without the bytes at both ends that `isOuter` holds for.
  func trimmed(_ range: Range<Int>, _ isOuter: (UInt8) -> Bool) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isOuter(self[start]) { start += 1 }
    while start < end, isOuter(self[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The parts between separators; those without a byte are left out.
  func parts(of range: Range<Int>, separatedBy isSeparator: (UInt8) -> Bool) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for place in range where isSeparator(self[place]) {
      if start < place { parts.append(start..<place) }
      start = place + 1
    }
    if start < range.upperBound { parts.append(start..<range.upperBound) }
    return parts
  }

  func firstIndex(in range: Range<Int>, where isWanted: (UInt8) -> Bool) -> Int? {
    range.first { isWanted(self[$0]) }
  }

  func contains(in range: Range<Int>, where isWanted: (UInt8) -> Bool) -> Bool {
    firstIndex(in: range, where: isWanted) != nil
  }

  /// Whether the bytes from `start` on are `text`, without regard to the case of ASCII letters.
  ///
  /// `text` is ASCII in lower case.
  func matches(_ text: String, at start: Int, within range: Range<Int>) -> Bool {
    guard start >= range.lowerBound, start + text.utf8.count <= range.upperBound else {
      return false
    }
    var place = start
    for byte in text.utf8 {
      guard self[place].asciiLowercased == byte else { return false }
      place += 1
    }
    return true
  }

  func starts(_ range: Range<Int>, with text: String) -> Bool {
    matches(text, at: range.lowerBound, within: range)
  }

  func equals(_ range: Range<Int>, _ text: String) -> Bool {
    range.count == text.utf8.count && starts(range, with: text)
  }

  /// Where `text` begins in `range`, without regard to case; `text` is ASCII in lower case.
  func firstIndex(of text: String, in range: Range<Int>) -> Int? {
    range.first { matches(text, at: $0, within: range) }
  }

  /// Whether two parts hold the same bytes.
  func isSame(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { self[$0] == self[$1] }
  }

  /// The length of the piece that `range` is a repetition of; its own length when of none.
  ///
  /// Pieces shorter than `minimum` are no repetition but a token that looks so.
  func repeatedLength(_ range: Range<Int>, minimum: Int) -> Int {
    let length = range.count
    guard length >= 2 * minimum else { return length }
    for piece in minimum...(length / 2) where length.isMultiple(of: piece) {
      let head = range.lowerBound..<(range.upperBound - piece)
      let tail = (range.lowerBound + piece)..<range.upperBound
      if isSame(head, tail) { return piece }
    }
    return length
  }

  /// The bytes of `range` as text; only for what is known to be no token.
  func text(_ range: Range<Int>) -> String {
    String(decoding: range.map { self[$0] }, as: UTF8.self)
  }
}

extension UInt8 {
  var asciiLowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }

  var isLineEnd: Bool { self == 0x0A }

  var isSpace: Bool { self == 0x20 || self == 0x0A }

  var isQuote: Bool {
    self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") || self == UInt8(ascii: "`")
  }

  var isASCIILetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(asciiLowercased)
  }

  var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  var isLowercaseHexDigit: Bool {
    isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
  }

  /// Whether a bearer token may hold it: `b68token` of RFC 6750, section 2.1.
  var isTokenByte: Bool {
    isASCIILetter || isASCIIDigit || "-._~+/=".utf8.contains(self)
  }
}
