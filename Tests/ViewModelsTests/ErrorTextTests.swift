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
      "this is a login page, the address is not a workspace's: h.example.com, Databricks - Sign In; "
        + "copy the address from a browser that has the workspace open"
    ),
    (.noSuchSecret("payments/k"), "there is no such key: payments/k; refresh the list"),
    (
      .noSuchPrincipal("eve@example.com"),
      "there is no such entry in the access list: eve@example.com; "
        + "the list has e-mail addresses, groups' names and service principals' application ids"
    ),
    (
      .unknownPrincipal("eve@example.com"),
      "the workspace has no such user, group or service principal: eve@example.com; "
        + "give an e-mail address, a group's name, or a service principal's application id"
    ),
    (.rateLimited(retryAfterSeconds: 7), "too many requests; try again in 7 s"),
    (.serverFailed(status: 500, ""), "the workspace failed with status 500; try again later"),
    (.cancelled, "cancelled"),
    (
      .changedMeanwhile(nil),
      "the key was deleted meanwhile, nothing was saved; save again to create it again"
    ),
  ])
  func `an error says what happened, then what to do`(error: DatabricksError, text: String) {
    #expect(ErrorText(error).oneLine == text)
  }

  private static let advised: [(error: DatabricksError, text: String)] = [
    (
      .limitReached("Cannot exceed 1000 secrets per scope."),
      """
      a limit of the workspace is reached: Cannot exceed 1000 secrets per scope; \
      delete what is no longer needed, or use another scope or workspace
      """
    ),
    (
      .invalidValue("Scope name must consist of alphanumeric characters, -, _, @ and ."),
      """
      the workspace does not take it: Scope name must consist of alphanumeric characters, \
      -, _, @ and .; change it, then try again
      """
    ),
    (
      .refused(status: 418, ErrorCode(rawValue: "TEAPOT"), "No."),
      """
      refused with TEAPOT, status 418: No; \
      look whether it is still so; if it stays, ask an admin of the workspace
      """
    ),
    (
      .unreachable(host: "h.example.com", .tooLarge),
      """
      the answer of h.example.com is too large to be a workspace's; \
      check the address and HTTPS_PROXY
      """
    ),
  ]

  @Test func `a refusal quotes the workspace and names the next step`() {
    for row in Self.advised { #expect(ErrorText(row.error).oneLine == row.text) }
  }

  @Test(arguments: [
    (
      TLSFailure(.untrusted, "self-signed certificate", authorities: "/etc/ca.pem"),
      "h.example.com shows a certificate of an unknown authority: self-signed certificate; "
        + "/etc/ca.pem did not have it; name a file with your company's in SSL_CERT_FILE "
        + "or CURL_CA_BUNDLE"
    ),
    (
      TLSFailure(.untrusted, ""),
      "h.example.com shows a certificate of an unknown authority; the system's certificates did "
        + "not have it; name a file with your company's in SSL_CERT_FILE or CURL_CA_BUNDLE"
    ),
    (
      TLSFailure(.otherName, ""),
      "the certificate shown is not for h.example.com; "
        + "check the address; something may stand between"
    ),
    (
      TLSFailure(.expired, "certificate has expired"),
      "by this machine's clock the certificate of h.example.com has expired; "
        + "look whether date shows the right time here"
    ),
    (
      TLSFailure(.notYetValid, ""),
      "by this machine's clock the certificate of h.example.com is not valid yet; "
        + "look whether date shows the right time here"
    ),
    (
      TLSFailure(.notSpoken, "wrong version number"),
      "what answers at h.example.com does not speak TLS: wrong version number; "
        + "check the port; on this machine http:// before the address asks without TLS"
    ),
    (
      TLSFailure(.unreadableAuthorities, "", authorities: "/nowhere.pem"),
      "the certificates to trust cannot be read from /nowhere.pem; "
        + "correct CURL_CA_BUNDLE, SSL_CERT_FILE or SSL_CERT_DIR"
    ),
  ])
  func `a connection that is not secure says what to look at`(failure: TLSFailure, text: String) {
    let error = DatabricksError.unreachable(host: "h.example.com", .tls(failure))
    #expect(ErrorText(error).oneLine == text)
  }

  @Test(arguments: [
    (
      DatabricksError.unreachable(host: "h", .proxy("CONNECT tunnel failed, response 407")),
      "HTTPS_PROXY, as http://name:password@proxy:port"
    ),
    (.unreachable(host: "h", .proxy("Could not resolve proxy")), "NO_PROXY"),
    (
      .notAWorkspace(host: "h.example.com", "Databricks - Sign In"),
      "this is a login page, the address is not a workspace's: h.example.com"
    ),
    (
      .notAWorkspace(host: "h.example.com", "redirect to https://h.example.com/login.html"),
      "this is a login page"
    ),
    (.notAWorkspace(host: "h.example.com", "Welcome to nginx!"), "does not answer as a workspace"),
  ])
  func `a proxy and a login page are named as what they are`(
    error: DatabricksError, words: String
  ) {
    #expect(ErrorText(error).oneLine.contains(words), "\(ErrorText(error).oneLine)")
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
      .unsafeFile(path: "/etc", "it is no regular file"),
      "/etc is not used: it is no regular file; "
        + "name another file with --config-file"
    ),
    (
      .malformed(path: "~/.databrickscfg", line: 3, "there is no “=” after the key"),
      "~/.databrickscfg, line 3: there is no “=” after the key; "
        + "correct the line in a text editor"
    ),
    (
      .unreadableFile(path: "~/.databrickscfg", "cannot open it: permission denied"),
      "~/.databrickscfg: cannot open it: permission denied; look at its owner and its mode"
    ),
    (
      .unsafeFile(path: "/etc", "it is no regular file"),
      "/etc is not used: it is no regular file; name another file with --config-file"
    ),
  ])
  func `a configuration error names the file and the way out`(
    error: ConfigurationError, text: String
  ) {
    #expect(ErrorText(error).oneLine == text)
  }
}
