/// What the keys of the list of workspaces do.
package enum WorkspacePickerCommand: Hashable, Sendable {
  case open
  case connect
  case edit
  case delete
  case makeDefault
  case toggleReadOnly
  case changeColor
  case filter
  case close
}

/// The keys of the list of workspaces, besides those that move in it.
enum WorkspacePickerKeys {
  static let bindings: [KeyBinding] = [
    row([Key(.enter)], .open, "open", "open the workspace"),
    row([.typed("n")], .connect, "new…", "connect a new workspace"),
    row([.typed("e")], .edit, "edit…", "change the profile's address and sign-in"),
    row(
      [.typed("d"), Key(.delete)], .delete, "delete…",
      "take the profile out of the config file; asks for its name"),
    row(
      [.typed("*")], .makeDefault, "default…",
      "open this profile when none is named; asks first"),
    row(
      [.typed("r")], .toggleReadOnly, "read-only",
      "mark the profile read-only, or no longer: nothing is changed there"),
    row([.typed("c")], .changeColor, "color", "mark the profile's name with the next colour"),
    row([.typed("/")], .filter, "filter", "show only profiles whose name or host has a text"),
    row([Key(.escape), .typed("q")], .close, "close", "drop the filter, or close the list"),
  ]

  private static func row(
    _ keys: [Key], _ command: WorkspacePickerCommand, _ label: String, _ help: String
  ) -> KeyBinding {
    KeyBinding(
      keys, .workspaces(command), in: .workspaces, label: label, help: help, isInFooter: true)
  }
}
