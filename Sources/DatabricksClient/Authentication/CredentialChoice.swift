/// Chooses among the credentials that are there, in the order of the official SDKs.
struct CredentialChoice {
  /// Why a way to sign in cannot be used.
  enum Refusal: Error {
    /// The attribute that has no value.
    case missing(String)
    case unsupported
    case invalid(ConfigurationError)
  }

  private let settings: SignInSettings
  private let host: WorkspaceURL
  private let login: DatabricksCLILogin
  private let programs: ProgramSearch

  init(
    _ settings: SignInSettings, host: WorkspaceURL, login: DatabricksCLILogin,
    programs: ProgramSearch
  ) {
    self.settings = settings
    self.host = host
    self.login = login
    self.programs = programs
  }

  /// The first way for which there is what it needs; nil when there is none.
  var authType: AuthType? {
    if settings.has(.token) { return .pat }
    if settings.has(.username, .password) { return AuthType(rawValue: "basic") }
    if settings.has(.clientID) || settings.has(.clientSecret) { return .oauthM2M }
    if settings.has(.metadataServiceURL) { return AuthType(rawValue: "metadata-service") }
    if settings.has(.oidcTokenVariable) { return AuthType(rawValue: "env-oidc") }
    if settings.has(.oidcTokenFile) { return AuthType(rawValue: "file-oidc") }
    return azureType ?? googleType ?? installedType
  }

  /// The credential of one way.
  func credential(_ type: AuthType) throws(Refusal) -> Credential {
    switch type {
    case .pat: return .token(try token())
    case .oauthM2M: return .servicePrincipal(try servicePrincipal())
    case .databricksCLI: return .databricksCLI(login)
    case .azureCLI:
      return .azureCLI(
        AzureCLILogin(
          tenant: settings.text(.azureTenantID),
          workspaceResourceID: settings.text(.azureWorkspaceResourceID)))
    default: throw .unsupported
    }
  }

  private var azureType: AuthType? {
    if settings.text(.azureUseMSI) == "true" { return AuthType(rawValue: "azure-msi") }
    if settings.has(.azureClientID) || settings.has(.azureClientSecret) {
      return AuthType(rawValue: "azure-client-secret")
    }
    let isAzure = settings.has(.azureWorkspaceResourceID) || settings.has(.azureTenantID)
    return isAzure ? .azureCLI : nil
  }

  private var googleType: AuthType? {
    if settings.has(.googleCredentials) { return AuthType(rawValue: "google-credentials") }
    return settings.has(.googleServiceAccount) ? AuthType(rawValue: "google-id") : nil
  }

  /// With nothing but a host, the login of a program that is installed.
  private var installedType: AuthType? {
    if case .found = programs.databricks(login.programPath) { return .databricksCLI }
    if host.isAzure, case .found = programs.azure() { return .azureCLI }
    return nil
  }

  private func token() throws(Refusal) -> Secret {
    guard let token = settings.secret(.token) else { throw .missing("token") }
    do throws(ConfigurationError) {
      try TokenText.check(token)
      return token
    } catch {
      throw .invalid(error)
    }
  }

  private func servicePrincipal() throws(Refusal) -> ServicePrincipal {
    guard let id = settings.text(.clientID) else { throw .missing("client_id") }
    guard let secret = settings.secret(.clientSecret) else { throw .missing("client_secret") }
    // A colon ends the name in HTTP Basic (RFC 7617, section 2).
    guard id.utf8.allSatisfy({ (0x21...0x7e).contains($0) && $0 != 0x3a }) else {
      throw .invalid(.invalidClientID(reason: "it holds a character no client id has"))
    }
    let scopes = Set(
      (settings.text(.scopes) ?? "").split { $0 == "," || $0 == " " }.map(String.init))
    return ServicePrincipal(
      clientID: id, secret: secret, scopes: scopes.isEmpty ? ["all-apis"] : scopes.sorted())
  }
}

extension WorkspaceURL {
  /// Whether the name is one of Azure's, in any of its clouds.
  var isAzure: Bool {
    [".azuredatabricks.net", ".databricks.azure.us", ".databricks.azure.cn"]
      .contains { host.hasSuffix($0) }
  }
}
