import Commands
import DatabricksClient
import Testing
import WorkspaceEmulator

/// The verbs with sign-ins that get a token first.
@Suite struct SignInKindTests {
  private func shell(secret: String) -> Shell {
    var seed = Seed.demo
    seed.clients = [Seed.Client("the-id", secret: "the-secret", userName: Seed.demoUser)]
    let shell = Shell(seed)
    shell.credential = .servicePrincipal(
      ServicePrincipal(clientID: "the-id", secret: Secret(copying: secret.utf8)))
    return shell
  }

  @Test func `a service principal does what the permission allows`() {
    let shell = shell(secret: "the-secret")
    #expect(shell.run("put-secret sandbox k --string-value x").status == .done)
    #expect(shell.workspace.value(scope: "sandbox", key: "k") == [120])
    let listed = shell.run("list-scopes")
    #expect(listed.status == .done)
    #expect(listed.output.contains("payments"))
    #expect(shell.run("list-secrets hr-restricted").status == .noPermission)
  }

  @Test func `a wrong secret is status 3, one sentence, and not told`() {
    let ended = shell(secret: "wrong-secret").run("list-scopes")
    #expect(ended.status == .notSignedIn)
    #expect(ended.bytes == [])
    #expect(
      ended.error.hasPrefix("lakelock: the workspace does not accept the client id and secret: "))
    #expect(ended.error.split(separator: "\n").count == 1)
    #expect(!ended.error.contains("wrong-secret"))
  }

  @Test(arguments: [
    (
      Credential.databricksCLI(DatabricksCLILogin(profile: "p")),
      "lakelock: the Databricks CLI is not installed; "
    ),
    (.azureCLI(AzureCLILogin()), "lakelock: the Azure CLI is not installed; "),
  ])
  func `a missing CLI is status 3 with where it comes from`(credential: Credential, text: String) {
    let shell = Shell(.demo)
    shell.credential = credential
    let ended = shell.run("list-scopes")
    #expect(ended.status == .notSignedIn)
    #expect(ended.error.hasPrefix(text), "\(ended.error)")
  }

  @Test func `the log tells of the sign-in without its secret`() {
    let error = shell(secret: "the-secret").run("list-scopes --debug").error
    #expect(error.contains("POST /oidc/v1/token"))
    #expect(!error.contains("the-secret"))
    #expect(!error.contains("issued-token"))
  }
}
