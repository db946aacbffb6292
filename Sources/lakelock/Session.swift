import Commands
import DatabricksClient
import DemoWorkspace
import Desktop
import Glibc
import ViewModels
import WorkspaceEmulator

/// What a run of the program talks to: a transport, the profiles, and the workspace to begin with.
struct Session {
  /// Sent with every request, in the form of RFC 9110, section 10.1.5.
  static let userAgent = "lakelock/\(Lakelock.version) os/linux"

  let client: DatabricksClient
  let profiles: any ProfileStore
  /// The workspace to open; nil where nothing is configured yet.
  let workspace: OpenWorkspace?
  /// One sentence each about how the workspace was found.
  let warnings: [String]
  /// Why there is no workspace to open.
  var absence = ConfigurationError.notConfigured
  /// What was found of the workspace that cannot be opened, for the screen that puts it right.
  var unopened: ResolvedSignIn?
  /// What the environment says of the workspace, for a profile that is about to be written.
  var environment = ConfigureEnvironment()

  /// The sample workspace inside the process: no network, no account, nothing written.
  static func demo(_ seed: Seed, isLogged: Bool) -> Session {
    let transport = EmulatedTransport(workspace: Workspace(seed: seed))
    return Session(
      client: DatabricksClient(
        transport: isLogged ? LoggedTransport(transport) : transport, rateLimitPerSecond: .max,
        userAgent: userAgent),
      profiles: DemoProfiles(), workspace: DemoProfiles.workspace, warnings: [])
  }

  /// A client that talks over the network.
  static func client(_ environment: [String: String], isLogged: Bool) -> DatabricksClient {
    let transport = CurlTransport(
      authorities: CertificateAuthorities(environment: environment))
    return DatabricksClient(
      transport: isLogged ? LoggedTransport(transport) : transport,
      rateLimitPerSecond: RateLimit(environment["DATABRICKS_RATE_LIMIT"]).perSecond,
      userAgent: userAgent, programs: ProgramSearch(environment))
  }

  /// The workspace that arguments, environment and config file name; where there is none it is
  /// said why, and a screen can still be opened.
  ///
  /// With `isNew` nothing is looked for, since a workspace is about to be connected.
  static func configured(
    _ arguments: ConfigurationArguments, environment: [String: String], isNew: Bool,
    isLogged: Bool, keepsState: Bool = false
  ) -> Session {
    let configuration = Configuration(arguments: arguments, environment: environment)
    let state = keepsState ? StateFile(environment) : nil
    var signIn: ResolvedSignIn?
    if !isNew {
      let last = state.flatMap { $0.read().profile }
      signIn =
        last.flatMap { configuration.signIn(asLastTime: $0) } ?? configuration.signIn()
    }
    return Session(
      client: client(environment, isLogged: isLogged),
      profiles: ConfigFileProfiles(
        configuration, settings: SettingsFile(environment), state: state),
      workspace: try? signIn?.outcome.get(),
      warnings: (signIn?.warnings ?? [])
        + [RateLimit(environment["DATABRICKS_RATE_LIMIT"]).problem].compactMap(\.self),
      absence: signIn?.error ?? .notConfigured, unopened: signIn,
      environment: ConfigureEnvironment(
        host: environment["DATABRICKS_HOST"], overriding: configuration.overridingVariables))
  }
}

extension Session {
  /// Why the workspace that is configured cannot be opened, in one sentence; nil where none is
  /// configured, or one can be.
  var obstacle: String? {
    guard workspace == nil, unopened != nil else { return nil }
    switch absence {
    // The token-entry screen is the answer to these.
    case .notConfigured, .noSuchFile, .noFileForProfile: return nil
    default: return ErrorText(absence).oneLine
    }
  }
}
