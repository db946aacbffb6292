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
///
/// The file is not read when no profile is named and host or token stand elsewhere. Personal access
/// tokens are the one way to sign in so far; another one is named in the error.
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

  /// The workspace to open.
  package static func resolve(
    arguments: ConfigurationArguments, environment: [String: String]
  ) throws(ConfigurationError) -> OpenWorkspace {
    try Configuration(arguments: arguments, environment: environment).resolve().workspace
  }

  /// The workspace to open, and what should be said about it.
  package func resolve() throws(ConfigurationError) -> Resolution {
    guard let file = try neededFile() else {
      return Resolution(workspace: try workspaceWithoutFile(), warnings: [])
    }
    let name = namedProfile ?? file.file.defaultProfile ?? ConfigFile.defaultSection
    return Resolution(
      workspace: try workspace(name, in: file.file), warnings: [file.warning].compactMap { $0 })
  }

  /// The workspace of the named profile, with no regard to the environment's host and token.
  package func open(_ name: String) throws(ConfigurationError) -> OpenWorkspace {
    let location = try location()
    guard let onDisk = try ConfigFileOnDisk(at: location), onDisk.file.hasSection(name) else {
      throw .noSuchProfile(name, path: location.shownPath)
    }
    let bare = ConfigurationArguments(configFile: arguments.configFile)
    let home = environment.filter { $0.key == "HOME" || $0.key == "DATABRICKS_CONFIG_FILE" }
    return try Configuration(arguments: bare, environment: home).workspace(name, in: onDisk.file)
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
        hasToken: file.hasValue("token", in: name))
    }
    let problems = file.problems.map { "\(location.shownPath), line \($0.line): \($0.text)" }
    return ProfileList(
      path: location.shownPath, rows: rows, warnings: [onDisk.warning].compactMap { $0 } + problems)
  }

  /// Where the config file is.
  package func location() throws(ConfigurationError) -> ConfigFileLocation {
    try ConfigFileLocation(argument: arguments.configFile, environment: environment)
  }

  private var namedProfile: String? {
    let argument = arguments.profile.flatMap { $0.isEmpty ? nil : $0 }
    return argument ?? environment["DATABRICKS_CONFIG_PROFILE"]
  }

  private var givenHost: String? {
    let argument = arguments.host.flatMap { $0.isEmpty ? nil : $0 }
    return argument ?? environment["DATABRICKS_HOST"]
  }

  /// The file if it is to be read; nil when host or token are given without a profile's name.
  private func neededFile() throws(ConfigurationError) -> ConfigFileOnDisk? {
    let isNamed = namedProfile != nil
    let isGiven =
      givenHost != nil || environment["DATABRICKS_TOKEN"] != nil
      || environment["DATABRICKS_CLIENT_ID"] != nil
    guard isNamed || !isGiven else { return nil }
    if namedProfile == ConfigFile.settingsSection {
      throw .invalidProfileName(ConfigFile.settingsSection, reason: "it is reserved for settings")
    }
    let location = try location()
    if let file = try ConfigFileOnDisk(at: location) { return file }
    guard let name = namedProfile else { throw .notConfigured }
    throw .noSuchProfile(name, path: location.shownPath)
  }

  private func workspaceWithoutFile() throws(ConfigurationError) -> OpenWorkspace {
    guard let host = givenHost else {
      throw .incompleteEnvironment(set: "DATABRICKS_TOKEN", missing: "DATABRICKS_HOST")
    }
    guard let token = environment["DATABRICKS_TOKEN"] else {
      let set = environment["DATABRICKS_HOST"] == nil ? "--host" : "DATABRICKS_HOST"
      throw .incompleteEnvironment(set: set, missing: "DATABRICKS_TOKEN")
    }
    return try workspace(
      profile: nil, host: host, token: Secret(copying: token.utf8), workspaceID: nil)
  }

  private func workspace(
    _ name: String, in file: ConfigFile
  ) throws(ConfigurationError) -> OpenWorkspace {
    let path = try location().shownPath
    guard file.hasSection(name) else {
      if namedProfile == nil, file.defaultProfile == nil { throw .notConfigured }
      throw .noSuchProfile(name, path: path)
    }
    try checkSignIn(name, in: file)
    let token = environment["DATABRICKS_TOKEN"].map { Secret(copying: $0.utf8) }
    guard let host = givenHost ?? file.text(of: "host", in: name) else {
      throw incomplete(name, missing: "host", in: file, path)
    }
    guard let token = token ?? file.secret(of: "token", in: name) else {
      throw incomplete(name, missing: "token", in: file, path)
    }
    // The id belongs to the host beside it, not to one that was given instead.
    let workspaceID = givenHost == nil ? file.text(of: "workspace_id", in: name) : nil
    return try workspace(profile: name, host: host, token: token, workspaceID: workspaceID)
  }

  private func workspace(
    profile: String?, host: String, token: Secret, workspaceID: String?
  ) throws(ConfigurationError) -> OpenWorkspace {
    let address = try WorkspaceURL.normalise(host)
    try TokenText.check(token)
    let named = environment["DATABRICKS_WORKSPACE_ID"] ?? workspaceID
    return OpenWorkspace(
      profile: profile, host: address.url, token: token,
      workspaceID: named.flatMap { WorkspaceID.isPlain($0) ? $0 : nil } ?? address.workspaceID)
  }

  /// Names the way to sign in when it is not a token.
  private func checkSignIn(_ name: String, in file: ConfigFile) throws(ConfigurationError) {
    let type = environment["DATABRICKS_AUTH_TYPE"] ?? file.text(of: "auth_type", in: name)
    if let kind = type.flatMap(CredentialKeys.kind(ofAuthType:)) {
      throw .unsupportedSignIn(name, kind: kind)
    }
    let hasToken = environment["DATABRICKS_TOKEN"] != nil || file.hasValue("token", in: name)
    guard !hasToken else { return }
    if let kind = CredentialKeys.kindWithoutToken({ file.hasValue($0, in: name) }) {
      throw .unsupportedSignIn(name, kind: kind)
    }
  }

  /// A malformed line of the profile is the likelier reason for what is missing.
  private func incomplete(
    _ name: String, missing: String, in file: ConfigFile, _ path: String
  ) -> ConfigurationError {
    for (index, line) in file.lines.enumerated() where line.section == name {
      if case .malformed(let text) = line.kind {
        return .malformed(path: path, line: index + 1, text)
      }
    }
    return .incompleteProfile(name, missing: missing)
  }
}
