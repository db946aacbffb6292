import Commands
import DatabricksClient
import Desktop
import FrontEnd
import Glibc
import ViewModels

/// The full-screen program on a session.
struct FullScreen {
  let session: Session
  let options: GlobalOptions
  /// What to go to once it is listed.
  var destination: BrowserViewModel.Destination?
  /// The token-entry screen to begin with; without it the browser comes first where it can.
  var tokenEntry: TokenEntryViewModel?
  /// The one value to edit, after which the program ends.
  var errand: Errand?

  /// Runs until the user quits.
  func run() -> ExitStatus {
    let terminalOptions = TerminalOptions(
      type: Environment.value(of: "TERM"), glyphs: TextLocale.adopt(),
      usesColor: options.usesColor && (Environment.value(of: "NO_COLOR") ?? "").isEmpty,
      usesMouse: options.usesMouse,
      escapeDelay: TerminalOptions.escapeDelay(Environment.value(of: "ESCDELAY")))
    do throws(TerminalError) {
      exit(run(on: try CursesTerminal(terminalOptions)))
    } catch {
      // Whoever mistyped a verb in a script did not mean to open a scope.
      let verb = destination.map { "there is no verb “\(SafeText.line($0.scope.rawValue))”, and " }
      StandardError.write(
        "lakelock: \(verb ?? "")\(error.sentence); use a verb such as `lakelock list-scopes` instead"
      )
      return .usage
    }
  }

  private func run(on terminal: CursesTerminal) -> Int32 {
    let fileRefusal = options.isDemo ? "the demo writes no file" : nil
    let runner = EffectRunner(
      client: session.client, profiles: session.profiles, workspace: session.workspace,
      local: LocalRunner(Environment.ofDesktop, fileRefusal: fileRefusal))
    let isBrowser = session.workspace != nil && tokenEntry == nil
    let obstacle = tokenEntry == nil ? session.obstacle : nil
    let entry =
      tokenEntry
      ?? TokenEntryViewModel(
        host: session.unopened?.host?.text ?? "",
        profile: options.profile ?? (obstacle == nil ? nil : session.unopened?.profile),
        notice: obstacle.map { TokenEntryNote($0, .problem) })
    let settings = session.profiles.settings()
    let viewModel = AppViewModel(
      screen: isBrowser ? .browser : .tokenEntry, size: terminal.size, time: .now,
      isReadOnly: options.isReadOnly, settings: settings, view: session.profiles.view(),
      tokenEntry: entry, errand: errand,
      lockableByteCount: ProcessMemory.lockableByteCount, fileRefusal: fileRefusal)
    var backdrop = Backdrop()
    let loop = EventLoop(
      terminal: terminal, client: session.client, runner: runner, viewModel: viewModel,
      draw: { viewModel, grid in AppScreen.draw(viewModel, over: &backdrop, on: &grid) })
    let status = loop.run { viewModel, now in
      viewModel.begin(
        profile: session.workspace?.profile, host: session.workspace?.host.shown ?? "",
        destination: destination, warnings: session.warnings + settings.problems,
        obstacle: obstacle, at: now)
    }
    if errand != nil { tellEnd(status, loop.savedText) }
    return status
  }

  /// Says in the shell what became of the one value, as the other verbs do.
  private func tellEnd(_ status: Int32, _ savedText: String?) {
    switch ExitStatus(rawValue: status) {
    case .done: if let savedText { StandardOutput.write(savedText) }
    case .unchanged: StandardError.write("lakelock: nothing was saved")
    default: break
    }
  }
}
