/// Finds host and sign-in as the official SDKs do, and remembers what it found on the way.
///
/// Each attribute comes from the arguments, else from the environment, else from the profile. The
/// file is not read when no profile is named and a host or any credential stands elsewhere.
struct SignInResolver {
  private let arguments: ConfigurationArguments
  private let environment: [String: String]
  private var settings = SignInSettings()
  private var profile: String?
  private var configFile: String?
  private var warnings: [String] = []
  private var host: WorkspaceURL?
  private var authType: AuthType?
  /// The first malformed line of the profile, the likelier reason for what is missing.
  private var malformed: ConfigurationError?
  /// A sentence for each malformed line of the file; one in another section is told all the same,
  /// since the file cannot be written before it is corrected.
  private var problems: [String] = []

  /// Prepares to look; `environment` has no empty values.
  init(_ arguments: ConfigurationArguments, environment: [String: String]) {
    self.arguments = arguments
    self.environment = environment
  }

  /// Looks everything up.
  mutating func resolve() -> ResolvedSignIn {
    let outcome: Result<OpenWorkspace, ConfigurationError>
    do throws(ConfigurationError) {
      outcome = .success(try workspace())
      // Where something is missing one of them is the error itself.
      warnings += problems
    } catch {
      // The one that is meant is told although the file does not have it.
      if case .noSuchProfile(let name, _) = error { profile = name }
      outcome = .failure(error)
    }
    return ResolvedSignIn(
      host: host, authType: authType, profile: profile, configFile: configFile,
      attributes: settings.shown, outcome: outcome, warnings: warnings)
  }

  private mutating func workspace() throws(ConfigurationError) -> OpenWorkspace {
    if let host = arguments.host, !host.isEmpty {
      settings.add(.host, .text(host), from: .option("--host"))
    }
    settings.add(environment: environment)
    let missingProfile = try readFile()
    authType = settings.text(.authType).map(AuthType.init(rawValue:))
    let address = try address(missingProfile)
    if authType == nil, settings.families.count > 1 {
      throw .conflictingSignIns(settings.families)
    }
    let choice = CredentialChoice(
      settings, host: address.url, login: login, programs: ProgramSearch(environment))
    let chosen = authType ?? choice.authType
    authType = chosen
    guard let chosen else { throw missingProfile ?? incomplete("token") }
    let credential = try credential(chosen, choice)
    return OpenWorkspace(
      profile: profile, host: address.url, credential: credential,
      workspaceID: workspaceID(address.workspaceID))
  }

  private func credential(
    _ chosen: AuthType, _ choice: CredentialChoice
  ) throws(ConfigurationError) -> Credential {
    do throws(CredentialChoice.Refusal) {
      return try choice.credential(chosen)
    } catch {
      switch error {
      case .missing(let attribute): throw incomplete(attribute)
      case .unsupported: throw .unsupportedSignIn(profile, kind: chosen.name)
      case .invalid(let error): throw error
      }
    }
  }

  private mutating func address(
    _ missingProfile: ConfigurationError?
  ) throws(ConfigurationError) -> (url: WorkspaceURL, workspaceID: String?, removed: [String]) {
    guard let text = settings.text(.host) else { throw missingProfile ?? incomplete("host") }
    let address = try WorkspaceURL.normalise(text)
    host = address.url
    return address
  }

  /// What `databricks auth token` is to be asked for.
  ///
  /// A `[DEFAULT]` that nobody named is no profile to the official tools, which ask by host then.
  private var login: DatabricksCLILogin {
    let isFallback = profile == ConfigFile.defaultSection && namedProfile == nil
    // The profile's login is for the profile's host: its token goes to no other.
    let isForHost = settings.origin(.host) == profileOrigin
    return DatabricksCLILogin(
      profile: isFallback || !isForHost ? nil : profile,
      programPath: settings.text(.databricksCLIPath),
      configFile: arguments.configFile)
  }

  private func workspaceID(_ ofAddress: String?) -> String? {
    var named = settings.text(.workspaceID)
    // The id in a profile belongs to the host beside it, not to one that was given instead.
    if case .file? = settings.origin(.workspaceID), settings.origin(.host) != profileOrigin {
      named = nil
    }
    return named.flatMap { WorkspaceID.isPlain($0) ? $0 : nil } ?? ofAddress
  }

  private var profileOrigin: ResolvedSignIn.Origin? {
    guard let configFile, let profile else { return nil }
    return .file(path: configFile, profile: profile)
  }
}

// The profile.
extension SignInResolver {
  private var namedProfile: String? {
    let argument = arguments.profile.flatMap { $0.isEmpty ? nil : $0 }
    return argument ?? environment["DATABRICKS_CONFIG_PROFILE"]
  }

  /// Adds the profile's values where the file is to be read.
  ///
  /// - Returns: what to say if host or credential turn out to be missing: the file may be absent
  ///   although a profile is named, as long as nothing of it is needed.
  private mutating func readFile() throws(ConfigurationError) -> ConfigurationError? {
    guard namedProfile != nil || !settings.isEnoughWithoutFile else { return nil }
    if namedProfile == ConfigFile.settingsSection { throw Self.reservedName }
    let location = try ConfigFileLocation(
      argument: arguments.configFile, environment: environment)
    guard let onDisk = try ConfigFileOnDisk(at: location) else {
      if let namedBy = location.namedBy {
        return .noSuchFile(path: location.shownPath, namedBy: namedBy)
      }
      return namedProfile.map { .noFileForProfile($0, path: location.shownPath) } ?? .notConfigured
    }
    configFile = location.shownPath
    warnings = [onDisk.warning].compactMap { $0 }
    let file = onDisk.file
    let wanted = namedProfile ?? file.defaultProfile
    if wanted == ConfigFile.settingsSection { throw Self.reservedName }
    let name = wanted ?? ConfigFile.defaultSection
    guard file.hasSection(name) else {
      guard wanted == nil else { throw .noSuchProfile(name, path: location.shownPath) }
      guard let problem = file.problems.first else { return .notConfigured }
      // Nothing in it was understood: that is no file without profiles.
      throw .malformed(path: location.shownPath, line: problem.line, problem.text)
    }
    profile = name
    settings.add(name, of: file, path: location.shownPath)
    problems = file.problems.map { "\(location.shownPath), line \($0.line): \($0.text)" }
    malformed = file.firstProblem(in: name).map {
      .malformed(path: location.shownPath, line: $0.line, $0.text)
    }
    return nil
  }

  private static let reservedName = ConfigurationError.invalidProfileName(
    ConfigFile.settingsSection, reason: "it is reserved for settings")

  private func incomplete(_ missing: String) -> ConfigurationError {
    if let malformed { return malformed }
    if let profile { return .incompleteProfile(profile, missing: missing) }
    let set = settings.shown.first?.origin.text ?? "DATABRICKS_AUTH_TYPE"
    let attribute = SignInAttribute(rawValue: missing)
    return .incompleteEnvironment(set: set, missing: attribute?.variables.first ?? missing)
  }
}

extension ConfigFile {
  /// The first line of a section that cannot be understood, or that has a key which no tool knows
  /// because its “=” is missing and a “:” of its value was taken for one.
  fileprivate func firstProblem(in section: String) -> Problem? {
    for (index, line) in lines.enumerated() where line.section == section {
      switch line.kind {
      case .malformed(let text): return Problem(line: index + 1, text: text)
      case .entry(let entry) where entry.key.contains(" "):
        return Problem(line: index + 1, text: "there is no “=” after the key")
      default: break
      }
    }
    return nil
  }
}
