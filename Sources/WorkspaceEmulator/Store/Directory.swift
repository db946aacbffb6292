/// The people, programs and groups a workspace knows.
package struct Directory: Sendable {
  /// A user or a service principal: somebody a token can belong to.
  package struct Principal: Equatable, Sendable {
    /// The two kinds that sign in.
    package enum Kind: Sendable {
      case user
      case servicePrincipal
    }

    package var kind: Kind
    /// A user's e-mail address or a service principal's application id: the name ACLs use.
    package var name: String
    package var displayName: String
    /// Display names of the groups, without `users`, which everybody is in.
    package var groups: [String]

    package init(
      _ kind: Kind = .user, _ name: String, displayName: String, groups: [String] = []
    ) {
      self.kind = kind
      self.name = name
      self.displayName = displayName
      self.groups = groups
    }
  }

  static let everybodyGroup = "users"
  static let adminsGroup = "admins"

  package private(set) var principals: [Principal]
  /// Display names of all groups, sorted.
  package private(set) var groups: [String]
  /// Which groups are members of a group, by its display name; cycles do no harm.
  package private(set) var memberGroups: [String: [String]]

  package init(
    principals: [Principal], groups: [String] = [], memberGroups: [String: [String]] = [:]
  ) {
    self.principals = principals
    self.memberGroups = memberGroups
    let named = principals.flatMap(\.groups) + memberGroups.keys + memberGroups.values.joined()
    self.groups = Set(groups + named + [Self.everybodyGroup, Self.adminsGroup]).sorted()
  }

  /// Makes the group `member` a member of another one.
  package mutating func put(_ member: String, in group: String) {
    memberGroups[group, default: []].append(member)
    groups = Set(groups + [member, group]).sorted()
  }

  /// The groups that a principal is in itself, `users` included.
  func directGroups(of principal: Principal) -> [String] {
    principal.groups + [Self.everybodyGroup]
  }

  /// The groups that it is in only because another group is, sorted.
  func indirectGroups(of principal: Principal) -> [String] {
    let direct = Set(directGroups(of: principal))
    var reached = direct
    var isGrowing = true
    while isGrowing {
      let next = memberGroups.filter { group, members in
        !reached.contains(group) && members.contains(where: reached.contains)
      }
      isGrowing = !next.isEmpty
      reached.formUnion(next.keys)
    }
    return reached.subtracting(direct).sorted()
  }

  /// Every group, `users` included.
  func allGroups(of principal: Principal) -> [String] {
    directGroups(of: principal) + indirectGroups(of: principal)
  }

  /// Workspace admins may do everything in every scope.
  func isAdmin(_ principal: Principal) -> Bool {
    allGroups(of: principal).contains(Self.adminsGroup)
  }

  /// The principal with that sign-in name.
  package func principal(named name: String) -> Principal? {
    principals.first { $0.name == name }
  }

  /// Adds a user who is in no group but `users`, unless the name is known.
  package mutating func addUser(_ name: String) {
    guard principal(named: name) == nil else { return }
    principals.append(Principal(.user, name, displayName: name))
  }

  /// Whether an ACL may name it.
  func knows(_ name: String) -> Bool {
    groups.contains(name) || principal(named: name) != nil
  }
}
