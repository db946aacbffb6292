import DatabricksClient
import Testing
import ViewModels

@Suite struct ErrorTextTests {
  @Test(arguments: [
    (
      DatabricksError.tokenRejected("Invalid access token."),
      "the workspace did not accept the token: Invalid access token; "
        + "make a new one in the workspace's user settings and connect again"
    ),
    (
      .unreachable(host: "h.example.com", .nameNotFound),
      "no host is named h.example.com; check the address and the network"
    ),
    (
      .notAWorkspace(host: "h.example.com", "Databricks - Sign In"),
      "h.example.com shows a login page, the address is not a workspace's: Databricks - Sign In; "
        + "copy the address from a browser that has the workspace open"
    ),
    (.noSuchSecret("payments/k"), "there is no such key: payments/k; refresh the list"),
    (.rateLimited(retryAfterSeconds: 7), "too many requests; try again in 7 s"),
    (.serverFailed(status: 500, ""), "the workspace failed with status 500; try again later"),
    (.cancelled, "cancelled"),
    (
      .changedMeanwhile(nil),
      "the key was deleted meanwhile, nothing was saved; save again to make it new"
    ),
  ])
  func `an error says what happened, then what to do`(error: DatabricksError, text: String) {
    #expect(ErrorText(error).oneLine == text)
  }

  @Test func `a permission missing in the whole workspace names no scope`() {
    let text = ErrorText.ofWorkspace(.notPermitted("no access")).oneLine
    #expect(!text.contains("scope"))
    #expect(text.contains("workspace admin"))
    #expect(ErrorText.ofWorkspace(.cancelled) == ErrorText(.cancelled as DatabricksError))
  }

  @Test(arguments: [
    (
      SignInFailure.clientRejected("Client authentication failed"),
      "the workspace does not accept the client id and secret: Client authentication failed; "
        + "look whether the secret has expired; a workspace admin can make a new one"
    ),
    (
      .noTokenEndpoint(host: "h.example.com"),
      "h.example.com has no sign-in for service principals; "
        + "check the address; it must be the workspace's own"
    ),
    (
      .programMissing(.databricksCLI),
      "the Databricks CLI is not installed; "
        + "install it from docs.databricks.com/dev-tools/cli, or use a token"
    ),
    (
      .programMissing(.azureCLI),
      "the Azure CLI is not installed; install it from aka.ms/azure-cli, or use a token"
    ),
    (
      .legacyProgram(path: "/usr/bin/databricks"),
      "/usr/bin/databricks is the old Databricks CLI, which keeps no logins; "
        + "install the new one from docs.databricks.com/dev-tools/cli, or use a token"
    ),
    (
      .loginMissing(.databricksCLI, command: "databricks auth login --profile p", "no login."),
      "the Databricks CLI gave no token: no login; "
        + "run databricks auth login --profile p, then try again"
    ),
    (
      .freshTokenRejected(.oauthM2M, ""),
      "the workspace does not accept the service principal's token; "
        + "ask an admin to add the service principal to the workspace"
    ),
  ])
  func `a failed sign-in says which command or whom to ask`(failure: SignInFailure, text: String) {
    #expect(ErrorText(DatabricksError.signInFailed(failure)).oneLine == text)
  }

  @Test(arguments: [
    (ConfigurationError.notConfigured, "no workspace is configured; run lakelock configure"),
    (
      .noSuchFile(path: "~/other", namedBy: "DATABRICKS_CONFIG_FILE"),
      "there is no file ~/other, which DATABRICKS_CONFIG_FILE names; "
        + "run lakelock configure to make it, or name another one"
    ),
    (
      .noSuchProfile("p", path: "~/.databrickscfg"),
      "~/.databrickscfg has no profile “p”; run lakelock configure --profile p"
    ),
    (
      .unsafeFile(path: "~/.databrickscfg", "others may write it (mode 0622)"),
      "~/.databrickscfg is not used: others may write it (mode 0622); "
        + "run chmod 600 ~/.databrickscfg"
    ),
    (
      .malformed(path: "~/.databrickscfg", line: 3, "there is no “=” after the key"),
      "~/.databrickscfg, line 3: there is no “=” after the key; "
        + "correct the line; nothing was changed"
    ),
  ])
  func `a configuration error names the file and the way out`(
    error: ConfigurationError, text: String
  ) {
    #expect(ErrorText(error).oneLine == text)
  }
}
