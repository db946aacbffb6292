internal import DatabricksClient

/// Where the credential comes from, step by step.
extension TokenEntryViewModel {
  /// A line of the guide.
  package enum GuideLine: Equatable, Sendable {
    case step(String)
    /// An address or a command, to be copied whole.
    case copyable(String)
  }

  /// What is to be done elsewhere before the form can be filled in; empty once that is done.
  package var guide: [GuideLine] {
    guard stage.connection == nil else { return [] }
    guard let workspace else {
      return [
        .step("1 open the workspace in a browser, and paste its address here; any page will do"),
        .step("2 the page that makes tokens is then named here"),
        .step("a whole profile, lines that export variables, JSON or a curl command will do too"),
      ]
    }
    switch kind {
    case .token:
      guard token.isEmpty || isTokenRejected, let tokenPage else { return [] }
      return [
        .step("1 open this page of the workspace in a browser"), .copyable(tokenPage),
        .step("2 press Generate new token, and Generate once more"),
        .step("3 copy the token, which is shown only then, and paste it here"),
      ]
    case .servicePrincipal:
      guard clientID.isEmpty || clientSecret.isEmpty else { return [] }
      return [
        .step("1 as an admin open Settings, Identity and access, Service principals"),
        .step("2 choose one, then Secrets, and press Generate secret"),
        .step("3 copy the client id and the secret, which is shown only then"),
      ]
    case .databricksCLI:
      return [
        .step("1 run this in another terminal, unless you did"),
        .copyable("databricks auth login --host \(workspace.text)"),
        .step("2 sign in with the browser it opens"), .step("3 check it here with ^t"),
      ]
    case .azureCLI:
      return [
        .step("1 run this in another terminal, unless you did"), .copyable("az login"),
        .step("2 sign in with the browser it opens"), .step("3 check it here with ^t"),
      ]
    }
  }

  private var isTokenRejected: Bool {
    if case .checkFailed(.tokenRejected) = stage { true } else { false }
  }

  /// The page of the workspace that makes tokens; nil until the address is known.
  package var tokenPage: String? {
    workspace.map { $0.text + "/settings/user/developer/access-tokens" }
  }
}
