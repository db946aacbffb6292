/// Names of keys, to find those that differ by case alone.
///
/// Azure documents that a key is found in any case, other workspaces tell such names apart: what is
/// put under one of two spellings may be put over the other.
package struct KeySpellings: Equatable, Sendable {
  private var names: Set<KeyName> = []
  /// The first of the names that are spelled alike.
  private var first: [String: KeyName] = [:]
  /// Whether two of them differ by case alone; a workspace that lists them tells such names apart.
  package private(set) var hasAlike = false

  package init() {}

  package init(_ names: some Sequence<KeyName>) {
    for name in names { insert(name) }
  }

  package init(_ list: KeyList) {
    for row in 0..<list.count { insert(list[row].name) }
  }

  package mutating func insert(_ name: KeyName) {
    guard names.insert(name).inserted else { return }
    let folded = name.folded
    if first[folded] == nil { first[folded] = name } else { hasAlike = true }
  }

  /// Whether that very name is among them.
  package func contains(_ name: KeyName) -> Bool { names.contains(name) }

  /// A name that differs from `name` by case alone; nil also where `name` itself is among them, which
  /// is that key on every workspace.
  package func rival(of name: KeyName) -> KeyName? {
    names.contains(name) ? nil : first[name.folded]
  }
}

extension KeyName {
  /// The same for all names that a workspace may take for one.
  fileprivate var folded: String { rawValue.lowercased() }

  /// Whether some workspaces take both for one name.
  package func mayBe(_ other: KeyName) -> Bool { self == other || folded == other.folded }
}

extension SecretPath {
  /// Whether both may be one secret of one workspace; scopes are found in any case by all of them.
  package func mayBe(_ other: SecretPath) -> Bool {
    key.mayBe(other.key) && scope.rawValue.lowercased() == other.scope.rawValue.lowercased()
  }
}
