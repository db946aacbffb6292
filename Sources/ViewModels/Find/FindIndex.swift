package import DatabricksClient

/// The keys of all scopes, to be looked through: a block for each scope, in the order of their names.
package struct FindIndex: Equatable, Sendable {
  /// One for each scope; without keys while they are not read.
  var blocks: [FindBlock] = []
  private var places: [ScopeName: Int] = [:]
  private var states: [State] = []
  /// How many scopes have their keys read.
  package private(set) var readCount = 0
  /// How many could not be read.
  package private(set) var failedCount = 0
  /// How many keys there are in those that are read.
  package private(set) var keyCount = 0

  private enum State: Equatable, Sendable {
    case unread
    case read
    case failed
  }

  /// What a list that came means for a search.
  enum Arrival {
    /// Nothing to look through.
    case nothing
    /// A block that was empty has names now.
    case filled(Int)
    /// A block has other names than before.
    case changed(Int)
  }

  package init() {}

  /// The number of scopes.
  package var scopeCount: Int { blocks.count }

  /// Holds the scopes of `list` with what is known of each; letters read before are kept.
  mutating func adopt(_ list: ScopeListViewModel) {
    let known = self
    self = FindIndex()
    for scope in list.scopes.value ?? [] {
      places[scope.name] = blocks.count
      let keys = list.details[scope.name]?.keys
      var block = FindBlock(scope.name)
      if let old = known.places[scope.name] { block = known.blocks[old] }
      blocks.append(block)
      states.append(.unread)
      _ = take(keys, at: blocks.count - 1)
    }
    keyCount = blocks.reduce(0) { $0 + $1.count }
  }

  /// Takes what is known of the keys of `scope` now.
  mutating func take(_ keys: Fetched<KeyList>, of scope: ScopeName) -> Arrival {
    guard let index = places[scope] else { return .nothing }
    let old = blocks[index].count
    let arrival = take(keys, at: index)
    keyCount += blocks[index].count - old
    return arrival
  }

  private mutating func take(_ keys: Fetched<KeyList>?, at index: Int) -> Arrival {
    let state: State = keys?.value != nil ? .read : keys?.error != nil ? .failed : .unread
    readCount += (state == .read ? 1 : 0) - (states[index] == .read ? 1 : 0)
    failedCount += (state == .failed ? 1 : 0) - (states[index] == .failed ? 1 : 0)
    states[index] = state
    let list = keys?.value ?? KeyList()
    let old = blocks[index]
    guard list != old.keys else { return .nothing }
    blocks[index] = FindBlock(old.scope, list)
    return old.count == 0 ? .filled(index) : .changed(index)
  }

  /// The key a hit stands for.
  package func path(of hit: FindHit) -> SecretPath {
    let block = blocks[hit.block]
    return SecretPath(scope: block.scope, key: block.keys[hit.key].name)
  }
}
