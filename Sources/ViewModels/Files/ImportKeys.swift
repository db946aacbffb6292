/// What a key does in the preview of an import, apart from moving.
package enum ImportCommand: String, Hashable, Sendable, CaseIterable {
  case accept
  case close
  /// Takes the row into the import, or leaves it out.
  case toggle
  /// The same for all rows that are shown.
  case toggleAll
  case rename
  case prefix
  case letterCase
  /// Reads the text as the next format.
  case format
  /// Compares again with what the scope holds.
  case compare
}

/// The rows of the key table for importing and exporting.
package enum ImportKeys {
  /// The preview's, in the order in which the help shows them.
  package static let bindings: [KeyBinding] = [
    row([Key(.enter)], .accept, "import…", "import the rows marked +; asks first"),
    row(
      [Key(.escape)], .close, "close",
      "stop comparing, show all rows again, or close and wipe what was read"),
    row(
      [.typed(" "), .typed("t")], .toggle, "pick",
      "take the row, or leave it out; of two with one name, take this one"),
    row([.typed("T")], .toggleAll, "all", "take all rows that are shown, or none of them"),
    row([.typed("r")], .rename, "rename…", "give the key of this row another name"),
    row([.typed("p")], .prefix, "prefix…", "put a text before every name"),
    row(
      [.typed("c")], .letterCase, "case",
      "names as they are, in lower case, in upper case, or in kebab-case with - for _"),
    row([.typed("f")], .format, "format", "read it as dotenv, JSON or Java properties"),
    row(
      [.typed("R")], .compare, "compare", "compare again with what the scope holds",
      isInFooter: false),
    KeyBinding(
      [.typed("/")], .filter, in: .importing, label: "filter",
      help: "show only rows that contain a text"),
  ]

  /// The keys that open them from the lists.
  package static let inLists: [KeyBinding] = [KeyContext.scopes, .keys].flatMap { context in
    [
      KeyBinding(
        [.typed("i")], .importSecrets, in: context, label: "import…",
        help: "import keys from a dotenv, JSON or properties file"),
      KeyBinding(
        [.typed("x")], .exportSecrets, in: context, label: "export…", short: "exp…",
        help: "export names, references or values to a file"),
    ]
  }

  private static func row(
    _ keys: [Key], _ command: ImportCommand, _ label: String, _ help: String,
    isInFooter: Bool = true
  ) -> KeyBinding {
    KeyBinding(
      keys, .importing(command), in: .importing, label: label, help: help,
      isInFooter: isInFooter)
  }
}
