package import DatabricksClient

extension ErrorText {
  /// The words for a sign-in that brought no token.
  package init(_ failure: SignInFailure) {
    self = Self.program(failure) ?? Self.service(failure)
  }

  /// What the workspace refused.
  private static func service(_ failure: SignInFailure) -> ErrorText {
    switch failure {
    case .clientRejected(let message):
      ErrorText(
        joined("the workspace does not accept the client id and secret", message),
        "look whether the secret has expired; a workspace admin can make a new one")
    case .refused(let code, let message):
      ErrorText(joined("the sign-in was refused with \(code)", message))
    case .noTokenEndpoint(let host):
      ErrorText(
        "\(host) has no sign-in for service principals",
        "check the address; it must be the workspace's own")
    case .unsafeTokenEndpoint(let address, let reason):
      ErrorText(
        "the secret was not sent to \(address): \(reason)",
        "check the address of the workspace")
    case .freshTokenRejected(.oauthM2M, let message):
      ErrorText(
        joined("the workspace does not accept the service principal's token", message),
        "ask an admin to add the service principal to the workspace")
    case .freshTokenRejected(let type, let message):
      ErrorText(
        joined("the workspace does not accept the token of \(type.name)", message),
        "look whether it is signed in to another workspace or tenant")
    case .programMissing, .legacyProgram, .programNotStarted, .programTimedOut,
      .programUnreadable, .loginMissing:
      // Named below; listed here so that a new case has to get its words.
      ErrorText("it did not work")
    }
  }

  /// What a CLI could not do; nil where none was asked.
  private static func program(_ failure: SignInFailure) -> ErrorText? {
    switch failure {
    case .programMissing(let type):
      ErrorText(
        "\(type.programName) is not installed", "install it from \(type.source), or use a token")
    case .legacyProgram(let path):
      ErrorText(
        "\(path) is the old Databricks CLI, which keeps no logins",
        "install the new one from \(AuthType.databricksCLI.source), or use a token")
    case .programNotStarted(let type, let reason):
      ErrorText(joined("\(type.programName) could not be started", reason))
    case .programTimedOut(let type):
      ErrorText(
        "\(type.programName) did not answer in time", "look whether it waits for something")
    case .programUnreadable(let type, let reason):
      ErrorText(joined("\(type.programName) gave no token", reason), "update it")
    case .loginMissing(let type, let command, let message):
      ErrorText(
        joined("\(type.programName) gave no token", message), "run \(command), then try again")
    case .clientRejected, .refused, .noTokenEndpoint, .unsafeTokenEndpoint, .freshTokenRejected:
      nil
    }
  }
}

extension AuthType {
  /// The program that keeps the login.
  fileprivate var programName: String {
    self == .azureCLI ? "the Azure CLI" : "the Databricks CLI"
  }

  /// Where the program comes from.
  fileprivate var source: String {
    self == .azureCLI ? "aka.ms/azure-cli" : "docs.databricks.com/dev-tools/cli"
  }
}
