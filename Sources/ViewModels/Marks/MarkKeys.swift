/// What is done with marks.
package enum MarkCommand: Hashable, Sendable {
  case toggle
  case toggleAll
  case review
  // In the list of all marked keys:
  case show
  case unmark
  case copyNames
  case transfer
  case export
  case delete
  case close
}

/// The rows of the key table for marks.
package enum MarkKeys {
  /// In the order in which the help shows them.
  package static let bindings: [KeyBinding] = browser + list

  private static let browser: [KeyBinding] = [
    row(
      [.typed("t"), Key(.insert)], .toggle, in: .keys, "mark",
      "mark the key and go down; d, m and x then mean all marked in the scope"),
    row(
      [.typed("T")], .toggleAll, in: .keys, "mark all",
      "mark all keys the filter shows; again: unmark them"),
    row(
      [.control("t")], .review, in: .everywhere, "marked…",
      "list the marked keys of all scopes: d, m and x mean all of them there"),
  ]

  private static let list: [KeyBinding] = [
    row(
      [Key(.enter)], .show, in: .markedKeys, "go there", "go to the key", short: "go",
      isInFooter: true),
    row(
      [.typed("t"), Key(.insert)], .unmark, in: .markedKeys, "unmark", "take the mark off",
      isInFooter: true),
    row(
      [.typed("y")], .copyNames, in: .markedKeys, "copy names",
      "copy the list as text, a scope/key in each line", isInFooter: true),
    row(
      [.typed("d"), Key(.delete)], .delete, in: .markedKeys, "delete…",
      "delete all of them; asks first", short: "del…", isInFooter: true),
    row(
      [.typed("x")], .export, in: .markedKeys, "export…",
      "write the names, references or values of all of them into a file", short: "exp…",
      isInFooter: true),
    row(
      [.typed("m")], .transfer, in: .markedKeys, "move or copy…",
      "copy or move all of them", short: "move…", isInFooter: true),
    row(
      [Key(.escape), .typed("q")], .close, in: .markedKeys, "close",
      "go back; the marks stay", isInFooter: true),
  ]

  private static func row(
    _ keys: [Key], _ command: MarkCommand, in context: KeyContext, _ label: String,
    _ help: String, short: String? = nil, isInFooter: Bool = false
  ) -> KeyBinding {
    KeyBinding(
      keys, .marks(command), in: context, label: label, short: short, help: help,
      isInFooter: isInFooter)
  }
}
