/// The rows of the key table for the bars of the editor.
package enum EditorBarKeys {
  /// In the order in which the help shows them.
  package static let bindings: [KeyBinding] = find + replace + goTo

  private static let find: [KeyBinding] = [
    row(
      [Key(.enter)], .accept, in: .find, "next",
      "the next place; in the text to put there, ask about each"),
    row(
      [Key(.down), .control("n"), Key(.function(3))], .next, in: .find, "next", "the next place",
      isInFooter: false),
    row(
      [Key(.up), .control("p"), Key(.function(3), .shift)], .previous, in: .find, "previous",
      "the place before"),
    row(
      [Key(.character("c"), .alt)], .switchCase, in: .find, "Aa",
      "tell capital and small letters apart, or not"),
    row(
      [Key(.tab), Key(.tab, .shift)], .switchField, in: .find, "replace…",
      "go to the text to put in its place, or back"),
    reveal(in: .find),
    row([Key(.escape), .control("c")], .close, in: .find, "close", "go back to the text"),
  ]

  private static let replace: [KeyBinding] = [
    row([.typed("y")], .replaceThis, in: .replace, "replace", "replace this one"),
    row([.typed("n")], .skipThis, in: .replace, "leave", "leave this one as it is"),
    row([.typed("a")], .replaceAll, in: .replace, "all", "replace this one and all others"),
    reveal(in: .replace),
    row([Key(.escape), .control("c")], .close, in: .replace, "stop", "replace no more"),
  ]

  private static let goTo: [KeyBinding] = [
    row([Key(.enter)], .accept, in: .goTo, "go", "go there"),
    row([Key(.escape), .control("c")], .close, in: .goTo, "close", "go back to the text"),
  ]

  private static func reveal(in context: KeyContext) -> KeyBinding {
    KeyBinding(
      [.control("r")], .editor(.reveal), in: context, label: "reveal",
      help: "show or hide the value", isInFooter: true)
  }

  private static func row(
    _ keys: [Key], _ command: EditorBarCommand, in context: KeyContext, _ label: String,
    _ help: String, isInFooter: Bool = true
  ) -> KeyBinding {
    KeyBinding(
      keys, .editorBar(command), in: context, label: label, help: help, isInFooter: isInFooter)
  }
}
