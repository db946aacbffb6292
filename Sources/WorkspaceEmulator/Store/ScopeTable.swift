/// All scopes of a workspace, found without regard to case.
///
/// Scopes of a grid are not stored until they change.
struct ScopeTable: Sendable {
  private var stored: [String: StoredScope] = [:]
  private let grid: Grid?
  private var removedNames: Set<String> = []
  /// Whether the scopes find their keys without regard to case too.
  var foldsKeyNames = false

  init(_ scopes: [StoredScope] = [], grid: Grid? = nil) {
    self.grid = grid
    for scope in scopes { stored[scope.name.lowercased()] = scope }
  }

  /// The scope of that name, or nil; setting nil deletes it.
  subscript(name: String) -> StoredScope? {
    get {
      var scope = found(name.lowercased())
      scope?.foldsKeyNames = foldsKeyNames
      return scope
    }
    set {
      let folded = name.lowercased()
      stored[folded] = newValue
      guard let grid, grid.scopeIndex(folded) != nil else { return }
      if newValue == nil { removedNames.insert(folded) } else { removedNames.remove(folded) }
    }
  }

  private func found(_ folded: String) -> StoredScope? {
    if let scope = stored[folded] { return scope }
    guard let grid, !removedNames.contains(folded) else { return nil }
    return grid.scope(named: folded)
  }

  /// How many scopes there are.
  var count: Int {
    let generatedCount = grid.map { $0.scopeCount - removedNames.count } ?? 0
    return generatedCount + stored.keys.count { grid?.scopeIndex($0) == nil }
  }

  /// Calls `body` with each scope's name and vault, sorted by name.
  func forEachScope(_ body: (String, StoredKeyVault?) -> Void) {
    var rows = stored.map { ($0.key, $0.value.name, $0.value.keyVault) }
    if let grid {
      for index in 0..<grid.scopeCount {
        let name = grid.scopeName(index)
        guard stored[name] == nil, !removedNames.contains(name) else { continue }
        rows.append((name, name, nil))
      }
    }
    for (_, name, keyVault) in rows.sorted(by: { $0.0 < $1.0 }) { body(name, keyVault) }
  }
}
