internal import DatabricksClient
internal import ViewModels

/// Turns sorted arguments into an invocation.
struct InvocationParser {
  private let arguments: ArgumentList
  private let subject: CommandSubject

  init(_ arguments: [String]) {
    self.arguments = ArgumentList(arguments)
    subject = CommandSubject(self.arguments.words)
  }

  /// What is asked for; help and version go before everything that is wrong with the rest.
  func invocation() throws(UsageError) -> Invocation {
    if arguments.has(.help) { return .help(HelpText.text(for: subject)) }
    if arguments.has(.version) { return .version }
    try checkOptions()
    let options = try globalOptions()
    switch subject {
    case .browser(let words): return .browse(try browserDestination(words), options)
    case .open(let words): return .browse(try destination(words), options)
    case .configure(let words):
      guard let extra = words.first else { return .configure(configureOptions, options) }
      throw UsageError("“\(extra)” is one word too many: lakelock configure [--host URL]")
    case .doctor(let words):
      if options.isDemo {
        throw UsageError("doctor looks at the real configuration; leave --demo out")
      }
      guard let extra = words.first else {
        return .doctor(isOffline: arguments.has(.offline), options)
      }
      throw UsageError("“\(extra)” is one word too many: lakelock doctor [--offline]")
    case .completion(let words):
      guard let shell = words.first.flatMap({ CompletionShell(rawValue: $0) }), words.count == 1
      else { throw UsageError("completion takes bash, zsh or fish") }
      return .completion(shell)
    case .verb(let entry, let words):
      if let text = arguments.values[.json] {
        return .run(
          .requested(
            BodyRequest(
              body: RequestBody(text), name: entry.name, words: Array(words),
              arguments: arguments)), options)
      }
      return .run(try VerbParser(entry, words: words, arguments).verb(), options)
    case .secrets: return .help(HelpText.program)
    case .unknownVerb(let name): throw Self.unknownVerb(name)
    case .help(let words): return .help(try helpText(words))
    case .version: return .version
    }
  }

  private func checkOptions() throws(UsageError) {
    if let name = arguments.unknownOption {
      let known = subject.options.map(\.name)
      let nearest = NearestWord.find(name, in: known).map { "did you mean \($0)?" }
      throw UsageError(
        "there is no option \(name); \(nearest ?? "\(subject.helpCommand) lists them all")")
    }
    let allowed = subject.options
    let given = CommandLineOption.allCases.filter {
      arguments.has($0) || arguments.problemOption == $0
    }
    if case .verb = subject, given.contains(.json), !allowed.contains(.json) {
      throw UsageError(
        "\(subject.name) has no option --json, it sends no body; for an answer in JSON: -o json")
    }
    if let problem = arguments.problem { throw problem }
    if let misplaced = given.first(where: { !allowed.contains($0) }) {
      // Whoever names a scope by an option means a verb, and there is none of that name.
      if case .browser(let words) = subject, let word = words.first,
        [.scope, .key].contains(misplaced)
      {
        throw Self.unknownVerb(word)
      }
      if case .unknownVerb(let name) = subject { throw Self.unknownVerb(name) }
      throw UsageError(
        "\(subject.name) has no option \(misplaced.name); \(subject.helpCommand) lists them all")
    }
  }

  private func globalOptions() throws(UsageError) -> GlobalOptions {
    var options = GlobalOptions()
    options.profile = try nonEmpty(.profile)
    options.configFile = try nonEmpty(.configFile)
    if let output = arguments.values[.output] { options.output = try Self.output(output) }
    options.isReadOnly = arguments.has(.readOnly)
    options.usesColor = !arguments.has(.noColor)
    options.usesMouse = !arguments.has(.noMouse)
    options.keepsState = !arguments.has(.noState)
    options.isDebug = arguments.has(.debug)
    options.isDemo = arguments.has(.demo)
    if let seed = arguments.values[.seed] {
      guard options.isDemo else { throw UsageError("--seed goes with --demo") }
      guard Self.isSeed(seed) else {
        throw UsageError("--seed is demo, empty, or a size such as 1000x1000")
      }
      options.seed = seed
    }
    return options
  }

  private func nonEmpty(_ option: CommandLineOption) throws(UsageError) -> String? {
    guard let value = arguments.values[option] else { return nil }
    guard !value.isEmpty else { throw UsageError("\(option.name) is empty") }
    return value
  }

  /// The old CLI writes `JSON` and `TABLE`.
  private static func output(_ text: String) throws(UsageError) -> GlobalOptions.Output {
    switch text.lowercased() {
    case "json": return .json
    case "text", "table": return .text
    default: throw UsageError("--output is text or json, not “\(text)”")
    }
  }

  private static func isSeed(_ text: String) -> Bool {
    if text == "demo" || text == "empty" { return true }
    let sizes = text.split(separator: "x", omittingEmptySubsequences: false)
    return sizes.count == 2 && sizes.allSatisfy { (0...9999).contains(Int($0) ?? -1) }
  }

  private var configureOptions: ConfigureOptions {
    ConfigureOptions(
      host: arguments.values[.host], wantsToken: arguments.has(.token),
      isChecked: !arguments.has(.noCheck))
  }
}

// Where to open the browser, and what looks like it and is not.
extension InvocationParser {
  private func browserDestination(
    _ words: ArraySlice<String>
  ) throws(UsageError) -> BrowserViewModel.Destination? {
    guard let first = words.first else { return nil }
    if let meant = Self.verb(meantBy: first) {
      throw UsageError(
        "there is no verb “\(first)”; did you mean \(meant)?"
          + " A scope of that name opens with lakelock open \(first)")
    }
    guard words.count > 1 else { return try Self.destination(first) }
    if words.count == 2, NearestWord.find(first, in: VerbTable.names) == nil {
      throw UsageError(
        "there is no verb “\(first)”; to open a key: lakelock \(words.joined(separator: "/"))")
    }
    throw Self.unknownVerb(first)
  }

  /// The verb that a single word was to be; a scope that is called nearly so is opened with `open`.
  private static func verb(meantBy word: String) -> String? {
    let names = VerbTable.names + ["configure", "doctor", "completion", "version"]
    let long = names.filter { $0.contains("-") }
    // Short names have many neighbours that are words, such as "lisp".
    let limit = word.count < 8 ? 1 : 2
    if let name = NearestWord.find(word, in: long, maximumDistance: limit) { return name }
    if word.count >= 4,
      let name = NearestWord.find(word, in: names, maximumDistance: word.count < 9 ? 1 : 2)
    {
      return name
    }
    // The first word of one, as in "rename".
    let halves = long.compactMap { $0.split(separator: "-").first.map(String.init) }
    let half = NearestWord.find(word, in: halves, maximumDistance: word.count < 5 ? 0 : 1)
    return half.flatMap { half in long.first { $0.hasPrefix(half + "-") } }
  }

  private func destination(
    _ words: ArraySlice<String>
  ) throws(UsageError) -> BrowserViewModel.Destination {
    guard let word = words.first, words.count == 1 else {
      throw UsageError("open takes one SCOPE or SCOPE/KEY")
    }
    return try Self.destination(word)
  }

  /// A key holds no slash, a scope of some workspaces may: the last slash parts them.
  private static func destination(
    _ word: String
  ) throws(UsageError) -> BrowserViewModel.Destination {
    let slash = word.lastIndex(of: "/")
    let scope = ScopeName(String(word[..<(slash ?? word.endIndex)]))
    let key = slash.map { word[word.index(after: $0)...] }.flatMap {
      $0.isEmpty ? nil : KeyName(String($0))
    }
    try scope.check.requireLegal()
    try key?.check.requireLegal()
    return BrowserViewModel.Destination(scope: scope, key: key)
  }

  private func helpText(_ words: ArraySlice<String>) throws(UsageError) -> String {
    let words = words.first == "secrets" ? words.dropFirst() : words
    guard let word = words.first else { return HelpText.program }
    switch CommandSubject([word]) {
    case .browser: throw Self.unknownVerb(word)
    case let subject: return HelpText.text(for: subject)
    }
  }

  private static func unknownVerb(_ name: String) -> UsageError {
    let nearest = NearestWord.find(name, in: VerbTable.names).map { "did you mean \($0)?" }
    return UsageError(
      "there is no verb “\(name)”; \(nearest ?? "lakelock --help lists them all")")
  }
}
