/// A line such as `export NAME="value"`, `$env:NAME = 'value'`, `name: value` in its parts.
struct PasteAssignment {
  let name: Range<Int>
  let value: Range<Int>
  /// What stood before the name, for the note: `export `, `$env:` or nothing.
  let prefix: String
  /// `=` or `:`, for the note.
  let separator: String

  /// Takes the line apart at its first `=` or `:`; nil where there is none or no name before it.
  init?(_ bytes: Span<UInt8>, _ line: Range<Int>) {
    let shellPrefix = "$env:"
    let unquoted = bytes.trimmed(line) { $0.isQuote }
    let isPowerShell = bytes.starts(unquoted, with: shellPrefix)
    let start = isPowerShell ? unquoted.lowerBound + shellPrefix.utf8.count : unquoted.lowerBound
    let isSeparator = { (byte: UInt8) in byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") }
    guard let place = bytes.firstIndex(in: start..<unquoted.upperBound, where: isSeparator) else {
      return nil
    }
    let words = bytes.parts(of: start..<place, separatedBy: { $0.isSpace })
    guard let last = words.last else { return nil }
    name = last
    prefix =
      isPowerShell ? shellPrefix : bytes.firstKeyword(of: words.dropLast()).map { "\($0) " } ?? ""
    separator = bytes[place] == UInt8(ascii: "=") ? "=" : ":"
    value = bytes.trimmed(bytes.uncommented(place + 1..<line.upperBound)) { $0.isSpace }
  }
}

extension Span<UInt8> {
  /// The command of a shell that sets a variable, when the line begins with one.
  fileprivate func firstKeyword(of words: ArraySlice<Range<Int>>) -> String? {
    guard let first = words.first else { return nil }
    return ["export", "set", "setx", "env", "declare"].first { equals(first, $0) }
  }

  /// The part before a comment: a space and then `#` or `;`.
  fileprivate func uncommented(_ range: Range<Int>) -> Range<Int> {
    let end = range.dropFirst().first { place in
      "#;".utf8.contains(self[place]) && self[place - 1].isSpace
    }
    return range.lowerBound..<(end ?? range.upperBound)
  }
}
