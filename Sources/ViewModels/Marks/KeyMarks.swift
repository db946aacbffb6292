package import DatabricksClient

/// The keys that are marked, scope by scope, by their names.
package struct KeyMarks: Equatable, Sendable {
  private var names: [ScopeName: Set<KeyName>] = [:]

  package init() {}

  /// How many keys are marked in all scopes.
  package var count: Int { names.values.reduce(0) { $0 + $1.count } }

  /// How many keys are marked in `scope`.
  package func count(in scope: ScopeName) -> Int { names[scope]?.count ?? 0 }

  package func contains(_ path: SecretPath) -> Bool {
    names[path.scope]?.contains(path.key) ?? false
  }

  /// The marked keys of all scopes in the order of their names.
  package var paths: [SecretPath] { names.keys.sorted().flatMap(paths(in:)) }

  /// The marked keys of `scope` in the order of their names.
  package func paths(in scope: ScopeName) -> [SecretPath] {
    (names[scope] ?? []).sorted().map { SecretPath(scope: scope, key: $0) }
  }

  /// Marks the key, or takes its mark off.
  package mutating func toggle(_ path: SecretPath) {
    if contains(path) { remove([path]) } else { add(path) }
  }

  package mutating func add(_ path: SecretPath) {
    names[path.scope, default: []].insert(path.key)
  }

  /// Takes the marks off these keys.
  package mutating func remove(_ paths: some Sequence<SecretPath>) {
    for path in paths {
      names[path.scope]?.remove(path.key)
      if names[path.scope]?.isEmpty == true { names[path.scope] = nil }
    }
  }

  /// Takes every mark in `scope` off.
  package mutating func drop(in scope: ScopeName) {
    names[scope] = nil
  }

  /// Takes the marks in `scope` off that are on none of the keys of `list`.
  package mutating func keep(_ list: KeyList, in scope: ScopeName) {
    guard let marked = names[scope] else { return }
    let kept = marked.filter { list.firstIndex(of: $0) != nil }
    names[scope] = kept.isEmpty ? nil : kept
  }

  /// Takes the marks off in every scope that is none of these.
  package mutating func keep(scopes: Set<ScopeName>) {
    names = names.filter { scopes.contains($0.key) }
  }
}

extension KeyListViewModel {
  /// How many keys of the scope shown are marked, whether the filter shows them or not.
  package var markedCount: Int { scope.map(marks.count(in:)) ?? 0 }

  /// The marked keys of the scope shown.
  package var markedPaths: [SecretPath] { scope.map(marks.paths(in:)) ?? [] }

  package func isMarked(_ key: SecretKey) -> Bool {
    scope.map { marks.contains(SecretPath(scope: $0, key: key.name)) } ?? false
  }

  /// Marks the selected key, or takes its mark off, and goes one row down.
  mutating func toggleMark() {
    guard let selectedPath else { return }
    marks.toggle(selectedPath)
    move(by: 1)
  }

  /// Marks every key that the filter shows; where all of them are marked, takes their marks off.
  ///
  /// - Returns: whether they are marked now.
  mutating func toggleAllMarks() -> Bool {
    guard let scope else { return false }
    let shown = rows.indices.compactMap { key(inRow: $0) }
      .map { SecretPath(scope: scope, key: $0.name) }
    let areMarked = shown.allSatisfy(marks.contains)
    if areMarked { marks.remove(shown) } else { for path in shown { marks.add(path) } }
    return !areMarked
  }
}

extension ChangeRunViewModel {
  /// The keys whose row is done, so that nothing is left to do with them.
  var changedPaths: [SecretPath] {
    plan.rows.indices.filter { states[$0] == .done }.flatMap { row in
      plan.rows[row].steps.compactMap { step in
        switch step.change {
        case .transfer(let transfer): transfer.source
        case .delete(let path, _): path
        case .put, .createScope, .deleteScope, .deleteUnusedScope, .putACL, .deleteACL: nil
        }
      }
    }
  }
}
