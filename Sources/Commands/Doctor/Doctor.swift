package import DatabricksClient
package import ViewModels

/// Looks at terminal, config file, sign-in and workspace, and says what is not well and what to do.
package struct Doctor {
  /// What it is told beforehand.
  package struct Findings {
    package var signIn: ResolvedSignIn
    package var file: ConfigFileReport
    /// What is wrong with Lakelock's own settings, a sentence each.
    package var settingsProblems: [String] = []
    /// Nil where there is no terminal.
    package var terminal: TerminalLines?
    /// Which characters the marks may be of.
    package var glyphs: GlyphSet
    /// The variables that name proxies and certificates.
    package var environment: [String: String]

    package init(
      _ signIn: ResolvedSignIn, file: ConfigFileReport, terminal: TerminalLines? = nil,
      glyphs: GlyphSet = .unicode, environment: [String: String] = [:]
    ) {
      self.signIn = signIn
      self.file = file
      self.terminal = terminal
      self.glyphs = glyphs
      self.environment = environment
    }
  }

  private let findings: Findings
  private let options: GlobalOptions
  private let streams: StandardStreams

  /// The environment variables that `Findings.environment` is made of.
  package static let variables = ProxySetting.variables + CertificateAuthorities.variables

  /// Prepares a report.
  package init(
    _ findings: Findings, options: GlobalOptions, streams: StandardStreams = StandardStreams()
  ) {
    self.findings = findings
    self.options = options
    self.streams = streams
  }

  /// Prints what is known without the network: for scripts how the workspace was found, and on a
  /// terminal everything there is to say.
  ///
  /// - Returns: `notSignedIn` when no workspace can be opened with it.
  package func reportOffline() -> ExitStatus {
    let ended = SignInReport(findings.signIn)
    return printed(or: findings.signIn.error == nil ? .done : .notSignedIn) {
      () throws(CommandFailure) in
      if options.output == .json {
        try streams.write(ended.json)
      } else if findings.terminal != nil {
        try streams.write(text(localReport))
        return localReport.isWell
      } else {
        try streams.write(ended.table.text(isTerminal: streams.isOutputTerminal))
        for warning in findings.signIn.warnings { streams.complain(warning) }
        if let error = ended.error { streams.complain(error) }
      }
      return true
    }
  }

  /// Prints all of it, having asked the workspace who the credential belongs to and for its scopes.
  ///
  /// - Returns: what stands in the way of the workspace, else `refused` when anything is not well.
  package func report(asking client: DatabricksClient) -> ExitStatus {
    var report = localReport
    var status = ExitStatus.notSignedIn
    if case .success(let workspace) = findings.signIn.outcome {
      let runner = CommandRunner(
        client: client, workspace: workspace, options: options, streams: streams)
      let connection = runner.connectionLines(environment: findings.environment)
      report.sections.append(("workspace", connection.lines))
      status = connection.failure.map { ExitStatus($0.error) } ?? .done
    }
    return printed(or: status) { () throws(CommandFailure) in
      if options.output == .json {
        try streams.write(SignInReport(findings.signIn).json(checks: report))
      } else {
        try streams.write(text(report))
      }
      return report.isWell
    }
  }

  private func text(_ report: DoctorReport) -> String {
    report.text(findings.glyphs, columns: findings.terminal?.columns)
  }

  private var localReport: DoctorReport {
    var report = DoctorReport()
    if let terminal = findings.terminal { report.sections.append(("terminal", terminal.lines)) }
    let lines = ConfigurationLines(signIn: findings.signIn, file: findings.file).lines
    let settings = findings.settingsProblems.map {
      DoctorLine.wrong("settings", $0, "correct it in a text editor")
    }
    report.sections.append(("sign-in", lines + settings))
    return report
  }

  /// Prints, and turns the answer to whether all is well into an exit status.
  private func printed(
    or status: ExitStatus, _ print: () throws(CommandFailure) -> Bool
  ) -> ExitStatus {
    do throws(CommandFailure) {
      let isWell = try print()
      return status == .done && !isWell ? .refused : status
    } catch {
      if let text = error.text { streams.complain(text) }
      return error.status
    }
  }
}

extension CommandRunner {
  /// Asks the workspace who the credential belongs to and for its scopes.
  fileprivate func connectionLines(environment: [String: String]) -> ConnectionLines {
    let user = asked(ReadCurrentUser().operation)
    let scopes = (try? user.get()).map { _ in asked(ListScopes().operation).map(\.count) }
    return ConnectionLines(
      host: workspace.host,
      proxy: ProxySetting(for: workspace.host, environment: environment),
      authorities: CertificateAuthorities(environment: environment), user: user, scopeCount: scopes,
      clock: client.clockDifference)
  }

  private func asked<O: Operation>(_ operation: O) -> Result<O.Outcome, DatabricksError> {
    do throws(CommandFailure) {
      return .success(try carryOut(operation))
    } catch .workspace(let error) {
      return .failure(error)
    } catch {
      return .failure(.cancelled)
    }
  }
}
