internal import DatabricksClient

/// Reads the keys and the access of every scope in the background, a few at a time.
///
/// The selected scope comes first, then those in view, row by row, then the rest; access is read only
/// for scopes somebody has looked at, until all of it is wanted.
package struct BackgroundFill: Equatable, Sendable {
  /// How many requests it has under way at most; one of the client's four places stays free.
  package static let requestLimit = 3

  /// One thing to read.
  enum Item: Hashable, Sendable {
    case keys(ScopeName)
    case acls(ScopeName)
  }

  private var underWay: [RequestID: Item] = [:]
  private var cursor = 0
  private var accessCursor = 0
  /// Whether the access of every scope is wanted; it goes before the keys then.
  private(set) var readsEveryAccess = false
  /// Whether it was stopped by the user until the next refresh.
  package private(set) var isStopped = false

  package init() {}

  /// Whether it waits for an answer.
  package var isRunning: Bool { !underWay.isEmpty }

  /// Starts again from the first scope.
  mutating func restart() {
    self = BackgroundFill()
  }

  /// Forgets an answered request.
  mutating func finished(_ id: RequestID) {
    underWay[id] = nil
  }

  /// Stops until the next refresh.
  ///
  /// - Returns: the requests that are no longer wanted.
  mutating func stop() -> [RequestID] {
    defer { underWay = [:] }
    isStopped = true
    return underWay.keys.sorted { $0.rawValue < $1.rawValue }
  }

  /// Reads the access of every scope too, from the first one on, even if it was stopped before.
  mutating func readEveryAccess() {
    isStopped = false
    readsEveryAccess = true
    accessCursor = 0
  }

  /// Reads the access of no more scopes than those looked at.
  ///
  /// - Returns: the requests that are no longer wanted.
  mutating func stopReadingAccess() -> [RequestID] {
    readsEveryAccess = false
    let unwanted = underWay.filter { if case .acls = $0.value { true } else { false } }.keys
    for id in unwanted { underWay[id] = nil }
    return unwanted.sorted { $0.rawValue < $1.rawValue }
  }

  /// Goes on after it was stopped.
  mutating func resume() {
    guard isStopped else { return }
    isStopped = false
    cursor = 0
  }

  /// The next requests, as many as there is room for, noted in `list` as under way.
  mutating func next(
    in list: inout ScopeListViewModel, requests: inout RequestCounter
  ) -> [Effect] {
    var effects: [Effect] = []
    while !isStopped, underWay.count < Self.requestLimit, let item = nextItem(in: list) {
      let id = requests.next()
      underWay[id] = item
      switch item {
      case .keys(let scope):
        list.details[scope, default: ScopeDetails()].keys.ask(id)
        effects.append(.send(id, .listKeys(scope), .background))
      case .acls(let scope):
        list.details[scope, default: ScopeDetails()].acls.ask(id)
        effects.append(.send(id, .listACLs(scope), .background))
      }
    }
    return effects
  }

  private mutating func nextItem(in list: ScopeListViewModel) -> Item? {
    let inView = list.visibleRows.compactMap { list.scope(inRow: $0)?.name }
    let first = (list.selected.map { [$0.name] } ?? []) + inView
    for scope in first {
      let details = list.details[scope]
      if details?.keys.isUnasked ?? true { return .keys(scope) }
      if !list.hasNoAccessLists, details?.acls.isUnasked ?? true { return .acls(scope) }
    }
    let all = list.scopes.value ?? []
    while readsEveryAccess, !list.hasNoAccessLists, accessCursor < all.count {
      let scope = all[accessCursor].name
      if list.details[scope]?.acls.isUnasked ?? true { return .acls(scope) }
      accessCursor += 1
    }
    while cursor < all.count {
      let scope = all[cursor].name
      if list.details[scope]?.keys.isUnasked ?? true { return .keys(scope) }
      cursor += 1
    }
    return nil
  }
}
