internal import DatabricksClient

/// How many things there are in a text that nobody sees.
package struct InvisibleCounts: Equatable, Sendable {
  /// Spaces at the end of a line or of the text.
  package private(set) var trailingSpaceCount = 0
  package private(set) var tabCount = 0
  /// LF without CR before it.
  package private(set) var lfCount = 0
  package private(set) var crlfCount = 0
  /// CR without LF behind it.
  package private(set) var loneCRCount = 0
  package private(set) var noBreakSpaceCount = 0
  package private(set) var zeroWidthCount = 0
  package private(set) var bidiControlCount = 0
  /// Whether the last line ends in a line end.
  package private(set) var hasFinalNewline = false

  /// No text, nothing in it.
  package init() {}

  /// Counts in `bytes`; nil when they are no text, that is UTF-8 without NUL.
  package init?(in bytes: RawSpan) {
    var scalars = InvisibleScalars()
    var offset = 0
    while offset < bytes.byteCount {
      let byte = bytes.byte(at: offset)
      if byte >= 0x20, byte < 0x80 {
        offset = bytes.nextUnusual(from: offset + 1)
      } else if byte >= 0x80 {
        let letter = bytes.letterLength(at: offset)
        guard letter == 0 else {
          offset += letter
          continue
        }
        guard let (scalar, end) = bytes.scalar(at: offset) else { return nil }
        count(scalars.kind(of: scalar, at: offset..<end, in: bytes))
        offset = end
      } else {
        guard byte != 0 else { return nil }
        offset += count(byte, at: offset, in: bytes)
      }
    }
    countTrailingSpaces(before: bytes.byteCount, in: bytes)
    hasFinalNewline =
      bytes.byteCount > 0 && bytes.byte(at: bytes.byteCount - 1) == UInt8(ascii: "\n")
  }

  /// The characters that are warned about and can be removed or made spaces.
  package var suspectCount: Int { noBreakSpaceCount + zeroWidthCount + bidiControlCount }

  /// Whether a new line end is to be CRLF, as most of those there are.
  package var prefersCRLF: Bool { crlfCount > lfCount }

  private mutating func count(_ kind: InvisibleScalar?) {
    switch kind {
    case .noBreakSpace: noBreakSpaceCount += 1
    case .zeroWidth: zeroWidthCount += 1
    case .bidiControl: bidiControlCount += 1
    case nil: break
    }
  }

  /// Counts a control character and returns how many bytes it and what belongs to it take.
  private mutating func count(_ control: UInt8, at offset: Int, in bytes: RawSpan) -> Int {
    switch control {
    case UInt8(ascii: "\t"): tabCount += 1
    case UInt8(ascii: "\n"):
      lfCount += 1
      countTrailingSpaces(before: offset, in: bytes)
    case UInt8(ascii: "\r"):
      guard offset + 1 < bytes.byteCount, bytes.byte(at: offset + 1) == UInt8(ascii: "\n") else {
        loneCRCount += 1
        return 1
      }
      crlfCount += 1
      countTrailingSpaces(before: offset, in: bytes)
      return 2
    default: break
    }
    return 1
  }

  private mutating func countTrailingSpaces(before end: Int, in bytes: RawSpan) {
    var start = end
    while start > 0, bytes.byte(at: start - 1) == UInt8(ascii: " ") { start -= 1 }
    trailingSpaceCount += end - start
  }
}

extension RawSpan {
  /// The length in bytes of the character at `offset` when its first byte tells that it is seen:
  /// letters of Europe, ideographs, emoji; 0 when that takes a closer look.
  @inline(__always)
  fileprivate func letterLength(at offset: Int) -> Int {
    let length: Int
    switch byte(at: offset) {
    case 0xC3...0xCC: length = 2
    case 0xE3...0xEC: length = 3
    case 0xF0: length = 4
    default: return 0
    }
    guard offset + length <= byteCount else { return 0 }
    if length == 4, byte(at: offset + 1) != 0x9F { return 0 }
    for index in offset + 1..<offset + length where byte(at: index) & 0xC0 != 0x80 { return 0 }
    return length
  }
}
