import CHeap
import CProcess
import Commands
import DatabricksClient
import Desktop
import Glibc
import ViewModels
import WorkspaceEmulator

@main
enum Lakelock {
  static let version = "0.1.0"

  static func main() {
    // Asked so that the wiping heap is linked in; where it is not active nothing else changes.
    _ = cheap_is_active()
    _ = cproc_forbid_dumps()
    cproc_catch_crashes()
    cproc_end_children_with_process()
    exit(run(Invocation.parse(Array(CommandLine.arguments.dropFirst()))).rawValue)
  }

  private static func run(_ invocation: Invocation) -> ExitStatus {
    switch invocation {
    case .help(let text):
      StandardOutput.write(text)
      return .done
    case .version:
      StandardOutput.write("lakelock \(version)")
      return .done
    case .usageError(let sentence):
      StandardError.write("lakelock: \(sentence)")
      return .usage
    case .browse(let destination, let options):
      return withSession(options) { session in
        FullScreen(session: session, options: options, destination: destination).run()
      }
    case .configure(let wanted, let options):
      return withSession(options, isNew: true) { session in
        guard isatty(STDIN_FILENO) == 1 else {
          _ = TextLocale.adopt()
          return ConfigureCommand(
            client: session.client, profiles: session.profiles, wanted: wanted, options: options,
            environment: session.environment
          ).run()
        }
        let screen = TokenEntryViewModel(host: wanted.host ?? "", profile: options.profile)
        return FullScreen(session: session, options: options, tokenEntry: screen).run()
      }
    case .doctor(let isOffline, let options):
      return Examination(options: options, isOffline: isOffline).run()
    case .run(let verb, let options):
      return withSession(options, isLogged: options.isDebug) { session in
        run(verb, options, session)
      }
    }
  }

  private static func run(
    _ verb: Verb, _ options: GlobalOptions, _ session: Session
  ) -> ExitStatus {
    guard let workspace = session.workspace else {
      StandardError.write("lakelock: \(ErrorText(session.absence).oneLine)")
      return .notSignedIn
    }
    let settings = session.profiles.settings()
    for warning in session.warnings + settings.problems {
      StandardError.write("lakelock: \(warning)")
    }
    _ = TextLocale.adopt()
    return CommandRunner(
      client: session.client, workspace: workspace, options: options,
      readOnlyReason: settings.readOnlyReason(of: workspace.profile)
    ).run(verb)
  }

  private static func withSession(
    _ options: GlobalOptions, isNew: Bool = false, isLogged: Bool = false,
    _ body: (Session) -> ExitStatus
  ) -> ExitStatus {
    if options.isDemo {
      guard let seed = Seed(parsing: options.seed) else {
        StandardError.write(
          "lakelock: there is no seed \(SafeText.line(options.seed)); "
            + "use demo, empty, or a size such as 1000x1000")
        return .usage
      }
      return body(.demo(seed, isLogged: isLogged))
    }
    let arguments = ConfigurationArguments(
      profile: options.profile, configFile: options.configFile)
    let environment = Environment.takeConfiguration()
    return body(
      .configured(arguments, environment: environment, isNew: isNew, isLogged: isLogged))
  }
}
