/// What the keys in the box about access do.
package enum AccessCommand: String, CaseIterable, Sendable {
  /// Change the selected entry, or go where the row leads.
  case open
  case add
  case giveRead
  case giveWrite
  case giveManage
  case remove
  case nextView
  case previousView
  case allScopes
  case people
  case filter
  case export
  case copyTable
  case refresh
  case leave
}

/// What the keys in the form for one entry of an access list do.
package enum GrantCommand: String, CaseIterable, Sendable {
  case accept
  case otherRow
  case up
  case down
  case left
  case right
  case leave
}

/// The rows of the key table about access.
package enum AccessKeys {
  /// The browser's key that opens the box.
  static let browser: [KeyBinding] = [
    KeyBinding(
      [.typed("a")], .openAccess, in: .everywhere, label: "access…",
      help: "see and change who may do what in the scope", isInFooter: true)
  ]

  /// In the order in which the help shows them.
  static let bindings: [KeyBinding] = box + form

  private static let box: [KeyBinding] = [
    row(
      [Key(.enter), .typed("e")], .open, "change…", short: "change",
      "change the entry; in the other views go where the row leads", isInFooter: true),
    row(
      [.typed("n")], .add, "add…", "give somebody access to the scope", isInFooter: true),
    row([.typed("r")], .giveRead, "READ…", "make the entry READ; asks first"),
    row([.typed("w")], .giveWrite, "WRITE…", "make the entry WRITE; asks first"),
    row([.typed("m")], .giveManage, "MANAGE…", "make the entry MANAGE; asks first"),
    row(
      [.typed("d"), Key(.delete)], .remove, "delete…", short: "del…",
      "delete the entry from the list; asks first", isInFooter: true),
    row(
      [Key(.tab)], .nextView, "next view", short: "next",
      "from the scope's list to all scopes, then to all principals", isInFooter: true),
    row([Key(.tab, .shift)], .previousView, "view before", "the view before"),
    row([.typed("o")], .allScopes, "all scopes", "what you may do in each scope"),
    row(
      [.typed("p")], .people, "principals",
      "who has access to what; on an entry, where else it has access"),
    row([.typed("/")], .filter, "filter", "show only rows that contain a text", isInFooter: true),
    row(
      [.typed("x")], .export, "export…", "write the table to a file, with tabs between the columns",
      isInFooter: true),
    row([.typed("y")], .copyTable, "copy", "copy the table to the clipboard", isInFooter: true),
    row([.typed("R")], .refresh, "refresh", "read what is shown again"),
    KeyTable.help(in: .access, isInFooter: true),
    row(
      [Key(.escape), .typed("q")], .leave, "close",
      "stop what is read, go back, or close", isInFooter: true),
  ]

  private static let form: [KeyBinding] = [
    formRow([Key(.enter)], .accept, "go on", "take the principal, then the permission"),
    formRow([Key(.escape)], .leave, "cancel", "close the form"),
    formRow(
      [Key(.tab), Key(.tab, .shift)], .otherRow, "other row",
      "from the principal to the permission and back"),
    formRow(
      [Key(.up)], .up, "up", "the principal above, or a weaker permission", isInFooter: false),
    formRow(
      [Key(.down)], .down, "down", "the principal below, or a stronger permission",
      isInFooter: false),
    formRow([Key(.left)], .left, "left", "a weaker permission", isInFooter: false),
    formRow([Key(.right)], .right, "right", "a stronger permission", isInFooter: false),
  ]

  private static func row(
    _ keys: [Key], _ command: AccessCommand, _ label: String, short: String? = nil, _ help: String,
    isInFooter: Bool = false
  ) -> KeyBinding {
    KeyBinding(
      keys, .access(command), in: .access, label: label, short: short, help: help,
      isInFooter: isInFooter)
  }

  private static func formRow(
    _ keys: [Key], _ command: GrantCommand, _ label: String, _ help: String,
    isInFooter: Bool = true
  ) -> KeyBinding {
    KeyBinding(
      keys, .grant(command), in: .grant, label: label, help: help, isInFooter: isInFooter)
  }
}
