package import DatabricksClient

/// The facts of a value in words that fit into one row.
package struct ValueFactsText {
  /// One thing to say, the longest form first.
  private struct Part {
    let forms: [String]
    var isWarning = false
    /// The long form where no key of the editor works; nil where it names none.
    var keyless: String?
  }

  private static let separator = " · "
  /// What the value is, and what is suspect in it.
  private let main: [Part]
  /// How it is written.
  private let others: [Part]

  /// Says `facts` as of `now`, from which the end of a token is told.
  package init(_ facts: ValueFacts, now: Timestamp?) {
    guard !facts.isEmpty else {
      (main, others) = ([], [])
      return
    }
    let counts = facts.invisible
    main = [Self.part(of: facts.kind, now: now), Self.suspects(in: counts)].compactMap(\.self)
    others =
      [
        Self.lineEnds(in: counts), Self.count(counts.trailingSpaceCount, "trailing space"),
        Self.count(counts.tabCount, "tab"),
        facts.kind == .binary ? nil : Self.finalNewline(of: facts),
      ].compactMap(\.self)
  }

  /// What fits into `columns` cells: kind and suspects as long as possible, then all others that
  /// still have room.
  package func notice(columns: Int) -> EditorNotice? {
    var shown: [String] = []
    func fits(_ words: [String]) -> Bool {
      SafeText.width(of: words.joined(separator: Self.separator)) <= columns
    }
    for part in main {
      let more = shown + [part.forms[part.forms.count - 1]]
      guard fits(more) else { break }
      shown = more
    }
    for index in shown.indices {
      let short = shown[index]
      for form in main[index].forms {
        shown[index] = form
        if fits(shown) { break }
        shown[index] = short
      }
    }
    let isWarning = main.prefix(shown.count).contains(where: \.isWarning)
    for part in others where shown.count >= main.count {
      guard let form = part.forms.first(where: { fits(shown + [$0]) }) else { break }
      shown.append(form)
    }
    guard !shown.isEmpty else { return nil }
    return EditorNotice(isWarning ? .warning : .plain, shown.joined(separator: Self.separator))
  }

  /// What should be looked at before the value is saved; nil when there is nothing.
  package var warnings: String? {
    let warnings = main.filter(\.isWarning).map { $0.forms[0] }
    return warnings.isEmpty ? nil : warnings.joined(separator: "; ")
  }

  /// The same where the keys that mend it do not work.
  package var warningsOfValue: String? {
    let warnings = main.filter(\.isWarning).map { $0.keyless ?? $0.forms[0] }
    return warnings.isEmpty ? nil : warnings.joined(separator: "; ")
  }

  // MARK: What cannot be seen

  private static func suspects(in counts: InvisibleCounts) -> Part? {
    let count = counts.suspectCount
    guard count > 0 else { return nil }
    let key = KeyTable.keysText(of: .removeInvisible)
    let found = [
      (counts.zeroWidthCount, "zero-width character", "zero-width"),
      (counts.bidiControlCount, "bidi control", "bidi"),
      (counts.noBreakSpaceCount, "no-break space", "NBSP"),
    ].filter { $0.0 > 0 }
    let long = found.map { CountText.counted($0.0, $0.1) }.joined(separator: ", ")
    let short = found.map { "\(CountText.grouped($0.0)) \($0.2)" }.joined(separator: ", ")
    let cure =
      counts.noBreakSpaceCount == count
      ? count == 1 ? "makes it a space" : "makes them spaces"
      : count == 1 ? "removes it" : "removes them"
    return Part(
      forms: [
        "\(long): \(key) \(cure)", "\(short): \(key) \(cure)", "\(short): \(key)",
        "\(CountText.grouped(count)) invisible: \(key)",
      ],
      isWarning: true, keyless: long)
  }

  private static func lineEnds(in counts: InvisibleCounts) -> Part? {
    let found = [
      (counts.crlfCount, "CRLF"), (counts.crlfCount > 0 ? counts.lfCount : 0, "LF"),
      (counts.loneCRCount, "lone CR"),
    ].filter { $0.0 > 0 }
    guard !found.isEmpty else { return nil }
    let short = found.map { "\(CountText.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
    if found.count > 1 { return Part(forms: ["mixed line ends: \(short)", short]) }
    guard counts.crlfCount > 0 else { return Part(forms: [short]) }
    return Part(forms: [CountText.counted(counts.crlfCount, "CRLF line end"), short])
  }

  private static func count(_ count: Int, _ word: String) -> Part? {
    count > 0 ? Part(forms: [CountText.counted(count, word)]) : nil
  }

  /// Of several lines the last one is expected to end too; of one line either is worth knowing.
  private static func finalNewline(of facts: ValueFacts) -> Part? {
    guard facts.invisible.hasFinalNewline else {
      return Part(forms: ["no final newline", "no newline"])
    }
    return facts.isOneLine ? Part(forms: ["final newline", "newline"]) : nil
  }

  // MARK: Kinds

  private static func part(of kind: ValueKind, now: Timestamp?) -> Part? {
    switch kind {
    case .plain: nil
    case .binary: Part(forms: ["binary, saved as bytes", "binary"])
    case .pem(let blocks): part(of: blocks)
    case .puttyKey: Part(forms: ["PuTTY private key", "PuTTY key"])
    case .json: Part(forms: ["valid JSON", "JSON"])
    case .brokenJSON(let reason, let place):
      Part(
        forms: [
          "not JSON: \(reason.text), \(place.text)", "not JSON: \(place.text)",
          "not JSON \(place.line):\(place.column)",
        ], isWarning: true)
    case .dotenv(let count):
      Part(forms: ["dotenv: \(CountText.counted(count, "variable"))", "dotenv"])
    case .openQuote(let line):
      Part(
        forms: [
          "dotenv: the quote in line \(CountText.grouped(line)) is not closed", "open quote",
        ],
        isWarning: true)
    case .jwt(let expiry): part(ofTokenUntil: expiry, now: now)
    case .urlWithPassword: Part(forms: ["URL with a password", "URL"])
    case .base64(let count):
      Part(forms: ["base64 of \(CountText.counted(count, "byte"))", "base64"])
    case .uuid: Part(forms: ["UUID"])
    }
  }

  private static func part(ofTokenUntil expiry: Timestamp?, now: Timestamp?) -> Part {
    guard let expiry else { return Part(forms: ["JWT without an end", "JWT"]) }
    guard let now else { return Part(forms: ["JWT"]) }
    let text = TokenExpiry.text(expiry, now: now)
    guard expiry <= now else { return Part(forms: ["JWT, \(text)", "JWT"]) }
    return Part(forms: ["JWT, \(text)", "JWT, expired"], isWarning: true)
  }

  private static func part(of blocks: PEMBlocks) -> Part {
    if let fault = blocks.fault {
      return Part(forms: ["PEM: \(fault.text)", "broken PEM"], isWarning: true)
    }
    let counts = blocks.counts.map { $0.label.text(count: $0.count) }
    return Part(
      forms: [
        "PEM: \(counts.joined(separator: ", "))",
        "PEM: \(CountText.counted(blocks.blockCount, "block"))", "PEM",
      ])
  }
}

extension PEMBlocks.Fault {
  /// What is wrong, in words for people.
  fileprivate var text: String {
    func line(_ number: Int) -> String { "line \(CountText.grouped(number))" }
    return switch self {
    case .noEnd(let begin): "BEGIN in \(line(begin)) has no END"
    case .noBegin(let end): "END in \(line(end)) has no BEGIN"
    case .mismatch(let begin, let end): "END in \(line(end)) does not match BEGIN in \(line(begin))"
    case .brokenBoundary(let place): "\(line(place)) lacks its dashes"
    case .joinedLines: "its line ends are lost"
    case .indented(let place): "\(line(place)) is indented"
    case .damaged(let place): "\(line(place)) is not base64"
    case .cutShort(let begin): "the block from \(line(begin)) is not whole"
    }
  }
}

extension KeyTable {
  /// The keys of a command of the editor.
  static func keysText(of command: EditorCommand) -> String {
    rows(in: .editor).first { $0.command == .editor(command) }.map { keysText(of: $0) } ?? ""
  }
}
