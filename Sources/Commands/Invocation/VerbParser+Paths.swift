// `SCOPE/KEY` in one word, as the browser's title and `find` show it.
extension VerbParser {
  /// The words with `SCOPE/KEY` as two where a word is missing, so that a scope whose name has a slash
  /// is still taken at its word.
  static func parted(
    _ words: ArraySlice<String>, for entry: VerbEntry, _ arguments: ArgumentList
  ) -> ArraySlice<String> {
    let missing = entry.operands.filter { $0.option.flatMap { arguments.values[$0] } == nil }
    guard missing.starts(with: [.scope, .key]), words.count < missing.count,
      let first = words.first, let path = parts(of: first)
    else { return words }
    var parted = path + words.dropFirst()
    // Whoever writes the source so writes the target so.
    if entry.lastOperand == .toKey, arguments.values[.toKey] == nil, parted.count == missing.count,
      missing.last == .toScope, let target = parts(of: parted[parted.count - 1])
    {
      parted.replaceSubrange((parted.count - 1)..., with: target)
    }
    return parted[...]
  }

  /// Scope and key; the last slash parts them, as a key holds none.
  private static func parts(of word: String) -> [String]? {
    guard let slash = word.lastIndex(of: "/") else { return nil }
    let parts = [String(word[..<slash]), String(word[word.index(after: slash)...])]
    return parts.contains("") ? nil : parts
  }
}
