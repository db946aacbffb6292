/// The keys that change what is seen of the workspace, and nothing in it.
package enum ViewKeys {
  /// Shows the log from everywhere, where letters are typed too; a sentence that is cut names it.
  package static let log = Key(.function(4))

  static let logHelp = "show the requests of this run and what was said, each in full"

  static let bindings: [KeyBinding] = [
    KeyBinding(
      [.typed(":"), .control("p")], .showPalette, in: .everywhere, label: "palette…",
      help: "find an action by its name"),
    KeyBinding(
      [.typed("L"), log], .showLog, in: .everywhere, label: "log…",
      help: logHelp),
    KeyBinding(
      [.control("r")], .toggleAutoRefresh, in: .everywhere, label: "auto-refresh",
      help: "read the workspace again every minute, or no longer"),
    KeyBinding(
      [.typed(">")], .widenLists, in: .everywhere, label: "wider lists",
      help: "make the lists wider"),
    KeyBinding(
      [.typed("<")], .narrowLists, in: .everywhere, label: "narrower lists",
      help: "make the lists narrower"),
    KeyBinding(
      [.typed("s")], .sort, in: .scopes, label: "sort",
      help: "sort by name, number of keys, access or age"),
    KeyBinding(
      [.typed("s")], .sort, in: .keys, label: "sort", help: "sort by name or age"),
  ]
}
