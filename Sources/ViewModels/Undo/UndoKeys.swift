/// The rows of the key table for taking back what was done.
package enum UndoKeys {
  /// In the order in which the help shows them.
  package static let bindings: [KeyBinding] = browser + list

  /// In the browser's panes.
  private static let browser: [KeyBinding] = [
    KeyBinding(
      [.typed("u")], .undo(.takeBackLast), in: .everywhere, label: "take back…",
      help: "undo the last change of this run; asks first"),
    KeyBinding(
      [.typed("U")], .undo(.showList), in: .everywhere, label: "undo list…",
      help: "show what was changed in this run and can be undone"),
  ]

  /// In the list of what can be taken back.
  private static let list: [KeyBinding] = [
    row([Key(.enter)], .takeBack, "take back…", "take back the selected change; asks first"),
    row(
      [.typed("d"), Key(.delete)], .forget, "forget…",
      "give up taking back the selected change and wipe its values; asks first"),
    KeyBinding(
      [.typed("/")], .filter, in: .undo, label: "filter",
      help: "show only rows that contain a text", isInFooter: true),
    row([Key(.escape), .typed("q"), .typed("U")], .close, "close", "close the list"),
  ]

  private static func row(
    _ keys: [Key], _ command: UndoCommand, _ label: String, _ help: String
  ) -> KeyBinding {
    KeyBinding(keys, .undo(command), in: .undo, label: label, help: help, isInFooter: true)
  }
}
