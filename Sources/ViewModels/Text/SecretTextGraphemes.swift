internal import DatabricksClient

/// Scalars and graphemes of bytes that may be no text at all, without making a `String` of them.
enum Graphemes {
  /// The most scalars in one grapheme; what goes on longer is shown as several.
  static let scalarLimit = 32

  /// The length in bytes of the grapheme that starts at `offset`, by the rules of UAX #29.
  ///
  /// A wrong byte is a grapheme of its own, and so is each CRLF.
  static func length(in bytes: RawSpan, at offset: Int) -> Int {
    guard let (first, firstEnd) = bytes.scalar(at: offset) else { return 1 }
    guard firstEnd < bytes.byteCount else { return firstEnd - offset }
    if first.isPlain, first.value < 0x80, bytes.byte(at: firstEnd) < 0x80 { return 1 }
    var next = bytes.scalar(at: firstEnd)
    if first.isPlain, let next, next.scalar.isPlain { return firstEnd - offset }
    var recognizer = Unicode._CharacterRecognizer()
    _ = recognizer.hasBreak(before: first)
    var end = firstEnd
    var scalarCount = 1
    while let (scalar, scalarEnd) = next, scalarCount < scalarLimit,
      !recognizer.hasBreak(before: scalar)
    {
      end = scalarEnd
      scalarCount += 1
      next = end < bytes.byteCount ? bytes.scalar(at: end) : nil
    }
    return end - offset
  }

  /// Where the grapheme that ends at or holds `offset` starts.
  ///
  /// Looks back to a place that is a boundary whatever stands before it, at most `lookBack` bytes.
  static func start(in bytes: RawSpan, before offset: Int) -> Int {
    guard offset > 0 else { return 0 }
    let limit = max(0, offset - lookBack)
    var start = offset
    repeat {
      start = scalarStart(in: bytes, before: start)
    } while start > limit && !isCertainBoundary(in: bytes, at: start)
    while true {
      let end = start + length(in: bytes, at: start)
      if end >= offset { return start }
      start = end
    }
  }

  /// The farthest that `start(in:before:)` looks back, in bytes.
  static let lookBack = 4096

  /// Where the scalar or wrong byte that ends at `offset` starts.
  private static func scalarStart(in bytes: RawSpan, before offset: Int) -> Int {
    for length in 2...4 where offset - length >= 0 {
      guard bytes.byte(at: offset - length + 1) & 0xC0 == 0x80 else { break }
      if let scalar = bytes.scalar(at: offset - length), scalar.end >= offset {
        return offset - length
      }
    }
    return offset - 1
  }

  private static func isCertainBoundary(in bytes: RawSpan, at offset: Int) -> Bool {
    let before = scalarStart(in: bytes, before: offset)
    guard let left = bytes.scalar(at: before)?.scalar, let right = bytes.scalar(at: offset)?.scalar
    else { return true }
    if left.isPlain && right.isPlain { return true }
    // Only a joiner, a mark or half a flag lets what stands farther to the left decide.
    if (0x1F1E6...0x1F1FF).contains(left.value) { return false }
    var afterLetter = Unicode._CharacterRecognizer()
    _ = afterLetter.hasBreak(before: "a")
    guard afterLetter.hasBreak(before: left) else { return false }
    var afterLeft = Unicode._CharacterRecognizer()
    _ = afterLeft.hasBreak(before: left)
    return afterLeft.hasBreak(before: right)
  }
}

extension Unicode.Scalar {
  /// Whether it joins no neighbour that is plain too: ASCII and Latin letters, kana, ideographs.
  @inline(__always)
  var isPlain: Bool {
    switch value {
    case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300, 0x3041..<0x3097, 0x30A1..<0x30FB,
      0x3400..<0x4DC0, 0x4E00..<0xA000:
      true
    default: false
    }
  }
}

extension SecretText {
  /// The end of the grapheme that starts at `offset`; the end of the text stays where it is.
  package func boundary(after offset: Int) -> Int {
    guard offset < count else { return count }
    return withBytes(in: offset..<min(count, offset + Self.graphemeWindow)) {
      offset + Graphemes.length(in: $0, at: 0)
    }
  }

  /// The start of the grapheme that ends at or holds `offset`.
  package func boundary(before offset: Int) -> Int {
    guard offset > 0 else { return 0 }
    let lineStart = storage.lineStarts[line(at: offset - 1)]
    let start = max(lineStart, offset - 2 * Graphemes.lookBack)
    return withBytes(in: start..<min(count, offset + Self.graphemeWindow)) {
      start + Graphemes.start(in: $0, before: offset - start)
    }
  }

  /// A grapheme of the most scalars, of 4 bytes each, and one more scalar to see its end.
  private static let graphemeWindow = 4 * Graphemes.scalarLimit + 4

  /// The end of the word at or after `offset`; words are letters, digits and all beyond ASCII.
  package func wordEnd(after offset: Int) -> Int {
    let end = withBytes(in: offset..<count) { raw in
      let bytes = Span<UInt8>(_bytes: raw)
      var end = 0
      while end < bytes.count, !bytes[end].isOfWord { end += 1 }
      while end < bytes.count, bytes[end].isOfWord { end += 1 }
      return offset + end
    }
    return nearestBoundary(to: end, forward: true)
  }

  /// The start of the word at or before `offset`.
  package func wordStart(before offset: Int) -> Int {
    let start = withBytes(in: 0..<offset) { raw in
      let bytes = Span<UInt8>(_bytes: raw)
      var start = offset
      while start > 0, !bytes[start - 1].isOfWord { start -= 1 }
      while start > 0, bytes[start - 1].isOfWord { start -= 1 }
      return start
    }
    return nearestBoundary(to: start, forward: false)
  }

  /// `offset` itself where a grapheme starts, else the end or the start of the one around it.
  package func nearestBoundary(to offset: Int, forward: Bool) -> Int {
    guard offset > 0, offset < count else { return offset }
    let after = boundary(after: boundary(before: offset))
    guard after != offset else { return offset }
    return forward ? after : boundary(before: offset)
  }
}

extension UInt8 {
  fileprivate var isOfWord: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
