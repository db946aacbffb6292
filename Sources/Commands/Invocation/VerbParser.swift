internal import DatabricksClient

/// Makes a verb from its words and options.
struct VerbParser {
  let entry: VerbEntry
  let arguments: ArgumentList
  private(set) var fields: [VerbEntry.Operand: String] = [:]
  /// The value that stood in a request body.
  private let value: ValueSource?
  /// The words after `--`, for `run`.
  let command: [String]

  /// Gives each operand its word.
  ///
  /// - Throws: when one is missing or a word is left over.
  init(
    _ entry: VerbEntry, words: ArraySlice<String>, _ arguments: ArgumentList,
    value: ValueSource? = nil
  ) throws(UsageError) {
    self.entry = entry
    self.value = value
    self.arguments = arguments
    var rest = words
    // What a program is given is no word of this one.
    let end = entry.kind == .run ? arguments.wordCountBeforeDashes : nil
    command = end.map { Array(words[max($0, words.startIndex)...]) } ?? []
    if let end { rest = words[..<max(end, words.startIndex)] }
    rest = Self.parted(rest, for: entry, arguments)
    for operand in entry.operands {
      guard let word = operand.option.flatMap({ arguments.values[$0] }) ?? rest.popFirst() else {
        throw UsageError("\(entry.name) needs \(operand.placeholder): lakelock \(entry.usage)")
      }
      fields[operand] = word
    }
    if let last = entry.lastOperand {
      fields[last] = last.option.flatMap { arguments.values[$0] } ?? rest.popFirst()
    }
    guard let extra = rest.first else { return }
    if entry.kind == .putSecret {
      // The word may be the value, so it is not repeated.
      throw UsageError("put-secret takes the value from standard input, or with --string-value")
    }
    throw UsageError("“\(extra)” is one word too many: lakelock \(entry.usage)")
  }

  func verb() throws(UsageError) -> Verb {
    switch entry.kind {
    case .listScopes: .listScopes
    case .createScope: .createScope(try newScope())
    case .deleteScope: .deleteScope(try scope(), isConfirmed: arguments.has(.yes))
    case .listSecrets: .listSecrets(try scope())
    case .getSecret: .getSecret(try path(), toFile: try newFile())
    case .putSecret: .putSecret(try path(), try valueSource(), seen: try seen())
    case .deleteSecret: .deleteSecret(try path(), isConfirmed: arguments.has(.yes))
    case .listACLs: .listACLs(try scope())
    case .getACL: .getACL(try scope(), principal: try principal())
    case .putACL: .putACL(try scope(), principal: try principal(), try permission())
    case .deleteACL: .deleteACL(try scope(), principal: try principal())
    case .copySecret, .moveSecret, .renameSecret: .transfer(try transfer())
    case .copyScope: .copyScope(try scopeCopy())
    case .importSecrets: .importSecrets(try importRequest())
    case .exportSecrets: .exportSecrets(try exportRequest())
    case .diff: .diff(try comparison())
    case .find: .find(try pattern(), isFuzzy: arguments.has(.fuzzy))
    case .audit: .audit(days: try days())
    case .who: .who(try principal())
    case .reference: .reference(try path(), try referenceStyle())
    case .run: .run(try programRequest())
    }
  }

  func scope() throws(UsageError) -> ScopeName {
    let name = ScopeName(fields[.scope] ?? "")
    try name.check.requireLegal()
    return name
  }

  func path() throws(UsageError) -> SecretPath {
    let key = KeyName(fields[.key] ?? "")
    let scope = try scope()
    try key.check.requireLegal()
    return SecretPath(scope: scope, key: key)
  }

  func principal() throws(UsageError) -> String {
    guard let principal = fields[.principal], !principal.isEmpty else {
      throw UsageError("the principal is empty")
    }
    return principal
  }

  private func permission() throws(UsageError) -> Permission {
    let text = fields[.permission] ?? ""
    guard let permission = Permission(rawValue: text.uppercased()) else {
      throw UsageError("“\(text)” is no permission; there are READ, WRITE and MANAGE")
    }
    return permission
  }

  private func newScope() throws(UsageError) -> NewScope {
    let values = arguments.values
    if let principal = values[.initialManagePrincipal], principal != "users" {
      throw UsageError("--initial-manage-principal can only be users; without it it is you")
    }
    let isManagedByAllUsers = values[.initialManagePrincipal] != nil
    return NewScope(
      name: try scope(), isManagedByAllUsers: isManagedByAllUsers, keyVault: try keyVault())
  }

  private func keyVault() throws(UsageError) -> KeyVault? {
    let values = arguments.values
    let type = values[.scopeBackendType].map { ScopeBackendType(rawValue: $0.uppercased()) }
    switch (type ?? .databricks, values[.resourceID], values[.dnsName]) {
    case (.databricks, nil, nil): return nil
    case (.databricks, _, _):
      throw UsageError(
        "--resource-id and --dns-name go with --scope-backend-type AZURE_KEYVAULT")
    case (.azureKeyVault, let resourceID?, let dnsName?):
      return KeyVault(resourceID: resourceID, dnsName: dnsName)
    case (.azureKeyVault, _, _):
      throw UsageError("a scope in Azure Key Vault needs --resource-id and --dns-name")
    case (let other, _, _):
      throw UsageError(
        "“\(other.rawValue)” is no backend; there are DATABRICKS and AZURE_KEYVAULT")
    }
  }

  private func valueSource() throws(UsageError) -> ValueSource {
    let given = [CommandLineOption.stringValue, .bytesValue, .binaryFile].filter(arguments.has)
    guard given.count < 2 else {
      throw UsageError("\(given[0].name) and \(given[1].name) cannot stand together")
    }
    if let value {
      guard let option = given.first else { return value }
      throw UsageError("the body has a value, and \(option.name) another one")
    }
    if let text = arguments.values[.stringValue] { return .argument(Secret(copying: text.utf8)) }
    if let text = arguments.values[.bytesValue] { return .argument(try Self.decoded(text)) }
    if let path = arguments.values[.binaryFile] { return .file(path) }
    return .standardInput
  }

  private func seen() throws(UsageError) -> SeenSecret {
    guard let text = arguments.values[.ifUnchangedSince] else {
      return arguments.has(.ifAbsent) ? .absent : .unchecked
    }
    guard !arguments.has(.ifAbsent) else {
      throw UsageError("--if-absent and --if-unchanged-since cannot stand together")
    }
    guard let milliseconds = Int64(text), milliseconds >= 0 else {
      throw UsageError(
        "--if-unchanged-since takes milliseconds, as list-secrets -o json has them")
    }
    return .present(lastUpdated: Timestamp(milliseconds: milliseconds))
  }

  private func newFile() throws(UsageError) -> NewFile? {
    guard let path = arguments.values[.toFile] else {
      if arguments.has(.force) { throw UsageError("--force goes with --to-file") }
      return nil
    }
    return NewFile(path: path, replacesOther: arguments.has(.force))
  }

  private static func decoded(_ base64: String) throws(UsageError) -> Secret {
    var bytes = SecretBytes(capacity: base64.utf8.count / 4 * 3 + 3)
    var decoder = Base64Decoder()
    for byte in base64.utf8 {
      guard decoder.take(byte, into: &bytes) else {
        throw UsageError("--bytes-value is no base64; for plain text use --string-value")
      }
    }
    guard decoder.isComplete else {
      throw UsageError("--bytes-value is cut off: base64 comes in groups of four")
    }
    return Secret(bytes)
  }
}

extension NameCheck {
  /// Refuses a name that no workspace takes.
  func requireLegal() throws(UsageError) {
    if case .illegal(let reason) = self { throw UsageError(reason) }
  }
}
