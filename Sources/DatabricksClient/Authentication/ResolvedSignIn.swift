/// How host, profile and sign-in were found, without anything having been asked over the network.
package struct ResolvedSignIn: Sendable {
  /// Where a value came from.
  package enum Origin: Equatable, Sendable {
    /// An option of the command line, such as `--host`.
    case option(String)
    /// An environment variable.
    case environment(String)
    case file(path: String, profile: String)

    /// In a few words, such as `~/.databrickscfg [prod]`.
    package var text: String {
      switch self {
      case .option(let name): name
      case .environment(let name): name
      case .file(let path, let profile): "\(path) [\(profile)]"
      }
    }
  }

  /// A value that counts, for the eyes: credentials are masked.
  package struct Attribute: Equatable, Sendable {
    /// The key in the config file.
    package let name: String
    package let value: String
    package let origin: Origin
  }

  /// The workspace's address; nil when none is named, or what is named is none.
  package var host: WorkspaceURL?
  package var authType: AuthType?
  /// The profile whose section is used.
  package var profile: String?
  /// The config file that was read, with `~` for the home folder.
  package var configFile: String?
  package var attributes: [Attribute]
  /// The workspace, or why it cannot be opened.
  package var outcome: Result<OpenWorkspace, ConfigurationError>
  /// One sentence each, such as for a config file that others may read.
  package var warnings: [String]

  /// Why the workspace cannot be opened.
  package var error: ConfigurationError? {
    if case .failure(let error) = outcome { error } else { nil }
  }
}
