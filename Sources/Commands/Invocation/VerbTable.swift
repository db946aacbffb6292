/// All verbs, in the order help lists them.
enum VerbTable {
  static let entries: [VerbEntry] =
    scopes + secrets + accessLists + transfers + files + searches

  /// The entry whose new or old name is `name`.
  static func entry(named name: String) -> VerbEntry? {
    entries.first { $0.name == name } ?? entries.first { $0.oldNames.contains(name) }
  }

  /// Every name a verb can be called by.
  static var names: [String] { entries.flatMap { [$0.name] + $0.oldNames } }

  private static let scopes: [VerbEntry] = [
    VerbEntry(
      kind: .listScopes, name: "list-scopes", summary: "list the scopes of the workspace",
      notes: ["Without a terminal: name, backend and vault address, separated by tabs."],
      examples: ["lakelock list-scopes -o json"],
      newCLI: "databricks secrets list-scopes", oldCLI: "databricks secrets list-scopes"),
    VerbEntry(
      kind: .createScope, name: "create-scope", operands: [.scope],
      options: [.initialManagePrincipal, .scopeBackendType, .resourceID, .dnsName, .json],
      summary: "create a scope",
      notes: ["A scope in Azure Key Vault needs --resource-id and --dns-name as well."],
      examples: ["lakelock create-scope payments"],
      newCLI: "databricks secrets create-scope SCOPE",
      oldCLI: "databricks secrets create-scope --scope SCOPE"),
    VerbEntry(
      kind: .deleteScope, name: "delete-scope", operands: [.scope], options: [.yes, .json],
      summary: "delete a scope with all its secrets, for ever",
      notes: ["Asks on a terminal; a script has to say --yes."],
      examples: ["lakelock delete-scope payments --yes"],
      newCLI: "databricks secrets delete-scope SCOPE",
      oldCLI: "databricks secrets delete-scope --scope SCOPE"),
  ]

  private static let secrets: [VerbEntry] = [
    VerbEntry(
      kind: .listSecrets, name: "list-secrets", oldNames: ["list"], operands: [.scope],
      summary: "list the keys of a scope",
      notes: [
        "Without a terminal: key and time of the last put in UTC, separated by a tab; -o json has the",
        "time in milliseconds since 1970, as the Secrets API does.",
      ],
      examples: ["lakelock list-secrets payments"],
      newCLI: "databricks secrets list-secrets SCOPE",
      oldCLI: "databricks secrets list --scope SCOPE"),
    VerbEntry(
      kind: .getSecret, name: "get-secret", operands: [.scope, .key], options: [.toFile, .force],
      summary: "write a value to standard output",
      notes: [
        "Writes the bytes as they are and adds nothing; -o json has them in base64.",
        "A value that is no text is not written to a terminal. --to-file makes a file that only you",
        "can read (0600), and replaces none without --force.",
      ],
      examples: ["lakelock get-secret payments stripe-api-key | wc -c"],
      newCLI: "databricks secrets get-secret SCOPE KEY (base64)", oldCLI: nil),
    VerbEntry(
      kind: .putSecret, name: "put-secret", oldNames: ["put", "write"],
      operands: [.scope, .key],
      options: [.stringValue, .bytesValue, .binaryFile, .json, .ifAbsent, .ifUnchangedSince],
      summary: "store a value, over the one that is there",
      notes: [
        "Without an option every byte of standard input is the value, a final newline too.",
        "On a terminal without a value the editor opens on the key; status 7 when nothing is saved.",
      ],
      examples: [
        "printf %s \"$KEY\" | lakelock put-secret payments stripe-api-key",
        "lakelock put-secret payments tls-key --binary-file tls.pem",
      ],
      newCLI: "databricks secrets put-secret SCOPE KEY",
      oldCLI: "databricks secrets put --scope SCOPE --key KEY"),
    VerbEntry(
      kind: .deleteSecret, name: "delete-secret", oldNames: ["delete"],
      operands: [.scope, .key], options: [.yes, .json], summary: "delete a key, for ever",
      notes: ["Asks on a terminal; a script goes ahead."],
      examples: ["lakelock delete-secret payments stripe-api-key"],
      newCLI: "databricks secrets delete-secret SCOPE KEY",
      oldCLI: "databricks secrets delete --scope SCOPE --key KEY"),
  ]

  private static let accessLists: [VerbEntry] = [
    VerbEntry(
      kind: .listACLs, name: "list-acls", operands: [.scope],
      summary: "list who may do what in a scope", examples: ["lakelock list-acls payments"],
      newCLI: "databricks secrets list-acls SCOPE",
      oldCLI: "databricks secrets list-acls --scope SCOPE"),
    VerbEntry(
      kind: .getACL, name: "get-acl", operands: [.scope, .principal],
      summary: "show what one principal may do in a scope",
      examples: ["lakelock get-acl payments ada@example.com"],
      newCLI: "databricks secrets get-acl SCOPE PRINCIPAL",
      oldCLI: "databricks secrets get-acl --scope SCOPE --principal PRINCIPAL"),
    VerbEntry(
      kind: .putACL, name: "put-acl", oldNames: ["write-acl"],
      operands: [.scope, .principal, .permission], options: [.json],
      summary: "let a principal READ, WRITE or MANAGE a scope",
      notes: [
        "PRINCIPAL is an e-mail address, a group's name, or a service principal's application id."
      ],
      examples: ["lakelock put-acl payments data-engineers READ"],
      newCLI: "databricks secrets put-acl SCOPE PRINCIPAL PERMISSION",
      oldCLI:
        "databricks secrets put-acl --scope SCOPE --principal PRINCIPAL --permission PERMISSION"),
    VerbEntry(
      kind: .deleteACL, name: "delete-acl", operands: [.scope, .principal], options: [.json],
      summary: "take a principal's permission away",
      examples: ["lakelock delete-acl payments data-engineers"],
      newCLI: "databricks secrets delete-acl SCOPE PRINCIPAL",
      oldCLI: "databricks secrets delete-acl --scope SCOPE --principal PRINCIPAL"),
  ]
}
