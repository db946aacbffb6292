/// The sign-ins of a client, one for each workspace and credential that needs one.
struct SignInTable {
  private struct Row {
    let workspace: OpenWorkspace
    var session = SignInSession()
    /// The operation that is getting a token.
    var operation: OperationID?
  }

  private var rows: [Row] = []

  /// The row of the workspace's sign-in; nil where the credential is the token itself.
  mutating func index(for workspace: OpenWorkspace) -> Int? {
    if case .token = workspace.credential { return nil }
    let known = rows.firstIndex {
      $0.workspace.host == workspace.host
        && $0.workspace.credential.signsInLike(workspace.credential)
    }
    if let known { return known }
    rows.append(Row(workspace: workspace))
    return rows.count - 1
  }

  /// The session in row `index`.
  subscript(index: Int) -> SignInSession {
    get { rows[index].session }
    set { rows[index].session = newValue }
  }

  /// The workspace whose sign-in row `index` is.
  func workspace(_ index: Int) -> OpenWorkspace {
    rows[index].workspace
  }

  /// The operation that is getting a token for row `index`.
  func operation(_ index: Int) -> OperationID? {
    rows[index].operation
  }

  /// Notes which operation is getting a token for row `index`, or that none is.
  mutating func setOperation(_ index: Int, to id: OperationID?) {
    rows[index].operation = id
  }
}

extension Credential {
  /// Whether both get the same token; a secret that was read twice is the same one.
  fileprivate func signsInLike(_ other: Credential) -> Bool {
    guard case .servicePrincipal(let mine) = self, case .servicePrincipal(let theirs) = other
    else { return self == other }
    return mine.clientID == theirs.clientID && mine.scopes == theirs.scopes
      && mine.secret.bytesEqual(theirs.secret)
  }
}
