package import DatabricksClient

/// A workspace as a place to copy to, or to compare with.
package struct PlacedWorkspace: Equatable, Sendable {
  /// Its address without the scheme.
  package let host: String
  /// The workspace's id, where it tells it.
  package let workspaceID: String?
  /// Who is signed in there, where that is known.
  package let userName: String?
  package let scopes: [SecretScope]

  package init(host: String, workspaceID: String?, userName: String?, scopes: [SecretScope]) {
    self.host = host
    self.workspaceID = workspaceID
    self.userName = userName
    self.scopes = scopes
  }

  /// Whether a key of one can be told apart from the key of that name in the other.
  ///
  /// Two profiles, even of two hosts, may lead to one workspace, where a secret moved onto itself would
  /// be deleted.
  package func isSurelyAnother(than other: PlacedWorkspace) -> Bool {
    guard host != other.host, let workspaceID, let id = other.workspaceID else { return false }
    return workspaceID != id
  }

  /// Whether nothing says that both are one workspace.
  package func mayBeAnother(than other: PlacedWorkspace) -> Bool {
    guard host != other.host else { return false }
    return workspaceID == nil || workspaceID != other.workspaceID
  }
}
