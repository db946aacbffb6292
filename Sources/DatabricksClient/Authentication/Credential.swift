/// What signs in to a workspace, one case for each way there is.
package enum Credential: Equatable, Sendable {
  /// Sent as it is.
  case token(Secret)
  case servicePrincipal(ServicePrincipal)
  case databricksCLI(DatabricksCLILogin)
  case azureCLI(AzureCLILogin)

  /// The name of the way in `auth_type`.
  package var authType: AuthType {
    switch self {
    case .token: .pat
    case .servicePrincipal: .oauthM2M
    case .databricksCLI: .databricksCLI
    case .azureCLI: .azureCLI
    }
  }
}

/// The client credentials of a service principal.
package struct ServicePrincipal: Equatable, Sendable {
  /// The application id, a UUID.
  package var clientID: String
  package var secret: Secret
  /// What the token is to be good for.
  package var scopes: [String]

  package init(clientID: String, secret: Secret, scopes: [String] = ["all-apis"]) {
    self.clientID = clientID
    self.secret = secret
    self.scopes = scopes
  }
}

/// A login made with `databricks auth login`.
package struct DatabricksCLILogin: Equatable, Sendable {
  /// The profile to ask for; without one the host is asked for.
  package var profile: String?
  /// `databricks_cli_path`; nil looks for `databricks` in `PATH`.
  package var programPath: String?
  /// The config file when it is another one than the CLI would find by itself.
  package var configFile: String?

  package init(profile: String?, programPath: String? = nil, configFile: String? = nil) {
    self.profile = profile
    self.programPath = programPath
    self.configFile = configFile
  }
}

/// A login made with `az login`.
package struct AzureCLILogin: Equatable, Sendable {
  /// The Entra tenant; nil asks the workspace for it.
  package var tenant: String?
  /// `azure_workspace_resource_id`, sent with each request when it is known.
  package var workspaceResourceID: String?

  package init(tenant: String? = nil, workspaceResourceID: String? = nil) {
    self.tenant = tenant
    self.workspaceResourceID = workspaceResourceID
  }
}
