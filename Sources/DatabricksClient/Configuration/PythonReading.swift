/// What the Python tools make of a config file: the SDK and the old command line read it with
/// Python's configparser.
///
/// It differs from this program's reading in what a value is (quotes and comments belong to it), in
/// indentation (a line that is indented more than the entry above continues that entry), and in
/// what it refuses altogether.
struct PythonReading {
  /// What a line is to configparser.
  enum Role: Equatable {
    case ignored
    case header
    case entry
    /// A part of the value that begins on the line with this index.
    case folded(into: Int)
  }

  /// What each line is.
  private(set) var roles: [Role] = []
  /// Why configparser refuses the file; the first reason.
  private(set) var refusal: ConfigFile.Problem?
  /// By section and key the pieces of the value, a piece for each line.
  private(set) var values: [String: [String: [Range<Int>]]] = [:]

  private var section: String?
  private var entry: (line: Int, key: String)?
  /// White space in front of the last line that was not folded, in characters.
  private var level = 0

  /// Reads the lines of `file` once more.
  init(_ file: ConfigFile) {
    file.contents.withBytes { bytes in
      if file.lines.first.map({ $0.range.lowerBound > 0 }) ?? (bytes.byteCount > 0) {
        refuse(0, "it begins with a byte order mark")
      }
      for (index, line) in file.lines.enumerated() {
        roles.append(read(line, index, bytes))
      }
    }
    for (name, keys) in values {
      for (key, pieces) in keys {
        values[name]?[key] = Array(pieces.trimmingLast { $0.isEmpty })
      }
    }
  }

  private mutating func read(_ line: ConfigFile.Line, _ index: Int, _ bytes: RawSpan) -> Role {
    let content = line.range.lowerBound..<line.contentEnd
    if !ConfigFileText.isUTF8(content, in: bytes) { refuse(index, "it is not UTF-8") }
    let trimmed = ConfigFileText.trimmed(content, in: bytes)
    switch line.kind {
    case .comment: return .ignored
    case .blank:
      add(trimmed)
      return .ignored
    case .header, .entry, .malformed: break
    }
    let indentation = ConfigFileText.characterCount(
      content.lowerBound..<trimmed.lowerBound, in: bytes)
    if let entry, indentation > level {
      add(trimmed)
      return .folded(into: entry.line)
    }
    level = indentation
    switch line.kind {
    case .header: return begin(line.section, index)
    case .entry(let found): return begin(found, upTo: trimmed.upperBound, index)
    case .malformed(let text): refuse(index, text)
    case .blank, .comment: break
    }
    return .ignored
  }

  private mutating func begin(_ name: String, _ index: Int) -> Role {
    if values[name] != nil, name != ConfigFile.defaultSection {
      refuse(index, "the section is there twice")
    }
    section = name
    entry = nil
    if values[name] == nil { values[name] = [:] }
    return .header
  }

  private mutating func begin(_ found: ConfigFile.Entry, upTo end: Int, _ index: Int) -> Role {
    guard let section else {
      refuse(index, "it stands before any section")
      return .entry
    }
    if values[section]?[found.key] != nil { refuse(index, "the key is there twice") }
    values[section]?[found.key] = []
    entry = (index, found.key)
    add(found.quotedValue.lowerBound..<max(end, found.quotedValue.lowerBound))
    return .entry
  }

  private mutating func add(_ piece: Range<Int>) {
    guard let section, let entry else { return }
    values[section]?[entry.key]?.append(piece)
  }

  private mutating func refuse(_ index: Int, _ text: String) {
    refusal = refusal ?? ConfigFile.Problem(line: index + 1, text: text)
  }
}

extension Array {
  /// Without the elements at the end for which `isEmpty` holds.
  fileprivate func trimmingLast(_ isEmpty: (Element) -> Bool) -> ArraySlice<Element> {
    self[..<((lastIndex { !isEmpty($0) }).map { $0 + 1 } ?? startIndex)]
  }
}
