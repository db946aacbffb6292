/// One row of the key table: which keys do what where, and the words for it.
///
/// The footer, the help and the table in the README are made from these rows and from nothing else.
package struct KeyBinding: Equatable, Sendable {
  package let keys: [Key]
  package let command: Command
  package let context: KeyContext
  /// The word in the footer, such as `edit`; ends in `…` where something opens.
  package let label: String
  /// The same where the footer is narrow: the beginning of it, so that nobody learns two words.
  package let shortLabel: String
  /// The sentence in the help, in lower case.
  package let help: String
  /// Whether the footer shows it when there is room.
  package let isInFooter: Bool

  package init(
    _ keys: [Key], _ command: Command, in context: KeyContext, label: String,
    short: String? = nil, help: String, isInFooter: Bool = false
  ) {
    self.keys = keys
    self.command = command
    self.context = context
    self.label = label
    shortLabel = short ?? label
    self.help = help
    self.isInFooter = isInFooter
  }
}

/// Which part of the screen a key belongs to.
package enum KeyContext: String, CaseIterable, Sendable {
  case everywhere
  case scopes
  case keys
  case value
  case editor
  /// Typing what to find in the editor.
  case find
  /// Answering whether to replace what was found.
  case replace
  /// Typing a line's number in the editor.
  case goTo
  case tokenEntry
  case workspaces
  case palette
  case log
  /// The box about who may do what.
  case access
  /// The form for one entry of an access list.
  case grant
  /// The list of what can be taken back.
  case undo
  /// Choosing what of a file is imported.
  case importing
  /// The list of all marked keys.
  case markedKeys
  /// The scopes to copy or move to.
  case transferTarget
  /// The workspaces to copy or move to.
  case transferWorkspace
  /// What a copy or a move would do.
  case transferPreview
  /// What another name for a scope would do.
  case renamePreview
  case audit
  /// Picking the scope to compare with.
  case compareTarget
  case compare
  /// Looking at what would be copied across.
  case copyAcross
  /// Finding a key in all scopes.
  case findEverywhere

  /// Whether letters are text wherever the cursor is.
  var takesText: Bool {
    switch self {
    case .editor, .find, .goTo, .tokenEntry, .palette, .findEverywhere, .grant: true
    default: false
    }
  }

  /// Whether the keys of everywhere do not hold here: letters are text, or a box has its own.
  package var standsAlone: Bool {
    switch self {
    case .everywhere, .scopes, .keys, .value: false
    default: true
    }
  }
}
