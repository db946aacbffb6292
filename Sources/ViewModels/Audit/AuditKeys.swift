/// The rows of the key table for the audit.
package enum AuditKeys {
  /// The row of the browser that opens it.
  package static let browser = [
    KeyBinding(
      [.typed("A")], .audit(.open), in: .everywhere, label: "audit…",
      help: "audit: old and look-alike keys, scopes nobody manages")
  ]

  /// In the order in which the help shows them.
  package static let bindings: [KeyBinding] = [
    row([Key(.enter)], .choose, "go there", "go to the scope or key; on a heading, fold it"),
    row(
      [Key(.tab)], .nextKind, "next kind", "the next heading", isInFooter: false),
    row(
      [Key(.tab, .shift)], .previousKind, "kind before", "the heading before",
      isInFooter: false),
    row([.typed("/")], .filter, "filter", "show only what contains a text"),
    row(
      [.typed("+")], .moreDays, "older", "count only keys as stale that are 30 days older",
      isInFooter: false),
    row(
      [.typed("-")], .fewerDays, "younger", "count keys as stale that are 30 days younger",
      isInFooter: false),
    row([.typed("d")], .typeDays, "days…", "type from how many days on a key is stale"),
    row(
      [.typed("a")], .readAccess, "access lists",
      "read the access lists that are not known yet"),
    row([.typed("x")], .export, "write…", "write all findings to a file, columns between tabs"),
    row([.typed("y")], .copy, "copy", "copy all findings as text"),
    row(
      [.typed("R")], .refresh, "refresh", "read the workspace again", isInFooter: false),
    KeyTable.help(in: .audit, isInFooter: true),
    row([Key(.escape), .typed("q")], .close, "close", "stop reading, drop the filter, or close"),
  ]

  private static func row(
    _ keys: [Key], _ command: AuditCommand, _ label: String, _ help: String,
    isInFooter: Bool = true
  ) -> KeyBinding {
    KeyBinding(
      keys, .audit(command), in: .audit, label: label, help: help, isInFooter: isInFooter)
  }
}
