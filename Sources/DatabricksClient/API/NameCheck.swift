/// What can be said of a scope's or a key's name before asking the workspace.
///
/// The documented set is letters, digits, `-`, `_`, `.` and, for scopes, `@`, at most 128 of them;
/// workspaces are known to take more, so another character is a warning and the workspace decides.
package enum NameCheck: Equatable, Sendable {
  case usual
  /// The workspace may refuse it; the text says why.
  case unusual(String)
  /// No workspace takes it; the text says why.
  case illegal(String)

  /// The longest name, in characters.
  package static let maximumLength = 128

  fileprivate init(_ name: String, what: String, alsoAllowed: Set<Character>) {
    if name.isEmpty {
      self = .illegal("the \(what)'s name is empty")
    } else if name.unicodeScalars.count > Self.maximumLength {
      let count = name.unicodeScalars.count
      self = .illegal("the \(what)'s name has \(count) characters; 128 are allowed")
    } else if let odd = name.first(where: { !Self.isUsual($0) && !alsoAllowed.contains($0) }) {
      self = .unusual("the workspace may refuse “\(odd)” in a \(what)'s name")
    } else {
      self = .usual
    }
  }

  private static func isUsual(_ character: Character) -> Bool {
    guard character.isASCII else { return false }
    return character.isLetter || character.isNumber || "-_.".contains(character)
  }

  /// Refuses an illegal name.
  func require() throws(DatabricksError) {
    if case .illegal(let reason) = self { throw .invalidValue(reason) }
  }
}

extension ScopeName {
  /// Whether the name will do.
  package var check: NameCheck { NameCheck(rawValue, what: "scope", alsoAllowed: ["@"]) }
}

extension KeyName {
  /// Whether the name will do.
  package var check: NameCheck { NameCheck(rawValue, what: "key", alsoAllowed: []) }
}
