internal import DatabricksClient

/// A file of assignments for the environment: `NAME=value` in each line, comments and quotes.
enum Dotenv {
  /// What `bytes` are; nil when a line is no assignment, or when there is but one, which any
  /// password with an equals sign could be.
  static func kind(of bytes: RawSpan) -> ValueKind? {
    var variableCount = 0
    var hasExport = false
    var hasValue = false
    var openQuote: Int?
    var line = 1
    var start = 0
    while start < bytes.byteCount {
      var end = bytes.next(UInt8(ascii: "\n"), from: start)
      let content = bytes.trimmed(start..<end)
      if !content.isEmpty, bytes.byte(at: content.lowerBound) != UInt8(ascii: "#") {
        guard let (value, isExported) = value(in: bytes, content) else { return nil }
        variableCount += 1
        hasExport = hasExport || isExported
        hasValue = hasValue || !value.isEmpty
        switch quote(at: value, in: bytes) {
        case .none: break
        case .closed(let close): end = bytes.next(UInt8(ascii: "\n"), from: close)
        case .open: openQuote = openQuote ?? line
        }
      }
      line += lineEndCount(in: bytes, start..<min(end + 1, bytes.byteCount))
      start = end + 1
    }
    guard hasValue, variableCount > 1 || hasExport else { return nil }
    return openQuote.map(ValueKind.openQuote) ?? .dotenv(variableCount: variableCount)
  }

  private enum Quote {
    case none
    /// Closed by the quote at that offset.
    case closed(Int)
    case open
  }

  /// What stands behind the equals sign of an assignment, and whether it says `export`.
  private static func value(
    in bytes: RawSpan, _ line: Range<Int>
  ) -> (value: Range<Int>, isExported: Bool)? {
    var offset = line.lowerBound
    let isExported = bytes.has("export ", at: offset)
    if isExported { offset = bytes.skippingBlanks(from: offset + 7) }
    let name = offset
    while offset < line.upperBound, bytes.byte(at: offset).isOfName(isFirst: offset == name) {
      offset += 1
    }
    guard offset > name, offset < line.upperBound, bytes.byte(at: offset) == UInt8(ascii: "=")
    else { return nil }
    let value = bytes.trimmed(offset + 1..<line.upperBound)
    // A word of base64 ends so, no variable.
    if value == offset + 1..<offset + 2, bytes.byte(at: offset + 1) == UInt8(ascii: "=") {
      return nil
    }
    return (value, isExported)
  }

  /// How a quote in front of `value` ends; it may go on over line ends.
  private static func quote(at value: Range<Int>, in bytes: RawSpan) -> Quote {
    guard !value.isEmpty, bytes.byte(at: value.lowerBound).isQuote else { return .none }
    let quote = bytes.byte(at: value.lowerBound)
    var offset = value.lowerBound + 1
    while offset < bytes.byteCount, bytes.byte(at: offset) != quote {
      offset += bytes.byte(at: offset) == UInt8(ascii: "\\") ? 2 : 1
    }
    guard offset < bytes.byteCount else { return .open }
    if offset < value.upperBound { return .none }
    // Of several lines only a quote at the end of its line is one that closes.
    let end = bytes.next(UInt8(ascii: "\n"), from: offset)
    return bytes.trimmed(offset + 1..<end).isEmpty ? .closed(offset) : .open
  }

  private static func lineEndCount(in bytes: RawSpan, _ range: Range<Int>) -> Int {
    let part = bytes.extracting(range)
    var count = 0
    var offset = part.next(UInt8(ascii: "\n"), from: 0)
    while offset < part.byteCount {
      count += 1
      offset = part.next(UInt8(ascii: "\n"), from: offset + 1)
    }
    return count
  }
}

extension UInt8 {
  fileprivate func isOfName(isFirst: Bool) -> Bool {
    isASCIILetter || self == UInt8(ascii: "_") || !isFirst && isASCIIDigit
  }
}
