/// The change of a config file that makes a profile sign in as drafted, line by line.
///
/// Only lines of that profile change, and of a changed line only the value, with what some reader
/// would misread: the key's upper case, quotes, a comment behind the value (it moves to a line of
/// its own above), and indentation that continues the entry above. Every other byte stays.
package struct ConfigFileEdit {
  /// A value to be written.
  enum Value {
    case text(String)
    case secret(Secret)

    /// Its bytes in locked memory.
    var secret: Secret {
      switch self {
      case .text(let text): Secret(copying: text.utf8)
      case .secret(let secret): secret
      }
    }
  }

  /// A line to be written.
  enum NewLine {
    case text(String)
    /// The white space of another line, a key and its value.
    case entry(indentation: Range<Int>, key: String, Value)
  }

  /// A line that is written otherwise.
  struct Rewrite {
    /// The white space it begins with, from here or from another line.
    var indentation: Range<Int>
    /// Its new value; nil where only its indentation changes.
    var value: Value?
  }

  /// What is to be read in a section afterwards.
  struct Intention {
    let section: String
    var values: [String: Secret] = [:]
  }

  let file: ConfigFile
  let name: String
  let roles: [PythonReading.Role]
  private(set) var removed: Set<Int> = []
  private(set) var rewritten: [Int: Rewrite] = [:]
  /// New lines by the line they follow.
  private(set) var inserted: [Int: [NewLine]] = [:]
  private(set) var appended: [NewLine] = []
  private(set) var intention: Intention
  /// What is done besides, in words for the user.
  private(set) var notes: [String] = []
  /// Whether the profile is the file's first, which can become the default one.
  private(set) var offersDefault = false

  /// Plans the change.
  package init(_ file: ConfigFile, _ draft: ProfileDraft) {
    self.init(file, section: draft.name)
    for (key, value) in draft.entries { intention.values[key] = value.secret }
    if profileLines.contains(where: { file.lines[$0].entry != nil }) {
      removeContradictions(draft)
      for (key, value) in draft.entries { set(key, to: value) }
      unfoldNeighbours()
    } else {
      append(draft)
    }
  }

  /// Plans to take a profile out: its headers and entries, with the comments between them.
  init(_ file: ConfigFile, removing name: String) {
    self.init(file, section: name)
    var block: [Int] = []
    for index in profileLines {
      switch file.lines[index].kind {
      case .header:
        block = []
        removed.insert(index)
      case .entry:
        removed.formUnion(block + [index])
        block = []
      case .blank, .comment, .malformed: block.append(index)
      }
    }
    removeGaps()
    guard file.defaultProfile == name else { return }
    for (index, line) in file.lines.enumerated()
    where line.section == ConfigFile.settingsSection && line.entry?.key == "default_profile" {
      removed.insert(index)
    }
    notes.append("“\(name)” was the default profile; there is none now")
  }

  /// Plans to make a profile the one that is opened when none is named.
  init(_ file: ConfigFile, makingDefault profile: String) {
    self.init(file, section: ConfigFile.settingsSection)
    intention.values = ["default_profile": Secret(copying: profile.utf8)]
    if file.hasSection(name) {
      set("default_profile", to: .text(profile))
      unfoldNeighbours()
    } else {
      append(section: [("default_profile", .text(profile))])
    }
  }

  init(_ file: ConfigFile, section: String) {
    self.file = file
    name = section
    roles = PythonReading(file).roles
    intention = Intention(section: section)
  }

  /// Whether the profile is there already.
  var replacesProfile: Bool { file.profileNames.contains(name) }

  /// Whether a credential that stands in the file is lost by the change.
  var losesCredential: Bool {
    removed.union(rewritten.filter { $0.value.value != nil }.keys).contains { index in
      file.lines[index].entry.map { CredentialKeys.isSecret($0.key) && !$0.value.isEmpty } ?? false
    }
  }

  /// The whole file after the change.
  package func contents() -> Secret {
    var output = SecretBuilder(minimumCapacity: file.contents.count + 4096)
    file.contents.withBytes { bytes in
      let start = file.lines.first?.range.lowerBound ?? bytes.byteCount
      output.append(bytes.extracting(0..<start))
      for (index, line) in file.lines.enumerated() {
        write(index, line, of: bytes, to: &output)
        write(
          inserted[index] ?? [], after: index, isOpen: line.hasNoEnd, of: bytes, to: &output)
      }
      let last = file.lines.count - 1
      let isOpen = inserted[last] == nil && file.lines.last?.hasNoEnd == true
      write(appended, after: last, isOpen: isOpen, of: bytes, to: &output)
    }
    return output.finish()
  }

  var profileLines: [Int] {
    file.lines.indices.filter { file.lines[$0].section == name }
  }

  /// The line end of new lines: that of the line before, else of the first line.
  private func lineEnd(after index: Int) -> String {
    let line = [index, 0].filter(file.lines.indices.contains).map { file.lines[$0] }
      .first { !$0.hasNoEnd }
    return line.map { $0.range.upperBound - $0.contentEnd } == 2 ? "\r\n" : "\n"
  }
}

// Planning.
extension ConfigFileEdit {
  private mutating func removeContradictions(_ draft: ProfileDraft) {
    var stale = draft.staleKeys
    if file.text(of: "host", in: name).map({ try? WorkspaceURL(parsing: $0) }) != draft.host,
      file.hasValue("workspace_id", in: name), draft.workspaceID == nil
    {
      stale.insert("workspace_id")
      notes.append("workspace_id is removed, it belongs to the old host")
    }
    for index in profileLines {
      guard let key = file.lines[index].entry?.key else { continue }
      if stale.contains(key) { removed.insert(index) }
    }
  }

  /// Removes the blank lines behind what is removed where some stand before it already.
  private mutating func removeGaps() {
    for index in profileLines {
      guard case .blank = file.lines[index].kind, removed.contains(index - 1) else { continue }
      let before = file.lines[..<index].indices.last { !removed.contains($0) }
      let isDouble =
        before.map { if case .blank = file.lines[$0].kind { true } else { false } } ?? true
      if isDouble { removed.insert(index) }
    }
  }

  /// Changes the last line of the key, which is the one that counts, and removes earlier ones.
  mutating func set(_ key: String, to value: Value) {
    let rows = profileLines.filter { file.lines[$0].entry?.key == key }
    guard let last = rows.last, let entry = file.lines[last].entry else {
      let entries = profileLines.filter { file.lines[$0].entry != nil && !removed.contains($0) }
      let anchor = entries.last ?? header ?? profileLines.last ?? 0
      inserted[anchor, default: []]
        .append(.entry(indentation: indentation(after: anchor), key: key, value))
      return
    }
    removed.formUnion(rows.dropLast())
    if !isSame(last, entry, value) {
      rewritten[last] = Rewrite(indentation: indentation(of: last), value: value)
    }
  }

  /// Removes every line of the key.
  mutating func remove(_ key: String) {
    removed.formUnion(profileLines.filter { file.lines[$0].entry?.key == key })
  }

  /// Adds the section, which is not there, at the end of the file.
  mutating func append(section entries: [(key: String, value: Value)]) {
    if !file.lines.isEmpty { appended.append(.text("")) }
    appended += [.text("[\(name)]")] + entries.map { .plain($0.key, $0.value) }
  }

  /// Whether the line says so already, to every reader.
  private func isSame(_ index: Int, _ entry: ConfigFile.Entry, _ value: Value) -> Bool {
    guard entry.value == entry.quotedValue, file.text(of: entry.keyRange) == entry.key,
      roles[index] == .entry, file.comment(behind: entry, on: file.lines[index]) == nil
    else { return false }
    return switch value {
    case .text(let text): file.text(of: entry.value) == text
    case .secret(let secret):
      file.contents.withBytes { Secret(copying: $0.extracting(entry.value)) }.bytesEqual(secret)
    }
  }

  /// Moves to the left what the Python tools would read as a part of a value that is written, or of
  /// another value than before.
  private mutating func unfoldNeighbours() {
    var above: Int?
    for index in profileLines where file.lines[index].entry != nil && !removed.contains(index) {
      if case .folded(let start) = roles[index], rewritten[index] == nil {
        if start == above, !isWritten(start) { continue }
        rewritten[index] = Rewrite(indentation: indentation(of: index))
      }
      above = index
    }
  }

  private func isWritten(_ index: Int) -> Bool {
    file.lines[index].section == name
      && file.lines[index].entry.map { intention.values[$0.key] != nil } ?? false
  }

  /// White space for a new line behind this one, so that no reader folds it into the one above, or
  /// the next one into it.
  private func indentation(after index: Int) -> Range<Int> {
    let own = indentation(of: index)
    guard file.lines.indices.contains(index), roles[index] == .header else { return own }
    // Behind a header any indentation begins an entry, so the next line can have its own.
    let next = file.lines.indices.first {
      $0 > index && !removed.contains($0) && [.header, .entry].contains(roles[$0])
    }
    let other = next.map(indentation(of:)) ?? own
    let counts = file.contents.withBytes { bytes in
      [own, other].map { ConfigFileText.characterCount($0, in: bytes) }
    }
    return counts[1] > counts[0] ? other : own
  }

  /// White space for a line at this place, so that no reader folds it into the one above.
  private func indentation(of index: Int) -> Range<Int> {
    guard file.lines.indices.contains(index) else { return 0..<0 }
    if case .folded(let start) = roles[index] { return indentation(of: start) }
    let line = file.lines[index]
    let content = line.range.lowerBound..<line.contentEnd
    let start = file.contents.withBytes { ConfigFileText.trimmed(content, in: $0).lowerBound }
    return roles[index] == .ignored ? 0..<0 : content.lowerBound..<start
  }

  /// The last header of the profile's section.
  private var header: Int? {
    profileLines.last { if case .header = file.lines[$0].kind { true } else { false } }
  }

  private mutating func append(_ draft: ProfileDraft) {
    let isFirst = file.profileNames.isEmpty && file.defaultProfile == nil
    let entries = { (indentation: Range<Int>) -> [NewLine] in
      draft.entries.map { .entry(indentation: indentation, key: $0.key, $0.value) }
    }
    if let header {
      inserted[header] = entries(indentation(after: header))
    } else {
      if !file.lines.isEmpty { appended.append(.text("")) }
      appended += [.text("[\(name)]")] + entries(0..<0)
    }
    // As the Databricks CLI does with the first profile; without it nobody would find the only
    // one when it is not called DEFAULT.
    offersDefault = isFirst && !file.hasSection(ConfigFile.settingsSection)
    guard offersDefault, draft.becomesDefault else { return }
    appended += [
      .text(""), .text("[\(ConfigFile.settingsSection)]"),
      .plain("default_profile", .text(name)),
    ]
    notes.append("“\(name)” becomes the default profile")
  }
}

// Writing.
extension ConfigFileEdit {
  private func write(
    _ index: Int, _ line: ConfigFile.Line, of bytes: RawSpan, to output: inout SecretBuilder
  ) {
    guard !removed.contains(index) else { return }
    guard let rewrite = rewritten[index], let entry = line.entry else {
      output.append(bytes.extracting(line.range))
      return
    }
    let comment = rewrite.value == nil ? nil : file.comment(behind: entry, on: line)
    if let comment {
      output.append(bytes.extracting(rewrite.indentation))
      output.append(bytes.extracting(comment))
      output.append(text: lineEnd(after: index))
    }
    output.append(bytes.extracting(rewrite.indentation))
    guard let value = rewrite.value else {
      output.append(bytes.extracting(entry.keyRange.lowerBound..<line.range.upperBound))
      return
    }
    output.append(text: entry.key)
    output.append(bytes.extracting(entry.keyRange.upperBound..<entry.quotedValue.lowerBound))
    output.append(value)
    let rest = comment == nil ? entry.quotedValue.upperBound : line.contentEnd
    output.append(bytes.extracting(rest..<line.range.upperBound))
  }

  private func write(
    _ newLines: [NewLine], after index: Int, isOpen: Bool, of bytes: RawSpan,
    to output: inout SecretBuilder
  ) {
    guard !newLines.isEmpty else { return }
    let lineEnd = lineEnd(after: index)
    if isOpen { output.append(text: lineEnd) }
    for newLine in newLines {
      switch newLine {
      case .text(let text): output.append(text: text)
      case .entry(let indentation, let key, let value):
        output.append(bytes.extracting(indentation))
        output.append(text: "\(key) = ")
        output.append(value)
      }
      output.append(text: lineEnd)
    }
  }
}

extension ConfigFileEdit.NewLine {
  fileprivate static func plain(_ key: String, _ value: ConfigFileEdit.Value) -> Self {
    .entry(indentation: 0..<0, key: key, value)
  }
}

extension ConfigFile {
  /// The comment on an entry's line, without the white space before it.
  func comment(behind entry: Entry, on line: Line) -> Range<Int>? {
    let rest = entry.quotedValue.upperBound..<line.contentEnd
    let trimmed = contents.withBytes { ConfigFileText.trimmed(rest, in: $0) }
    return trimmed.isEmpty ? nil : trimmed
  }
}

extension ConfigFile.Line {
  /// Whether it is the last line of a file that does not end with a line end.
  fileprivate var hasNoEnd: Bool { contentEnd == range.upperBound }
}

extension SecretBuilder {
  fileprivate mutating func append(text: String) {
    for byte in text.utf8 { append(byte) }
  }

  fileprivate mutating func append(_ value: ConfigFileEdit.Value) {
    switch value {
    case .text(let text): append(text: text)
    case .secret(let secret): secret.withBytes { append($0) }
    }
  }
}
