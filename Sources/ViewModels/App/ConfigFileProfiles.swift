package import DatabricksClient
package import Desktop

/// The profiles of the config file that the Databricks CLI, SDKs and Terraform read too, with the
/// marks of Lakelock's own settings.
package final class ConfigFileProfiles: ProfileStore {
  private let configuration: Configuration
  private let settingsFile: SettingsFile
  /// Nil where nothing is to be kept.
  private let stateFile: StateFile?
  /// The change shown last; only that one is written.
  private var previewed: (draft: ProfileDraft, change: ProfileChange)?

  package init(
    _ configuration: Configuration, settings: SettingsFile, state: StateFile? = nil
  ) {
    self.configuration = configuration
    settingsFile = settings
    stateFile = state
  }

  package func view() -> ViewState { stateFile?.read() ?? ViewState() }

  package func keep(_ view: ViewState) {
    guard let stateFile else { return }
    // Another window may have kept its own view meanwhile; what it visited stays.
    var merged = stateFile.read()
    let former = merged
    merged.scopes.merge(view.scopes) { _, new in new }
    var kept = view
    kept.scopes = merged.scopes
    stateFile.write(kept, instead: former)
  }

  package func settings() -> ProfileSettings { settingsFile.read() }

  package func mark(
    _ name: String, _ mark: ProfileMark, instead former: ProfileMark
  ) -> Result<ProfileSettings, ConfigurationError> {
    result { () throws(ConfigurationError) in
      try settingsFile.mark(name, mark, instead: former)
    }
  }

  package func list() -> Result<ProfileList, ConfigurationError> {
    result { () throws(ConfigurationError) in try configuration.profiles() }
  }

  package func knownWorkspaces() -> [KnownWorkspace] {
    configuration.knownWorkspaces(
      from: SuggestionFilesOnDisk.currentFolder, files: SuggestionFilesOnDisk())
  }

  package func open(_ name: String) -> Result<OpenWorkspace, ConfigurationError> {
    result { () throws(ConfigurationError) in try configuration.open(name) }
  }

  package func preview(_ draft: ProfileDraft) -> Result<ProfileChange, ConfigurationError> {
    let found = result { () throws(ConfigurationError) in
      try ConfigFileWriter(configuration.location()).preview(draft)
    }
    previewed = (try? found.get()).map { (draft, $0) }
    return found
  }

  package func write(_ draft: ProfileDraft) -> Result<ProfileChange, ConfigurationError> {
    let expected = previewed?.draft == draft ? previewed?.change : nil
    return result { () throws(ConfigurationError) in
      try ConfigFileWriter(configuration.location()).write(draft, expecting: expected)
    }
  }

  package func remove(_ name: String) -> Result<ProfileChange, ConfigurationError> {
    result { () throws(ConfigurationError) in
      try ConfigFileWriter(configuration.location()).remove(name)
    }
  }

  package func makeDefault(_ name: String) -> Result<ProfileChange, ConfigurationError> {
    result { () throws(ConfigurationError) in
      try ConfigFileWriter(configuration.location()).makeDefault(name)
    }
  }

  private func result<Value>(
    _ body: () throws(ConfigurationError) -> Value
  ) -> Result<Value, ConfigurationError> {
    do throws(ConfigurationError) {
      return .success(try body())
    } catch {
      return .failure(error)
    }
  }
}
