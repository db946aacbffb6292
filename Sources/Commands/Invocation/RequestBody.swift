package import DatabricksClient

/// Where the body of a request comes from that stands in the place of words and options.
package enum RequestBody: Equatable, Sendable {
  /// It stood on the command line, and so in the shell's history.
  case inline(Secret)
  /// It is in the file with this path.
  case file(String)

  /// What `--json` was given: JSON, or `@` and a path, as the new CLI takes them.
  init(_ text: String) {
    self =
      text.hasPrefix("@") ? .file(String(text.dropFirst())) : .inline(Secret(copying: text.utf8))
  }
}

/// A verb whose operands and options stand in a request body, wholly or in part.
package struct BodyRequest: Equatable, Sendable {
  package let body: RequestBody
  /// The verb's name in the table.
  let name: String
  let words: [String]
  let arguments: ArgumentList

  /// The verb that the line and the body make together.
  ///
  /// - Throws: when the body is no such JSON, names what the verb does not have, or contradicts the
  ///   line.
  func verb(body bytes: Secret) throws(UsageError) -> Verb {
    guard let entry = VerbTable.entry(named: name) else { throw UsageError("no such verb") }
    var fields = BodyFields(entry, arguments)
    do throws(JSONError) {
      try bytes.withBytes { bytes throws(JSONError) in
        try JSONReader.read(bytes) { json throws(JSONError) in try fields.read(&json) }
      }
    } catch {
      throw UsageError("the body \(error.description)")
    }
    if let problem = fields.problem { throw problem }
    var source: ValueSource?
    if let value = fields.value {
      if case .inline = body { source = .argument(value) } else { source = .given(value) }
    } else if entry.kind == .putSecret {
      throw UsageError("the body has neither string_value nor bytes_value")
    }
    return try VerbParser(entry, words: words[...], fields.arguments, value: source).verb()
  }
}

/// The members of a request body, sorted into the options that stand for them.
private struct BodyFields {
  private(set) var arguments: ArgumentList
  /// The value of `string_value` or `bytes_value`.
  private(set) var value: Secret?
  /// The first thing that does not belong there.
  private(set) var problem: UsageError?
  private let entry: VerbEntry

  private static let names: [(name: String, option: CommandLineOption)] = [
    ("scope", .scope), ("key", .key), ("principal", .principal), ("permission", .permission),
    ("initial_manage_principal", .initialManagePrincipal),
    ("scope_backend_type", .scopeBackendType),
  ]
  private static let vaultNames: [(name: String, option: CommandLineOption)] = [
    ("resource_id", .resourceID), ("dns_name", .dnsName),
  ]

  init(_ entry: VerbEntry, _ arguments: ArgumentList) {
    self.entry = entry
    self.arguments = arguments
    self.arguments.remove(.json)
  }

  mutating func read(_ json: inout JSONReader) throws(JSONError) {
    try json.enterObject()
    while let name = try json.nextName() {
      if entry.kind == .putSecret, json.matches(name, "string_value") {
        take(try json.readSecretString())
      } else if entry.kind == .putSecret, json.matches(name, "bytes_value") {
        take(Secret(try json.readSecretFromBase64()))
      } else if entry.kind == .createScope, json.matches(name, "backend_azure_keyvault") {
        try json.enterObject()
        while let inner = try json.nextName() {
          try read(inner, Self.vaultNames, &json)
        }
      } else {
        try read(name, Self.names, &json)
      }
    }
  }

  private mutating func read(
    _ name: JSONReader.Name, _ known: [(name: String, option: CommandLineOption)],
    _ json: inout JSONReader
  ) throws(JSONError) {
    let text = json.text(of: name)
    guard let option = known.first(where: { $0.name == text })?.option,
      entry.allowedOptions.contains(option)
    else {
      complain("\(entry.name) has no field \(text) in its body")
      return try json.skip()
    }
    guard try json.nextKind() == .string else {
      complain("\(text) in the body is no string")
      return try json.skip()
    }
    let given = try json.readString()
    if let other = arguments.values[option], other != given {
      complain("\(text) in the body is another one than on the line")
    }
    arguments.put(given, for: option)
  }

  private mutating func take(_ value: Secret) {
    if self.value != nil { complain("string_value and bytes_value cannot stand together") }
    self.value = value
  }

  private mutating func complain(_ text: String) {
    problem = problem ?? UsageError(text)
  }
}
