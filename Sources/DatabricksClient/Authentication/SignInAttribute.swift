/// What host and sign-in may be made of, by the keys of the config file.
///
/// The keys, variables and families are those of the official SDKs' `Config`.
enum SignInAttribute: String, CaseIterable, Sendable {
  case host
  case workspaceID = "workspace_id"
  case authType = "auth_type"
  case token
  case username
  case password
  case clientID = "client_id"
  case clientSecret = "client_secret"
  case scopes
  case databricksCLIPath = "databricks_cli_path"
  case metadataServiceURL = "metadata_service_url"
  case oidcTokenVariable = "oidc_token_env"
  case oidcTokenFile = "oidc_token_filepath"
  case azureWorkspaceResourceID = "azure_workspace_resource_id"
  case azureUseMSI = "azure_use_msi"
  case azureClientID = "azure_client_id"
  case azureClientSecret = "azure_client_secret"
  case azureTenantID = "azure_tenant_id"
  case googleServiceAccount = "google_service_account"
  case googleCredentials = "google_credentials"

  /// The environment variables that set it; the first one that is not empty counts.
  var variables: [String] {
    switch self {
    case .host: ["DATABRICKS_HOST"]
    case .workspaceID: ["DATABRICKS_WORKSPACE_ID"]
    case .authType: ["DATABRICKS_AUTH_TYPE"]
    case .token: ["DATABRICKS_TOKEN"]
    case .username: ["DATABRICKS_USERNAME"]
    case .password: ["DATABRICKS_PASSWORD"]
    case .clientID: ["DATABRICKS_CLIENT_ID"]
    case .clientSecret: ["DATABRICKS_CLIENT_SECRET"]
    case .scopes: []
    case .databricksCLIPath: ["DATABRICKS_CLI_PATH"]
    case .metadataServiceURL: ["DATABRICKS_METADATA_SERVICE_URL"]
    case .oidcTokenVariable: ["DATABRICKS_OIDC_TOKEN_ENV"]
    case .oidcTokenFile: ["DATABRICKS_OIDC_TOKEN_FILEPATH", "DATABRICKS_OIDC_TOKEN_FILE"]
    case .azureWorkspaceResourceID: ["DATABRICKS_AZURE_RESOURCE_ID"]
    case .azureUseMSI: ["ARM_USE_MSI"]
    case .azureClientID: ["ARM_CLIENT_ID"]
    case .azureClientSecret: ["ARM_CLIENT_SECRET"]
    case .azureTenantID: ["ARM_TENANT_ID"]
    case .googleServiceAccount: ["DATABRICKS_GOOGLE_SERVICE_ACCOUNT"]
    case .googleCredentials: ["GOOGLE_CREDENTIALS"]
    }
  }

  /// The family of sign-ins it belongs to; only one may be configured.
  var family: String? {
    switch self {
    case .host, .workspaceID, .authType, .scopes, .databricksCLIPath: nil
    case .token: "pat"
    case .username, .password: "basic"
    case .clientID, .clientSecret: "oauth"
    case .metadataServiceURL: "metadata-service"
    case .oidcTokenVariable: "env-oidc"
    case .oidcTokenFile: "file-oidc"
    case .azureWorkspaceResourceID, .azureUseMSI, .azureClientID, .azureClientSecret,
      .azureTenantID:
      "azure"
    case .googleServiceAccount, .googleCredentials: "google"
    }
  }

  /// Whether its value is kept in a `Secret` and shown masked.
  var isSecret: Bool {
    switch self {
    case .token, .password, .clientSecret, .azureClientSecret, .googleCredentials: true
    default: false
    }
  }
}
