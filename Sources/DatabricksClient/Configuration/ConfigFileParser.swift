/// Tells what each line of a config file is.
///
/// A value that would go on in the next line (a final `\`, an open backtick or `"""`) is reported
/// as malformed: the official tools disagree on it, and no token or address needs it.
enum ConfigFileParser {
  /// The lines with their sections; together they cover every byte but a byte order mark.
  static func lines(of bytes: RawSpan) -> [ConfigFile.Line] {
    var lines: [ConfigFile.Line] = []
    var section = ConfigFile.defaultSection
    var start = byteOrderMarkLength(bytes)
    while start < bytes.byteCount {
      let end = lineEnd(bytes, from: start)
      var contentEnd = end
      if contentEnd > start, bytes.byte(at: contentEnd - 1) == 0x0a { contentEnd -= 1 }
      if contentEnd > start, bytes.byte(at: contentEnd - 1) == 0x0d { contentEnd -= 1 }
      let kind = kind(of: start..<contentEnd, in: bytes, section: &section)
      lines.append(
        ConfigFile.Line(range: start..<end, contentEnd: contentEnd, section: section, kind: kind))
      start = end
    }
    return lines
  }

  private static func byteOrderMarkLength(_ bytes: RawSpan) -> Int {
    guard bytes.byteCount >= 3, bytes.byte(at: 0) == 0xef, bytes.byte(at: 1) == 0xbb,
      bytes.byte(at: 2) == 0xbf
    else { return 0 }
    return 3
  }

  private static func lineEnd(_ bytes: RawSpan, from start: Int) -> Int {
    for index in start..<bytes.byteCount where bytes.byte(at: index) == 0x0a { return index + 1 }
    return bytes.byteCount
  }

  private static func kind(
    of range: Range<Int>, in bytes: RawSpan, section: inout String
  ) -> ConfigFile.Line.Kind {
    let content = trimmed(range, in: bytes)
    guard let first = content.first else { return .blank }
    switch bytes.byte(at: first) {
    case UInt8(ascii: "#"), UInt8(ascii: ";"): return .comment
    case UInt8(ascii: "["):
      guard let close = content.last(where: { bytes.byte(at: $0) == UInt8(ascii: "]") }) else {
        return .malformed("the section's name is not closed with “]”")
      }
      guard close > first + 1 else { return .malformed("the section has no name") }
      section = text(of: (first + 1)..<close, in: bytes)
      return .header
    default: return entry(in: content, of: bytes)
    }
  }

  private static func entry(in content: Range<Int>, of bytes: RawSpan) -> ConfigFile.Line.Kind {
    let delimiter = content.first {
      bytes.byte(at: $0) == UInt8(ascii: "=") || bytes.byte(at: $0) == UInt8(ascii: ":")
    }
    guard let delimiter else { return .malformed("there is no “=” after the key") }
    let keyRange = trimmed(content.lowerBound..<delimiter, in: bytes)
    guard !keyRange.isEmpty else { return .malformed("there is no key before the “=”") }
    let value = trimmed((delimiter + 1)..<content.upperBound, in: bytes)
    let key = text(of: keyRange, in: bytes).lowercased()
    let make = { (inner: Range<Int>, outer: Range<Int>) in
      ConfigFile.Line.Kind.entry(
        ConfigFile.Entry(key: key, keyRange: keyRange, value: inner, quotedValue: outer))
    }
    guard !value.isEmpty else { return make(value, value) }
    for mark in ["`", "\"\"\""] where hasPrefix(mark, at: value.lowerBound, value, bytes) {
      let length = mark.utf8.count
      let inside = (value.lowerBound + length)..<value.upperBound
      guard let close = inside.first(where: { hasPrefix(mark, at: $0, value, bytes) }) else {
        return .malformed("the quoted value does not end on its line")
      }
      return make(inside.lowerBound..<close, value.lowerBound..<(close + length))
    }
    guard bytes.byte(at: value.upperBound - 1) != UInt8(ascii: "\\") else {
      return .malformed("a “\\” at the end would continue the value on the next line")
    }
    let outer = withoutComment(value, in: bytes)
    return make(withoutQuotes(outer, in: bytes), outer)
  }

  /// Cuts at the first ` #`, or if there is none at the first ` ;`, as the Go tools do.
  private static func withoutComment(_ value: Range<Int>, in bytes: RawSpan) -> Range<Int> {
    for mark in [" #", " ;"] {
      if let cut = value.first(where: { hasPrefix(mark, at: $0, value, bytes) }) {
        return trimmed(value.lowerBound..<cut, in: bytes)
      }
    }
    return value
  }

  /// Takes one pair of quotes off when it encloses the whole value.
  private static func withoutQuotes(_ value: Range<Int>, in bytes: RawSpan) -> Range<Int> {
    guard value.count >= 2 else { return value }
    let quote = bytes.byte(at: value.lowerBound)
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return value }
    let next = value.dropFirst().first { bytes.byte(at: $0) == quote }
    guard next == value.upperBound - 1 else { return value }
    return (value.lowerBound + 1)..<(value.upperBound - 1)
  }

  private static func hasPrefix(
    _ text: String, at start: Int, _ range: Range<Int>, _ bytes: RawSpan
  ) -> Bool {
    guard start + text.utf8.count <= range.upperBound else { return false }
    return zip(start..., text.utf8).allSatisfy { bytes.byte(at: $0) == $1 }
  }

  private static func trimmed(_ range: Range<Int>, in bytes: RawSpan) -> Range<Int> {
    let first = range.first { !isSpace(bytes.byte(at: $0)) }
    let last = range.last { !isSpace(bytes.byte(at: $0)) }
    guard let first, let last else { return range.lowerBound..<range.lowerBound }
    return first..<(last + 1)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0d).contains(byte)
  }

  private static func text(of range: Range<Int>, in bytes: RawSpan) -> String {
    String(decoding: range.map { bytes.byte(at: $0) }, as: UTF8.self)
  }
}
