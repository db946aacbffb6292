extension HTTPRequest {
  /// The request as it is sent to `workspace`.
  ///
  /// - Parameters:
  ///   - request: what is asked.
  ///   - workspace: where it goes.
  ///   - token: the one that was got for the workspace, where its credential is none itself.
  ///   - userAgent: names the program; the kind of sign-in is added.
  init(
    _ request: APIRequest, on workspace: OpenWorkspace, token: AccessToken?, userAgent: String
  ) {
    var headers = [
      QueryItem("User-Agent", "\(userAgent) auth/\(workspace.credential.authType.rawValue)"),
      QueryItem("Accept", "application/json"),
    ]
    var secretHeaders: [SecretHeader] = []
    switch request.authorization {
    case .workspace:
      if let workspaceID = workspace.workspaceID {
        headers.append(QueryItem("X-Databricks-Workspace-Id", workspaceID))
      }
      if case .azureCLI(let login) = workspace.credential, let id = login.workspaceResourceID {
        headers.append(QueryItem("X-Databricks-Azure-Workspace-Resource-Id", id))
      }
      if let management = token?.management {
        secretHeaders = [SecretHeader("X-Databricks-Azure-SP-Management-Token", management)]
      }
    case .none: break
    case .client(let principal):
      secretHeaders = [SecretHeader("Authorization", principal.basicAuthorization)]
    }
    self.init(
      request.method, workspace.host, request.path, query: request.query, body: request.body,
      token: request.authorization == .workspace ? workspace.token ?? token?.secret : nil,
      headers: headers,
      answersWithSecret: request.answersWithSecret)
    self.secretHeaders = secretHeaders
  }
}

extension HTTPResponse {
  /// Why the token is not accepted, in the workspace's words; nil where the answer says no such thing.
  var tokenRejection: String? {
    guard (400..<500).contains(status),
      case .tokenRejected(let text) = DatabricksError(refusal: self, of: .workspace)
    else { return nil }
    return text
  }
}
