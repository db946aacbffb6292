/// Looks at the bytes of a config file as text.
enum ConfigFileText {
  /// The part of `range` without white space at both ends.
  ///
  /// White space is what both Go and Python take for it, such as a no-break space from a browser.
  static func trimmed(_ range: Range<Int>, in bytes: RawSpan) -> Range<Int> {
    var start = range.lowerBound
    while let next = spaceEnd(from: start, before: range.upperBound, in: bytes) { start = next }
    var end = range.upperBound
    while let next = spaceStart(before: end, from: start, in: bytes) { end = next }
    return start..<end
  }

  /// How many characters begin in `range`.
  static func characterCount(_ range: Range<Int>, in bytes: RawSpan) -> Int {
    range.count { bytes.byte(at: $0) & 0xc0 != 0x80 }
  }

  static func isUTF8(_ range: Range<Int>, in bytes: RawSpan) -> Bool {
    bytes.extracting(range).isValidUTF8
  }

  /// The bytes, which hold no credential, as text.
  static func text(of range: Range<Int>, in bytes: RawSpan) -> String {
    String(decoding: range.map { bytes.byte(at: $0) }, as: UTF8.self)
  }

  static func hasPrefix(
    _ text: String, at start: Int, _ range: Range<Int>, in bytes: RawSpan
  ) -> Bool {
    guard start + text.utf8.count <= range.upperBound else { return false }
    return zip(start..., text.utf8).allSatisfy { bytes.byte(at: $0) == $1 }
  }

  /// White space beyond ASCII: U+0085, U+00A0, U+1680, U+2000…200A, 2028, 2029, 202F, 205F, 3000.
  private static let wideSpaces: [[UInt8]] =
    [[0xc2, 0x85], [0xc2, 0xa0], [0xe1, 0x9a, 0x80], [0xe2, 0x81, 0x9f], [0xe3, 0x80, 0x80]]
    + (Array(0x80...0x8a) + [0xa8, 0xa9, 0xaf]).map { [0xe2, 0x80, $0] }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0d).contains(byte)
  }

  private static func spaceEnd(from start: Int, before end: Int, in bytes: RawSpan) -> Int? {
    guard start < end else { return nil }
    let byte = bytes.byte(at: start)
    if byte < 0x80 { return isSpace(byte) ? start + 1 : nil }
    let space = wideSpaces.first { space in
      start + space.count <= end && zip(start..., space).allSatisfy { bytes.byte(at: $0) == $1 }
    }
    return space.map { start + $0.count }
  }

  private static func spaceStart(before end: Int, from start: Int, in bytes: RawSpan) -> Int? {
    guard start < end else { return nil }
    let byte = bytes.byte(at: end - 1)
    if byte < 0x80 { return isSpace(byte) ? end - 1 : nil }
    let space = wideSpaces.first { space in
      end - space.count >= start
        && zip((end - space.count)..., space).allSatisfy { bytes.byte(at: $0) == $1 }
    }
    return space.map { end - $0.count }
  }
}
