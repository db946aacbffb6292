package import DatabricksClient

/// The question before several keys are deleted: it lists them all and starts on cancel.
package struct DeleteKeysViewModel: Equatable, Sendable {
  package let paths: [SecretPath]
  package let buttons: [ConfirmationViewModel.Button]
  /// The button that Enter presses.
  package private(set) var selected = 0
  package private(set) var table: TableViewModel
  private let openingKey: Key?

  /// The rows kept for the sentence and the buttons.
  package static let noteRows = 4

  /// `key` opened it and does not answer it.
  package init(_ paths: [SecretPath], openedBy key: Key?, profile: String?) {
    self.paths = paths
    openingKey = key
    buttons = [
      .keep("cancel"),
      .danger(
        "delete \(CountText.counted(paths.count, "key"))", "y",
        .change(.deleteKeys(paths, profile: profile))),
    ]
    table = TableViewModel(
      [TableColumn("key", .flexible(share: 1))],
      rows: paths.map { TableRow(id: $0.text, [TableCell($0.text)]) })
  }
}

extension DeleteKeysViewModel: OverlayContent {
  package var overlay: Overlay { .deleteKeys(self) }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    // Escape changes nothing, so it may answer even where it opened the question.
    guard key != openingKey || key.code == .escape else { return .stay }
    switch key {
    case Key(.escape), .typed("n"): return .close
    case Key(.left), Key(.right), Key(.tab), Key(.tab, .shift): selected = 1 - selected
    case Key(.enter): return buttons[selected].result.map { .confirmed($0) } ?? .close
    case .typed("y"): return buttons[1].result.map { .confirmed($0) } ?? .close
    default: if let rows = key.rowsMoved(page: table.visibleRowCount) { table.move(by: rows) }
    }
    return .stay
  }

  package mutating func scroll(by rows: Int) { table.scroll(by: rows) }

  package mutating func resize(to size: Size) {
    table.resize(visibleRowCount: TableLayout.rowCount(in: size, noteRows: Self.noteRows))
  }
}

extension ChangePlan {
  /// Deletes several keys, keeping their values for `u`.
  package static func deleteKeys(_ paths: [SecretPath], profile: String?) -> ChangePlan {
    let keys = CountText.counted(paths.count, "key")
    return ChangePlan(
      "deleting \(keys)", done: "deleted \(keys)", undoTitle: "the deletion of \(keys)",
      rows: paths.map {
        Row($0.text, [PlacedChange(.delete($0, holding: nil), profile: profile)])
      })
  }
}
