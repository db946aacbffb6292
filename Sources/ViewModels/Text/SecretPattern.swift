internal import CProcess
package import DatabricksClient

/// Bytes to look for in a value.
package struct SecretPattern: Equatable, Sendable {
  /// The bytes; nothing is found while there are none.
  package let bytes: Secret
  /// Whether capital and small letters differ.
  package let isCaseSensitive: Bool

  package init(_ bytes: Secret, isCaseSensitive: Bool) {
    self.bytes = bytes
    self.isCaseSensitive = isCaseSensitive
  }

  /// Where the pattern stands in `text`, from left to right, none over another.
  func ranges(in text: RawSpan) -> [Range<Int>] {
    guard !isCaseSensitive else { return bytes.withBytes { Self.ranges(of: $0, in: text) } }
    // Both are as long as before, so the places are the same.
    let folded = Self.smallLetters(of: text)
    let pattern = bytes.withBytes { Self.smallLetters(of: $0) }
    return folded.withBytes { text in pattern.withBytes { Self.ranges(of: $0, in: text) } }
  }

  /// Knuth, Morris and Pratt: no text and no pattern make it slow.
  private static func ranges(of pattern: RawSpan, in text: RawSpan) -> [Range<Int>] {
    let length = pattern.byteCount
    guard length > 0, length <= text.byteCount else { return [] }
    let borders = borders(of: pattern)
    var found: [Range<Int>] = []
    var matched = 0
    for offset in 0..<text.byteCount {
      let byte = text.byte(at: offset)
      while matched > 0, pattern.byte(at: matched) != byte { matched = borders[matched - 1] }
      if pattern.byte(at: matched) == byte { matched += 1 }
      if matched == length {
        found.append(offset + 1 - length..<offset + 1)
        matched = 0
      }
    }
    return found
  }

  /// For each start of the pattern the length of its longest start that it also ends in.
  private static func borders(of pattern: RawSpan) -> [Int] {
    var borders = [Int](repeating: 0, count: pattern.byteCount)
    var length = 0
    for offset in 1..<max(1, pattern.byteCount) {
      let byte = pattern.byte(at: offset)
      while length > 0, pattern.byte(at: length) != byte { length = borders[length - 1] }
      if pattern.byte(at: length) == byte { length += 1 }
      borders[offset] = length
    }
    return borders
  }

  /// `text` in small letters, where those take as many bytes as the capital ones.
  private static func smallLetters(of text: RawSpan) -> Secret {
    var folded = SecretBuilder(minimumCapacity: text.byteCount)
    var offset = 0
    while offset < text.byteCount {
      let byte = text.byte(at: offset)
      if byte < 0x80 {
        let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
        folded.append(isCapital ? byte | 0x20 : byte)
        offset += 1
      } else if let (scalar, end) = text.scalar(at: offset), let small = scalar.smallLetter,
        UTF8.width(small) == end - offset
      {
        for byte in UTF8.encode(small) ?? UTF8.encodedReplacementCharacter { folded.append(byte) }
        offset = end
      } else {
        folded.append(byte)
        offset += 1
      }
    }
    return folded.finish()
  }
}

extension Unicode.Scalar {
  fileprivate var smallLetter: Unicode.Scalar? {
    TextLocale.hasWidths ? Unicode.Scalar(cproc_scalar_lowercase(value)) : nil
  }
}

extension SecretText {
  /// Where `pattern` stands, in order; nothing that begins or ends inside a grapheme is found.
  package func ranges(of pattern: SecretPattern) -> [Range<Int>] {
    withBytes(in: 0..<count) { pattern.ranges(in: $0) }
      .filter { isBoundary($0.lowerBound) && isBoundary($0.upperBound) }
  }

  /// Where `pattern` stands, whatever graphemes its bytes belong to.
  package func byteRanges(of pattern: SecretPattern) -> [Range<Int>] {
    withBytes(in: 0..<count) { pattern.ranges(in: $0) }
  }

  private func isBoundary(_ offset: Int) -> Bool {
    guard offset > 0, offset < count else { return true }
    let isPlain = withBytes(in: offset - 1..<offset + 1) {
      $0.byte(at: 0).isPrintableASCII && $0.byte(at: 1).isPrintableASCII
    }
    return isPlain || nearestBoundary(to: offset, forward: true) == offset
  }
}

extension UInt8 {
  fileprivate var isPrintableASCII: Bool { self >= 0x20 && self < 0x7F }
}
