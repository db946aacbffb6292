package import DatabricksClient
internal import ViewModels

/// Says how a workspace was found and, unless it is to stay offline, whether it answers.
package struct Doctor {
  private let signIn: ResolvedSignIn
  private let options: GlobalOptions
  private let streams: StandardStreams

  /// Prepares a report on `signIn`.
  package init(
    _ signIn: ResolvedSignIn, options: GlobalOptions, streams: StandardStreams = StandardStreams()
  ) {
    self.signIn = signIn
    self.options = options
    self.streams = streams
  }

  /// Prints what is known without the network.
  ///
  /// - Returns: `notSignedIn` when no workspace can be opened with it.
  package func reportOffline() -> ExitStatus {
    let report = SignInReport(signIn)
    do throws(CommandFailure) {
      if options.output == .json {
        try streams.write(report.json)
      } else {
        try streams.write(report.table.text(isTerminal: streams.isOutputTerminal))
        for warning in signIn.warnings { streams.complain(warning) }
        if let error = report.error { streams.complain(error) }
      }
    } catch {
      if let text = error.text { streams.complain(text) }
      return error.status
    }
    return signIn.error == nil ? .done : .notSignedIn
  }

  /// Prints the same, then asks the workspace who the credential belongs to and for its scopes.
  package func report(asking client: DatabricksClient) -> ExitStatus {
    let status = reportOffline()
    guard status == .done, case .success(let workspace) = signIn.outcome else { return status }
    return CommandRunner(client: client, workspace: workspace, options: options, streams: streams)
      .checkConnection()
  }
}

extension CommandRunner {
  /// Asks the workspace who the credential belongs to and for its scopes, and prints both.
  func checkConnection() -> ExitStatus {
    do throws(CommandFailure) {
      let checked = try carryOut(CheckConnection())
      if options.output == .text {
        let scopes = CountText.counted(checked.scopeCount, "scope")
        try streams.write(StandardStreams.line("✓ \(checked.user.userName), \(scopes)"))
      }
      return .done
    } catch {
      if let text = error.text { streams.complain(text) }
      return error.status
    }
  }
}
