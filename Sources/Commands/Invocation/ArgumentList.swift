/// The arguments sorted into words and options, before anybody asks what they mean together.
///
/// The first thing that cannot be understood is kept as `unknownOption` or `problem`, so that a
/// `--help` anywhere still helps.
struct ArgumentList: Equatable, Sendable {
  /// Everything that is no option, in its order; all that follows `--`.
  private(set) var words: [String] = []
  /// The last value of each option that was given; empty for one without a value.
  private(set) var values: [CommandLineOption: String] = [:]
  /// Every `--env` in its order.
  private(set) var variables: [String] = []
  /// How many words stood before `--`; nil where there was none.
  private(set) var wordCountBeforeDashes: Int?
  /// The first option that does not exist, as it was written, without its value.
  private(set) var unknownOption: String?
  /// The first option that lacks its value, or has one too many.
  private(set) var problem: UsageError?
  /// The option that is about.
  private(set) var problemOption: CommandLineOption?

  init(_ arguments: [String]) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        wordCountBeforeDashes = words.count
        words += rest
        return
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        words.append(argument)
        continue
      }
      read(argument, &rest)
    }
  }

  /// Takes `value` for `option`, as if it had been given.
  mutating func put(_ value: String, for option: CommandLineOption) {
    values[option] = value
  }

  /// Forgets that `option` was given.
  mutating func remove(_ option: CommandLineOption) {
    values[option] = nil
  }

  func has(_ option: CommandLineOption) -> Bool { values[option] != nil }

  private mutating func read(_ argument: String, _ rest: inout ArraySlice<String>) {
    let (name, attached) = Self.split(argument)
    guard let option = CommandLineOption(name: name) else {
      unknownOption = unknownOption ?? String(name)
      return
    }
    guard option.placeholder != nil else {
      if attached == nil {
        values[option] = ""
      } else {
        complain("\(option.name) takes no value", option)
      }
      return
    }
    if let attached {
      take(String(attached), for: option)
    } else if let next = rest.first, mayBeValue(next, of: option) {
      take(rest.removeFirst(), for: option)
    } else {
      complain(
        option == .json
          ? "--json needs a value: the request's body or @FILE; for an answer in JSON it is -o json"
          : "\(option.name) needs a value", option)
    }
  }

  private mutating func take(_ value: String, for option: CommandLineOption) {
    values[option] = value
    if option == .variable { variables.append(value) }
  }

  /// A forgotten value is not made up from the next option; a secret may look like one.
  private func mayBeValue(_ text: String, of option: CommandLineOption) -> Bool {
    option == .stringValue || CommandLineOption(name: Self.split(text).name) == nil
  }

  private mutating func complain(_ text: String, _ option: CommandLineOption) {
    guard problem == nil else { return }
    problem = UsageError(text)
    problemOption = option
  }

  /// `--name=value` as two; `-nVALUE` and `-n=VALUE` too.
  private static func split(_ argument: String) -> (name: Substring, value: Substring?) {
    if argument.hasPrefix("--") {
      guard let equals = argument.firstIndex(of: "=") else { return (argument[...], nil) }
      return (argument[..<equals], argument[argument.index(after: equals)...])
    }
    let name = argument.prefix(2)
    guard name.count < argument.count else { return (name, nil) }
    guard CommandLineOption(name: name)?.placeholder != nil else { return (argument[...], nil) }
    let value = argument.dropFirst(2)
    return (name, value.hasPrefix("=") ? value.dropFirst() : value)
  }
}
