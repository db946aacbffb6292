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
    func row(_ letter: Unicode.Scalar, _ label: String, _ reference: SecretReference) -> Row {
      Row(letter: letter, label: label, text: reference.text(for: path))
    }
    rows = [
      Row(letter: "v", label: "value", text: nil),
      row("r", "reference", .template), row("d", "notebook", .python), row("s", "SQL", .sql),
      row("p", "Spark conf", .spark), row("c", "command", .cli),
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
