package import DatabricksClient

/// The menu of what can be copied of a key: its value, or a reference to it as others write it.
package struct CopyMenuViewModel: Equatable, Sendable {
  /// One thing to copy.
  package struct Row: Equatable, Sendable {
    package let letter: Unicode.Scalar
    package let label: String
    /// What is copied; nil for the value, which is not shown.
    package let text: String?
    /// Where it is used.
    package let use: String
  }

  package let path: SecretPath
  package let rows: [Row]
  package private(set) var selection = ListSelection()
  /// How many rows are in view.
  package private(set) var visibleRowCount = 1
  private let openingKey: Key?

  /// The selected row, counted from 0.
  package var selected: Int { selection.selected }

  /// Offers what can be copied of `path`.
  package init(_ path: SecretPath, openedBy key: Key? = nil) {
    self.path = path
    openingKey = key
    func row(
      _ letter: Unicode.Scalar, _ label: String, _ reference: SecretReference, _ use: String
    ) -> Row {
      Row(letter: letter, label: label, text: reference.text(for: path), use: use)
    }
    rows = [
      Row(
        letter: "v", label: "value", text: nil,
        use: "the value itself; cleared after 45 seconds, and when you quit"),
      row("r", "reference", .template, "for the settings of jobs, clusters and endpoints"),
      row("d", "Python", .python, "for a notebook in Python"),
      row("S", "Scala", .scala, "for a notebook in Scala"),
      row("R", "R", .r, "for a notebook in R"),
      row("s", "SQL", .sql, "for a query"),
      row("p", "Spark conf", .spark, "for a cluster's Spark configuration; name the property"),
      row("t", "Terraform", .terraform, "for a cluster's spark_conf; name the property"),
      row("b", "bundle", .bundle, "for spark_conf in a bundle's YAML; name the property"),
      row("c", "command", .cli, "for a shell with the Databricks CLI"),
    ]
  }

  /// Does what `key` means here.
  package mutating func press(_ key: Key) -> OverlayOutcome {
    guard key != openingKey else { return .stay }
    switch key.code {
    case .escape: return .close
    case .up, .character("k"): move(by: -1)
    case .down, .character("j"), .tab: move(by: 1)
    case .home, .character("g"): select(0)
    case .end, .character("G"): select(rows.count - 1)
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
    select((selected + step + rows.count) % rows.count)
  }

  /// Fits it into a window of that size: below the rows stand a gap, the text in three rows, its use
  /// and the keys, as far as there is room.
  package mutating func resize(to size: Size) {
    let below = size.rows >= 18 ? 6 : 2 + Self.useRowCount(columns: size.columns)
    visibleRowCount = max(2, min(rows.count, size.rows - 2 - below))
    select(selected)
  }

  /// The rows in which a low window says where the selected row is used.
  package static func useRowCount(columns: Int) -> Int { columns < 60 ? 2 : 1 }

  private mutating func select(_ row: Int) {
    selection.select(row, count: rows.count, visible: visibleRowCount)
  }

  private func choose(_ index: Int) -> OverlayOutcome {
    .confirmed(rows[index].text.map { .copyText($0) } ?? .copyValue(path))
  }
}
