import DatabricksClient
import Foundation
import Testing

/// Profiles of every kind of sign-in, written over whatever stood there.
@Suite struct ProfileKindTests {
  private static let principal = Credential.servicePrincipal(
    ServicePrincipal(clientID: "the-id", secret: Secret("dose-secret")))

  private func written(
    _ credential: Credential, over before: String
  ) throws -> (text: String, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    try folder.write(before)
    let draft = ProfileDraft(
      name: "p", host: try WorkspaceURL(parsing: "https://new.example.com"),
      credential: credential)
    _ = try ConfigFileWriter(folder.location).write(draft)
    return (try folder.text(), folder)
  }

  @Test(
    arguments: [
      (principal, "client_id = the-id\nclient_secret = dose-secret\n"),
      (
        .servicePrincipal(
          ServicePrincipal(clientID: "the-id", secret: Secret("dose-secret"), scopes: ["a", "b"])),
        "client_id = the-id\nclient_secret = dose-secret\nscopes = a,b\n"
      ),
      (.databricksCLI(DatabricksCLILogin(profile: "p")), "auth_type = databricks-cli\n"),
      (
        .databricksCLI(DatabricksCLILogin(profile: nil, programPath: "/opt/my tools/databricks")),
        "auth_type = databricks-cli\ndatabricks_cli_path = /opt/my tools/databricks\n"
      ),
      (.azureCLI(AzureCLILogin()), "auth_type = azure-cli\n"),
      (
        .azureCLI(AzureCLILogin(tenant: "t", workspaceResourceID: "/subscriptions/s")),
        "auth_type = azure-cli\nazure_tenant_id = t\nazure_workspace_resource_id = /subscriptions/s\n"
      ),
    ] as [(Credential, String)])
  func `a profile has what its sign-in needs, and opens with it`(
    credential: Credential, lines: String
  ) throws {
    let (text, folder) = try written(credential, over: "[q]\nhost = x\n")
    #expect(text == "[q]\nhost = x\n\n[p]\nhost = https://new.example.com\n" + lines)
    let configuration = Configuration(
      arguments: ConfigurationArguments(), environment: folder.environment)
    let opened = try configuration.open("p").credential
    #expect(opened.authType == credential.authType)
    guard case .servicePrincipal(let found) = opened,
      case .servicePrincipal(let wanted) = credential
    else { return }
    #expect(found.clientID == wanted.clientID)
    #expect(found.secret.bytesEqual(wanted.secret))
    #expect(found.scopes == wanted.scopes)
  }

  @Test(
    arguments: [
      (
        principal,
        "[p]\n# mine\nhost = https://new.example.com\ntoken = dapi-old\ncluster_id = c\n",
        "[p]\n# mine\nhost = https://new.example.com\ncluster_id = c\nclient_id = the-id\n"
          + "client_secret = dose-secret\n"
      ),
      (
        principal,
        "[p]\r\nclient_id = the-id\r\nclient_secret = old\r\nauth_type = pat\r\nscopes = sql\r\n",
        "[p]\r\nclient_id = the-id\r\nclient_secret = dose-secret\r\nhost = https://new.example.com\r\n"
      ),
      (
        .databricksCLI(DatabricksCLILogin(profile: "p")),
        "[p]\nhost = https://new.example.com\nclient_id = a\nclient_secret = b\nauth_type = oauth-m2m\n",
        "[p]\nhost = https://new.example.com\nauth_type = databricks-cli\n"
      ),
      (
        .azureCLI(AzureCLILogin()),
        "[p]\nhost = https://new.example.com\nazure_environment = USGOVERNMENT\ntoken = dapi-old\n",
        "[p]\nhost = https://new.example.com\nazure_environment = USGOVERNMENT\nauth_type = azure-cli\n"
      ),
      (
        .token(Secret("dapi-new")),
        "[p]\nhost = https://new.example.com\nclient_id = a\nclient_secret = b\n",
        "[p]\nhost = https://new.example.com\ntoken = dapi-new\n"
      ),
    ] as [(Credential, String, String)])
  func `what another sign-in needed goes, and all else stays`(
    credential: Credential, before: String, after: String
  ) throws {
    #expect(try written(credential, over: before).text == after)
  }

  @Test(arguments: [
    "a#b", "a;b", "a%b", "\"a\"", "'a'", "`a`", "a\\", "a b", " a", "a\nb", "", "é",
  ])
  func `a secret that some reader would misread is refused, and nothing is written`(
    secret: String
  ) throws {
    let folder = try TemporaryFolder()
    let draft = ProfileDraft(
      name: "p", host: try WorkspaceURL(parsing: "https://new.example.com"),
      credential: .servicePrincipal(
        ServicePrincipal(clientID: "the-id", secret: Secret(secret))))
    #expect {
      try ConfigFileWriter(folder.location).write(draft)
    } throws: { error in
      guard case ConfigurationError.invalidValue(let key, let reason) = error else { return false }
      return key == "client_secret" && (secret.isEmpty || !reason.contains(secret))
    }
    #expect(try folder.names.isEmpty)
  }
}
