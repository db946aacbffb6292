internal import DatabricksClient

/// What is done once the preview is agreed to.
extension TransferPreview {
  /// The numbers, and what the keys change about them.
  package var summary: String {
    guard let rows else { return "" }
    let new = rows.count { $0.state == .new }
    let there = rows.count { $0.state == .there }
    let same = rows.count { $0.state == .same }
    let different = rows.count { $0.state == .different }
    let cannot = rows.count { if case .cannot = $0.state { true } else { false } }
    let parts = [
      (new, "new"), (there, "there already"), (same, "the same"), (different, "different"),
      (cannot, "cannot"),
    ].filter { $0.0 > 0 }.map { "\(CountText.grouped($0.0)) \($0.1)" }
    let counts = parts.isEmpty ? "no keys" : parts.joined(separator: ", ")
    return target.isNew ? "creates the scope \(target.title); \(counts)" : counts
  }

  /// What happens to the keys that are there already, and to the old ones of a move.
  package var consequence: String {
    guard let rows else { return "" }
    var parts: [String] = []
    if rows.contains(where: { $0.state == .there || $0.state == .different }) {
      parts.append(
        replaces
          ? "values that are there are put over"
          : "another value that is there stays; o overwrites"
            + (uncompared.isEmpty ? "" : ", v compares"))
    }
    if isMove { parts.append("each old one goes when the new one was read back") }
    if let accessProblem { parts.append(accessProblem) }
    return parts.joined(separator: "; ")
  }

  /// The changes; nil, with a problem, where there is nothing to do.
  ///
  /// `current` is the profile of the open workspace.
  mutating func plan(current: String?) -> ChangePlan? {
    guard rows != nil else {
      problem = error == nil ? "the lists are being read" : "R reads the lists again"
      return nil
    }
    let active = active
    let isScope = if case .scope = source { true } else { false }
    guard !hasNothingToDo else {
      problem = "there is nothing to do"
      return nil
    }
    let end = end(active)
    var plan = ChangePlan(
      "\(isMove ? "moving" : "copying") \(words(active)) to \(end)",
      done: "\(isMove ? "moved" : "copied") \(words(active)) to \(end)",
      undoTitle: "the \(isMove ? "move" : "copy") of \(words(active)) to \(end)",
      rows: rows(current: current))
    plan.isLed = target.isNew
    if isScope, target.profile == nil { plan.next = .selectScope(target.scope) }
    return plan
  }

  /// The scope to be created, then the keys, then the access: whoever cannot be found there stops no
  /// key.
  func rows(current: String?) -> [ChangePlan.Row] {
    let profile = target.profile ?? current
    let keys = active.map { row in
      ChangePlan.Row(
        row.source.text, [PlacedChange(.transfer(transfer(row)), profile: current)])
    }
    let access = grants.map { grant in
      let change = WorkspaceChange.putACL(
        target.scope, principal: grant.principal, grant.permission, over: .anything)
      return ChangePlan.Row(
        "access of \(grant.principal)", [PlacedChange(change, profile: profile)])
    }
    return (target.isNew ? [creation(profile)] : []) + keys + access
  }

  private func words(_ active: [Row]) -> String {
    if case .scope = source { return source.title }
    return active.count == 1 ? active[0].source.text : CountText.counted(active.count, "key")
  }

  /// The target's title, with the key's name there where a single one gets another.
  private func end(_ active: [Row]) -> String {
    guard case .keys = source, let row = active.first, active.count == 1,
      row.target.key != row.source.key
    else { return target.title }
    return "\(target.title)/\(row.target.key.rawValue)"
  }

  private func creation(_ profile: String?) -> ChangePlan.Row {
    // Where there are no access lists, a scope has to be for all.
    let new = NewScope(name: target.scope, isManagedByAllUsers: isWithoutAccessLists)
    return ChangePlan.Row(
      "new scope \(target.scope.rawValue)", [PlacedChange(.createScope(new), profile: profile)])
  }

  /// What tells whether both hold the same, however they would be copied.
  func sameness(_ row: Row) -> PlacedReading {
    PlacedReading(
      .sameness(SecretTransfer(row.source, to: row.target, profile: target.profile)))
  }

  private func transfer(_ row: Row) -> SecretTransfer {
    SecretTransfer(
      row.source, to: row.target, profile: target.profile, isMove: isMove,
      replaces: replaces && row.state != .new)
  }
}
