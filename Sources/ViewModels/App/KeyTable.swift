/// Every key of the program and what it does: the only place where keys are named.
package enum KeyTable {
  /// All rows, the browser's first.
  package static let rows: [KeyBinding] = listed + helpOfOthers

  private static let listed: [KeyBinding] =
    EditorKeys.bindings + EditorBarKeys.bindings + TokenEntryKeys.bindings + browser + boxes

  /// The rows of one context, in the order of the help.
  package static func rows(in context: KeyContext) -> [KeyBinding] {
    rowsByContext[context] ?? []
  }

  private static let rowsByContext = Dictionary(grouping: rows, by: \.context)

  /// What `key` means in `context`; a list pane knows the keys of everywhere too.
  package static func command(for key: Key, in context: KeyContext) -> Command? {
    if let own = commandsByContext[context]?[key] { return own }
    return context.standsAlone ? nil : commandsByContext[.everywhere]?[key]
  }

  /// Where two rows of a context have the same key, the first one counts.
  private static let commandsByContext = rowsByContext.mapValues { rows in
    Dictionary(
      rows.flatMap { row in row.keys.map { ($0, row.command) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// All keys of a row as the help shows them, such as `↑ k`.
  package static func keysText(of row: KeyBinding) -> String {
    row.keys.map(\.text).joined(separator: " ")
  }

  private static let browser: [KeyBinding] =
    AccessKeys.browser + here + moving + scopes + keys + value + ImportKeys.inLists
    + MarkKeys.bindings + TransferKeys.bindings + UndoKeys.bindings + AuditKeys.browser
    + CompareKeys.browser + ViewKeys.bindings
    + whileTyping

  /// The keys of the boxes that have rows here.
  private static let boxes: [KeyBinding] =
    WorkspacePickerKeys.bindings + PaletteKeys.bindings + RequestLogKeys.bindings
    + AccessKeys.bindings + ImportKeys.bindings + AuditKeys.bindings + CompareKeys.bindings
    + FindKeys.box

  /// What works while keys type text, where letters cannot be commands.
  private static let whileTyping: [KeyBinding] =
    [KeyContext.editor, .tokenEntry].flatMap {
      [
        help(in: $0, isInFooter: true),
        KeyBinding(
          [.control("q"), .control("c")], .quit, in: $0, label: "quit",
          help: "quit; asks when something is not saved", isInFooter: true),
      ]
    }
    + [KeyContext.editor, .tokenEntry, .find, .replace, .goTo].map {
      KeyBinding([ViewKeys.log], .showLog, in: $0, label: "log…", help: ViewKeys.logHelp)
    }

  /// The row of the help: F1 everywhere, and `?` where letters are no text.
  static func help(in context: KeyContext, isInFooter: Bool = false) -> KeyBinding {
    KeyBinding(
      (context.takesText ? [] : [.typed("?")]) + [Key(.function(1))], .showHelp, in: context,
      label: "help", help: "show all keys", isInFooter: isInFooter)
  }

  /// It is in every context, also in those that do not list it.
  private static let helpOfOthers: [KeyBinding] = KeyContext.allCases.filter { context in
    context.standsAlone && !listed.contains { $0.context == context && $0.command == .showHelp }
  }.map { help(in: $0) }

  private static let filter = KeyBinding(
    [.typed("/")], .filter, in: .everywhere, label: "filter",
    help: "show only names that contain a text", isInFooter: true)

  private static let here: [KeyBinding] = [
    filter, FindKeys.open,
    KeyBinding(
      [.typed("R")], .refresh, in: .everywhere, label: "refresh",
      help: "read the workspace again"),
    KeyBinding(
      [.typed("w")], .openWorkspaces, in: .everywhere, label: "workspaces…",
      help: "go to another workspace or connect a new one", isInFooter: true),
    help(in: .everywhere, isInFooter: true),
    KeyBinding(
      [.typed("q"), .control("c"), .control("q")], .quit, in: .everywhere, label: "quit",
      help: "quit; asks when something is not saved", isInFooter: true),
    KeyBinding(
      [.control("z")], .suspend, in: .everywhere, label: "suspend",
      help: "give the terminal back to the shell; fg returns"),
    KeyBinding(
      [.control("l")], .redraw, in: .everywhere, label: "redraw", help: "draw the screen again"),
  ]

  private static let moving: [KeyBinding] = [
    KeyBinding(
      [Key(.up), .typed("k")], .moveUp, in: .everywhere, label: "up", help: "one row up"),
    KeyBinding(
      [Key(.down), .typed("j")], .moveDown, in: .everywhere, label: "down", help: "one row down"),
    KeyBinding(
      [Key(.pageUp), .control("b")], .pageUp, in: .everywhere, label: "page up",
      help: "one page up"),
    KeyBinding(
      [Key(.pageDown)], .pageDown, in: .everywhere, label: "page down", help: "one page down"),
    KeyBinding(
      [Key(.home), .typed("g")], .moveToFirst, in: .everywhere, label: "first",
      help: "the first row"),
    KeyBinding(
      [Key(.end), .typed("G")], .moveToLast, in: .everywhere, label: "last", help: "the last row"),
    KeyBinding(
      [Key(.tab)], .nextPane, in: .everywhere, label: "next pane", help: "go to the next pane"),
    KeyBinding(
      [Key(.tab, .shift)], .previousPane, in: .everywhere, label: "previous pane",
      help: "go to the pane before"),
    KeyBinding(
      [.typed("1")], .focusScopes, in: .everywhere, label: "scopes", help: "go to the scopes"),
    KeyBinding([.typed("2")], .focusKeys, in: .everywhere, label: "keys", help: "go to the keys"),
    KeyBinding(
      [.typed("3")], .focusValue, in: .everywhere, label: "value", help: "go to the value"),
    KeyBinding(
      [Key(.left), .typed("h")], .goBack, in: .everywhere, label: "back",
      help: "go to the pane to the left"),
    KeyBinding(
      [Key(.escape)], .leave, in: .everywhere, label: "leave",
      help: "cancel what runs, hide the value, drop the filter or the marks, or go back"),
  ]

  private static let scopes: [KeyBinding] = [
    KeyBinding(
      [Key(.enter), Key(.right), .typed("l")], .enter, in: .scopes, label: "open",
      help: "go to the scope's keys", isInFooter: true),
    KeyBinding(
      [.typed("N")], .newScope, in: .scopes, label: "new scope…",
      help: "create a scope",
      isInFooter: true),
    KeyBinding(
      [.typed("n")], .newKey, in: .scopes, label: "new key…",
      help: "create a key in the selected scope", isInFooter: true),
    KeyBinding(
      [.typed("d"), Key(.delete)], .delete, in: .scopes, label: "delete…", short: "del…",
      help: "delete the scope; asks for its name", isInFooter: true),
  ]

  private static let keys: [KeyBinding] = [
    KeyBinding(
      [Key(.enter), .typed("e")], .edit, in: .keys, label: "edit",
      help: "open the value in the editor", isInFooter: true),
    KeyBinding(
      [.typed("v"), .typed(" ")], .reveal, in: .keys, label: "reveal",
      help: "reveal the value for 30 seconds, or hide it", isInFooter: true),
    KeyBinding(
      [.typed("y")], .copy, in: .keys, label: "copy…",
      help: "copy the value for 45 seconds, or a reference", isInFooter: true),
    KeyBinding(
      [Key(.right), .typed("l")], .enter, in: .keys, label: "value", help: "go on to its value"),
    KeyBinding(
      [.typed("n")], .newKey, in: .keys, label: "new key…",
      help: "create a key in this scope",
      isInFooter: true),
    KeyBinding(
      [.typed("N")], .newScope, in: .keys, label: "new scope…",
      help: "create a scope"),
    KeyBinding(
      [.typed("d"), Key(.delete)], .delete, in: .keys, label: "delete…", short: "del…",
      help: "delete the key; asks first", isInFooter: true),
  ]

  private static let value: [KeyBinding] = [
    KeyBinding(
      [Key(.enter), .typed("e")], .edit, in: .value, label: "edit",
      help: "open the value in the editor", isInFooter: true),
    KeyBinding(
      [.typed("v"), .typed(" ")], .reveal, in: .value, label: "reveal",
      help: "reveal the value for 30 seconds, or hide it", isInFooter: true),
    KeyBinding(
      [.typed("y")], .copy, in: .value, label: "copy…",
      help: "copy the value for 45 seconds, or a reference", isInFooter: true),
    KeyBinding(
      [.typed("n")], .newKey, in: .value, label: "new key…",
      help: "create a key in this scope"),
    KeyBinding(
      [.typed("d"), Key(.delete)], .delete, in: .value, label: "delete…", short: "del…",
      help: "delete the key; asks first", isInFooter: true),
  ]
}
