internal import DatabricksClient

/// Deleting a scope, whose keys are read before so that they can come back.
extension AppViewModel {
  mutating func beginDeletion(of scope: SecretScope) -> [Effect] {
    var box = ScopeDeletionViewModel(
      scope, user: browser.user.value?.userName, byteLimit: undoLog.byteLimit)
    let effects = box.list(&requests)
    show(box)
    return effects
  }

  /// The name was typed: looks whether the scope is still what was read.
  mutating func lookBeforeDeletion() -> [Effect] {
    guard case .scopeDeletion(var box)? = overlays.last else { return [] }
    overlays.removeLast()
    let effects = box.list(&requests)
    show(box)
    return effects
  }

  /// Takes an answer that a deletion waits for; nil for all others.
  mutating func answeredForDeletion(_ id: RequestID, _ answer: Answer) -> [Effect]? {
    guard deletionRequests.remove(id) != nil else { return nil }
    for index in overlays.indices {
      guard case .scopeDeletion(var box) = overlays[index] else { continue }
      let outcome = box.answered(id, answer, &requests)
      overlays[index] = .scopeDeletion(box)
      deletionRequests.formUnion(box.requests)
      switch outcome {
      case .goOn(let effects): return effects
      case .delete:
        overlays.remove(at: index)
        return browser.hideValue() + delete(box)
      }
    }
    return []
  }

  private mutating func delete(_ box: ScopeDeletionViewModel) -> [Effect] {
    browser.deletedKeyCounts[box.scope.name] = box.keyCount
    let effects = browser.change(.deleteScope(box.scope.name), &requests)
    let (user, nesting) = (browser.user.value, browser.principals.nesting)
    let undo = AwaitedUndo(
      title: "the deletion of scope \(box.scope.name.rawValue)",
      rows: box.restoring(user: user, nesting: nesting),
      hint: box.undoHint(of: user, nesting: nesting))
    awaitUndo(undo, of: effects)
    return effects
  }

  private mutating func show(_ box: ScopeDeletionViewModel) {
    overlays.append(.scopeDeletion(box))
    deletionRequests.formUnion(box.requests)
  }

  /// Cancels what is no longer wanted: the box was closed, or its user did not wait.
  mutating func settleDeletion() -> [Effect] {
    guard !deletionRequests.isEmpty else { return [] }
    var wanted: Set<RequestID> = []
    for case .scopeDeletion(let box) in overlays { wanted.formUnion(box.requests) }
    let unwanted = deletionRequests.subtracting(wanted)
    deletionRequests.subtract(unwanted)
    return unwanted.sorted { $0.rawValue < $1.rawValue }.map(Effect.cancel)
  }
}
