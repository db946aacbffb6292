/// What the command line says about the workspace to open.
package struct ConfigurationArguments: Equatable, Sendable {
  package var host: String?
  package var profile: String?
  package var configFile: String?

  package init(host: String? = nil, profile: String? = nil, configFile: String? = nil) {
    self.host = host
    self.profile = profile
    self.configFile = configFile
  }
}

/// Finds the workspace to open as the official tools do: arguments, then environment, then file.
package struct Configuration: Sendable {
  /// A workspace and what should be said about how it was found.
  package struct Resolution: Equatable, Sendable {
    package var workspace: OpenWorkspace
    /// One sentence each, such as for a config file that others may read.
    package var warnings: [String]
  }

  private let arguments: ConfigurationArguments
  private let environment: [String: String]

  package init(arguments: ConfigurationArguments, environment: [String: String]) {
    self.arguments = arguments
    // An empty variable counts as none.
    self.environment = environment.filter { !$0.value.isEmpty }
  }

  /// The environment variables that have a say; those that hold a credential are also in
  /// `secretVariables`.
  package static var variables: [String] {
    ["HOME", "PATH", "DATABRICKS_CONFIG_FILE", "DATABRICKS_CONFIG_PROFILE"]
      + SignInAttribute.allCases.flatMap(\.variables)
  }

  /// The environment variables whose values must not stay in the process's environment.
  package static var secretVariables: [String] {
    SignInAttribute.allCases.filter(\.isSecret).flatMap(\.variables)
  }

  /// The variables that are set and count more than any profile of the file.
  package var overridingVariables: [String] {
    let variables = SignInAttribute.host.variables + Self.secretVariables
    return variables.filter { environment[$0] != nil }
  }

  /// The workspace to open.
  package static func resolve(
    arguments: ConfigurationArguments, environment: [String: String]
  ) throws(ConfigurationError) -> OpenWorkspace {
    try Configuration(arguments: arguments, environment: environment).resolve().workspace
  }

  /// The workspace to open, and what should be said about it.
  package func resolve() throws(ConfigurationError) -> Resolution {
    let found = signIn()
    return Resolution(workspace: try found.outcome.get(), warnings: found.warnings)
  }

  /// How host and sign-in were found, whether or not they suffice.
  package func signIn() -> ResolvedSignIn {
    var resolver = SignInResolver(arguments, environment: environment)
    return resolver.resolve()
  }

  /// The same for the profile that was open the last time, where nothing says which one to open.
  ///
  /// - Returns: nil where an argument, a variable or the file's `default_profile` says it, and where
  ///   that profile cannot be opened.
  package func signIn(asLastTime name: String) -> ResolvedSignIn? {
    guard arguments.host == nil, arguments.profile == nil,
      environment["DATABRICKS_CONFIG_PROFILE"] == nil, overridingVariables.isEmpty,
      let file = try? ConfigFileOnDisk(at: location())?.file, file.defaultProfile == nil
    else { return nil }
    var wanted = arguments
    wanted.profile = name
    let found = Configuration(arguments: wanted, environment: environment).signIn()
    return (try? found.outcome.get()) == nil ? nil : found
  }

  /// The workspace of the named profile, with no regard to the environment's host and credentials.
  package func open(_ name: String) throws(ConfigurationError) -> OpenWorkspace {
    let kept = ["HOME", "PATH", "DATABRICKS_CONFIG_FILE", "DATABRICKS_CLI_PATH"]
    return try Configuration(
      arguments: ConfigurationArguments(profile: name, configFile: arguments.configFile),
      environment: environment.filter { kept.contains($0.key) }
    ).resolve().workspace
  }

  /// The profiles of the config file; a file that is not there has none.
  package func profiles() throws(ConfigurationError) -> ProfileList {
    let location = try location()
    guard let onDisk = try ConfigFileOnDisk(at: location) else {
      return ProfileList(path: location.shownPath, rows: [])
    }
    let file = onDisk.file
    let rows = file.profileNames.map { name in
      ProfileList.Row(
        name: name, host: file.text(of: "host", in: name) ?? "",
        hasToken: file.hasValue("token", in: name), authType: file.authType(of: name),
        isDefault: name == file.defaultProfile ?? ConfigFile.defaultSection)
    }
    let problems = file.problems.map { "\(location.shownPath), line \($0.line): \($0.text)" }
    return ProfileList(
      path: location.shownPath, rows: rows, warnings: [onDisk.warning].compactMap { $0 } + problems)
  }

  /// Workspaces that are named on this machine besides the config file, seen from `folder`.
  package func knownWorkspaces(
    from folder: String, files: any SuggestionFiles
  ) -> [KnownWorkspace] {
    KnownWorkspaceSearch(environment: environment, folder: folder, files: files).find()
  }

  /// Where the config file is.
  package func location() throws(ConfigurationError) -> ConfigFileLocation {
    try ConfigFileLocation(argument: arguments.configFile, environment: environment)
  }
}

extension ConfigFile {
  /// What the section says of its sign-in: `auth_type`, else what its credentials are for.
  fileprivate func authType(of section: String) -> String {
    if let named = text(of: "auth_type", in: section) { return named }
    if hasValue("token", in: section) { return AuthType.pat.rawValue }
    if hasValue("client_id", in: section) { return AuthType.oauthM2M.rawValue }
    return hasValue("username", in: section) ? "basic" : ""
  }
}
