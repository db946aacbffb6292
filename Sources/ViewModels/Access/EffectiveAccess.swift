package import DatabricksClient

/// What somebody may do in a scope by its access list: the strongest of all entries that count.
package struct EffectiveAccess: Equatable, Sendable {
  /// One entry that counts, of the principal itself or of a group it is in.
  package struct Route: Equatable, Sendable {
    package let entry: ScopeACL
    package let isOwn: Bool

    /// The known permission; one this program does not know counts for nothing.
    var permission: Permission? { Permission(rawValue: entry.permission) }
  }

  /// The strongest first; an own entry before a group's of the same permission.
  package let routes: [Route]
  /// Whether it is a workspace admin, who may do everything whatever the list says.
  package let isAdmin: Bool

  /// What `name`, in these groups, may do by `acls`.
  package init(of name: String, in groups: [String], by acls: [ScopeACL]) {
    let all = Set(groups + [Principal.everybody.name])
    isAdmin = all.contains(Principal.admins.name)
    routes = acls.compactMap { entry in
      let isOwn = entry.principal.lowercased() == name.lowercased()
      return isOwn || all.contains(entry.principal) ? Route(entry: entry, isOwn: isOwn) : nil
    }
    .sorted { one, other in
      if one.permission != other.permission {
        guard let other = other.permission else { return one.permission != nil }
        return one.permission.map { $0 > other } ?? false
      }
      return one.isOwn && !other.isOwn
    }
  }

  /// What the signed-in user may do by `acls`.
  package init(of user: CurrentUser, by acls: [ScopeACL]) {
    self.init(of: user.userName, in: user.groups, by: acls)
  }

  /// The strongest permission; nil where no entry counts.
  package var permission: Permission? { routes.first?.permission }

  /// Where it comes from, such as `own entry, data-engineers`.
  package var sources: String {
    var words = routes.map { $0.isOwn ? "own entry" : $0.entry.principal }
    if isAdmin { words.append("workspace admin") }
    return words.joined(separator: ", ")
  }

  /// What the signed-in user has and why, in one line.
  package var sentence: String {
    let each = routes.map {
      "\($0.entry.permission) \($0.isOwn ? "by your own entry" : "through \($0.entry.principal)")"
    }
    if isAdmin {
      let entries = each.isEmpty ? "" : "; by this list \(each.joined(separator: ", "))"
      return "you are a workspace admin: you may do everything\(entries)"
    }
    // The list itself is shown to managers only.
    guard permission == .manage else {
      let known = each.isEmpty ? "" : "\(each.joined(separator: ", ")); "
      return "you: \(known)MANAGE through a group in a group, or as an admin"
    }
    return "you: \(each.joined(separator: ", "))"
  }
}
