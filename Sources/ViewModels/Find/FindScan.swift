internal import DatabricksClient

extension RawSpan {
  /// Where `wanted` stands first between `from` and `end`.
  ///
  /// With `folding` it is a small letter, and its capital counts too.
  /// - Returns: `end` or a place behind it where it does not stand there.
  @inline(__always)
  func next(_ wanted: UInt8, folding: Bool, from: Int, to end: Int) -> Int {
    let fold: UInt64 = folding ? 0x2020_2020_2020_2020 : 0
    let each = 0x0101_0101_0101_0101 &* UInt64(wanted)
    var at = from
    while at < end {
      guard at + 8 <= byteCount else {
        let byte = byte(at: at)
        if (folding ? byte | 0x20 : byte) == wanted { return at }
        at += 1
        continue
      }
      let word = unsafe UInt64(
        littleEndian: unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
      let other = (word | fold) ^ each
      // The lowest mark is exact; only those above a true one may be wrong.
      let marks = (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080
      if marks != 0 { return at + marks.trailingZeroBitCount / 8 }
      at += 8
    }
    return end
  }

  /// How many bytes from `one` on are those from `other` on, `most` at most, which are there.
  @inline(__always)
  func sharedCount(_ one: Int, _ other: Int, most: Int) -> Int {
    var count = 0
    while count + 8 <= most {
      let first = unsafe unsafeLoadUnaligned(fromByteOffset: one + count, as: UInt64.self)
      let second = unsafe unsafeLoadUnaligned(fromByteOffset: other + count, as: UInt64.self)
      let marks = UInt64(littleEndian: first ^ second)
      if marks != 0 { return count + marks.trailingZeroBitCount / 8 }
      count += 8
    }
    while count < most, byte(at: one + count) == byte(at: other + count) { count += 1 }
    return count
  }

  /// Whether `wanted` stands as it is somewhere between `start` and `end`.
  ///
  /// With `folding` it is in lower case, and capitals count too.
  @inline(__always)
  func holds(_ wanted: Span<UInt8>, folding: Bool, _ start: Int, _ end: Int) -> Bool {
    let first = wanted[0]
    let foldsFirst = folding && first &- 0x61 < 26
    let last = end - wanted.count
    var at = start
    while at <= last {
      at = next(first, folding: foldsFirst, from: at, to: last + 1)
      if at > last { return false }
      var matched = 1
      while matched < wanted.count {
        let byte = byte(at: at + matched)
        guard (folding ? byte.lowercased : byte) == wanted[matched] else { break }
        matched += 1
      }
      if matched == wanted.count { return true }
      at += 1
    }
    return false
  }
}
