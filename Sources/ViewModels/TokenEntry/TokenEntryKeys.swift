/// The token-entry screen's rows of the key table; every other key is text there.
package enum TokenEntryKeys {
  package static let bindings: [KeyBinding] = [
    row([Key(.tab), Key(.down)], .nextField, "next field", "go to the next field"),
    row(
      [Key(.tab, .shift), Key(.up)], .previousField, "previous field",
      "go to the previous field"),
    row(
      [Key(.enter)], .advance, "go on",
      "go to the next field, from the last one check, on a button do what it says",
      isInFooter: true),
    row(
      [.control("t")], .check, "check",
      "check address and token against the workspace; nothing is written", isInFooter: true),
    row(
      [.control("s")], .save, "save…",
      "check if need be, show what changes in the config file, then write it", isInFooter: true),
    row([.control("r")], .reveal, "reveal", "show or hide the token", isInFooter: true),
    row(
      [.control("n")], .suggest, "known…",
      "put the next workspace known on this machine into the address", isInFooter: true),
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
