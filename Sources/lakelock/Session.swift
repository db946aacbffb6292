import Commands
import DatabricksClient
import DemoWorkspace
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
      rateLimitPerSecond: environment["DATABRICKS_RATE_LIMIT"].flatMap { Int($0) },
      userAgent: userAgent, programs: ProgramSearch(environment))
  }

  /// What there is of a session, to complete names: without a workspace where none can be opened.
  static func forCompletion(
    _ arguments: ConfigurationArguments, environment: [String: String]
  ) -> Session {
    let configuration = Configuration(arguments: arguments, environment: environment)
    return Session(
      client: client(environment, isLogged: false), profiles: ConfigFileProfiles(configuration),
      workspace: try? configuration.resolve().workspace, warnings: [])
  }

  /// The workspace that arguments, environment and config file name; none where nothing is configured.
  ///
  /// With `isNew` nothing is looked for, since a workspace is about to be connected.
  static func configured(
    _ arguments: ConfigurationArguments, environment: [String: String], isNew: Bool,
    isLogged: Bool
  ) throws(ConfigurationError) -> Session {
    let configuration = Configuration(arguments: arguments, environment: environment)
    var resolution: Configuration.Resolution?
    var absence = ConfigurationError.notConfigured
    do throws(ConfigurationError) {
      if !isNew { resolution = try configuration.resolve() }
    } catch {
      absence = error
      switch error {
      // The token-entry screen is the answer to these.
      case .notConfigured, .noSuchFile: break
      default: throw error
      }
    }
    return Session(
      client: client(environment, isLogged: isLogged), profiles: ConfigFileProfiles(configuration),
      workspace: resolution?.workspace, warnings: resolution?.warnings ?? [], absence: absence,
      environment: ConfigureEnvironment(
        host: environment["DATABRICKS_HOST"], overriding: configuration.overridingVariables))
  }
}
