/// What the footer says of a row of the key table, as it fits the present state.
extension AppViewModel {
  /// Whether the footer shows `row` where there is room.
  ///
  /// While keys are marked, what is done with them has the room of what is wanted rarely then.
  func isInFooter(_ row: KeyBinding) -> Bool {
    if countedByMarks(row) != nil { return true }
    guard context == .keys, browser.keys.markedCount > 0 else { return row.isInFooter }
    return row.isInFooter && row.command != .newKey && row.command != .openWorkspaces
  }

  /// The word of `row` in the footer.
  package func footerLabel(of row: KeyBinding) -> String {
    switch row.command {
    case .reveal where browser.value.isRevealed: "hide"
    case .editor(.reveal) where browser.editor?.isRevealed == true: "hide"
    case .editorBar(.accept) where browser.editor?.findBar?.isInReplacement == true:
      "replace, asking"
    case .access(let command): access?.footerLabel(of: command) ?? row.label
    case .grant(.accept): grantLabel ?? row.label
    case .transfer(.start): (box() as TransferViewModel?)?.preview?.startWord ?? row.label
    case .editor(.hex) where browser.editor?.form == .bytes: "text"
    // Beside the others of the marked keys the beginning says it.
    case .transfer(.open): counted(countedByMarks(row) == nil ? row.label : row.shortLabel, of: row)
    default: counted(row.label, of: row)
    }
  }

  /// The same where the footer is narrow.
  func shortFooterLabel(of row: KeyBinding) -> String {
    let label = footerLabel(of: row)
    return label == counted(row.label, of: row) ? counted(row.shortLabel, of: row) : label
  }

  /// What `row` does, a sentence.
  func sentence(of row: KeyBinding) -> String {
    guard let count = countedByMarks(row) else { return row.help }
    let keys =
      count == 1 ? "the marked key" : "the \(CountText.counted(count, "marked key"))"
    return switch row.command {
    case .delete: "delete \(keys); asks first"
    case .transfer: "move or copy \(keys), here or elsewhere"
    case .exportSecrets: "write names, references or values of \(keys)"
    default: row.help
    }
  }

  /// How many marked keys `row` is about now; nil where it is about the selected one.
  func countedByMarks(_ row: KeyBinding) -> Int? {
    let marks = browser.keys.marks
    let count =
      switch (row.context, row.command) {
      case (.keys, .delete), (.keys, .transfer(.open)), (.keys, .exportSecrets):
        browser.keys.markedCount
      case (.markedKeys, .marks(.delete)), (.markedKeys, .marks(.transfer)),
        (.markedKeys, .marks(.export)):
        marks.count
      default: 0
      }
    return count == 0 ? nil : count
  }

  /// `delete 3…` for `delete…` where three keys are marked.
  private func counted(_ label: String, of row: KeyBinding) -> String {
    guard let count = countedByMarks(row) else { return label }
    let opens = label.hasSuffix("…")
    return
      "\(opens ? String(label.dropLast()) : label) \(CountText.grouped(count))\(opens ? "…" : "")"
  }
}
