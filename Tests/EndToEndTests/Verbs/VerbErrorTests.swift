import Testing
import WorkspaceEmulator

extension EndToEnd {
  /// The exit status and the sentence of everything that can be in a verb's way.
  @Suite struct VerbErrorTests {
    /// All verbs at once: after a reset each waits a moment before it tries again.
    @Test(arguments: VerbFault.all)
    func `is told in one sentence, and standard output stays empty`(fault: VerbFault) throws {
      let started = try FaultedVerb.all.map { verb in
        let workspace = try ServedWorkspace(.demo)
        workspace.inject(Fault(fault.effect, count: 99))
        let words = verb.line.split(separator: " ").map(String.init)
        return (verb: verb, workspace: workspace, running: try workspace.start(words))
      }
      for one in started {
        let ended = try one.running.finish()
        let word = fault.word(for: one.verb)
        #expect(ended.status == .exited(word.status), "\(one.verb.line)")
        #expect(ended.errors == "lakelock: \(word.sentence)\n", "\(one.verb.line)")
        #expect(ended.outputBytes == [], "\(one.verb.line)")
        withExtendedLifetime(one.workspace) {}
      }
    }

    @Test(arguments: FaultedVerb.all.map(\.line))
    func `a refusal for a moment is waited for`(line: String) throws {
      let workspace = try ServedWorkspace(.demo)
      workspace.inject(Fault(.error(429, "REQUEST_LIMIT_EXCEEDED", "slow", retryAfter: 0)))
      let ended = try workspace.run(line)
      #expect(ended.status == .exited(0), "\(ended.errors)")
      #expect(ended.errors == "")
    }

    private static let noScope = "there is no such scope: nowhere; lakelock list-scopes shows them"
    private static let noKey =
      "there is no such key: payments/nothing; lakelock list-secrets shows them"
    private static let noEntry =
      "the access list has no entry for nobody@example.com; lakelock list-acls shows it"
    private static func forbidden(_ permission: String, _ scope: String) -> String {
      "the token is right, the permission is missing: User ada@example.com does not have "
        + "\(permission) permission on scope \(scope) to perform this action; "
        + "ask somebody with MANAGE on the scope, or an admin"
    }

    /// What the workspace itself refuses.
    static let refusals: [(String, Int32, String)] = [
      ("list-secrets nowhere", 4, noScope), ("get-secret nowhere k", 4, noScope),
      ("delete-secret nowhere k", 4, noScope), ("delete-scope nowhere --yes", 4, noScope),
      ("put-secret nowhere k --string-value v", 4, noScope), ("list-acls nowhere", 4, noScope),
      ("get-acl nowhere users", 4, noScope), ("put-acl nowhere users READ", 4, noScope),
      ("delete-acl nowhere users", 4, noScope), ("secrets list --scope nowhere", 4, noScope),
      ("get-secret payments nothing", 4, noKey), ("delete-secret payments nothing", 4, noKey),
      ("secrets delete --scope payments --key nothing", 4, noKey),
      ("get-acl payments nobody@example.com", 4, noEntry),
      ("delete-acl payments nobody@example.com", 4, noEntry),
      (
        "put-acl payments nobody@example.com READ", 4,
        "the workspace has no such user, group or service principal: nobody@example.com; "
          + "give an e-mail address, a group's name, or a service principal's application id"
      ),
      ("list-secrets hr-restricted", 5, forbidden("READ", "hr-restricted")),
      ("get-secret hr-restricted k", 5, forbidden("READ", "hr-restricted")),
      (
        "put-secret terraform-state k --string-value v", 5, forbidden("WRITE", "terraform-state")
      ),
      ("delete-secret terraform-state k", 5, forbidden("WRITE", "terraform-state")),
      ("delete-scope ml-platform --yes", 5, forbidden("MANAGE", "ml-platform")),
      ("list-acls ml-platform", 5, forbidden("MANAGE", "ml-platform")),
      ("put-acl ml-platform users READ", 5, forbidden("MANAGE", "ml-platform")),
      ("delete-acl ml-platform users", 5, forbidden("MANAGE", "ml-platform")),
      ("create-scope payments", 1, "the name is taken: payments; choose another one"),
      (
        "create-scope a+b", 1,
        "the workspace does not take it: Scope name must consist of alphanumeric characters, "
          + "-, _, @ and .; change it, then try again"
      ),
      (
        "create-scope kv --scope-backend-type AZURE_KEYVAULT --resource-id /subscriptions/1 "
          + "--dns-name https://kv.vault.azure.net/", 1,
        "the workspace does not take it: Scope with Azure KeyVault must have userAADToken defined; "
          + "change it, then try again"
      ),
      (
        "put-secret vault-kv k --string-value v", 1,
        "the scope is an Azure Key Vault's and read-only here: "
          + "Cannot write secrets to Azure KeyVault-backed scope vault-kv; "
          + "change its keys in the vault"
      ),
      ("get-secret payments", 2, "get-secret needs KEY: lakelock get-secret SCOPE KEY [options]"),
      (
        "get-secret payments db-user --json {}", 2,
        "get-secret has no option --json, it sends no body; for an answer in JSON: -o json"
      ),
      (
        "put-secret payments k", 2,
        "standard input is empty; an empty value is stored with --string-value="
      ),
    ]

    @Test(arguments: refusals)
    func `a refusal of the workspace is told in one sentence`(
      line: String, status: Int32, sentence: String
    ) throws {
      let ended = try ServedWorkspace(.demo).run(line)
      #expect(ended.status == .exited(status))
      #expect(ended.errors == "lakelock: \(sentence)\n")
      #expect(ended.outputBytes == [])
    }

    @Test func `a limit is told in one sentence`() throws {
      let full = try ServedWorkspace(.grid(scopes: 1000, keys: 1000))
      let scope = try #require(try full.run("list-scopes").output.split(separator: "\t").first)
      for (line, said) in [
        ("create-scope one-more", "Cannot create scope one-more: the workspace has 1000 scopes"),
        (
          "put-secret \(scope) one-more --string-value v",
          "Cannot put secret one-more: scope \(scope) has 1000 secrets"
        ),
      ] {
        let ended = try full.run(line)
        #expect(ended.status == .exited(1))
        #expect(
          ended.errors == "lakelock: a limit of the workspace is reached: \(said) already; "
            + "delete what is no longer needed, or use another scope or workspace\n")
      }
    }

    @Test func `a workspace of another tier or age is told in one sentence`() throws {
      var options = WorkspaceOptions()
      options.isPremium = false
      options.allowsReadingValues = false
      let workspace = try ServedWorkspace(.demo, options: options)
      let tier =
        "the workspace has no access lists, it is not Premium: ACL is not supported in your workspace; "
        + "create scopes that all users manage"
      for line in [
        "list-acls payments", "get-acl payments users", "put-acl payments users READ",
        "delete-acl payments users",
      ] {
        let ended = try workspace.run(line)
        #expect(ended.status == .exited(1))
        #expect(ended.errors == "lakelock: \(tier)\n")
      }
      let reading = try workspace.run("get-secret payments db-user")
      #expect(reading.status == .exited(1))
      #expect(
        reading.errors.hasPrefix(
          "lakelock: this workspace does not allow reading values outside notebooks: "))
    }

    @Test func `a wrong token and no workspace at all are told in one sentence`() throws {
      let workspace = try ServedWorkspace(.demo)
      workspace.token = "dapi-of-nobody"
      let refused = try workspace.run("list-scopes")
      #expect(refused.status == .exited(3))
      #expect(
        refused.errors == "lakelock: the workspace did not accept the token: Invalid access token; "
          + "make a new one in the workspace's user settings and connect again\n")
      let home = try TemporaryHome()
      let nothing = try Command.run(
        [Program.lakelock, "list-scopes"], environment: home.environment)
      #expect(nothing.status == .exited(3))
      #expect(
        nothing.errors == "lakelock: no workspace is configured; run lakelock configure\n")
      workspace.stop()
      let gone = try workspace.run("list-scopes")
      #expect(gone.status == .exited(6))
      #expect(
        gone.errors
          == "lakelock: 127.0.0.1 refused the connection; check the address and the port\n")
    }
  }
}
