/// The token-entry screen's rows of the key table; every other key is text there.
package enum TokenEntryKeys {
  package static let bindings: [KeyBinding] = [
    row([Key(.tab)], .nextField, "next field", "go to the next field"),
    row([Key(.tab, .shift)], .previousField, "previous field", "go to the previous field"),
    row(
      [Key(.down)], .lineDown, "scroll",
      "go to the next field; in the file's change, one line down",
      isInFooter: true),
    row([Key(.up)], .lineUp, "scroll up", "go to the previous field; in the change, one line up"),
    row([Key(.pageDown)], .pageDown, "page down", "in the file's change, one page down"),
    row([Key(.pageUp)], .pageUp, "page up", "in the file's change, one page up"),
    row(
      [Key(.enter)], .advance, "go on",
      "go to the next field, from the last one check, on a button do what it says",
      isInFooter: true),
    row(
      [.control("t")], .check, "check",
      "check address and sign-in against the workspace; nothing is written", isInFooter: true),
    row(
      [.control("s")], .save, "save…",
      "check if need be, then show what changes in the config file; enter writes it",
      isInFooter: true),
    row([.control("r")], .reveal, "show", "show or hide the token", isInFooter: true),
    row(
      [.control("o")], .changeKind, "other sign-in",
      "sign in with a token, a service principal, the Databricks CLI or the Azure CLI",
      isInFooter: true),
    row(
      [.control("n")], .suggest, "known…",
      "put the next known workspace into the address, in Profile the next profile's name",
      isInFooter: true),
    row([Key(.escape)], .leave, "leave", "cancel what runs, else leave", isInFooter: true),
  ]

  private static func row(
    _ keys: [Key], _ command: TokenEntryCommand, _ label: String, _ help: String,
    isInFooter: Bool = false
  ) -> KeyBinding {
    KeyBinding(
      keys, .tokenEntry(command), in: .tokenEntry, label: label, help: help,
      isInFooter: isInFooter)
  }
}
