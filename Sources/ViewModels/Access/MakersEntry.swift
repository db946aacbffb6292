internal import DatabricksClient

/// The entry with MANAGE that whoever makes a scope gets by that, seen from a list that is to be as
/// it was.
enum MakersEntry: Equatable {
  /// The list had it, or nobody can tell.
  case wanted
  /// The list had none, and `name` manages the scope without it: through one of these groups, or,
  /// where that is nil, as an admin.
  case spare(name: String, beside: [String]?)
  /// The list had none, and it is kept: by no group that is known its maker would have MANAGE.
  case kept

  /// What becomes of the entry of `user`, who makes a scope again whose list is `acls`.
  init(of user: CurrentUser?, nesting: GroupNesting, in acls: [ScopeACL]) {
    guard let user, !acls.isEmpty,
      !acls.contains(where: { $0.principal.lowercased() == user.userName.lowercased() })
    else {
      self = .wanted
      return
    }
    let access = EffectiveAccess(of: user, nesting: nesting, by: acls)
    let groups = access.routes.filter { $0.permission == .manage }.map(\.entry.principal)
    if access.isAdmin {
      self = .spare(name: user.userName, beside: nil)
    } else {
      self = groups.isEmpty ? .kept : .spare(name: user.userName, beside: groups)
    }
  }

  /// What takes it away again, behind everything else; nil where it stays.
  func removal(from scope: ScopeName) -> WorkspaceChange? {
    guard case .spare(let name, let others) = self else { return nil }
    return .deleteACL(scope, principal: name, over: .spareManage(beside: others))
  }
}
