/// One term of what is looked for: a text, and how it is to stand in a path.
///
/// The signs are those of fzf: `'text` as it stands, `^text` at the start, `text$` at the end,
/// `!text` nowhere; without a sign its letters in their order, with others between them.
package struct FindTerm: Equatable, Sendable {
  /// How the text is to stand.
  package enum Kind: Equatable, Sendable {
    case fuzzy
    case exact
    case prefix
    case suffix
    case whole
  }

  package let kind: Kind
  /// Whether only paths without it match.
  package let isInverse: Bool
  /// The text as UTF-8, ASCII letters in lower case unless it tells them apart; never empty.
  let bytes: [UInt8]
  /// Whether capitals are told from small letters: once one is typed.
  let isCaseSensitive: Bool

  /// The longest text whose letters may stand apart, in bytes; a longer one is looked for as it stands.
  static let mostFuzzyBytes = 64

  /// Reads a term without blanks; nil where nothing is left of it without its signs.
  init?(_ text: some StringProtocol) {
    var rest = Array(text.utf8)[...]
    var kind = Kind.fuzzy
    isInverse = rest.first == UInt8(ascii: "!")
    if isInverse {
      rest.removeFirst()
      kind = .exact
    }
    if rest.first == UInt8(ascii: "'") {
      rest.removeFirst()
      kind = .exact
    } else if rest.first == UInt8(ascii: "^") {
      rest.removeFirst()
      kind = .prefix
    }
    if rest.count > 1, rest.last == UInt8(ascii: "$") {
      rest.removeLast()
      kind = kind == .prefix ? .whole : .suffix
    }
    guard !rest.isEmpty else { return nil }
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    isCaseSensitive = rest.contains { capitals.contains($0) }
    bytes = Array(rest)
    self.kind = kind == .fuzzy && bytes.count > Self.mostFuzzyBytes ? .exact : kind
  }

  /// Whether every path that matches this term matches `wider` too.
  func isNarrower(than wider: FindTerm) -> Bool {
    if self == wider { return true }
    guard !isInverse, !wider.isInverse, isCaseSensitive || !wider.isCaseSensitive else {
      return false
    }
    let mine = wider.isCaseSensitive ? bytes : bytes.map(\.lowercased)
    switch wider.kind {
    case .fuzzy, .exact:
      return (wider.kind == .fuzzy || kind != .fuzzy) && mine.starts(with: wider.bytes)
    case .prefix: return (kind == .prefix || kind == .whole) && mine.starts(with: wider.bytes)
    case .suffix, .whole: return false
    }
  }
}

/// What is looked for: terms that all must match.
package struct FindQuery: Equatable, Sendable {
  /// In the order typed.
  package let terms: [FindTerm]

  /// Reads what was typed; blanks stand between terms.
  package init(_ text: String) {
    terms = text.split(separator: " ").compactMap { FindTerm($0) }
  }

  /// Whether every path matches.
  package var isEmpty: Bool { terms.isEmpty }

  /// Whether every path that matches this query matches `wider` too.
  func isNarrower(than wider: FindQuery) -> Bool {
    wider.terms.count <= terms.count
      && zip(terms, wider.terms).allSatisfy { $0.isNarrower(than: $1) }
  }
}

extension UInt8 {
  /// The small letter of a capital of ASCII; every other byte as it is.
  @inline(__always)
  var lowercased: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }
}
