/// What a name before `=`, before `:` or after `--` says about the value behind it.
enum PasteName: Equatable {
  case host
  case token
  case profile
  /// The id of a service principal.
  case clientID
  /// The OAuth secret of a service principal.
  case clientSecret
  /// The way to sign in, by its name in the config file.
  case authType
  case workspaceID
  /// Where the Databricks CLI is.
  case programPath
  case azureTenant
  case azureResource
  /// What a service principal's token is to be good for.
  case scopes

  /// A spelling, in lower case without `_`, `-` and spaces, and how it is shown.
  private struct Spelling {
    let plain: String
    let name: PasteName
    let shown: String

    init(_ plain: String, _ name: PasteName, _ shown: String) {
      self.plain = plain
      self.name = name
      self.shown = shown
    }
  }

  private static let spellings: [Spelling] = [
    Spelling("databrickshost", .host, "DATABRICKS_HOST"),
    Spelling("host", .host, "host"),
    Spelling("databricksurl", .host, "url"),
    Spelling("workspaceurl", .host, "url"),
    Spelling("url", .host, "url"),
    Spelling("workspace", .host, "workspace"),
    Spelling("instance", .host, "instance"),
    Spelling("databrickstoken", .token, "DATABRICKS_TOKEN"),
    Spelling("token", .token, "token"),
    Spelling("tokenvalue", .token, "token_value"),
    Spelling("accesstoken", .token, "access_token"),
    Spelling("pat", .token, "pat"),
    Spelling("authorization", .token, "Authorization"),
    Spelling("databricksconfigprofile", .profile, "DATABRICKS_CONFIG_PROFILE"),
    Spelling("profile", .profile, "profile"),
    Spelling("databricksclientid", .clientID, "DATABRICKS_CLIENT_ID"),
    Spelling("databricksclientsecret", .clientSecret, "DATABRICKS_CLIENT_SECRET"),
    Spelling("clientid", .clientID, "client_id"),
    Spelling("clientsecret", .clientSecret, "client_secret"),
    Spelling("applicationid", .clientID, "application_id"),
    Spelling("secret", .clientSecret, "secret"),
    Spelling("authtype", .authType, "auth_type"),
    Spelling("databricksauthtype", .authType, "DATABRICKS_AUTH_TYPE"),
    Spelling("workspaceid", .workspaceID, "workspace_id"),
    Spelling("databricksworkspaceid", .workspaceID, "DATABRICKS_WORKSPACE_ID"),
    Spelling("databricksclipath", .programPath, "databricks_cli_path"),
    Spelling("azuretenantid", .azureTenant, "azure_tenant_id"),
    Spelling("armtenantid", .azureTenant, "ARM_TENANT_ID"),
    Spelling("azureworkspaceresourceid", .azureResource, "azure_workspace_resource_id"),
    Spelling("databricksazureresourceid", .azureResource, "DATABRICKS_AZURE_RESOURCE_ID"),
    Spelling("scopes", .scopes, "scopes"),
  ]

  /// The name that `range` spells and its usual spelling; nil for every other text.
  ///
  /// The bytes are compared where they lie: what stands before a `=` may be part of a token.
  static func read(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) -> (name: PasteName, shown: String)? {
    for spelling in spellings where bytes.spells(range, spelling.plain) {
      return (spelling.name, spelling.shown)
    }
    return nil
  }
}

extension Span<UInt8> {
  /// Whether `range` is `plain` but for case, spaces, quotes, `$`, `_` and `-`.
  fileprivate func spells(_ range: Range<Int>, _ plain: String) -> Bool {
    var rest = plain.utf8[...]
    for place in range {
      let byte = self[place].asciiLowercased
      if byte.isQuote || byte == 0x20 || "$_-".utf8.contains(byte) { continue }
      guard byte == rest.first else { return false }
      rest = rest.dropFirst()
    }
    return rest.isEmpty
  }
}
