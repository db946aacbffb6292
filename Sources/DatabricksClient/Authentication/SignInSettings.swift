/// The attributes of a sign-in that have a value, each with where it came from.
struct SignInSettings {
  /// A value, in locked memory where it is a credential.
  enum Value {
    case text(String)
    case secret(Secret)
  }

  private var values: [SignInAttribute: (value: Value, origin: ResolvedSignIn.Origin)] = [:]

  /// Sets what has no value yet: whoever comes first counts.
  mutating func add(
    _ attribute: SignInAttribute, _ value: Value, from origin: ResolvedSignIn.Origin
  ) {
    guard values[attribute] == nil else { return }
    values[attribute] = (value, origin)
  }

  /// Adds what the environment sets.
  mutating func add(environment: [String: String]) {
    for attribute in SignInAttribute.allCases where values[attribute] == nil {
      guard let name = attribute.variables.first(where: { environment[$0]?.isEmpty == false }),
        let text = environment[name]
      else { continue }
      let value: Value = attribute.isSecret ? .secret(Secret(copying: text.utf8)) : .text(text)
      add(attribute, value, from: .environment(name))
    }
  }

  /// Adds what a section of a config file sets; an empty value counts as none.
  mutating func add(_ section: String, of file: ConfigFile, path: String) {
    for attribute in SignInAttribute.allCases where values[attribute] == nil {
      let key = attribute.rawValue
      let value: Value? =
        attribute.isSecret
        ? file.secret(of: key, in: section).map { .secret($0) }
        : file.text(of: key, in: section).map { .text($0) }
      if let value { add(attribute, value, from: .file(path: path, profile: section)) }
    }
  }

  func has(_ attributes: SignInAttribute...) -> Bool {
    attributes.allSatisfy { values[$0] != nil }
  }

  func text(_ attribute: SignInAttribute) -> String? {
    if case .text(let text)? = values[attribute]?.value { text } else { nil }
  }

  func secret(_ attribute: SignInAttribute) -> Secret? {
    if case .secret(let secret)? = values[attribute]?.value { secret } else { nil }
  }

  func origin(_ attribute: SignInAttribute) -> ResolvedSignIn.Origin? {
    values[attribute]?.origin
  }

  /// The families of sign-ins that have a value, sorted.
  var families: [String] {
    Set(values.keys.compactMap(\.family)).sorted()
  }

  /// Whether the config file need not be read when nobody has named a profile.
  var isEnoughWithoutFile: Bool {
    has(.host) || !families.isEmpty
  }

  /// Everything that has a value, in the order of the attributes, credentials masked.
  var shown: [ResolvedSignIn.Attribute] {
    SignInAttribute.allCases.compactMap { attribute in
      guard let (value, origin) = values[attribute] else { return nil }
      let text =
        switch value {
        case .text(let text): attribute == .host ? WorkspaceURLParts(text).tellableText : text
        case .secret(let secret): CredentialMask.text(of: secret)
        }
      return ResolvedSignIn.Attribute(name: attribute.rawValue, value: text, origin: origin)
    }
  }
}
