import DatabricksClient
import Foundation
import Testing

/// The rules by which the official SDKs find host and credential, one test each.
@Suite struct SignInResolutionTests {
  private static let text = """
    [DEFAULT]
    host = https://default.example.com
    token = dapi-default

    [prod]
    host = https://prod.example.com
    token = dapi-prod

    [m2m]
    host = https://m2m.example.com
    client_id = 0a1b2c3d-0000-4000-8000-000000000001
    client_secret = dose-secret
    scopes = b, a b

    [both]
    host = https://both.example.com
    token = dapi-both
    client_id = id
    client_secret = secret

    [chosen]
    host = https://chosen.example.com
    token = dapi-chosen
    client_id = id
    client_secret = secret
    auth_type = oauth-m2m

    [cli]
    host = https://cli.example.com
    auth_type = databricks-cli

    [azure]
    host = https://adb-1234567890123456.7.azuredatabricks.net
    auth_type = azure-cli
    azure_tenant_id = t

    """

  private func signIn(
    _ text: String? = text, host: String? = nil, profile: String? = nil,
    env: [String: String] = [:]
  ) throws -> ResolvedSignIn {
    let folder = try TemporaryFolder()
    if let text { try folder.write(text) }
    return Configuration(
      arguments: ConfigurationArguments(host: host, profile: profile),
      environment: folder.environment.merging(env) { $1 }
    ).signIn()
  }

  private func origins(_ signIn: ResolvedSignIn) -> [String: String] {
    Dictionary(uniqueKeysWithValues: signIn.attributes.map { ($0.name, $0.origin.text) })
  }

  @Test func `each attribute comes from the arguments, else the environment, else the file`() throws
  {
    let env = ["DATABRICKS_HOST": "env.example.com", "DATABRICKS_AUTH_TYPE": "pat"]
    let found = try signIn(host: "arg.example.com", profile: "prod", env: env)
    #expect(found.host?.text == "https://arg.example.com")
    #expect(
      origins(found) == [
        "host": "--host", "auth_type": "DATABRICKS_AUTH_TYPE", "token": "~/.databrickscfg [prod]",
      ])
    #expect(found.error == nil)
  }

  @Test(arguments: [
    ("DATABRICKS_HOST", "env.example.com"), ("DATABRICKS_TOKEN", "dapi-env"),
    ("DATABRICKS_USERNAME", "ada"), ("DATABRICKS_CLIENT_ID", "id"),
    ("ARM_CLIENT_ID", "id"), ("DATABRICKS_AZURE_RESOURCE_ID", "/subscriptions/s"),
    ("GOOGLE_CREDENTIALS", "{}"), ("DATABRICKS_METADATA_SERVICE_URL", "http://127.0.0.1:1"),
  ])
  func `a host or any credential in the environment leaves the file unread`(
    variable: String, value: String
  ) throws {
    let found = try signIn(env: [variable: value])
    #expect(found.configFile == nil)
    #expect(found.profile == nil)
    #expect(found.attributes.map(\.origin) == [.environment(variable)])
  }

  @Test(arguments: [
    ("DATABRICKS_AUTH_TYPE", "pat"), ("DATABRICKS_WORKSPACE_ID", "7"),
    ("DATABRICKS_CLI_PATH", "/bin/true"), ("DATABRICKS_HOST", ""),
  ])
  func `what is no host and no credential leaves the file in force`(
    variable: String, value: String
  ) throws {
    let found = try signIn(env: [variable: value])
    #expect(found.profile == "DEFAULT")
    #expect(found.host?.text == "https://default.example.com")
    #expect(found.error == nil)
  }

  @Test func `a named profile is read although the environment has a host`() throws {
    let found = try signIn(profile: "prod", env: ["DATABRICKS_HOST": "env.example.com"])
    #expect(found.configFile == "~/.databrickscfg")
    #expect(found.host?.text == "https://env.example.com")
    #expect(origins(found)["token"] == "~/.databrickscfg [prod]")
  }

  @Test func `the profile is the argument's, the environment's, the settings', or DEFAULT`() throws
  {
    let env = ["DATABRICKS_CONFIG_PROFILE": "m2m"]
    let settings = Self.text + "[__settings__]\ndefault_profile = azure\n"
    #expect(try signIn(settings, profile: "prod", env: env).profile == "prod")
    #expect(try signIn(settings, env: env).profile == "m2m")
    #expect(try signIn(settings).profile == "azure")
    #expect(try signIn().profile == "DEFAULT")
  }

  @Test func `a missing profile is an error only when it was named`() throws {
    #expect(try signIn(profile: "x").error == .noSuchProfile("x", path: "~/.databrickscfg"))
    #expect(try signIn(profile: "x").profile == "x")
    #expect(
      try signIn("[__settings__]\ndefault_profile = x\n").error
        == .noSuchProfile("x", path: "~/.databrickscfg"))
    #expect(try signIn("[a]\nhost = h\n").error == .notConfigured)
    #expect(try signIn(nil).error == .notConfigured)
  }

  @Test func `the settings are no profile, whoever names them`() throws {
    let error = ConfigurationError.invalidProfileName(
      "__settings__", reason: "it is reserved for settings")
    #expect(try signIn(profile: "__settings__").error == error)
    #expect(try signIn(env: ["DATABRICKS_CONFIG_PROFILE": "__settings__"]).error == error)
    #expect(try signIn("[__settings__]\ndefault_profile = __settings__\n").error == error)
  }

  @Test func `a named profile may be absent with its file while nothing of it is needed`() throws {
    let env = ["DATABRICKS_HOST": "env.example.com", "DATABRICKS_TOKEN": "dapi-env"]
    let found = try signIn(nil, profile: "p", env: env)
    #expect(found.error == nil)
    #expect(found.profile == nil)
    #expect(
      try signIn(nil, profile: "p", env: ["DATABRICKS_HOST": "env.example.com"]).error
        == .noFileForProfile("p", path: "~/.databrickscfg"))
  }

  @Test func `a named profile is missing where the file has no such section`() throws {
    let env = ["DATABRICKS_HOST": "env.example.com", "DATABRICKS_TOKEN": "dapi-env"]
    #expect(
      try signIn(profile: "gone", env: env).error
        == .noSuchProfile("gone", path: "~/.databrickscfg"))
  }

  @Test func `credentials of two families contradict each other`() throws {
    #expect(try signIn(profile: "both").error == .conflictingSignIns(["oauth", "pat"]))
    #expect(
      try signIn(profile: "m2m", env: ["DATABRICKS_TOKEN": "dapi"]).error
        == .conflictingSignIns(["oauth", "pat"]))
    let azure = [
      "ARM_TENANT_ID": "t", "DATABRICKS_TOKEN": "dapi", "DATABRICKS_HOST": "h.example.com",
    ]
    #expect(try signIn(env: azure).error == .conflictingSignIns(["azure", "pat"]))
  }

  @Test func `auth_type chooses among credentials, also from the environment`() throws {
    #expect(try signIn(profile: "chosen").authType == .oauthM2M)
    #expect(try signIn(profile: "chosen").error == nil)
    let env = ["DATABRICKS_AUTH_TYPE": "pat"]
    #expect(try signIn(profile: "chosen", env: env).authType == .pat)
    #expect(try signIn(profile: "both", env: env).error == nil)
  }

  @Test func `auth_type needs the credential it names`() throws {
    let m2m = ["DATABRICKS_AUTH_TYPE": "oauth-m2m"]
    #expect(
      try signIn(profile: "prod", env: m2m).error
        == .incompleteProfile("prod", missing: "client_id"))
    #expect(
      try signIn(profile: "m2m", env: ["DATABRICKS_AUTH_TYPE": "pat"]).error
        == .incompleteProfile("m2m", missing: "token"))
  }

  @Test func `an auth_type that cannot be used here is named`() throws {
    for (type, kind) in [("basic", "a user name and a password"), ("new", "auth_type new")] {
      let found = try signIn(profile: "prod", env: ["DATABRICKS_AUTH_TYPE": type])
      #expect(found.error == .unsupportedSignIn("prod", kind: kind))
      #expect(found.authType?.rawValue == type)
    }
  }

  @Test func `a service principal has its id, its secret and its scopes`() throws {
    let workspace = try signIn(profile: "m2m").outcome.get()
    guard case .servicePrincipal(let principal) = workspace.credential else {
      Issue.record("\(workspace.credential)")
      return
    }
    #expect(principal.clientID == "0a1b2c3d-0000-4000-8000-000000000001")
    #expect(principal.secret.bytesEqual(Secret("dose-secret")))
    #expect(principal.scopes == ["a", "b"])
  }

  @Test func `a client id without its secret is incomplete`() throws {
    let env = ["DATABRICKS_HOST": "h.example.com", "DATABRICKS_CLIENT_ID": "id"]
    #expect(
      try signIn(env: env).error
        == .incompleteEnvironment(set: "DATABRICKS_HOST", missing: "DATABRICKS_CLIENT_SECRET"))
  }

  @Test func `the CLIs' logins are asked for by profile`() throws {
    #expect(
      try signIn(profile: "cli").outcome.get().credential
        == .databricksCLI(DatabricksCLILogin(profile: "cli")))
    #expect(
      try signIn(profile: "azure").outcome.get().credential
        == .azureCLI(AzureCLILogin(tenant: "t")))
    let fallback = "[DEFAULT]\nhost = h.example.com\nauth_type = databricks-cli\n"
    #expect(
      try signIn(fallback).outcome.get().credential
        == .databricksCLI(DatabricksCLILogin(profile: nil)))
  }

  @Test func `a host alone signs in with the CLI that is installed`() throws {
    let folder = try TemporaryFolder()
    let program = folder.path + "/databricks"
    let env = ["DATABRICKS_HOST": "h.example.com", "PATH": "/nonexistent:\(folder.path)"]
    #expect(try signIn(env: env).error != nil)
    try Data(count: 1 << 20).write(to: URL(fileURLWithPath: program))
    #expect(try signIn(env: env).authType == nil)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
    #expect(try signIn(env: env).authType == .databricksCLI)
    try Data(count: 1000).write(to: URL(fileURLWithPath: program))
    #expect(
      try signIn(env: env).error
        == .incompleteEnvironment(set: "DATABRICKS_HOST", missing: "DATABRICKS_TOKEN"))
  }

  @Test func `the id of a workspace stays with the host it was written for`() throws {
    let text = "[p]\nhost = https://p.example.com?o=5\nworkspace_id = 7\ntoken = t\n"
    func id(_ env: [String: String] = [:]) throws -> String? {
      try signIn(text, profile: "p", env: env).outcome.get().workspaceID
    }
    #expect(try id() == "7")
    #expect(try id(["DATABRICKS_HOST": "h.example.com"]) == nil)
    #expect(try id(["DATABRICKS_HOST": "h.example.com?o=6"]) == "6")
    #expect(try id(["DATABRICKS_WORKSPACE_ID": "8"]) == "8")
  }

  @Test func `nothing that is shown holds a credential`() throws {
    let env = [
      "DATABRICKS_TOKEN": "dapi0123456789abcdef0123456789abcdef",
      "DATABRICKS_HOST": "https://ada:dapi0123456789abcdef0123456789abcdef@h.example.com",
    ]
    let found = try signIn(env: env)
    #expect(found.error != nil)
    #expect(!"\(found)".contains("0123456789"), "\(found)")
    #expect(found.attributes.first { $0.name == "token" }?.value == "dapi••••cdef")
  }
}
