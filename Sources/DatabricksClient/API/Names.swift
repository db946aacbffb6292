/// A secret scope's name, as the workspace spells it.
///
/// Scope names are compared without regard to case by the workspace; this type keeps the spelling.
package struct ScopeName: Hashable, Sendable, RawRepresentable, Comparable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  package static func < (left: ScopeName, right: ScopeName) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A key's name within a scope.
package struct KeyName: Hashable, Sendable, RawRepresentable, Comparable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  package static func < (left: KeyName, right: KeyName) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A scope and a key in it: where one secret is.
package struct SecretPath: Hashable, Sendable {
  package let scope: ScopeName
  package let key: KeyName

  package init(scope: ScopeName, key: KeyName) {
    self.scope = scope
    self.key = key
  }

  /// `scope/key`, as the screens show it.
  package var text: String { "\(scope.rawValue)/\(key.rawValue)" }
}
