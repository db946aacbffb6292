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

    /// Workspace admins may do everything in every scope.
    var isAdmin: Bool { groups.contains(Directory.adminsGroup) }
    /// Every group, `users` included.
    var allGroups: [String] { groups + [Directory.everybodyGroup] }
  }

  static let everybodyGroup = "users"
  static let adminsGroup = "admins"

  package private(set) var principals: [Principal]
  /// Display names of all groups, sorted.
  package private(set) var groups: [String]

  package init(principals: [Principal], groups: [String] = []) {
    self.principals = principals
    let named = principals.flatMap(\.groups)
    self.groups = Set(groups + named + [Self.everybodyGroup, Self.adminsGroup]).sorted()
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
