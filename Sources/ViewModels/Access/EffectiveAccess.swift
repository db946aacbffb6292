package import DatabricksClient

/// What somebody may do in a scope by its access list: the strongest of all entries that count.
package struct EffectiveAccess: Equatable, Sendable {
  /// One entry that counts, of the principal itself or of a group it is in.
  package struct Route: Equatable, Sendable {
    package let entry: ScopeACL
    package let isOwn: Bool
    /// The group it is in and those this one is in, up to the one that the entry names; empty for an
    /// own entry.
    package let path: [String]

    /// The known permission; one this program does not know counts for nothing.
    var permission: Permission? { Permission(rawValue: entry.permission) }

    /// Where it comes from, such as `data-eng in analytics`.
    package var source: String { isOwn ? "own entry" : path.joined(separator: " in ") }
  }

  /// The strongest first; an own entry before a group's of the same permission.
  package let routes: [Route]
  /// Whether it is a workspace admin, who may do everything whatever the list says.
  package let isAdmin: Bool

  /// What `name`, in these groups, may do by `acls`.
  ///
  /// Those of the groups in `indirect` it is in through others, as the workspace tells; `nesting` is
  /// which groups are in which, as far as that is known.
  package init(
    of name: String, in groups: [String], indirect: Set<String> = [],
    nesting: GroupNesting = GroupNesting(), by acls: [ScopeACL]
  ) {
    let all = Set(groups + [Principal.everybody.name])
    let direct = all.subtracting(indirect)
    func path(to group: String) -> [String]? {
      nesting.path(from: direct, to: group) ?? (all.contains(group) ? [group] : nil)
    }
    isAdmin = path(to: Principal.admins.name) != nil
    routes = acls.compactMap { entry in
      let isOwn = entry.principal.lowercased() == name.lowercased()
      guard !isOwn else { return Route(entry: entry, isOwn: true, path: []) }
      return path(to: entry.principal).map { Route(entry: entry, isOwn: false, path: $0) }
    }
    .sorted(by: Self.isStronger)
  }

  private static func isStronger(_ one: Route, _ other: Route) -> Bool {
    if one.permission != other.permission {
      guard let other = other.permission else { return one.permission != nil }
      return one.permission.map { $0 > other } ?? false
    }
    return one.isOwn && !other.isOwn
  }

  /// What the signed-in user may do by `acls`.
  package init(
    of user: CurrentUser, nesting: GroupNesting = GroupNesting(), by acls: [ScopeACL]
  ) {
    self.init(
      of: user.userName, in: user.groups, indirect: user.indirectGroups, nesting: nesting,
      by: acls)
  }

  /// What a group has in `acls`, by its own entry and those of the groups it is in.
  package init(ofGroup group: String, nesting: GroupNesting, by acls: [ScopeACL]) {
    isAdmin = false
    routes = acls.compactMap { entry in
      let isOwn = entry.principal == group
      guard !isOwn else { return Route(entry: entry, isOwn: true, path: []) }
      // The group itself is the one that is asked about.
      return nesting.path(from: [group], to: entry.principal).map {
        Route(entry: entry, isOwn: false, path: Array($0.dropFirst()))
      }
    }
    .sorted(by: Self.isStronger)
  }

  /// The strongest permission; nil where no entry counts.
  package var permission: Permission? { routes.first?.permission }

  /// Where it comes from, such as `own entry, data-engineers`.
  package var sources: String {
    var words = routes.map(\.source)
    if isAdmin { words.append("workspace admin") }
    return words.joined(separator: ", ")
  }

  /// What the signed-in user has and why, in one line.
  package var sentence: String {
    let each = routes.map {
      "\($0.entry.permission) \($0.isOwn ? "by your own entry" : "through \($0.source)")"
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
