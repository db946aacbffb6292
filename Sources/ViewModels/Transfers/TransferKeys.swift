/// What is done with copies, moves and new names.
package enum TransferCommand: Hashable, Sendable {
  case open
  case rename
  // In the boxes of a copy or a move:
  case copyThere
  case moveThere
  case newScope
  case workspaces
  case readAgain
  case choose
  case start
  case overwrite
  case compare
  case access
  case name
  case back
}

/// The rows of the key table for copying, moving and renaming.
package enum TransferKeys {
  /// In the order in which the help shows them.
  package static let bindings: [KeyBinding] = browser + target + workspace + preview + renaming

  private static let browser: [KeyBinding] =
    [
      row(
        [.typed("m")], .open, in: .scopes, "copy…",
        "copy the scope, here or to another workspace"),
      row(
        [.typed("r")], .rename, in: .scopes, "rename…",
        "give the scope another name; the old one goes when all of it was copied"),
    ]
    + [KeyContext.keys, .value].flatMap {
      [
        row(
          [.typed("m")], .open, in: $0, "move or copy…",
          "move or copy keys, here or to another workspace",
          short: "move…"),
        row([.typed("r")], .rename, in: $0, "rename…", "give the key another name"),
      ]
    }

  private static let target: [KeyBinding] = [
    row([.typed("c")], .copyThere, in: .transferTarget, "copy…", "show what a copy would do", true),
    row([.typed("m")], .moveThere, in: .transferTarget, "move…", "show what a move would do", true),
    row(
      [.typed("n"), .typed("N")], .newScope, in: .transferTarget, "new scope…",
      "type the name of a scope that is not there yet", true),
    row(
      [.typed("w"), Key(.tab)], .workspaces, in: .transferTarget, "workspace…",
      "choose another workspace", true),
    row([.typed("R")], .readAgain, in: .transferTarget, "read again", "read the scopes again"),
    row([Key(.enter)], .choose, in: .transferTarget, "choose", "say how to go on"),
    row([Key(.escape), .typed("q")], .back, in: .transferTarget, "cancel", "change nothing", true),
  ]

  private static let workspace: [KeyBinding] = [
    row([Key(.enter)], .choose, in: .transferWorkspace, "choose", "show its scopes", true),
    row([Key(.escape), .typed("q")], .back, in: .transferWorkspace, "back", "go back", true),
  ]

  private static let preview: [KeyBinding] = [
    row([.typed("y")], .start, in: .transferPreview, "start", "do what is shown", true),
    row(
      [.typed("o")], .overwrite, in: .transferPreview, "overwrite",
      "put over keys that are there, or leave them", true),
    row(
      [.typed("v")], .compare, in: .transferPreview, "compare",
      "read the values of keys that are there and compare them", true),
    row(
      [.typed("a")], .access, in: .transferPreview, "access",
      "copy the access list too, or not", true),
    row(
      [.typed("r")], .name, in: .transferPreview, "another name…",
      "give the selected key another name there", true),
    row([.typed("R")], .readAgain, in: .transferPreview, "read again", "read the lists again"),
    row([Key(.escape), .typed("q")], .back, in: .transferPreview, "back", "go back", true),
  ]

  private static let renaming: [KeyBinding] = [
    row(
      [.typed("y")], .start, in: .renamePreview, "rename", "copy all of it to the new name", true),
    row([.typed("R")], .readAgain, in: .renamePreview, "read again", "read the lists again"),
    row([Key(.escape), .typed("q")], .back, in: .renamePreview, "back", "change the name", true),
  ]

  private static func row(
    _ keys: [Key], _ command: TransferCommand, in context: KeyContext, _ label: String,
    _ help: String, _ isInFooter: Bool = false, short: String? = nil
  ) -> KeyBinding {
    KeyBinding(
      keys, .transfer(command), in: context, label: label, short: short, help: help,
      isInFooter: isInFooter)
  }
}
