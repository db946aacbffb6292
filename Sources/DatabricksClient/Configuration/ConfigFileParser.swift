/// Tells what each line of a config file is.
///
/// Where the official readers differ, this one chooses, and `ReaderTableTests` has a test for each
/// choice. Go is the SDK for Go, the new command line and Terraform; Python is the SDK for Python;
/// the old command line reads as Python does and besides takes `%` for interpolation.
///
/// | in the file | Go | Python | here |
/// |---|---|---|---|
/// | `Host = x` | another key than `host` | `host` | `host`; written in lower case |
/// | `key: value` | an entry | an entry | an entry |
/// | `x # c`, `x ; c` as a value | comment cut off | kept | cut off; moved above when written |
/// | `"x"`, `'x'` | quotes taken off | kept | taken off; written without |
/// | `` `x` ``, `"""x"""` | taken off | kept | taken off; text behind them is malformed |
/// | `%` in a value | literal | literal | literal |
/// | `\` at the end, an open `` ` `` or `"""` | goes on in the next line | literal | malformed |
/// | indented more than the entry above | an entry | a part of the value above | an entry; written without what Python would fold |
/// | a section twice | one section, the last key wins | the file is refused | as Go |
/// | a key twice | the last wins | the file is refused | as Go; written once |
/// | byte order mark | passed over | the file is refused | passed over, kept |
/// | CRLF | accepted | accepted | accepted, kept |
/// | a lone CR inside a line | a part of the line | a line end | malformed |
/// | keys before any section | `DEFAULT`'s | the file is refused | `DEFAULT`'s |
/// | a line without `=` or `:` | the file is refused | the file is refused | malformed, the rest counts |
/// | `[a.b]` | its own keys, looked up in `[a]` too by some | its own keys | its own keys |
/// | `[DEFAULT]` | not inherited | not inherited | not inherited |
/// | `[__settings__]` | no profile | no profile | no profile |
/// | white space around a value, also U+00A0 | taken off | taken off | taken off |
///
/// A malformed line is reported with its number and the others count; a file that has one is not
/// written.
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
    let content = ConfigFileText.trimmed(range, in: bytes)
    guard let first = content.first else { return .blank }
    if content.contains(where: { bytes.byte(at: $0) == 0x0d }) {
      return .malformed("a carriage return stands in the middle")
    }
    switch bytes.byte(at: first) {
    case let byte where isCommentMark(byte): return .comment
    case UInt8(ascii: "["):
      guard let close = content.last(where: { bytes.byte(at: $0) == UInt8(ascii: "]") }) else {
        return .malformed("the section's name is not closed with “]”")
      }
      guard close > first + 1 else { return .malformed("the section has no name") }
      section = ConfigFileText.text(of: (first + 1)..<close, in: bytes)
      return .header
    default: return entry(in: content, of: bytes)
    }
  }

  private static func entry(in content: Range<Int>, of bytes: RawSpan) -> ConfigFile.Line.Kind {
    let delimiter = content.first {
      bytes.byte(at: $0) == UInt8(ascii: "=") || bytes.byte(at: $0) == UInt8(ascii: ":")
    }
    guard let delimiter else {
      let isText = !content.contains { bytes.byte(at: $0) == 0 }
      return .malformed(
        isText ? "there is no “=” after the key" : "it is no text; the file must be plain UTF-8")
    }
    let keyRange = ConfigFileText.trimmed(content.lowerBound..<delimiter, in: bytes)
    guard !keyRange.isEmpty else { return .malformed("there is no key before the “=”") }
    let value = ConfigFileText.trimmed((delimiter + 1)..<content.upperBound, in: bytes)
    let key = ConfigFileText.text(of: keyRange, in: bytes).lowercased()
    let make = { (inner: Range<Int>, outer: Range<Int>) in
      ConfigFile.Line.Kind.entry(
        ConfigFile.Entry(key: key, keyRange: keyRange, value: inner, quotedValue: outer))
    }
    guard !value.isEmpty else { return make(value, value) }
    for mark in ["`", "\"\"\""]
    where ConfigFileText.hasPrefix(mark, at: value.lowerBound, value, in: bytes) {
      let length = mark.utf8.count
      let inside = (value.lowerBound + length)..<value.upperBound
      guard
        let close = inside.first(where: { ConfigFileText.hasPrefix(mark, at: $0, value, in: bytes) }
        )
      else {
        return .malformed("the quoted value does not end on its line")
      }
      let rest = ConfigFileText.trimmed((close + length)..<value.upperBound, in: bytes)
      guard rest.first.map({ isCommentMark(bytes.byte(at: $0)) }) ?? true else {
        return .malformed("something stands behind the closing quote")
      }
      return make(inside.lowerBound..<close, value.lowerBound..<(close + length))
    }
    guard bytes.byte(at: value.upperBound - 1) != UInt8(ascii: "\\") else {
      return .malformed("a “\\” at the end would continue the value on the next line")
    }
    let outer = withoutComment(value, in: bytes)
    return make(withoutQuotes(outer, in: bytes), outer)
  }

  private static func isCommentMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";")
  }

  /// Cuts at the first ` #`, or if there is none at the first ` ;`, as the Go tools do.
  private static func withoutComment(_ value: Range<Int>, in bytes: RawSpan) -> Range<Int> {
    for mark in [" #", " ;"] {
      if let cut = value.first(where: { ConfigFileText.hasPrefix(mark, at: $0, value, in: bytes) })
      {
        return ConfigFileText.trimmed(value.lowerBound..<cut, in: bytes)
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
}
