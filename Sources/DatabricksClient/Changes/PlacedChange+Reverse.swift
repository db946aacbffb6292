extension PlacedChange {
  /// The changes that take this one back, in their order; empty where there is nothing to take back.
  ///
  /// Each looks first whether what this one left is still there, so that nothing of somebody else is
  /// undone. A later one must only follow when the one before it succeeded. Deleting a scope is not
  /// taken back by these: what was in it is not in the outcome.
  package func reversed(after outcome: ChangeOutcome) -> [PlacedChange] {
    switch change {
    case .put(let path, _, _): Self.takingBack(outcome, at: path, profile)
    case .delete(let path, _):
      outcome.before.map { [Self(.put(path, $0, over: .nothing), profile: profile)] } ?? []
    case .transfer(let transfer):
      Self.reversed(transfer, outcome, sourceProfile: profile)
    case .createScope(let new):
      outcome.kind == .same
        ? [] : [Self(.deleteUnusedScope(new.name, grants: []), profile: profile)]
    case .deleteScope, .deleteUnusedScope: []
    case .putACL(let scope, let principal, let permission, _):
      reversedAccess(scope, principal, outcome, over: .permission(permission))
    case .deleteACL(let scope, let principal, _):
      reversedAccess(scope, principal, outcome, over: .nothing)
    }
  }

  /// Puts back what `outcome` replaced at `path`, or deletes what it added.
  private static func takingBack(
    _ outcome: ChangeOutcome, at path: SecretPath, _ profile: String?
  ) -> [Self] {
    guard outcome.kind != .same, let value = outcome.value else { return [] }
    guard let before = outcome.before else {
      return [Self(.delete(path, holding: value), profile: profile)]
    }
    return [Self(.put(path, before, over: .holding(value)), profile: profile)]
  }

  /// The source comes back before the target goes, so that the bytes are always somewhere.
  private static func reversed(
    _ transfer: SecretTransfer, _ outcome: ChangeOutcome, sourceProfile: String?
  ) -> [Self] {
    guard let value = outcome.value else { return [] }
    let targetProfile = transfer.profile ?? sourceProfile
    guard outcome.kind == .moved else {
      return takingBack(outcome, at: transfer.target, targetProfile)
    }
    let source = Self(.put(transfer.source, value, over: .nothing), profile: sourceProfile)
    // A target that held the same bytes before keeps them.
    if let before = outcome.before, before.bytesEqual(value) { return [source] }
    return [source] + takingBack(outcome, at: transfer.target, targetProfile)
  }

  private func reversedAccess(
    _ scope: ScopeName, _ principal: String, _ outcome: ChangeOutcome, over now: AccessCondition
  ) -> [Self] {
    guard outcome.kind != .same else { return [] }
    guard let held = outcome.permissionBefore else {
      return [Self(.deleteACL(scope, principal: principal, over: now), profile: profile)]
    }
    // A permission this program does not know cannot be given back.
    guard let permission = Permission(rawValue: held) else { return [] }
    return [
      Self(.putACL(scope, principal: principal, permission, over: now), profile: profile)
    ]
  }
}
