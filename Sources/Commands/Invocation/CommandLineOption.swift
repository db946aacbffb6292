/// Every option of every command; one name means the same wherever it stands.
enum CommandLineOption: String, CaseIterable, Sendable {
  case profile
  case output
  case readOnly = "read-only"
  case configFile = "config-file"
  case noColor = "no-color"
  case noMouse = "no-mouse"
  case noState = "no-state"
  case debug
  case demo
  case seed
  case help
  case version
  // Of `configure`.
  case host
  case token
  case noCheck = "no-check"
  // Of `doctor`.
  case offline
  // Operands by name, as the old CLI has them.
  case scope
  case key
  case principal
  case permission
  // Of single verbs.
  case initialManagePrincipal = "initial-manage-principal"
  case scopeBackendType = "scope-backend-type"
  case resourceID = "resource-id"
  case dnsName = "dns-name"
  case stringValue = "string-value"
  case bytesValue = "bytes-value"
  case binaryFile = "binary-file"
  case json
  case ifAbsent = "if-absent"
  case ifUnchangedSince = "if-unchanged-since"
  case yes
  // Of verbs for many keys or several scopes.
  case toScope = "to-scope"
  case toKey = "to-key"
  case toProfile = "to-profile"
  case force
  case format
  case dryRun = "dry-run"
  case prune
  case reveal
  case toFile = "to-file"
  case fuzzy
  case days
  case style = "as"
  case variable = "env"

  /// The options that may stand anywhere, in the order help has them.
  static let global: [CommandLineOption] = [
    .profile, .output, .readOnly, .configFile, .noColor, .noMouse, .noState, .debug, .demo, .seed,
    .help, .version,
  ]

  /// The option as it is written, with its two dashes.
  var name: String { "--\(rawValue)" }

  /// The short form, such as `-p`.
  var shortName: String? {
    switch self {
    case .profile: "-p"
    case .output: "-o"
    case .help: "-h"
    case .version: "-v"
    case .yes: "-y"
    default: nil
    }
  }

  /// What its value is called in help; nil for an option without a value.
  var placeholder: String? {
    switch self {
    case .noCheck, .readOnly, .noColor, .noMouse, .noState, .debug, .demo, .help, .version, .token,
      .offline,
      .yes, .force, .ifAbsent, .dryRun, .prune, .reveal, .fuzzy:
      nil
    case .profile, .toProfile: "PROFILE"
    case .output: "text|json"
    case .configFile, .binaryFile, .toFile: "FILE"
    case .seed: "demo|RxC"
    case .host: "URL"
    case .scope, .toScope: "SCOPE"
    case .key, .toKey: "KEY"
    case .principal: "PRINCIPAL"
    case .permission: "PERMISSION"
    case .initialManagePrincipal: "users"
    case .scopeBackendType: "TYPE"
    case .resourceID: "ID"
    case .dnsName: "NAME"
    case .stringValue: "TEXT"
    case .bytesValue: "BASE64"
    case .json: "JSON|@FILE"
    case .ifUnchangedSince: "MS"
    case .format: "dotenv|json|properties"
    case .days: "N"
    case .style: "FORM"
    case .variable: "NAME=SCOPE/KEY"
    }
  }

  /// What it does, in a few words.
  var summary: String {
    switch self {
    case .profile: "the profile of the config file to use"
    case .output: "how a verb writes its answer"
    case .readOnly: "refuse every change before a request is sent"
    case .configFile: "the config file to use instead of ~/.databrickscfg"
    case .noColor: "draw without colours"
    case .noMouse: "leave the mouse to the terminal"
    case .noState: "begin as if it were the first time, and keep nothing for the next"
    case .debug: "log a verb's requests to standard error, without values and tokens"
    case .demo: "use a sample workspace inside the program"
    case .seed: "what the sample workspace holds: demo, or R scopes of C keys"
    case .help: "show help for the program or a verb"
    case .version: "show the version"
    case .host: "the workspace's address"
    case .token: "as the old CLI has it; the screen asks for any kind of sign-in"
    case .noCheck: "write without asking the workspace first"
    case .offline: "ask nothing over the network"
    case .scope, .key, .principal, .permission: "the same by name, as the old CLI has it"
    case .initialManagePrincipal: "who gets MANAGE: all users instead of the creator"
    case .scopeBackendType: "DATABRICKS or AZURE_KEYVAULT"
    case .resourceID: "the vault's Azure resource id"
    case .dnsName: "the vault's address, https://NAME.vault.azure.net/"
    case .stringValue: "the value itself; it stays in the shell's history"
    case .bytesValue: "the value's bytes in base64; they stay in the shell's history"
    case .binaryFile: "a file whose every byte is the value"
    case .json: "the request's body; inline it stays in the shell's history"
    case .ifAbsent: "only when the key is not there yet"
    case .ifUnchangedSince: "only when last put then (milliseconds; list-secrets -o json)"
    case .yes: "do not ask"
    case .toScope: "the second scope by name"
    case .toKey: "the other key by name"
    case .toProfile: "the profile of the second scope, where it is in another workspace"
    case .force: "replace what is there and differs"
    case .format: "how the text is written; else its name or content tells"
    case .dryRun: "show what would be done, and do nothing"
    case .prune: "delete the keys that the file does not have, last of all"
    case .reveal: "the values too"
    case .toFile: "a new file that only you can read, instead of standard output"
    case .fuzzy: "match and rank as finding does on the screen, the best first"
    case .days: "from what age on a key is stale; 180 without it"
    case .style: "spark, python, scala, sql, terraform, bundle or cli; else {{secrets/SCOPE/KEY}}"
    case .variable: "a variable and the secret it is to hold; may be given more than once"
    }
  }

  /// The option that is written so, in its long or its short form.
  init?(name: Substring) {
    let name = String(name)
    guard let option = Self.allCases.first(where: { $0.name == name || $0.shortName == name })
    else { return nil }
    self = option
  }
}
