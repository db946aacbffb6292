import Commands
import DatabricksClient
import Desktop
import FrontEnd
import Glibc
import ViewModels

/// `lakelock doctor`: gathers what there is to know, prints it, and on a terminal tries a paste.
struct Examination {
  let options: GlobalOptions
  let isOffline: Bool

  func run() -> ExitStatus {
    let environment = Environment.takeConfiguration()
    let configuration = Configuration(
      arguments: ConfigurationArguments(profile: options.profile, configFile: options.configFile),
      environment: environment)
    let glyphs = TextLocale.adopt()
    let terminal = terminalLines(glyphs)
    var findings = Doctor.Findings(
      configuration.signIn(), file: configuration.fileReport(), terminal: terminal,
      glyphs: glyphs, environment: Environment.values(of: Doctor.variables))
    findings.settingsProblems = SettingsFile(environment).read().problems
    let doctor = Doctor(findings, options: options)
    let status =
      isOffline
      ? doctor.reportOffline()
      : doctor.report(asking: Session.client(environment, isLogged: options.isDebug))
    return terminal.map { tryPaste(status, on: $0) } ?? status
  }

  /// Nil without a terminal, and where the answer is for a script.
  private func terminalLines(_ glyphs: GlyphSet) -> TerminalLines? {
    guard options.output == .text else { return nil }
    let facts = TerminalExamination(type: Environment.value(of: "TERM")).facts()
    return facts.map {
      TerminalLines(
        $0, glyphs: glyphs, environment: Environment.values(of: TerminalLines.variables))
    }
  }

  private func tryPaste(_ status: ExitStatus, on terminal: TerminalLines) -> ExitStatus {
    let prompt = "paste something here to see how it arrives; Enter or Escape ends"
    StandardOutput.write("\n" + terminal.wrapped(prompt))
    let trial = PasteTrialRun { StandardOutput.write(terminal.wrapped($0, indentation: "  ")) }
    switch trial.run() {
    case .done(let allMarked): return status == .done && !allMarked ? .refused : status
    case .interrupted: return .interrupted
    case .stopped(let number): exit(number)
    }
  }
}
