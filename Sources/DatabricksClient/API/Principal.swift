/// Somebody an access list can name.
package struct Principal: Hashable, Sendable {
  /// What it is.
  package enum Kind: String, CaseIterable, Sendable {
    case user
    case group
    case servicePrincipal
  }

  package var kind: Kind
  /// The name that access lists store: a user's e-mail address, a group's display name, or a service
  /// principal's application id.
  package var name: String
  /// How people call it; nil where nobody told.
  package var displayName: String?
  /// Display names of the groups it is in, as far as the workspace tells; nil where it was not asked.
  package var groups: [String]?
  /// Those of `groups` that it is in only through another group.
  package var indirectGroups: Set<String> = []
  /// Display names of the groups that are members of this one; nil where it was not asked.
  package var memberGroups: [String]?

  package init(
    _ kind: Kind, _ name: String, displayName: String? = nil, groups: [String]? = nil
  ) {
    self.kind = kind
    self.name = name
    self.displayName = displayName
    self.groups = groups
  }

  /// The group of everybody who can sign in to the workspace.
  package static let everybody = Principal(.group, "users", displayName: "users")
  /// The group of those who may do everything, whatever access lists say.
  package static let admins = Principal(.group, "admins", displayName: "admins")
}

extension Principal.Kind {
  /// The kind that a name in an access list looks like: lists do not tell it.
  package init(ofName name: String) {
    if Self.isApplicationID(name) {
      self = .servicePrincipal
    } else {
      self = name.utf8.contains(UInt8(ascii: "@")) ? .user : .group
    }
  }

  /// Whether `text` is a UUID as application ids are.
  package static func isApplicationID(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12]
      && parts.joined().allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
      }
  }
}
