/// The change of a config file that makes a profile sign in with a token, line by line.
///
/// Only lines of that profile change, and of a changed line only the value (and the key's case,
/// because the Go tools know lower case only); every other byte stays.
package struct ConfigFileEdit {
  /// A value to be written.
  fileprivate enum Value {
    case text(String)
    case secret(Secret)
  }

  /// A line to be written.
  private enum NewLine {
    case text(String)
    case entry(key: String, Value)
  }

  private let file: ConfigFile
  private let name: String
  private var removed: Set<Int> = []
  private var replaced: [Int: Value] = [:]
  /// New lines by the line they follow.
  private var inserted: [Int: [NewLine]] = [:]
  private var appended: [NewLine] = []
  /// What is done besides, in words for the user.
  private(set) var notes: [String] = []

  /// Plans the change.
  package init(_ file: ConfigFile, _ draft: ProfileDraft) {
    self.file = file
    name = draft.name
    if profileLines.contains(where: { file.lines[$0].entry != nil }) {
      removeContradictions(draft)
      set("host", to: .text(draft.host.text))
      set("token", to: .secret(draft.token))
    } else {
      append(draft)
    }
  }

  /// Plans to take a profile out: its headers and entries, with the comments between them.
  init(_ file: ConfigFile, removing name: String) {
    self.file = file
    self.name = name
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
    guard file.defaultProfile == name else { return }
    for (index, line) in file.lines.enumerated()
    where line.section == ConfigFile.settingsSection && line.entry?.key == "default_profile" {
      removed.insert(index)
    }
    notes.append("“\(name)” was the default profile; there is none now")
  }

  /// Plans to make a profile the one that is opened when none is named.
  init(_ file: ConfigFile, makingDefault profile: String) {
    self.file = file
    name = ConfigFile.settingsSection
    if file.hasSection(name) {
      set("default_profile", to: .text(profile))
    } else {
      if !file.lines.isEmpty { appended.append(.text("")) }
      appended += [.text("[\(name)]"), .entry(key: "default_profile", .text(profile))]
    }
  }

  /// Whether the profile is there already.
  var replacesProfile: Bool { file.profileNames.contains(name) }

  /// Whether a credential that stands in the file is lost by the change.
  var losesCredential: Bool {
    (removed.union(replaced.keys)).contains { index in
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
        write(inserted[index] ?? [], onNewLine: line.hasNoEnd, to: &output)
      }
      let isOpen = inserted[file.lines.count - 1] == nil && file.lines.last?.hasNoEnd == true
      write(appended, onNewLine: isOpen, to: &output)
    }
    return output.finish()
  }

  /// The lines of the profile, and what is added, with credentials masked.
  package func difference() -> [ProfileChange.Line] {
    var lines: [ProfileChange.Line] = []
    file.contents.withBytes { bytes in
      // Comments before any section count as DEFAULT's only once DEFAULT is there.
      for index in file.hasSection(name) ? profileLines : [] {
        let line = file.lines[index]
        let old = shown(line, in: bytes)
        if removed.contains(index) {
          lines.append(.removed(old))
        } else if let value = replaced[index], let entry = line.entry {
          lines.append(.removed(old))
          lines.append(.added(shown(line, entry, value, in: bytes)))
        } else {
          lines.append(.kept(old))
        }
        lines.append(contentsOf: (inserted[index] ?? []).map { .added(shown($0)) })
      }
    }
    while lines.last == .kept("") { lines.removeLast() }
    while lines.first == .kept("") { lines.removeFirst() }
    return lines + appended.map { .added(shown($0)) }.drop { $0 == .added("") }
  }

  private var profileLines: [Int] {
    file.lines.indices.filter { file.lines[$0].section == name }
  }

  private var lineEnd: String {
    guard let line = file.lines.first, line.range.upperBound - line.contentEnd == 2 else {
      return "\n"
    }
    return "\r\n"
  }
}

// Planning.
extension ConfigFileEdit {
  private mutating func removeContradictions(_ draft: ProfileDraft) {
    var stale = CredentialKeys.contradictingToken
    if file.text(of: "host", in: name).map({ try? WorkspaceURL(parsing: $0) }) != draft.host,
      file.hasValue("workspace_id", in: name)
    {
      stale.insert("workspace_id")
      notes.append("workspace_id is removed, it belongs to the old host")
    }
    for index in profileLines {
      guard let key = file.lines[index].entry?.key else { continue }
      if stale.contains(key) { removed.insert(index) }
    }
  }

  /// Changes the last line of the key, which is the one that counts, and removes earlier ones.
  private mutating func set(_ key: String, to value: Value) {
    let rows = profileLines.filter { file.lines[$0].entry?.key == key }
    guard let last = rows.last, let entry = file.lines[last].entry else {
      let entries = profileLines.filter { file.lines[$0].entry != nil && !removed.contains($0) }
      let anchor = entries.last ?? header ?? profileLines.last ?? 0
      inserted[anchor, default: []].append(.entry(key: key, value))
      return
    }
    removed.formUnion(rows.dropLast())
    if !isSame(entry, value) { replaced[last] = value }
  }

  private func isSame(_ entry: ConfigFile.Entry, _ value: Value) -> Bool {
    guard entry.value == entry.quotedValue, file.text(of: entry.keyRange) == entry.key else {
      return false
    }
    return switch value {
    case .text(let text): file.text(of: entry.value) == text
    case .secret(let secret):
      file.contents.withBytes { Secret(copying: $0.extracting(entry.value)) }.bytesEqual(secret)
    }
  }

  /// The last header of the profile's section.
  private var header: Int? {
    profileLines.last { if case .header = file.lines[$0].kind { true } else { false } }
  }

  private mutating func append(_ draft: ProfileDraft) {
    let isFirst = file.profileNames.isEmpty && file.defaultProfile == nil
    let entries: [NewLine] = [
      .entry(key: "host", .text(draft.host.text)), .entry(key: "token", .secret(draft.token)),
    ]
    if let header {
      inserted[header] = entries
    } else {
      if !file.lines.isEmpty { appended.append(.text("")) }
      appended += [.text("[\(name)]")] + entries
    }
    // Without this nobody would find the only profile when it is not called DEFAULT.
    guard isFirst, name != ConfigFile.defaultSection,
      !file.hasSection(ConfigFile.settingsSection)
    else { return }
    appended += [
      .text(""), .text("[\(ConfigFile.settingsSection)]"),
      .entry(key: "default_profile", .text(name)),
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
    guard let value = replaced[index], let entry = line.entry else {
      output.append(bytes.extracting(line.range))
      return
    }
    output.append(bytes.extracting(line.range.lowerBound..<entry.keyRange.lowerBound))
    output.append(text: entry.key)
    output.append(bytes.extracting(entry.keyRange.upperBound..<entry.quotedValue.lowerBound))
    output.append(value)
    output.append(bytes.extracting(entry.quotedValue.upperBound..<line.range.upperBound))
  }

  private func write(
    _ newLines: [NewLine], onNewLine isOpen: Bool, to output: inout SecretBuilder
  ) {
    guard !newLines.isEmpty else { return }
    if isOpen { output.append(text: lineEnd) }
    for newLine in newLines {
      switch newLine {
      case .text(let text): output.append(text: text)
      case .entry(let key, let value):
        output.append(text: "\(key) = ")
        output.append(value)
      }
      output.append(text: lineEnd)
    }
  }
}

// Showing.
extension ConfigFileEdit {
  private func shown(_ line: ConfigFile.Line, in bytes: RawSpan) -> String {
    let content = line.range.lowerBound..<line.contentEnd
    guard let entry = line.entry, CredentialKeys.isSecret(entry.key) else {
      return CredentialMask.textMaskingTokens(of: content, in: bytes)
    }
    return shown(line, entry, CredentialMask.text(of: entry.value, in: bytes), in: bytes)
  }

  private func shown(
    _ line: ConfigFile.Line, _ entry: ConfigFile.Entry, _ value: Value, in bytes: RawSpan
  ) -> String {
    shown(line, entry, shown(value), in: bytes)
  }

  private func shown(
    _ line: ConfigFile.Line, _ entry: ConfigFile.Entry, _ value: String, in bytes: RawSpan
  ) -> String {
    let start = line.range.lowerBound..<entry.keyRange.lowerBound
    let middle = entry.keyRange.upperBound..<entry.quotedValue.lowerBound
    let end = entry.quotedValue.upperBound..<line.contentEnd
    return CredentialMask.textMaskingTokens(of: start, in: bytes) + entry.key
      + CredentialMask.textMaskingTokens(of: middle, in: bytes) + value
      + CredentialMask.textMaskingTokens(of: end, in: bytes)
  }

  private func shown(_ line: NewLine) -> String {
    switch line {
    case .text(let text): text
    case .entry(let key, let value): "\(key) = \(shown(value))"
    }
  }

  private func shown(_ value: Value) -> String {
    switch value {
    case .text(let text): text
    case .secret(let secret): CredentialMask.text(of: secret)
    }
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
