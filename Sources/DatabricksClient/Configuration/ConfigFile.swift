/// A config file (`.databrickscfg`) as it stands: its bytes in locked memory and what each line is.
///
/// It is read as the official Go tools read it: the last of a repeated key wins, repeated sections
/// are one, keys before any section belong to `DEFAULT`, quotes and backticks around a value and a
/// comment after white space are not part of it. Keys are compared in lower case. A line that
/// cannot be understood is reported and the others still count.
package struct ConfigFile: Sendable {
  /// One line: where it lies in the bytes, to which section it belongs, and what it is.
  struct Line: Sendable {
    enum Kind: Sendable {
      case blank
      case comment
      case header
      case entry(Entry)
      case malformed(String)
    }

    /// From the first byte to behind the line end.
    let range: Range<Int>
    /// The end of the line without its line end.
    let contentEnd: Int
    let section: String
    let kind: Kind

    var entry: Entry? {
      if case .entry(let entry) = kind { entry } else { nil }
    }
  }

  /// `key = value` on a line.
  struct Entry: Sendable {
    /// The key in lower case.
    let key: String
    let keyRange: Range<Int>
    /// The value without quotes.
    let value: Range<Int>
    /// The value with its quotes.
    let quotedValue: Range<Int>
  }

  /// A line that cannot be understood.
  package struct Problem: Equatable, Sendable {
    /// Counted from 1.
    package let line: Int
    package let text: String

    package init(line: Int, text: String) {
      self.line = line
      self.text = text
    }
  }

  /// The section for what is no profile, such as the name of the default profile.
  package static let settingsSection = "__settings__"
  /// The profile that is used when none is named.
  package static let defaultSection = "DEFAULT"
  /// The largest file that is read, in bytes: 1 MiB.
  package static let maximumByteCount = 1 << 20

  let contents: Secret
  let lines: [Line]

  /// Takes a file's bytes apart.
  package init(_ contents: Secret) {
    self.contents = contents
    lines = contents.withBytes { ConfigFileParser.lines(of: $0) }
  }

  /// The lines that cannot be understood, in their order.
  package var problems: [Problem] {
    lines.enumerated().compactMap { index, line in
      guard case .malformed(let text) = line.kind else { return nil }
      return Problem(line: index + 1, text: text)
    }
  }

  /// The profiles in the order of their first lines; a section without entries is none.
  package var profileNames: [String] {
    var names: [String] = []
    for line in lines where line.entry != nil && line.section != Self.settingsSection {
      if !names.contains(line.section) { names.append(line.section) }
    }
    return names
  }

  /// The profile that `[__settings__]` makes the default one.
  package var defaultProfile: String? {
    text(of: "default_profile", in: Self.settingsSection)
  }

  /// Whether there is a header for the section, or an entry in it.
  package func hasSection(_ name: String) -> Bool {
    lines.contains { line in
      guard line.section == name else { return false }
      return switch line.kind {
      case .header, .entry: true
      case .blank, .comment, .malformed: false
      }
    }
  }

  /// A value that is no credential; nil when it is missing or empty.
  package func text(of key: String, in section: String) -> String? {
    guard let entry = entry(key, in: section), !entry.value.isEmpty else { return nil }
    return text(of: entry.value)
  }

  /// A credential, copied into locked memory of its own; nil when it is missing or empty.
  package func secret(of key: String, in section: String) -> Secret? {
    guard let entry = entry(key, in: section), !entry.value.isEmpty else { return nil }
    return contents.withBytes { Secret(copying: $0.extracting(entry.value)) }
  }

  /// Whether the key has a value, without reading it.
  package func hasValue(_ key: String, in section: String) -> Bool {
    entry(key, in: section)?.value.isEmpty == false
  }

  /// The last entry of the key, which is the one that counts.
  func entry(_ key: String, in section: String) -> Entry? {
    lines.last { $0.section == section && $0.entry?.key == key }?.entry
  }

  /// Bytes that hold no credential, as text.
  func text(of range: Range<Int>) -> String {
    contents.withBytes { bytes in
      String(decoding: range.map { bytes.byte(at: $0) }, as: UTF8.self)
    }
  }
}
