/// What the words of a command line are about, before the options are looked at.
enum CommandSubject {
  /// No word at all, or one that may name a scope.
  case browser(ArraySlice<String>)
  /// `open`, which never takes a word for a verb.
  case open(ArraySlice<String>)
  case configure(ArraySlice<String>)
  case doctor(ArraySlice<String>)
  /// What a shell needs to complete command lines.
  case completion(ArraySlice<String>)
  case verb(VerbEntry, ArraySlice<String>)
  /// `secrets` alone.
  case secrets
  /// `secrets` and a word that is no verb.
  case unknownVerb(String)
  case help(ArraySlice<String>)
  case version

  init(_ words: [String]) {
    let rest = words.dropFirst()
    switch words.first {
    case nil: self = .browser([])
    case "open": self = .open(rest)
    case "configure": self = .configure(rest)
    case "doctor": self = .doctor(rest)
    case "completion": self = .completion(rest)
    case "help": self = .help(rest)
    case "version": self = .version
    case "secrets":
      guard let name = rest.first else {
        self = .secrets
        return
      }
      self = VerbTable.entry(named: name).map { .verb($0, rest.dropFirst()) } ?? .unknownVerb(name)
    case let name?:
      self = VerbTable.entry(named: name).map { .verb($0, rest) } ?? .browser(words[...])
    }
  }

  /// The options that may stand with it.
  var options: [CommandLineOption] {
    switch self {
    case .verb(let entry, _): entry.allowedOptions
    case .doctor: [.offline] + CommandLineOption.global
    case .configure: [.host, .token, .noCheck] + CommandLineOption.global
    default: CommandLineOption.global
    }
  }

  /// How errors call it: the verb's name, or the program's.
  var name: String {
    switch self {
    case .verb(let entry, _): entry.name
    case .configure: "configure"
    case .doctor: "doctor"
    case .open: "open"
    case .completion: "completion"
    default: "lakelock"
    }
  }

  /// The command that tells more about it.
  var helpCommand: String { name == "lakelock" ? "lakelock --help" : "lakelock \(name) --help" }
}
