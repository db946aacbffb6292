package import DatabricksClient

extension Permission {
  /// What whoever has it may do in a scope.
  package var explanation: String {
    switch self {
    case .read: "may list the keys and read their values"
    case .write: "may read, and put and delete keys"
    case .manage: "may read and write, say who else may, and delete the scope"
    }
  }
}

extension Principal.Kind {
  /// The word for it.
  package var label: String {
    switch self {
    case .user: "user"
    case .group: "group"
    case .servicePrincipal: "service principal"
    }
  }
}
