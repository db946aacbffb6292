package import DatabricksClient

/// What an export is of: all keys of a scope, or marked keys of one scope or of several.
package struct ExportSource: Equatable, Sendable {
  /// The keys of one scope.
  struct Part: Equatable, Sendable {
    let scope: ScopeName
    /// The keys that are wanted; nil for all.
    let wanted: Set<KeyName>?
  }

  let parts: [Part]

  /// All keys of `scope`.
  package init(_ scope: ScopeName) {
    parts = [Part(scope: scope, wanted: nil)]
  }

  /// These keys, scope by scope.
  package init(marked paths: [SecretPath]) {
    let names = Dictionary(grouping: paths, by: \.scope)
    parts = names.keys.sorted().map { scope in
      Part(scope: scope, wanted: Set((names[scope] ?? []).map(\.key)))
    }
  }

  /// Whether keys are told by their names alone.
  package var isOfOneScope: Bool { parts.count == 1 }

  /// Whether only keys that were marked are written.
  var isOfMarkedKeys: Bool { parts.contains { $0.wanted != nil } }

  /// How many keys were marked.
  var markedCount: Int { parts.reduce(0) { $0 + ($1.wanted?.count ?? 0) } }

  /// The scope, or how many there are.
  package var scopeName: String {
    isOfOneScope ? parts[0].scope.rawValue : CountText.counted(parts.count, "scope")
  }

  /// The scope, or how many of them hold `keys`.
  func scopeName(of keys: [ExportedKey]) -> String {
    isOfOneScope ? scopeName : CountText.counted(Set(keys.map(\.path.scope)).count, "scope")
  }

  /// What is written, such as `3 marked keys of payments`.
  package var subject: String {
    isOfMarkedKeys
      ? "\(CountText.counted(markedCount, "marked key")) of \(scopeName)" : scopeName
  }

  /// The file that is proposed, without what tells its format.
  var fileName: String {
    isOfOneScope ? parts[0].scope.rawValue.replacing("/", with: "_") : "marked-keys"
  }

  /// What must be typed before values are written: the scope, or how many values of several.
  var agreement: String {
    isOfOneScope ? parts[0].scope.rawValue : CountText.counted(markedCount, "value")
  }

  /// What a key is called: with its scope where there are several.
  func name(of path: SecretPath) -> String {
    isOfOneScope ? path.key.rawValue : path.text
  }
}
