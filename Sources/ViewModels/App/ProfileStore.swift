package import DatabricksClient
package import Desktop

/// Where profiles are kept: the config file, or the memory of the demo.
package protocol ProfileStore: AnyObject {
  /// The profiles there are.
  func list() -> Result<ProfileList, ConfigurationError>

  /// Workspaces to suggest that stand elsewhere on this machine.
  func knownWorkspaces() -> [KnownWorkspace]

  /// The workspace of the named profile, ready to talk to.
  func open(_ name: String) -> Result<OpenWorkspace, ConfigurationError>

  /// What writing `draft` would change.
  func preview(_ draft: ProfileDraft) -> Result<ProfileChange, ConfigurationError>

  /// Takes the named profile away.
  func remove(_ name: String) -> Result<ProfileChange, ConfigurationError>

  /// Makes the named profile the one that is opened when none is named.
  func makeDefault(_ name: String) -> Result<ProfileChange, ConfigurationError>

  /// What the user marked profiles with.
  func settings() -> ProfileSettings

  /// Changes what differs from `former` in the mark of the named profile; the settings as they are
  /// then.
  func mark(
    _ name: String, _ mark: ProfileMark, instead former: ProfileMark
  ) -> Result<ProfileSettings, ConfigurationError>

  /// How the screen was left the last time.
  func view() -> ViewState

  /// Keeps how the screen is left now; a failure is nobody's concern.
  func keep(_ view: ViewState)

  /// Writes `draft`.
  func write(_ draft: ProfileDraft) -> Result<ProfileChange, ConfigurationError>
}
