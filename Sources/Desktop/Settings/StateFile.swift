internal import DatabricksClient

/// The file of how the screen was left: `$XDG_STATE_HOME/lakelock/view`, usually
/// `~/.local/state/lakelock/view`.
///
/// It holds names of profiles and scopes and nothing else of a workspace. What in it cannot be
/// understood is as if it were not there; whoever loses it loses nothing.
package struct StateFile: Sendable {
  private let location: ConfigFileLocation?

  /// The variables that `init` reads.
  package static let variables = ["XDG_STATE_HOME", "HOME"]

  /// The file of the user whom `environment` tells; without a home there is none.
  package init(_ environment: [String: String]) {
    location = OwnFile.location(
      "view", under: "XDG_STATE_HOME", usually: "/.local/state", environment)
  }

  /// What stands in it.
  package func read() -> ViewState {
    var state = ViewState()
    guard let location, let onDisk = try? ConfigFileOnDisk(at: location) else { return state }
    let file = onDisk.file
    state.profile = file.text(of: Key.profile, in: Self.section)
    state.scopeOrder = file.text(of: Key.scopeOrder, in: Self.section)
    state.keyOrder = file.text(of: Key.keyOrder, in: Self.section)
    state.listShift = file.text(of: Key.listShift, in: Self.section).flatMap { Int($0) } ?? 0
    for name in file.profileNames where name != Self.section {
      state.scopes[name] = file.text(of: Key.scope, in: name)
    }
    return state
  }

  /// Keeps `state`, readable by the user alone (0600), where it is another one than `former`.
  ///
  /// Nothing is said where that fails: the screen then begins as usual the next time.
  package func write(_ state: ViewState, instead former: ViewState) {
    guard let location, state != former else { return }
    try? write(state, former, to: location)
  }

  private func write(
    _ state: ViewState, _ former: ViewState, to location: ConfigFileLocation
  ) throws(ConfigurationError) {
    try OwnFile.makeFolder(for: location)
    let writer = ConfigFileWriter(location)
    let shift = state.listShift == 0 ? nil : String(state.listShift)
    try writer.set(
      [
        (Key.profile, state.profile), (Key.scopeOrder, state.scopeOrder),
        (Key.keyOrder, state.keyOrder), (Key.listShift, shift),
      ], in: Self.section)
    for (name, scope) in state.scopes.sorted(by: { $0.key < $1.key })
    where former.scopes[name] != scope {
      try writer.set([(Key.scope, scope)], in: name)
    }
  }

  /// Named like the config file's own section, so that no profile has that name.
  private static let section = "__view__"

  private enum Key {
    static let profile = "profile"
    static let scope = "scope"
    static let scopeOrder = "scope_order"
    static let keyOrder = "key_order"
    static let listShift = "lists_wider"
  }
}
