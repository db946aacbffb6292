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
    let invocation = Invocation.parse(Array(CommandLine.arguments.dropFirst()))
    if case .run(.run, _) = invocation {
      _ = cproc_forbid_own_dumps()
    } else {
      _ = cproc_forbid_dumps()
    }
    cproc_catch_crashes()
    cproc_end_children_with_process()
    cproc_exit(run(invocation).rawValue)
  }

  private static func run(_ invocation: Invocation) -> ExitStatus {
    switch invocation {
    case .help(let text): return show(text)
    case .version: return show("lakelock \(version)")
    case .completion(let shell): return show(shell.script)
    case .manualPage: return show(ManualPage.text(version: version))
    case .complete(let request): return complete(request)
    case .usageError(let sentence):
      StandardError.write("lakelock: \(sentence)")
      return .usage
    case .browse(let destination, let options):
      return withSession(options, keepsState: options.keepsState) { session in
        FullScreen(session: session, options: options, destination: destination).run()
      }
    case .configure(let wanted, let options):
      return withSession(options, isNew: true) { configure(wanted, options, $0) }
    case .doctor(let isOffline, let options):
      return Examination(options: options, isOffline: isOffline).run()
    case .run(.run(let request), let options): return become(request, options)
    case .run(let verb, let options):
      if let status = CommandRunner.runWithoutWorkspace(verb, options: options) { return status }
      return withSession(options, isLogged: options.isDebug) { session in
        if case .putSecret(let path, .standardInput, .unchecked) = verb, isAttended,
          !options.isReadOnly
        {
          return edit(path, options, session)
        }
        return withRunner(options, session) { $0.run(verb) }
      }
    }
  }

  /// The token-entry screen, or without a terminal a token from standard input.
  private static func configure(
    _ wanted: ConfigureOptions, _ options: GlobalOptions, _ session: Session
  ) -> ExitStatus {
    guard isatty(STDIN_FILENO) == 1 else {
      return ConfigureCommand(
        client: session.client, profiles: session.profiles, wanted: wanted, options: options,
        environment: session.environment
      ).run()
    }
    let screen = TokenEntryViewModel(host: wanted.host ?? "", profile: options.profile)
    return FullScreen(session: session, options: options, tokenEntry: screen).run()
  }

  private static func show(_ text: String) -> ExitStatus {
    StandardOutput.write(text)
    return .done
  }

  /// Whether somebody can type a value: neither input nor output leads elsewhere.
  private static var isAttended: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// `put-secret` without a value: the editor on that key, and nothing else.
  private static func edit(
    _ path: SecretPath, _ options: GlobalOptions, _ session: Session
  ) -> ExitStatus {
    guard session.workspace != nil else {
      StandardError.write("lakelock: \(ErrorText(session.absence).oneLine)")
      return .notSignedIn
    }
    return FullScreen(session: session, options: options, errand: Errand(path)).run()
  }

  /// Prints candidates for a shell; whatever goes wrong, there are only fewer of them.
  private static func complete(_ request: CompletionRequest) -> ExitStatus {
    let session =
      request.isDemo
      ? Session.demo(.demo, isLogged: false)
      : .configured(
        ConfigurationArguments(profile: request.profile, configFile: request.configFile),
        environment: Environment.takeConfiguration(), isNew: false, isLogged: false)
    let answer = CompletionAnswer(
      request, client: session.client, workspace: session.workspace, profiles: session.profiles)
    let lines = answer.lines()
    if !lines.isEmpty { StandardOutput.write(lines.joined(separator: "\n")) }
    return .done
  }

  /// Starts a program in this one's place, once the session is over and its connections are closed.
  private static func become(_ request: ProgramRequest, _ options: GlobalOptions) -> ExitStatus {
    var program: PreparedProgram?
    let status = withSession(options, isLogged: options.isDebug, keepsCredentials: true) {
      session in
      withRunner(options, session) { runner in
        switch runner.prepare(request) {
        case .success(let prepared):
          program = prepared
          return .done
        case .failure(let failure): return failure.status
        }
      }
    }
    guard let program else { return status }
    return CommandRunner.refuse(program, code: ProcessImage.replace(with: program))
  }

  private static func withRunner(
    _ options: GlobalOptions, _ session: Session, _ body: (CommandRunner) -> ExitStatus
  ) -> ExitStatus {
    guard let workspace = session.workspace else {
      StandardError.write("lakelock: \(ErrorText(session.absence).oneLine)")
      return .notSignedIn
    }
    let settings = session.profiles.settings()
    for warning in session.warnings + settings.problems {
      StandardError.write("lakelock: \(warning)")
    }
    return body(
      CommandRunner(
        client: session.client, workspace: workspace, options: options,
        readOnlyReason: { settings.readOnlyReason(of: $0) },
        watchesInterrupt: {
          let descriptor = cproc_watch_interrupt()
          return descriptor < 0 ? nil : descriptor
        },
        profiles: session.profiles))
  }

  private static func withSession(
    _ options: GlobalOptions, isNew: Bool = false, isLogged: Bool = false,
    keepsCredentials: Bool = false, keepsState: Bool = false,
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
    let environment = Environment.takeConfiguration(keepsCredentials: keepsCredentials)
    return body(
      .configured(
        arguments, environment: environment, isNew: isNew, isLogged: isLogged,
        keepsState: keepsState))
  }
}
