internal import DatabricksClient

/// Comparing two scopes, and what that asks of their workspaces.
extension AppViewModel {
  /// Asks what the selected scope is compared with.
  mutating func openCompare(_ key: Key?) -> [Effect] {
    guard let scope = browser.scopes.selected else { return [] }
    overlays.append(
      .compare(
        CompareViewModel(
          scope, among: browser.scopes.scopes.value ?? [], profile: browser.profile,
          host: browser.host, readOnlyReason: startedReadOnlyReason, settings: settings, at: time)))
    return []
  }

  /// Why a key of the comparison does nothing now; nil where it does.
  func compareRefusal(_ command: CompareCommand) -> String? {
    switch command {
    case .compareValues: compare?.isListed == false ? CompareViewModel.notListed : nil
    case .copyThere, .copyHere, .copyAcross:
      startedReadOnlyRefusal
        ?? (compare?.isListed == false ? CompareViewModel.notListed : nil)
    default: nil
    }
  }

  /// The comparison, wherever it lies in the stack.
  var compare: CompareViewModel? {
    for case .compare(let compare) in overlays { return compare }
    return nil
  }

  /// Changes the comparison, where it is open.
  mutating func withCompare(_ change: (inout CompareViewModel) -> Void) {
    for index in overlays.indices {
      guard case .compare(var compare) = overlays[index] else { continue }
      change(&compare)
      overlays[index] = .compare(compare)
    }
  }

  /// Takes an answer that the comparison waits for; nil for all others.
  mutating func answeredForCompare(_ id: RequestID, _ answer: Answer) -> [Effect]? {
    guard compareReads.contains(id) else { return nil }
    withCompare { $0.answered(id, answer) }
    compareReads.remove(id)
    return []
  }

  /// Asks for what the comparison wants, and no longer for what it does not want any more.
  mutating func settleCompare() -> [Effect] {
    guard compare != nil || !compareReads.isEmpty else { return [] }
    let wanted = compare?.pending ?? [:]
    var effects = compareReads.filter { wanted[$0] == nil }
      .sorted { $0.rawValue < $1.rawValue }.map(Effect.cancel)
    while let wish = compare?.nextWish {
      let id = requests.next()
      guard let request = compare?.request(for: wish) else { break }
      withCompare { $0.asked(wish, by: id) }
      effects.append(.send(id, request, .user))
    }
    compareReads = Set((compare?.pending ?? [:]).keys)
    return effects
  }
}

extension CompareViewModel {
  /// How a wish is asked for.
  func request(for wish: CompareWish) -> Request? {
    switch wish {
    case .profiles: .readProfiles
    case .scopes(let profile): .inProfile(profile, .listScopes)
    case .keys(let place): side(place).map { Self.request(.listKeys($0.scope.name), of: $0) }
    case .value(let place, let key):
      side(place).map { Self.request(.readValue($0.path(key)), of: $0) }
    }
  }

  private static func request(_ request: Request, of side: ComparedSide) -> Request {
    side.profile.map { .inProfile($0, request) } ?? request
  }
}
