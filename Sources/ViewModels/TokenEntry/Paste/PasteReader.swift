/// Finds addresses, tokens and profile names in a cleaned paste by what stands around them.
///
/// It reads single values, lines of a shell or of PowerShell, profile sections, HTTP headers, JSON
/// and command lines. What it finds are places in the paste; nothing is copied.
struct PasteReader {
  private(set) var findings: [PasteFinding] = []
  /// The profile sections seen so far.
  private var sectionCount = 0
  /// A name whose value is expected on the next line.
  private var pendingName: PasteName?
  /// The line that is such a name and nothing else.
  private var pendingLine: Range<Int>?
  private var isInSettings = false

  /// What was found, section by section; without sections everything is one group.
  var groups: [[PasteFinding]] {
    (0...sectionCount).map { section in findings.filter { $0.section == section } }
      .filter { !$0.isEmpty }
  }

  mutating func read(_ bytes: Span<UInt8>) {
    let all = bytes.trimmed(bytes.indices) { $0.isSpace }
    if PasteJSON.begins(bytes, in: all) {
      for member in PasteJSON.members(of: bytes, in: all) {
        guard let read = PasteName.read(bytes, member.name) else { continue }
        sectionCount = member.element
        add(read.name, bytes.withoutBearer(member.value), wrapper: "JSON")
      }
      if !findings.isEmpty { return }
    }
    for line in bytes.parts(of: all, separatedBy: { $0.isLineEnd }) {
      let trimmed = bytes.withoutContinuation(bytes.trimmed(line) { $0.isSpace })
      if !trimmed.isEmpty { readLine(bytes, trimmed) }
    }
    if pendingName != nil, let line = pendingLine { add(PasteFinding(.bare, line)) }
    // Beside named values a line of several words is a sentence or a command.
    if findings.contains(where: { $0.kind != .bare && $0.kind != .named(.profile) }) {
      findings.removeAll { finding in
        finding.kind == .bare && bytes.contains(in: finding.range, where: { $0.isSpace })
      }
    }
  }

  private mutating func readLine(_ bytes: Span<UInt8>, _ line: Range<Int>) {
    if let header = bytes.sectionName(line) {
      isInSettings = bytes.equals(header, "__settings__")
      guard !isInSettings else { return }
      sectionCount += 1
      add(.profile, header, wrapper: "the section's header")
      return
    }
    guard !isInSettings, !bytes.isComment(line) else { return }
    if !bytes.startsWithScheme(line), readAssignment(bytes, line) { return }
    if let name = pendingName {
      pendingName = nil
      add(name, line, wrapper: "the line below its name")
      return
    }
    if let read = PasteName.read(bytes, line) {
      pendingName = read.name
      pendingLine = line
    } else {
      readBareLine(bytes, line)
    }
  }

  /// Reads `name = value` and `name: value`, whatever stands before the name.
  private mutating func readAssignment(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
    guard let assignment = PasteAssignment(bytes, line) else { return false }
    guard let read = PasteName.read(bytes, assignment.name) else {
      // Another setting of a profile says nothing here.
      return sectionCount > 0
    }
    pendingName = nil
    guard !assignment.value.isEmpty else {
      pendingName = read.name
      return true
    }
    let wrapper = assignment.prefix + read.shown + assignment.separator
    let value = bytes.withoutBearer(assignment.value)
    if bytes.contains(in: value, where: { $0.isSpace }) {
      let words = PasteWords.findings(in: bytes, line)
      if words.count > 1 || (words.count == 1 && bytes.isSettled(words[0])) {
        for word in words { add(word) }
        return true
      }
    }
    add(
      read.name, value,
      wrapper: value == assignment.value ? wrapper : "\(wrapper) Bearer")
    return true
  }

  private mutating func readBareLine(_ bytes: Span<UInt8>, _ line: Range<Int>) {
    guard !bytes.isStructure(line) else { return }
    let value = bytes.withoutBearer(line)
    if value != line {
      add(.token, value, wrapper: "Bearer")
      return
    }
    let words = PasteWords.findings(in: bytes, line)
    if bytes.contains(in: line, where: { $0.isSpace }), !words.isEmpty {
      for word in words { add(word) }
    } else {
      add(PasteFinding(.bare, line))
    }
  }

  private mutating func add(_ name: PasteName, _ range: Range<Int>, wrapper: String) {
    add(PasteFinding(.named(name), range, wrapper: wrapper))
  }

  private mutating func add(_ finding: PasteFinding) {
    var finding = finding
    finding.section = sectionCount
    findings.append(finding)
  }
}

extension Span<UInt8> {
  /// The name inside `[name]`; nil where the line is no section header.
  fileprivate func sectionName(_ line: Range<Int>) -> Range<Int>? {
    guard line.count > 2, self[line.lowerBound] == UInt8(ascii: "["),
      self[line.upperBound - 1] == UInt8(ascii: "]")
    else { return nil }
    let name = trimmed(line.lowerBound + 1..<line.upperBound - 1) { $0.isSpace }
    let isOdd = contains(in: name) { $0.isQuote || "[]{}".utf8.contains($0) }
    return isOdd || looksLikeToken(name) ? nil : name
  }

  /// Whether the line only opens or closes a block of a file, such as `databricks:` or `}`.
  fileprivate func isStructure(_ line: Range<Int>) -> Bool {
    if looksLikeToken(line) || isWorkspaceAddress(line) { return false }
    return ":{[".utf8.contains(self[line.upperBound - 1])
      || !contains(in: line) {
        $0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80 || "$*.".utf8.contains($0)
      }
  }

  /// The line without the mark by which a shell goes on in the next one.
  fileprivate func withoutContinuation(_ line: Range<Int>) -> Range<Int> {
    guard line.count > 1, "\\^`".utf8.contains(self[line.upperBound - 1]),
      self[line.upperBound - 2] == 0x20
    else { return line }
    return trimmed(line.lowerBound..<line.upperBound - 1) { $0.isSpace }
  }

  fileprivate func isComment(_ line: Range<Int>) -> Bool {
    "#;".utf8.contains(self[line.lowerBound]) || starts(line, with: "//")
  }

  /// Whether the part cannot be anything else than it was taken for.
  fileprivate func isSettled(_ finding: PasteFinding) -> Bool {
    startsWithScheme(finding.range) || TokenShape(self, finding.range) != .other
  }

  /// Whether an address with its scheme begins there.
  func startsWithScheme(_ range: Range<Int>) -> Bool {
    starts(range, with: "https://") || starts(range, with: "http://")
  }

  /// The part behind `Bearer ` and without quotes, where that word stands in front; else all.
  func withoutBearer(_ range: Range<Int>) -> Range<Int> {
    let inner = trimmed(range) { $0.isQuote || $0.isSpace }
    guard starts(inner, with: "bearer ") else { return range }
    return trimmed(inner.lowerBound + 7..<inner.upperBound) { $0.isSpace }
  }
}
