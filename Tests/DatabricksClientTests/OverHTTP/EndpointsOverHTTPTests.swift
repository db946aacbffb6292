import DatabricksClient
import Testing
import WorkspaceEmulator

@Suite struct EndpointsOverHTTPTests {
  private static let path = SecretPath(scope: "s", key: "k")
  private static let lost = SecretPath(scope: "gone", key: "k")

  /// A workspace with the scope `s`.
  private func workspace(_ options: WorkspaceOptions = WorkspaceOptions()) throws -> HTTPWorkspace {
    let workspace = try HTTPWorkspace(options: options)
    try workspace.run(CreateScope(NewScope(name: "s", isManagedByAllUsers: !options.isPremium)))
    return workspace
  }

  @Test func `scopes are created, listed and deleted`() throws {
    let workspace = try workspace()
    #expect(try workspace.run(ListScopes()) == [SecretScope(name: "s")])
    #expect(workspace.failure(CreateScope(NewScope(name: "s"))) == .alreadyExists("s"))
    #expect(workspace.failure(CreateScope(NewScope(name: "no/slash")))?.isInvalidValue == true)
    try workspace.run(DeleteScope("s"))
    #expect(try workspace.run(ListScopes()).isEmpty)
    #expect(workspace.failure(DeleteScope("s")) == .noSuchScope("s"))
  }

  @Test(arguments: [
    Array("s3cret".utf8), [], Array("line 1\r\nline 2\n\t\"quoted\\\"\u{1}\u{7f} é中🔑".utf8),
    [0x61, 0x00, 0x62], [0xff, 0xfe, 0x00], Array(0...255),
  ])
  func `every byte of a value comes back`(bytes: [UInt8]) throws {
    let workspace = try workspace()
    try workspace.run(PutSecret(Self.path, Secret(copying: bytes)))
    #expect(workspace.held(Self.path) == bytes)
    #expect(try workspace.run(GetSecret(Self.path)).bytes == bytes)
  }

  @Test func `the largest value comes back, and a larger one is refused by the workspace too`()
    throws
  {
    let workspace = try workspace()
    let bytes = (0..<PutSecret.maximumByteCount).map { UInt8(truncatingIfNeeded: $0) }
    try workspace.run(PutSecret(Self.path, Secret(copying: bytes)))
    #expect(try workspace.run(GetSecret(Self.path)).bytes == bytes)
    let larger = PutSecret(Self.path, Secret(copying: bytes + [0]))
    #expect(workspace.failure(larger)?.isInvalidValue == true)
  }

  @Test(arguments: [false, true])
  func `keys are listed with their times, however they are written`(quoted: Bool) throws {
    var options = WorkspaceOptions()
    options.quotesTimestamps = quoted
    options.answersWritesWithNothing = quoted
    let workspace = try workspace(options)
    #expect(try workspace.run(ListSecrets("s")).isEmpty)
    try workspace.run(PutSecret(Self.path, Secret("v")))
    let keys = try workspace.run(ListSecrets("s"))
    #expect(keys.count == 1)
    #expect(keys[0].name == "k")
    #expect(keys[0].lastUpdated != nil)
    try workspace.run(DeleteSecret(Self.path))
    #expect(try workspace.run(ListSecrets("s")).isEmpty)
  }

  @Test func `what is not there is named`() throws {
    let workspace = try workspace()
    #expect(workspace.failure(ListSecrets("gone")) == .noSuchScope("gone"))
    #expect(workspace.failure(GetSecret(Self.path)) == .noSuchSecret("s/k"))
    #expect(workspace.failure(GetSecret(Self.lost)) == .noSuchScope("gone"))
    #expect(workspace.failure(PutSecret(Self.lost, Secret("v"))) == .noSuchScope("gone"))
    #expect(workspace.failure(DeleteSecret(Self.path)) == .noSuchSecret("s/k"))
    #expect(workspace.failure(ListACLs("gone")) == .noSuchScope("gone"))
    #expect(
      workspace.failure(GetACL("s", principal: "grace@example.com"))
        == .noSuchPrincipal("grace@example.com"))
    #expect(
      workspace.failure(PutACL("s", principal: "nobody@example.com", permission: .read))
        == .unknownPrincipal("nobody@example.com"))
    #expect(
      workspace.failure(DeleteACL("s", principal: "grace@example.com"))
        == .noSuchPrincipal("grace@example.com"))
  }

  @Test func `access lists are put, read, listed and deleted`() throws {
    let workspace = try workspace()
    try workspace.run(PutACL("s", principal: "users", permission: .read))
    #expect(
      try workspace.run(GetACL("s", principal: "users"))
        == ScopeACL(principal: "users", permission: "READ"))
    #expect(
      Set(try workspace.run(ListACLs("s"))) == [
        ScopeACL(principal: "users", permission: "READ"),
        ScopeACL(principal: "ada@example.com", permission: "MANAGE"),
      ])
    try workspace.run(DeleteACL("s", principal: "users"))
    #expect(try workspace.run(ListACLs("s")).count == 1)
  }

  @Test func `the user is the token's, with the workspace's id`() throws {
    let workspace = try workspace()
    let user = try workspace.run(ReadCurrentUser())
    #expect(user.userName == "ada@example.com")
    #expect(user.workspaceID == "1234567890123456")
    let checked = try workspace.run(CheckConnection())
    #expect(checked == CheckedConnection(user: user, scopeCount: 1))
  }

  @Test func `a wrong token is told from a missing permission`() throws {
    let workspace = try workspace()
    workspace.signIn("dapi00000000000000000000000000000000")
    for error in [
      workspace.failure(ListScopes()), workspace.failure(ReadCurrentUser()),
      workspace.failure(GetSecret(Self.path)), workspace.failure(DeleteScope("s")),
    ] {
      #expect(error == .tokenRejected("Invalid access token."))
    }
    workspace.signIn("lakelock-demo-token-of-grace")
    for error in [
      workspace.failure(ListSecrets("s")), workspace.failure(GetSecret(Self.path)),
      workspace.failure(PutSecret(Self.path, Secret("v"))),
      workspace.failure(DeleteSecret(Self.path)),
      workspace.failure(DeleteScope("s")), workspace.failure(ListACLs("s")),
      workspace.failure(GetACL("s", principal: "users")),
      workspace.failure(PutACL("s", principal: "users", permission: .read)),
      workspace.failure(DeleteACL("s", principal: "users")),
    ] {
      #expect(error?.isNotPermitted == true, "\(String(describing: error))")
    }
  }

  @Test func `a workspace that is not Premium, and one that hides values, say so`() throws {
    var options = WorkspaceOptions()
    options.isPremium = false
    options.allowsReadingValues = false
    let workspace = try workspace(options)
    #expect(
      workspace.failure(CreateScope(NewScope(name: "t")))
        == .premiumOnly(
          "Premium Tier is disabled in this workspace. Secret scopes can only be created with "
            + "initial_manage_principal \"users\"."))
    #expect(
      workspace.failure(ListACLs("s")) == .premiumOnly("ACL is not supported in your workspace."))
    #expect(
      workspace.failure(GetSecret(Self.path))
        == .readingNotAllowed("This operation is not allowed outside databricks notebooks."))
  }

  @Test func `a Key Vault scope is listed with its vault and takes no write`() throws {
    let workspace = try HTTPWorkspace(.demo)
    let scopes = try workspace.run(ListScopes())
    let vault = try #require(scopes.first { $0.backendType == .azureKeyVault })
    #expect(vault.keyVault?.dnsName.hasPrefix("https://") == true)
    let keys = try workspace.run(ListSecrets(vault.name))
    let path = SecretPath(scope: vault.name, key: try #require(keys.isEmpty ? nil : keys[0].name))
    workspace.signIn(Seed.adminToken)
    #expect(workspace.failure(PutSecret(path, Secret("v")))?.isReadOnlyScope == true)
    #expect(workspace.failure(DeleteSecret(path))?.isReadOnlyScope == true)
  }

  @Test func `a Key Vault scope is created with an Entra token, and with no other`() throws {
    let workspace = try HTTPWorkspace()
    let vault = KeyVault(
      resourceID: "/subscriptions/1/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v",
      dnsName: "https://v.vault.azure.net/")
    let create = CreateScope(NewScope(name: "kv", keyVault: vault))
    #expect(workspace.failure(create)?.isInvalidValue == true)
    workspace.signIn(Seed.entraToken)
    let elsewhere = KeyVault(resourceID: vault.resourceID, dnsName: "https://v.example.com/")
    let wrong = CreateScope(NewScope(name: "kv", keyVault: elsewhere))
    #expect(workspace.failure(wrong)?.isInvalidValue == true)
    try workspace.run(create)
    let scope = SecretScope(name: "kv", backendType: .azureKeyVault, keyVault: vault)
    #expect(try workspace.run(ListScopes()) == [scope])
  }

  @Test func `a full workspace and a full scope take no more, and what is there can be replaced`()
    throws
  {
    let scopes = try HTTPWorkspace(.grid(scopes: 1000, keys: 0))
    #expect(scopes.failure(CreateScope(NewScope(name: "one-more")))?.isLimitReached == true)
    let keys = try HTTPWorkspace(.grid(scopes: 1, keys: 1000))
    let scope = try #require(try keys.run(ListScopes()).first?.name)
    let more = SecretPath(scope: scope, key: "one-more")
    #expect(keys.failure(PutSecret(more, Secret("v")))?.isLimitReached == true)
    let there = try keys.run(ListSecrets(scope))
    try keys.run(PutSecret(SecretPath(scope: scope, key: there[0].name), Secret("v")))
  }

  @Test func `a login page, a redirect and half an answer are no answers`() throws {
    let workspace = try workspace()
    let page = Array("<html><head><title>Databricks - Sign In</title></head></html>".utf8)
    workspace.inject(
      .answer(EmulatorResponse(status: 200, headers: ["content-type": "text/html"], body: page)),
      path: "scopes/list")
    #expect(
      workspace.failure(ListScopes())
        == .notAWorkspace(host: "127.0.0.1", "Databricks - Sign In"))
    workspace.inject(
      .answer(EmulatorResponse(status: 302, headers: ["location": "/login?next_url=%2F"])),
      path: "scopes/list")
    #expect(
      workspace.failure(ListScopes()) == .notAWorkspace(host: "127.0.0.1", "redirect to /login"))
    workspace.inject(
      .answer(
        EmulatorResponse(
          status: 302, headers: ["location": "/login.html?error=private-link-validation-error:1"])),
      path: "scopes/list")
    #expect(workspace.failure(ListScopes()) == .privateLinkOnly(host: "127.0.0.1"))
    workspace.inject(.truncate(sentBytes: 5), path: "scopes/list", count: 4)
    #expect(workspace.failure(ListScopes())?.isUnreachable == true)
  }
}

extension DatabricksError {
  fileprivate var isInvalidValue: Bool { if case .invalidValue = self { true } else { false } }
  fileprivate var isLimitReached: Bool { if case .limitReached = self { true } else { false } }
  fileprivate var isNotPermitted: Bool { if case .notPermitted = self { true } else { false } }
  fileprivate var isReadOnlyScope: Bool { if case .readOnlyScope = self { true } else { false } }
  fileprivate var isUnreachable: Bool { if case .unreachable = self { true } else { false } }
}
