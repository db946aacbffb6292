import Commands
import DatabricksClient
import Testing

@Suite struct `A command line` {
  private static let s = ScopeName("s")
  private static let path = SecretPath(scope: ScopeName("s"), key: KeyName("k"))
  private static let vault = KeyVault(
    resourceID: "/subscriptions/1/vaults/v", dnsName: "https://v.vault.azure.net/")

  static let programRows = [
    ParseRow("", ParseRow.browse()),
    ParseRow("payments", ParseRow.browse("payments")),
    ParseRow("payments/", ParseRow.browse("payments")),
    ParseRow("payments/stripe-api-key", ParseRow.browse("payments", "stripe-api-key")),
    ParseRow("team/payments/key", ParseRow.browse("team/payments", "key")),
    // Near a verb's name, but not near enough.
    ParseRow("scopes", ParseRow.browse("scopes")),
    ParseRow("prod", ParseRow.browse("prod")),
    ParseRow("dev", ParseRow.browse("dev")),
    ParseRow("test", ParseRow.browse("test")),
    ParseRow("open exports", ParseRow.browse("exports")),
    ParseRow("open payments", ParseRow.browse("payments")),
    ParseRow("open payments/db-user", ParseRow.browse("payments", "db-user")),
    ParseRow("open list", ParseRow.browse("list")),
    ParseRow("open open", ParseRow.browse("open")),
    ParseRow("-- payments", ParseRow.browse("payments")),
    ParseRow("-- -odd", ParseRow.browse("-odd")),
    ParseRow("--demo", ParseRow.browse { $0.isDemo = true }),
    ParseRow(
      "--demo --seed 1000x20",
      ParseRow.browse {
        $0.isDemo = true
        $0.seed = "1000x20"
      }),
    ParseRow(
      "--no-mouse --no-color", ParseRow.browse { ($0.usesMouse, $0.usesColor) = (false, false) }),
    ParseRow("-p prod payments", ParseRow.browse("payments") { $0.profile = "prod" }),
    ParseRow("payments -p prod", ParseRow.browse("payments") { $0.profile = "prod" }),
    ParseRow("-pprod", ParseRow.browse { $0.profile = "prod" }),
    ParseRow("-p=prod", ParseRow.browse { $0.profile = "prod" }),
    ParseRow("--profile=prod", ParseRow.browse { $0.profile = "prod" }),
    ParseRow("--profile a --profile b", ParseRow.browse { $0.profile = "b" }),
    ParseRow(
      "--config-file ./cfg --debug",
      ParseRow.browse { ($0.configFile, $0.isDebug) = ("./cfg", true) }),
    ParseRow("--read-only", ParseRow.browse { $0.isReadOnly = true }),
    ParseRow("doctor", .doctor(isOffline: false, GlobalOptions())),
    ParseRow("doctor --offline", .doctor(isOffline: true, GlobalOptions())),
    ParseRow("configure", .configure(ConfigureOptions(), GlobalOptions())),
    ParseRow("configure --token", .configure(ConfigureOptions(wantsToken: true), GlobalOptions())),
    ParseRow(
      "configure --host example.com --profile dev",
      .configure(
        ConfigureOptions(host: "example.com"), ParseRow.options { $0.profile = "dev" })),
    ParseRow("--version", .version),
    ParseRow("-v", .version),
    ParseRow("version", .version),
    ParseRow("list-scopes --version", .version),
  ]

  static let verbRows = [
    ParseRow("list-scopes", ParseRow.run(.listScopes)),
    ParseRow("secrets list-scopes", ParseRow.run(.listScopes)),
    ParseRow("list-scopes -o json", ParseRow.run(.listScopes) { $0.output = .json }),
    ParseRow("-ojson list-scopes", ParseRow.run(.listScopes) { $0.output = .json }),
    ParseRow("list-scopes --output JSON", ParseRow.run(.listScopes) { $0.output = .json }),
    ParseRow("list-scopes --output TABLE", ParseRow.run(.listScopes)),
    ParseRow(
      "--profile prod secrets --read-only list-scopes",
      ParseRow.run(.listScopes) { ($0.profile, $0.isReadOnly) = ("prod", true) }),
    ParseRow("create-scope s", ParseRow.run(.createScope(NewScope(name: s)))),
    ParseRow("secrets create-scope --scope s", ParseRow.run(.createScope(NewScope(name: s)))),
    ParseRow(
      "create-scope s --initial-manage-principal users",
      ParseRow.run(.createScope(NewScope(name: s, isManagedByAllUsers: true)))),
    ParseRow(
      "create-scope s --scope-backend-type databricks",
      ParseRow.run(.createScope(NewScope(name: s)))),
    ParseRow(
      "create-scope --scope s --scope-backend-type AZURE_KEYVAULT"
        + " --resource-id /subscriptions/1/vaults/v --dns-name https://v.vault.azure.net/",
      ParseRow.run(.createScope(NewScope(name: s, keyVault: vault)))),
    ParseRow("delete-scope s", ParseRow.run(.deleteScope(s, isConfirmed: false))),
    ParseRow("delete-scope --scope s -y", ParseRow.run(.deleteScope(s, isConfirmed: true))),
    ParseRow("delete-scope --yes s", ParseRow.run(.deleteScope(s, isConfirmed: true))),
    ParseRow("list-secrets s", ParseRow.run(.listSecrets(s))),
    ParseRow("list --scope s", ParseRow.run(.listSecrets(s))),
    ParseRow("list --scope=s", ParseRow.run(.listSecrets(s))),
    ParseRow("get-secret s k", ParseRow.run(.getSecret(path))),
    ParseRow("get-secret --key k --scope s", ParseRow.run(.getSecret(path))),
    ParseRow("get-secret --key k s", ParseRow.run(.getSecret(path))),
    ParseRow("put-secret s k", ParseRow.run(.putSecret(path, .standardInput))),
    ParseRow("secrets put --scope s --key k", ParseRow.run(.putSecret(path, .standardInput))),
    ParseRow("write --scope s --key k", ParseRow.run(.putSecret(path, .standardInput))),
    ParseRow("put s k --binary-file f.bin", ParseRow.run(.putSecret(path, .file("f.bin")))),
    ParseRow("get-secret s/k", ParseRow.run(.getSecret(path))),
    ParseRow(
      "get-secret a/s k",
      ParseRow.run(.getSecret(SecretPath(scope: ScopeName("a/s"), key: KeyName("k"))))),
    ParseRow(
      "get-secret --scope a/s k",
      ParseRow.run(.getSecret(SecretPath(scope: ScopeName("a/s"), key: KeyName("k"))))),
    ParseRow("delete-secret s/k", ParseRow.run(.deleteSecret(path, isConfirmed: false))),
    ParseRow("delete-secret s k", ParseRow.run(.deleteSecret(path, isConfirmed: false))),
    ParseRow(
      "secrets delete --scope s --key k --yes",
      ParseRow.run(.deleteSecret(path, isConfirmed: true))),
    ParseRow("list-acls s", ParseRow.run(.listACLs(s))),
    ParseRow("list-acls --scope s", ParseRow.run(.listACLs(s))),
    ParseRow("get-acl s users", ParseRow.run(.getACL(s, principal: "users"))),
    ParseRow("get-acl --principal users --scope s", ParseRow.run(.getACL(s, principal: "users"))),
    ParseRow("put-acl s users READ", ParseRow.run(.putACL(s, principal: "users", .read))),
    ParseRow(
      "write-acl --scope s --principal users --permission manage",
      ParseRow.run(.putACL(s, principal: "users", .manage))),
    ParseRow("delete-acl s users", ParseRow.run(.deleteACL(s, principal: "users"))),
  ]

  @Test(arguments: programRows + verbRows)
  func `means one thing`(row: ParseRow) {
    #expect(Invocation.parse(ParseRow.words(of: row.line)) == row.invocation)
  }

  /// The line, and what the sentence has to say.
  static let wrongLines: [(String, String)] = [
    ("--profil prod", "there is no option --profil; did you mean --profile?"),
    ("--frobnicate", "there is no option --frobnicate; lakelock --help lists them all"),
    ("get-secret s k --scop s", "there is no option --scop; did you mean --scope?"),
    ("-x", "there is no option -x; "),
    ("-hv", "there is no option -hv; "),
    ("--profile", "--profile needs a value"),
    ("--profile --debug", "--profile needs a value"),
    ("--profile=", "--profile is empty"),
    ("--demo=yes", "--demo takes no value"),
    ("--seed demo", "--seed goes with --demo"),
    ("--demo --seed 10", "--seed is demo, empty, or a size such as 1000x1000"),
    ("-o yaml list-scopes", "--output is text or json, not “yaml”"),
    ("list-scopes --key k", "list-scopes has no option --key; lakelock list-scopes --help"),
    ("payments --yes", "lakelock has no option --yes"),
    ("list-scope", "did you mean list-scopes? A scope of that name opens with lakelock open"),
    ("list-scops", "did you mean list-scopes? A scope of that name opens with lakelock open"),
    ("exprot", "did you mean export? A scope of that name opens with lakelock open exprot"),
    ("impor", "did you mean import?"),
    ("audti", "did you mean audit?"),
    ("fnid", "did you mean find?"),
    ("confgure", "did you mean configure?"),
    ("get", "did you mean get-secret?"),
    ("renam", "did you mean rename-secret?"),
    ("get-secret s k --json", "get-secret has no option --json, it sends no body; for an answer"),
    ("get-secret s k --json {}", "has no option --json, it sends no body"),
    ("list-scopes --json", "has no option --json, it sends no body"),
    (
      "put-secret s k --json", "--json needs a value: the request's body or @FILE; for an answer in"
    ),
    ("get-secret s/", "get-secret needs KEY"),
    ("copy-secret s/k", "copy-secret needs TO_SCOPE"),
    ("rename-secret s/k s/n", "a key's name has no slash: s/n; to another scope it goes with move"),
    ("secrets list-scpoes", "there is no verb “list-scpoes”; did you mean list-scopes?"),
    ("secrets bananas", "there is no verb “bananas”; lakelock --help lists them all"),
    ("get-secrte s k", "did you mean get-secret?"),
    ("payments stripe", "to open a key: lakelock payments/stripe"),
    ("wirte s k", "did you mean write?"),
    ("payments a b", "there is no verb “payments”"),
    ("secrets get --scope x --key y", "there is no verb “get”; did you mean get-secret?"),
    ("get --scope x --key y", "there is no verb “get”; did you mean get-secret?"),
    ("open", "open takes one SCOPE or SCOPE/KEY"),
    ("open a b", "open takes one SCOPE or SCOPE/KEY"),
    ("configure now", "“now” is one word too many"),
    ("/key", "the scope's name is empty"),
    ("get-secret", "get-secret needs SCOPE: lakelock get-secret SCOPE KEY"),
    ("get-secret s", "get-secret needs KEY"),
    ("get-secret s k more", "“more” is one word too many"),
    ("get-secret '' k", "the scope's name is empty"),
    ("get-secret s ''", "the key's name is empty"),
    ("put-acl s users", "put-acl needs PERMISSION"),
    ("put-acl s users ALL", "“ALL” is no permission; there are READ, WRITE and MANAGE"),
    ("put-acl s '' READ", "the principal is empty"),
    ("create-scope s --initial-manage-principal ada", "can only be users"),
    ("create-scope s --dns-name d", "go with --scope-backend-type AZURE_KEYVAULT"),
    (
      "create-scope s --scope-backend-type AZURE_KEYVAULT --dns-name d",
      "needs --resource-id and --dns-name"
    ),
    ("create-scope s --scope-backend-type VAULT", "“VAULT” is no backend"),
    ("put-secret s k --string-value a --binary-file f", "cannot stand together"),
    ("put-secret s k --bytes-value ab!d", "--bytes-value is no base64"),
    ("put-secret s k --bytes-value abc", "--bytes-value is cut off"),
    ("help bananas", "there is no verb “bananas”"),
  ]

  @Test(arguments: wrongLines)
  func `that is wrong is told so in a sentence`(line: String, sentence: String) {
    guard case .usageError(let text) = Invocation.parse(ParseRow.words(of: line)) else {
      Issue.record("understood as \(Invocation.parse(ParseRow.words(of: line)))")
      return
    }
    #expect(text.contains(sentence), "\(text)")
  }

  @Test func `with a value too many does not repeat it`() {
    guard case .usageError(let text) = Invocation.parse(["put-secret", "s", "k", "hunter2"]) else {
      Issue.record("a third word was accepted")
      return
    }
    #expect(!text.contains("hunter2"))
  }

  @Test(arguments: [
    (["--string-value", "--debug"], "--debug"), (["--string-value="], ""),
    (["--string-value", "é\n"], "é\n"), (["--bytes-value", "YWI="], "ab"),
    (["--bytes-value", ""], ""),
  ])
  func `hands a value over as it stands`(options: [String], value: String) {
    let invocation = Invocation.parse(["put-secret", "s", "k"] + options)
    guard case .run(.putSecret(_, .argument(let secret), _), _) = invocation else {
      Issue.record("understood as \(invocation)")
      return
    }
    #expect(secret.bytesEqual(Secret(copying: value.utf8)))
  }
}
