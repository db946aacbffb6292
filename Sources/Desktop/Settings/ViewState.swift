/// How the screen was left: names of profiles and scopes, and no more of them.
package struct ViewState: Equatable, Sendable {
  /// The profile that was open last; nil where there is none.
  package var profile: String?
  /// The scope that was selected last in each workspace, by its profile, or by its host.
  package var scopes: [String: String] = [:]
  /// The order of the scopes and of the keys, as the program calls them; nil is the usual one.
  package var scopeOrder: String?
  package var keyOrder: String?
  /// By how many cells the lists are wider than usual; negative for narrower.
  package var listShift = 0

  package init() {}
}
