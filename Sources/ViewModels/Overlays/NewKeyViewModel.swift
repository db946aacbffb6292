package import DatabricksClient

/// The question for the name of a new key; the value comes in the editor.
package struct NewKeyViewModel: Equatable, Sendable {
  package let scope: ScopeName
  package private(set) var field = LineField()
  /// Why the name cannot be used; nil while nothing was tried.
  package private(set) var problem: String?
  private let taken: KeyList

  package init(scope: ScopeName, taken: KeyList) {
    self.scope = scope
    self.taken = taken
  }

  /// Does what `key` means here.
  package mutating func press(_ key: Key) -> OverlayOutcome {
    switch key.code {
    case .escape: return .close
    case .enter:
      problem = NameRule.problem(
        withNew: field.text, beside: taken, isThere: "open it with enter in the list")
      guard problem == nil else { return .stay }
      return .confirmed(.createKey(SecretPath(scope: scope, key: KeyName(field.text))))
    default:
      if field.press(key) { problem = nil }
      return .stay
    }
  }

  /// Says why something is not taken.
  package mutating func refused(_ reason: String) {
    problem = reason
  }

  /// Puts pasted text into the field.
  package mutating func paste(_ text: String) {
    field.insert(text)
    problem = nil
  }
}
