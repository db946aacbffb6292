// What the user sees of the change.
extension ConfigFileEdit {
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
        } else if let rewrite = rewritten[index], let entry = line.entry {
          lines.append(.removed(old))
          lines.append(contentsOf: shown(line, entry, rewrite, in: bytes).map { .added($0) })
        } else {
          lines.append(.kept(old))
        }
        lines.append(contentsOf: (inserted[index] ?? []).map { .added(shown($0, in: bytes)) })
      }
      while lines.last == .kept("") { lines.removeLast() }
      while lines.first == .kept("") { lines.removeFirst() }
      lines += appended.map { .added(shown($0, in: bytes)) }.drop { $0 == .added("") }
    }
    return lines
  }

  private func shown(_ line: ConfigFile.Line, in bytes: RawSpan) -> String {
    let content = line.range.lowerBound..<line.contentEnd
    guard let entry = line.entry, CredentialKeys.isSecret(entry.key) else {
      return CredentialMask.textMaskingTokens(of: content, in: bytes)
    }
    let start = line.range.lowerBound..<entry.quotedValue.lowerBound
    return CredentialMask.textMaskingTokens(of: start, in: bytes)
      + CredentialMask.text(of: entry.value, in: bytes)
      + CredentialMask.textMaskingTokens(
        of: entry.quotedValue.upperBound..<line.contentEnd, in: bytes)
  }

  /// The line as it is written, after its comment where that moves.
  private func shown(
    _ line: ConfigFile.Line, _ entry: ConfigFile.Entry, _ rewrite: Rewrite, in bytes: RawSpan
  ) -> [String] {
    let indentation = CredentialMask.textMaskingTokens(of: rewrite.indentation, in: bytes)
    guard let value = rewrite.value else {
      return [indentation + String(shown(line, in: bytes).drop(while: \.isWhitespace))]
    }
    let middle = entry.keyRange.upperBound..<entry.quotedValue.lowerBound
    let written =
      indentation + entry.key + CredentialMask.textMaskingTokens(of: middle, in: bytes)
      + shown(value)
    guard let comment = file.comment(behind: entry, on: line) else { return [written] }
    return [indentation + CredentialMask.textMaskingTokens(of: comment, in: bytes), written]
  }

  private func shown(_ line: NewLine, in bytes: RawSpan) -> String {
    switch line {
    case .text(let text): text
    case .entry(let indentation, let key, let value):
      ConfigFileText.text(of: indentation, in: bytes) + "\(key) = \(shown(value))"
    }
  }

  private func shown(_ value: Value) -> String {
    switch value {
    case .text(let text): text
    case .secret(let secret): CredentialMask.text(of: secret)
    }
  }
}
