package import DatabricksClient

/// What is known of one scope beyond its name.
package struct ScopeDetails: Equatable, Sendable {
  package var keys = Fetched<KeyList>()
  package var acls = Fetched<[ScopeACL]>()
  /// Whether the workspace refused a write here for want of a permission.
  package var wasWriteRefused = false

  package init() {}

  /// What the signed-in user may do here, as far as the workspace tells.
  ///
  /// Listing ACLs takes MANAGE, so whoever gets the list has it; for others the workspace tells no
  /// more than whether listing keys is allowed.
  package var access: Access {
    switch acls.error {
    case .premiumOnly: return .everything
    // It may have been taken away since the list was read.
    case .notPermitted: break
    case _ where acls.value != nil: return .manage
    case nil: return .unknown
    default: break
    }
    if keys.value != nil { return wasWriteRefused ? .read : .atLeastRead }
    if case .notPermitted = keys.error { return .none }
    return .unknown
  }

  /// Whether the workspace has said that the signed-in user has no MANAGE here.
  ///
  /// It says that to no admin, who may do everything whatever the list says.
  var isManagementRefused: Bool {
    if case .notPermitted = acls.error { return true }
    return access == .none
  }
}

/// The signed-in user's access to a scope.
package enum Access: CaseIterable, Equatable, Sendable {
  case unknown
  case none
  case read
  /// Keys can be listed; whether they can be written shows only when it is tried.
  case atLeastRead
  case manage
  /// The workspace has no access lists: everybody may do everything.
  case everything

  /// What the words and signs in the list of scopes mean, for the help.
  static let explanations: [(keys: String, help: String)] =
    [Access.manage, .atLeastRead, .read, .none, .everything].map {
      ("\($0.label), \($0.sign)", $0.explanation)
    }

  /// What it allows.
  package var explanation: String {
    switch self {
    case .unknown: "not known yet"
    case .none: "you may not even list the keys"
    case .read: "you may read, and not write"
    case .atLeastRead: "you may read; whether you may write shows when you save"
    case .manage: "you may read, write, delete, and say who else may"
    case .everything: "the workspace has no access lists: everybody may do everything"
    }
  }

  /// The word in the list of scopes.
  package var label: String {
    switch self {
    case .unknown: ""
    case .none: "none"
    case .read: "READ"
    case .atLeastRead: "READ+"
    case .manage: "MANAGE"
    case .everything: "all"
    }
  }

  /// What stands for the word where the list of scopes is narrow, in two cells.
  package var sign: String {
    switch self {
    case .unknown: ""
    case .none: "no"
    case .read: "R"
    case .atLeastRead: "R+"
    case .manage: "M"
    case .everything: "*"
    }
  }

  /// The words in the value pane, the longest that there may be room for first.
  package var sentences: [String] {
    switch self {
    case .unknown: ["not known yet"]
    case .none: ["none"]
    case .read: ["READ"]
    case .atLeastRead: ["READ, maybe WRITE: saving will tell", "READ, maybe WRITE", label]
    case .manage: ["MANAGE"]
    case .everything: ["everybody, no access lists here", "everybody"]
    }
  }
}
