package import DatabricksClient

/// The menu of what can be copied of a key: its value, or a reference to it as others write it.
package struct CopyMenuViewModel: Equatable, Sendable {
  /// One thing to copy.
  package struct Row: Equatable, Sendable {
    package let letter: Unicode.Scalar
    package let label: String
    /// What is copied; nil for the value, which is not shown.
    package let text: String?
  }

  package let path: SecretPath
  package let rows: [Row]
  package private(set) var selected = 0
  private let openingKey: Key?

  /// Offers what can be copied of `path`.
  package init(_ path: SecretPath, openedBy key: Key? = nil) {
    self.path = path
    openingKey = key
    let scope = path.scope.rawValue
    let name = path.key.rawValue
    let reference = "{{secrets/\(scope)/\(name)}}"
    let python = "dbutils.secrets.get(scope=\(scope.quoted("\"")), key=\(name.quoted("\"")))"
    rows = [
      Row(letter: "v", label: "value", text: nil),
      Row(letter: "r", label: "reference", text: reference),
      Row(letter: "d", label: "notebook", text: python),
      Row(letter: "s", label: "SQL", text: "secret(\(scope.quoted("'")), \(name.quoted("'")))"),
      Row(letter: "p", label: "Spark conf", text: "spark.\(name) \(reference)"),
      Row(
        letter: "c", label: "command",
        text: "databricks secrets get-secret \(scope.shellWord) \(name.shellWord)"),
    ]
  }

  /// Does what `key` means here.
  package mutating func press(_ key: Key) -> OverlayOutcome {
    guard key != openingKey else { return .stay }
    switch key.code {
    case .escape: return .close
    case .up, .character("k"): move(by: -1)
    case .down, .character("j"), .tab: move(by: 1)
    case .home, .character("g"): selected = 0
    case .end, .character("G"): selected = rows.count - 1
    case .enter: return choose(selected)
    case .character("q"): return .close
    case .character(let letter) where key.modifiers.isEmpty:
      if let index = rows.firstIndex(where: { $0.letter == letter }) { return choose(index) }
    default: break
    }
    return .stay
  }

  /// Selects another row, from the last one on the first.
  package mutating func move(by step: Int) {
    selected = (selected + step + rows.count) % rows.count
  }

  private func choose(_ index: Int) -> OverlayOutcome {
    .confirmed(rows[index].text.map { .copyText($0) } ?? .copyValue(path))
  }
}

extension String {
  /// The text between two of `mark`, with a backslash before each of them inside.
  fileprivate func quoted(_ mark: Character) -> String {
    var quoted = String(mark)
    for character in self {
      if character == mark || character == "\\" { quoted.append("\\") }
      quoted.append(character)
    }
    quoted.append(mark)
    return quoted
  }

  /// The text as one word of a shell's line.
  fileprivate var shellWord: String {
    let isPlain = utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard !isPlain || isEmpty || hasPrefix("-") else { return self }
    return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
