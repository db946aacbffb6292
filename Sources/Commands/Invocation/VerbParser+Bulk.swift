internal import DatabricksClient
internal import SecretFiles
internal import ViewModels

// The verbs for many keys or several scopes.
extension VerbParser {
  func transfer() throws(UsageError) -> SecretTransfer {
    let source = try path()
    let isRename = entry.kind == .renameSecret
    let scope = isRename ? source.scope : try scope(.toScope)
    let given = fields[isRename ? .newKey : .toKey]
    if let given, given.contains("/") {
      let other = isRename ? "; to another scope it goes with move-secret" : ""
      throw UsageError("a key's name has no slash: \(given)\(other)")
    }
    let key = KeyName(given ?? source.key.rawValue)
    try key.check.requireLegal()
    let target = SecretPath(scope: scope, key: key)
    let profile = try profile()
    guard profile != nil || !source.mayBe(target) else {
      throw UsageError(
        source.key == key
          ? "\(source.text) is there already: it is the same secret"
          : "\(key.rawValue) may be the key \(source.key.rawValue), only case differs;"
            + " give it another name first")
    }
    return SecretTransfer(
      source, to: target, profile: profile, isMove: entry.kind != .copySecret,
      replaces: arguments.has(.force))
  }

  func scopeCopy() throws(UsageError) -> ScopeCopy {
    let (source, target, profile) = (try scope(), try scope(.toScope), try profile())
    guard profile != nil || !Self.isSame(source, target) else {
      throw UsageError("a scope is not copied into itself; give another name or --to-profile")
    }
    return ScopeCopy(source, to: target, profile: profile, replaces: arguments.has(.force))
  }

  func comparison() throws(UsageError) -> ScopeComparison {
    ScopeComparison(try scope(), try scope(.toScope), profile: try profile())
  }

  func importRequest() throws(UsageError) -> ImportRequest {
    let path = fields[.file] ?? "-"
    guard !path.isEmpty else { throw UsageError("the file's name is empty; - is standard input") }
    var request = ImportRequest(try scope(), path: path == "-" ? nil : path)
    request.format = try format()
    request.isDryRun = arguments.has(.dryRun)
    request.prunes = arguments.has(.prune)
    request.isConfirmed = arguments.has(.yes)
    return request
  }

  func exportRequest() throws(UsageError) -> ExportRequest {
    var request = ExportRequest(try scope())
    request.reveals = arguments.has(.reveal)
    request.format = try format()
    request.path = arguments.values[.toFile]
    request.replacesFile = arguments.has(.force)
    for option in [CommandLineOption.format, .toFile] where arguments.has(option) {
      guard request.reveals else { throw UsageError("\(option.name) goes with --reveal") }
    }
    guard !request.replacesFile || request.path != nil else {
      throw UsageError("--force goes with --to-file")
    }
    return request
  }

  func pattern() throws(UsageError) -> String {
    guard let pattern = fields[.pattern], !pattern.isEmpty else {
      throw UsageError("the pattern is empty; * finds every key")
    }
    return pattern
  }

  func days() throws(UsageError) -> Int {
    guard let text = arguments.values[.days] else { return Int(AgeText.staleAfterDays) }
    guard let days = Int(text), (0...36_500).contains(days) else {
      throw UsageError("--days is a number of days, not “\(text)”")
    }
    return days
  }

  func referenceStyle() throws(UsageError) -> SecretReference {
    guard let text = arguments.values[.style] else { return .template }
    guard let style = SecretReference(rawValue: text.lowercased()), style != .template else {
      throw UsageError(
        "--as is spark, python, scala, sql, terraform, bundle or cli, not “\(text)”")
    }
    return style
  }

  func programRequest() throws(UsageError) -> ProgramRequest {
    guard !arguments.variables.isEmpty, let program = command.first, !program.isEmpty else {
      throw UsageError("run needs variables and a command: lakelock \(entry.usage)")
    }
    var variables: [ProgramRequest.Variable] = []
    for text in arguments.variables {
      let variable = try Self.variable(text)
      guard !variables.contains(where: { $0.name == variable.name }) else {
        throw UsageError("--env \(variable.name) is given twice")
      }
      variables.append(variable)
    }
    return ProgramRequest(variables, command)
  }

  /// Whether a shell could read it (POSIX, Base Definitions, 8.1).
  private static func isVariableName(_ name: Substring) -> Bool {
    name.utf8.enumerated().allSatisfy { index, byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "_"):
        true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): index > 0
      default: false
      }
    }
  }

  /// `NAME=SCOPE/KEY`; the last slash parts the two, as a key holds none.
  private static func variable(_ text: String) throws(UsageError) -> ProgramRequest.Variable {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex,
      let slash = text[equals...].lastIndex(of: "/")
    else { throw UsageError("--env is NAME=SCOPE/KEY, not “\(text)”") }
    guard isVariableName(text[..<equals]) else {
      throw UsageError(
        "“\(text[..<equals])” is no name of a variable: letters, digits and _, no digit first")
    }
    let scope = ScopeName(String(text[text.index(after: equals)..<slash]))
    let key = KeyName(String(text[text.index(after: slash)...]))
    try scope.check.requireLegal()
    try key.check.requireLegal()
    return ProgramRequest.Variable(
      String(text[..<equals]), SecretPath(scope: scope, key: key))
  }

  private func scope(_ operand: VerbEntry.Operand) throws(UsageError) -> ScopeName {
    let name = ScopeName(fields[operand] ?? "")
    try name.check.requireLegal()
    return name
  }

  private func profile() throws(UsageError) -> String? {
    guard let name = arguments.values[.toProfile] else { return nil }
    guard !name.isEmpty else { throw UsageError("--to-profile is empty") }
    return name
  }

  private func format() throws(UsageError) -> SecretFileFormat? {
    guard let text = arguments.values[.format] else { return nil }
    guard let format = SecretFileFormat(rawValue: text.lowercased()) else {
      throw UsageError("--format is dotenv, json or properties, not “\(text)”")
    }
    return format
  }

  /// The workspace does not tell scopes apart by case.
  private static func isSame(_ left: ScopeName, _ right: ScopeName) -> Bool {
    left.rawValue.lowercased() == right.rawValue.lowercased()
  }
}
