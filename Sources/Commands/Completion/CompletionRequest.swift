package import DatabricksClient

/// What can stand in the place of the word that is being typed.
package struct CompletionRequest: Equatable, Sendable {
  /// Where the candidates come from.
  package enum Source: Equatable, Sendable {
    /// These, and nothing has to be asked for them.
    case words([String])
    case profiles
    case scopes
    case keys(ScopeName)
    /// Scopes, or `SCOPE/KEY` once a slash stands there, behind a text such as `NAME=`.
    case places(prefix: String)
    case files
  }

  /// Every source, to be shown together.
  package var sources: [Source]
  /// What has been typed of the word.
  package let typed: String
  /// How much of a candidate's start the shell has parted from the word, in characters.
  package let partedCount: Int
  /// The options that were given so far.
  package var profile: String?
  package var configFile: String?
  package var isDemo = false

  /// Reads the words behind the program's name; the last one is being typed and may be empty.
  package init(_ words: [String]) {
    let isParted = words.suffix(2).contains("=")
    let words = Self.joined(words)
    let typed = words.last ?? ""
    self.typed = typed
    let sign = isParted ? typed.lastIndex(of: "=") : nil
    partedCount = sign.map { typed[...$0].count } ?? 0
    let before = Array(words.dropLast())
    let arguments = ArgumentList(before)
    profile = arguments.values[.profile]
    configFile = arguments.values[.configFile]
    isDemo = arguments.has(.demo)
    sources = []
    let subject = CommandSubject(arguments.words)
    if let last = before.last, let option = CommandLineOption(name: last[...]),
      option.placeholder != nil
    {
      sources = [Self.source(of: option, arguments, typed)]
    } else if typed.hasPrefix("-") {
      sources = [.words(subject.options.map(\.name))]
    } else {
      sources = Self.sources(of: subject, arguments, typed)
    }
  }

  /// bash parts `NAME=VALUE` in three words; here they are one again.
  private static func joined(_ words: [String]) -> [String] {
    var joined: [String] = []
    for word in words {
      if word == "=" || joined.last?.hasSuffix("=") == true, let last = joined.popLast() {
        joined.append(last + word)
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  private static func source(
    of option: CommandLineOption, _ arguments: ArgumentList, _ typed: String
  ) -> Source {
    switch option {
    case .profile, .toProfile: .profiles
    case .configFile, .binaryFile, .toFile: .files
    case .json: typed.hasPrefix("@") ? .files : .words([])
    case .scope, .toScope: .scopes
    case .key: .keys(ScopeName(arguments.values[.scope] ?? ""))
    case .toKey: .keys(ScopeName(arguments.values[.toScope] ?? arguments.values[.scope] ?? ""))
    case .output: .words(["text", "json"])
    case .permission: .words(permissions)
    case .initialManagePrincipal: .words(["users"])
    case .scopeBackendType: .words(["DATABRICKS", "AZURE_KEYVAULT"])
    case .format: .words(["dotenv", "json", "properties"])
    case .style: .words(["spark", "python", "scala", "sql", "terraform", "bundle", "cli"])
    case .variable: .places(prefix: String(typed.prefix { $0 != "=" }) + "=")
    default: .words([])
    }
  }

  private static func sources(
    of subject: CommandSubject, _ arguments: ArgumentList, _ typed: String
  ) -> [Source] {
    switch subject {
    case .browser(let words) where words.isEmpty: [.words(commands), .places(prefix: "")]
    case .open(let words) where words.isEmpty: [.places(prefix: "")]
    case .secrets: [.words(VerbTable.names)]
    case .help(let words) where words.isEmpty: [.words(VerbTable.names + ["configure", "doctor"])]
    case .completion(let words) where words.isEmpty:
      [.words(CompletionShell.allCases.map(\.rawValue))]
    case .verb(let entry, let words): operand(of: entry, words, arguments).map { [$0] } ?? []
    default: []
    }
  }

  /// What the next operand without a name can be.
  private static func operand(
    of entry: VerbEntry, _ words: ArraySlice<String>, _ arguments: ArgumentList
  ) -> Source? {
    let operands = entry.operands + [entry.lastOperand].compactMap(\.self)
    var rest = words
    var given: [VerbEntry.Operand: String] = [:]
    var next: VerbEntry.Operand?
    for operand in operands {
      if let value = operand.option.flatMap({ arguments.values[$0] }) ?? rest.popFirst() {
        given[operand] = value
      } else {
        next = next ?? operand
      }
    }
    switch next {
    case .scope, .toScope: return .scopes
    case .key: return .keys(ScopeName(given[.scope] ?? ""))
    case .toKey: return .keys(ScopeName(given[.toScope] ?? given[.scope] ?? ""))
    case .permission: return .words(permissions)
    case .file: return .files
    case .newKey, .principal, .pattern, nil: return nil
    }
  }

  private static let permissions = [Permission.read, .write, .manage].map(\.rawValue)
  private static let commands =
    VerbTable.names + ["configure", "doctor", "open", "secrets", "completion", "help", "version"]
}
