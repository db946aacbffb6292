package import DatabricksClient

/// What the box about access wants done outside of it.
package enum AccessWish: Equatable, Sendable {
  /// Open the form for a new entry of the scope's list.
  case add
  /// Open the form for the permission of an entry; the permission is where it starts.
  case change(ScopeACL, Permission?)
  /// Ask, then take an entry out of the list.
  case remove(ScopeACL)
  /// Give somebody a permission, over the one that was seen; asks first where it locks somebody out.
  case give(String, Permission, over: String?)
  /// Make a change that was agreed to.
  case agreed(AccessChange)
  /// Show this scope's list.
  case show(ScopeName)
  /// Read the access lists of all scopes that were not read.
  case readAll
  case stopReading
  /// Read again what is shown.
  case refresh
  case export
  case copyTable
}

/// One change of a scope's access list.
package struct AccessChange: Equatable, Sendable {
  package let scope: ScopeName
  package let principal: String
  /// Nil takes the entry out.
  package let permission: Permission?
  /// The permission that was seen; nil where there was none.
  package let former: Permission?
  /// How people call the principal.
  package let shownName: String

  /// The plan that makes it, unless somebody else has changed the entry since it was seen.
  func plan(profile: String?) -> ChangePlan {
    let condition = former.map { AccessCondition.permission($0) } ?? .nothing
    let scopeName = scope.rawValue
    let undo = "the access of \(shownName) to \(scopeName)"
    guard let permission else {
      let step = WorkspaceChange.deleteACL(scope, principal: principal, over: condition)
      return ChangePlan(
        "taking the access to \(scopeName) from \(shownName)",
        done: "took \(former?.rawValue ?? "the access") in \(scopeName) from \(shownName)",
        undoTitle: undo,
        rows: [ChangePlan.Row(shownName, [PlacedChange(step, profile: profile)])])
    }
    let step = WorkspaceChange.putACL(
      scope, principal: principal, permission, over: condition)
    let was = former.map { ", was \($0.rawValue)" } ?? ""
    return ChangePlan(
      "giving \(shownName) \(permission.rawValue) in \(scopeName)",
      done: "gave \(shownName) \(permission.rawValue) in \(scopeName)\(was)", undoTitle: undo,
      rows: [ChangePlan.Row(shownName, [PlacedChange(step, profile: profile)])])
  }

  /// What it takes away that is hard to get back, seen in the list `acls`; nil where nothing is.
  func lockout(in acls: [ScopeACL], for user: CurrentUser?) -> AccessLockout? {
    guard former == .manage, permission != .manage else { return nil }
    let rest = acls.filter { $0.principal != principal }
    guard rest.contains(where: { $0.permission == Permission.manage.rawValue }) else {
      return .lastManager
    }
    guard let user else { return nil }
    if principal.lowercased() == user.userName.lowercased() { return .own }
    let before = EffectiveAccess(of: user, by: acls)
    let after = EffectiveAccess(of: user, by: rest)
    return before.permission == .manage && after.permission != .manage ? .own : nil
  }
}

/// What a change of an access list takes away that is hard to get back.
package enum AccessLockout: Equatable, Sendable {
  /// The signed-in user's own MANAGE.
  case own
  /// The last MANAGE there is.
  case lastManager
}
