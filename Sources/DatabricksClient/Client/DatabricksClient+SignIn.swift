/// Signing in: the sessions' actions, carried out with operations of the client's own.
extension DatabricksClient {
  /// Does what a session wants.
  ///
  /// Only what wants a token can lead to a sign-in, which then has the priority of that.
  func perform(
    _ actions: [SignInSession.Action], for signIn: Int, priority: OperationPriority = .user
  ) {
    for action in actions {
      switch action {
      case .signIn(let isAfterRejection):
        begin(signIn, isAfterRejection: isAfterRejection, priority: priority)
      case .send(let ids): for id in ids { queue(id) }
      case .fail(let ids, let error):
        for id in ids { take(active[id]?.run.received(.failure(error), tries: 0), for: id) }
      case .giveUp:
        guard let operation = signIns.operation(signIn) else { continue }
        signIns.setOperation(signIn, to: nil)
        cancel(operation)
      }
    }
  }

  /// Has the operation's request wait for its token.
  func wantToken(of signIn: Int, for id: OperationID) {
    let priority = active[id]?.priority ?? .user
    perform(
      signIns[signIn].tokenWanted(by: id, priority: priority, at: timing.now()), for: signIn,
      priority: priority)
  }

  private func begin(_ signIn: Int, isAfterRejection: Bool, priority: OperationPriority) {
    let workspace = signIns.workspace(signIn)
    let host = workspace.host.host
    let completion = { [unowned self] (result: Result<AccessToken, DatabricksError>) in
      signIns.setOperation(signIn, to: nil)
      let actions =
        switch result {
        case .success(let token): signIns[signIn].signedIn(token, at: timing.now())
        case .failure(let error):
          signIns[signIn].signInFailed(error.naming(host: host), at: timing.now())
        }
      perform(actions, for: signIn)
    }
    let run: any OperationRun
    switch workspace.credential {
    case .token: return
    case .servicePrincipal(let principal):
      run = TypedRun(
        ServicePrincipalSignIn(principal, host: workspace.host), completion: completion)
    case .databricksCLI(let login):
      run = TypedRun(
        DatabricksCLISignIn(
          login, host: workspace.host, program: programSearch.databricks(login.programPath),
          isAfterRejection: isAfterRejection),
        completion: completion)
    case .azureCLI(let login):
      run = TypedRun(
        AzureCLISignIn(login, program: programSearch.azure()), completion: completion)
    }
    // What fills the screen in the background waits for it as if a user did.
    signIns.setOperation(
      signIn,
      to: begin(
        run, on: workspace, signIn: nil, priority: priority == .check ? .check : .user))
  }
}
