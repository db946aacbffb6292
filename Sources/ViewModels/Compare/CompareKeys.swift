/// The rows of the key table for comparing two scopes.
package enum CompareKeys {
  /// The rows of the browser that begin it.
  package static let browser: [KeyBinding] = [KeyContext.scopes, .keys].map {
    KeyBinding(
      [.typed("c")], .compare(.open), in: $0, label: "compare…",
      help: "compare with another scope or workspace")
  }

  /// In the order in which the help shows them.
  package static let bindings: [KeyBinding] = targets + comparing + copying

  private static let targets: [KeyBinding] = [
    row([Key(.enter)], .choose, in: .compareTarget, "compare", "compare with this scope"),
    row(
      [.typed("w")], .otherWorkspace, in: .compareTarget, "workspace…",
      "pick a scope of another workspace"),
    row([.typed("/")], .filter, in: .compareTarget, "filter", "show only what contains a text"),
    KeyTable.help(in: .compareTarget, isInFooter: true),
    row(
      [Key(.escape), .typed("q")], .close, in: .compareTarget, "back",
      "go back, or compare nothing"),
  ]

  private static let comparing: [KeyBinding] = [
    row(
      [.typed("v")], .compareValues, in: .compare, "compare values",
      "read both values of the marked keys or of all, compare their bytes, and forget them"),
    row(
      [.typed(">")], .copyThere, in: .compare, "copy there…",
      "copy the marked keys or the selected one to the other scope; shows first what that changes"),
    row(
      [.typed("<")], .copyHere, in: .compare, "copy here…",
      "copy the marked keys or the selected one to this scope; shows first what that changes"),
    row(
      [.typed("m")], .copyAcross, in: .compare, "copy across",
      "copy the selected key to the side that lacks it", isInFooter: false),
    row([.typed("t"), Key(.insert)], .mark, in: .compare, "mark", "mark the key, or not any more"),
    row(
      [.typed("T")], .markAll, in: .compare, "mark all", "mark all keys in view, or none",
      isInFooter: false),
    row([.typed("/")], .filter, in: .compare, "filter", "show only what contains a text"),
    row([Key(.enter)], .choose, in: .compare, "go there", "go to the key", isInFooter: false),
    row(
      [.typed("R")], .refresh, in: .compare, "refresh", "read both lists again",
      isInFooter: false),
    KeyTable.help(in: .compare, isInFooter: true),
    row(
      [Key(.escape), .typed("q")], .close, in: .compare, "close",
      "stop comparing values, drop the filter, or close"),
  ]

  private static let copying: [KeyBinding] = [
    row([.typed("y")], .confirmCopy, in: .copyAcross, "copy", "copy the keys shown"),
    KeyTable.help(in: .copyAcross, isInFooter: true),
    row(
      [Key(.escape), .typed("q"), .typed("n")], .close, in: .copyAcross, "cancel",
      "go back and copy nothing"),
  ]

  private static func row(
    _ keys: [Key], _ command: CompareCommand, in context: KeyContext, _ label: String,
    _ help: String, isInFooter: Bool = true
  ) -> KeyBinding {
    KeyBinding(
      keys, .compare(command), in: context, label: label, help: help, isInFooter: isInFooter)
  }
}
