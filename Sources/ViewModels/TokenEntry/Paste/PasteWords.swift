/// Reads a line of several words, such as a command with its options or a sentence.
enum PasteWords {
  /// The addresses and tokens among the words that cannot be taken for anything else.
  static func findings(in bytes: Span<UInt8>, _ line: Range<Int>) -> [PasteFinding] {
    var findings: [PasteFinding] = []
    var expected: PasteName?
    for part in bytes.parts(of: line, separatedBy: { $0.isSpace }) {
      let word = bytes.trimmed(part) { $0.isQuote || ",;()<>{}@".utf8.contains($0) }
      if word.isEmpty || bytes.isGlue(word) { continue }
      if expected == .token, bytes.equals(word, "bearer") { continue }
      if let name = expected, !bytes.startsWithDash(word) {
        findings.append(finding(name, word))
        expected = nil
      } else if let kind = bytes.evidentKind(word) {
        findings.append(PasteFinding(kind, word, wrapper: "the words around it"))
      } else {
        expected = read(bytes, word, into: &findings)
      }
    }
    return findings
  }

  /// Reads `NAME=value` into `findings`.
  ///
  /// - Returns: the name when its value is the next word.
  private static func read(
    _ bytes: Span<UInt8>, _ word: Range<Int>, into findings: inout [PasteFinding]
  ) -> PasteName? {
    if bytes.equals(word, "bearer") { return .token }
    let isSeparator = { (byte: UInt8) in byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") }
    var start = word.lowerBound
    if bytes.starts(word, with: "$env:") { start += 5 }
    if let place = bytes.firstIndex(in: start..<word.upperBound, where: isSeparator) {
      guard let read = PasteName.read(bytes, start..<place) else { return nil }
      let value = bytes.trimmed(place + 1..<word.upperBound) { $0.isQuote }
      guard !value.isEmpty, !bytes.equals(value, "bearer") else { return read.name }
      findings.append(finding(read.name, value))
      return nil
    }
    guard bytes.startsWithDash(word) || bytes.starts(word, with: "databricks_") else { return nil }
    return PasteName.read(bytes, word)?.name
  }

  private static func finding(_ name: PasteName, _ range: Range<Int>) -> PasteFinding {
    PasteFinding(.named(name), range, wrapper: "the words around it")
  }
}

extension Span<UInt8> {
  fileprivate func startsWithDash(_ word: Range<Int>) -> Bool {
    self[word.lowerBound] == UInt8(ascii: "-")
  }

  /// Whether the word only joins others.
  fileprivate func isGlue(_ word: Range<Int>) -> Bool {
    ["=", ":", "&&", "|"].contains { equals(word, $0) }
  }

  /// An address with its scheme or a whole token; nil for every other word.
  fileprivate func evidentKind(_ word: Range<Int>) -> PasteFinding.Kind? {
    if startsWithScheme(word) { return .named(.host) }
    return switch TokenShape(self, word) {
    case .personalAccess, .jwt: .named(.token)
    case .clientSecret: .named(.clientSecret)
    case .clientID, .personalAccessPart, .other: nil
    }
  }
}
