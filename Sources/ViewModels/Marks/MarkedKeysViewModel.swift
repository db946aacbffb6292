package import DatabricksClient

/// The marked keys of all scopes, to be looked through, gone to, or copied as text.
package struct MarkedKeysViewModel: Equatable, Sendable {
  package private(set) var paths: [SecretPath]
  package private(set) var table: TableViewModel
  /// What `paths` were made of.
  private var marks: KeyMarks

  package init(_ marks: KeyMarks) {
    self.marks = marks
    paths = marks.paths
    table = TableViewModel([
      TableColumn("scope", .flexible(share: 2)), TableColumn("key", .flexible(share: 3)),
    ])
    fill()
  }

  /// The names as text, a `scope/key` in each line.
  package var text: String { paths.map { "\($0.text)\n" }.joined() }

  /// The key of the selected row.
  package var selectedPath: SecretPath? {
    table.selected.flatMap { row in paths.first { $0.text == row.id } }
  }

  /// Shows the keys that are marked now.
  mutating func follow(_ marks: KeyMarks) {
    guard marks != self.marks else { return }
    self.marks = marks
    paths = marks.paths
    fill()
  }

  private mutating func fill() {
    table.show(
      paths.map {
        TableRow(id: $0.text, [TableCell($0.scope.rawValue, .dim), TableCell($0.key.rawValue)])
      })
  }

  private mutating func perform(_ command: MarkCommand, _ key: Key) -> OverlayOutcome {
    switch command {
    case .show: return selectedPath.map { .confirmed(.goTo($0.scope, $0.key)) } ?? .stay
    case .unmark:
      guard let path = selectedPath else { return .stay }
      return .perform(.unmark(path))
    case .copyNames:
      guard !paths.isEmpty else { return .stay }
      return .perform(
        .copyText(text, name: "the names of \(CountText.counted(paths.count, "key"))"))
    case .transfer: return paths.isEmpty ? .stay : .perform(.transferKeys(paths))
    case .export: return paths.isEmpty ? .stay : .perform(.exportKeys(paths))
    case .delete: return paths.isEmpty ? .stay : .perform(.deleteKeys(paths, key))
    case .close: return .close
    case .toggle, .toggleAll, .review: return .stay
    }
  }
}

extension MarkedKeysViewModel: OverlayContent {
  package var overlay: Overlay { .markedKeys(self) }
  package var keyContext: KeyContext? { .markedKeys }
  package var takesText: Bool { isFilterTyped }
  package var isFilterTyped: Bool { table.filter.isTyping }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    // Escape drops the filter before it closes the list.
    let isForTable = table.filter.isTyping || (key.code == .escape && table.filter.isActive)
    if !isForTable, case .marks(let command)? = KeyTable.command(for: key, in: .markedKeys) {
      return perform(command, key)
    }
    _ = table.press(key)
    return .stay
  }

  package mutating func paste(_ text: String) { table.paste(text) }
  package mutating func scroll(by rows: Int) { table.scroll(by: rows) }

  package mutating func resize(to size: Size) {
    table.resize(visibleRowCount: TableLayout.rowCount(in: size, noteRows: 1))
  }
}
