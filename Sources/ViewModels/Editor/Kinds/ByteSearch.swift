internal import DatabricksClient

/// Looking for bytes eight at a time, so that a whole value can be looked through at each key press.
///
/// In a word read from the lower address up, the lowest mark is exact; only marks above a true one
/// may be wrong, and nobody looks at those.
extension RawSpan {
  /// The first offset from `start` on that holds a control character below space or a byte beyond
  /// ASCII; the number of bytes where there is none.
  @inline(__always)
  func nextUnusual(from start: Int) -> Int {
    var offset = start
    while offset + 8 <= byteCount {
      let word = word(at: offset)
      let marks = (word | word.bytesBelowSpace) & .each(0x80)
      if marks != 0 { return offset + marks.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < byteCount {
      let byte = byte(at: offset)
      if byte < 0x20 || byte >= 0x80 { return offset }
      offset += 1
    }
    return byteCount
  }

  /// The first offset from `start` on that holds `wanted`; the number of bytes where there is none.
  @inline(__always)
  func next(_ wanted: UInt8, from start: Int) -> Int {
    var offset = start
    while offset + 8 <= byteCount {
      let marks = (word(at: offset) ^ .each(wanted)).zeroBytes
      if marks != 0 { return offset + marks.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < byteCount, byte(at: offset) != wanted { offset += 1 }
    return min(offset, byteCount)
  }

  /// The first offset from `start` on at which the plain part of a JSON string ends: a quote, a
  /// backslash or a control character; the number of bytes where there is none.
  @inline(__always)
  func nextInJSONString(from start: Int) -> Int {
    var offset = start
    while offset + 8 <= byteCount {
      let word = word(at: offset)
      let marks =
        (word ^ .each(UInt8(ascii: "\""))).zeroBytes
        | (word ^ .each(UInt8(ascii: "\\"))).zeroBytes | word.bytesBelowSpace
      if marks != 0 { return offset + marks.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < byteCount {
      let byte = byte(at: offset)
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return offset }
      offset += 1
    }
    return byteCount
  }

  /// The number of scalars from `start` to the end; the bytes must be UTF-8.
  func scalarCount(from start: Int) -> Int {
    var count = byteCount - start
    var offset = start
    while offset + 8 <= byteCount {
      count -= word(at: offset).continuationBytes.nonzeroBitCount
      offset += 8
    }
    while offset < byteCount {
      if byte(at: offset) & 0xC0 == 0x80 { count -= 1 }
      offset += 1
    }
    return count
  }

  /// Whether the bytes at `offset` are the UTF-8 of `text`.
  func has(_ text: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset + text.utf8CodeUnitCount <= byteCount else { return false }
    let wanted = unsafe text.utf8Start
    for index in 0..<text.utf8CodeUnitCount {
      guard unsafe byte(at: offset + index) == wanted[index] else { return false }
    }
    return true
  }

  /// The offset behind the spaces and tabs at `offset`.
  func skippingBlanks(from offset: Int) -> Int {
    var offset = offset
    while offset < byteCount, byte(at: offset).isBlank { offset += 1 }
    return offset
  }

  /// The part of `range` without the white space at both ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, byte(at: start).isWhiteSpace { start += 1 }
    while end > start, byte(at: end - 1).isWhiteSpace { end -= 1 }
    return start..<end
  }

  @inline(__always)
  private func word(at offset: Int) -> UInt64 {
    unsafe UInt64(littleEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}

extension UInt8 {
  /// A space or a tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }

  /// What JSON calls white space: space, tab, LF and CR.
  var isWhiteSpace: Bool { isBlank || self == 0x0A || self == 0x0D }
}

extension UInt64 {
  /// A word of eight times `byte`.
  @inline(__always)
  fileprivate static func each(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

  /// The upper bit of each byte that goes on with a character of UTF-8.
  fileprivate var continuationBytes: UInt64 { self & ~(self << 1) & .each(0x80) }

  /// The upper bit of each byte that is zero.
  @inline(__always)
  fileprivate var zeroBytes: UInt64 { (self &- .each(1)) & ~self & .each(0x80) }

  /// The upper bit of each byte that is ASCII and less than a space.
  @inline(__always)
  fileprivate var bytesBelowSpace: UInt64 { (self &- .each(0x20)) & ~self & .each(0x80) }
}
