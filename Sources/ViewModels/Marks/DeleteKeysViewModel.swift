package import DatabricksClient

/// The question before several keys are deleted: it lists them all and is answered as
/// `QuestionButtons` says.
package struct DeleteKeysViewModel: Equatable, Sendable {
  package let paths: [SecretPath]
  package private(set) var answers: QuestionButtons
  package private(set) var table: TableViewModel

  /// The rows kept for the sentence and the buttons.
  package static let noteRows = 4

  /// `key` opened it and does not answer it.
  package init(_ paths: [SecretPath], openedBy key: Key?, profile: String?) {
    self.paths = paths
    answers = QuestionButtons(
      [
        .keep("cancel"),
        .danger(
          "delete \(CountText.counted(paths.count, "key"))", "y",
          .change(.deleteKeys(paths, profile: profile))),
      ], openedBy: key)
    table = TableViewModel(
      [TableColumn("key", .flexible(share: 1))],
      rows: paths.map { TableRow(id: $0.text, [TableCell($0.text)]) })
  }
}

extension DeleteKeysViewModel: OverlayContent {
  package var overlay: Overlay { .deleteKeys(self) }
  package var takesText: Bool { false }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    switch answers.press(key) {
    case .pressed(let index): return answers.all[index].result.map { .confirmed($0) } ?? .close
    case .taken: break
    case .notTaken:
      if let rows = key.rowsMoved(page: table.visibleRowCount) { table.move(by: rows) }
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
