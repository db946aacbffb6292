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
      StandardError.write(
        "lakelock: \(error.sentence); use a verb such as `lakelock list-scopes` instead")
      return .usage
    }
  }

  private func run(on terminal: CursesTerminal) -> Int32 {
    let runner = EffectRunner(
      client: session.client, profiles: session.profiles, workspace: session.workspace,
      local: LocalRunner(
        Environment.ofDesktop, fileRefusal: options.isDemo ? "the demo writes no file" : nil))
    let isBrowser = session.workspace != nil && tokenEntry == nil
    let settings = session.profiles.settings()
    let viewModel = AppViewModel(
      screen: isBrowser ? .browser : .tokenEntry, size: terminal.size, time: .now,
      isReadOnly: options.isReadOnly, settings: settings,
      tokenEntry: tokenEntry ?? TokenEntryViewModel())
    let loop = EventLoop(
      terminal: terminal, client: session.client, runner: runner, viewModel: viewModel,
      draw: { viewModel, grid in AppScreen.draw(viewModel, on: &grid) })
    return loop.run { viewModel, now in
      viewModel.begin(
        profile: session.workspace?.profile, host: session.workspace?.host.shown ?? "",
        destination: destination, warning: (session.warnings + settings.problems).first, at: now)
    }
  }
}
