package import DatabricksClient

/// The credential that the fields make up, and how one fills them.
extension TokenEntryViewModel {
  /// The secret that the fields of the kind hold: a token, or a service principal's.
  package var secretField: SecretField { kind == .servicePrincipal ? clientSecret : token }

  /// Goes to the next way to sign in; what stands in the fields of the others is kept.
  mutating func changeKind() -> [TokenEntryOutcome] {
    guard !stage.isWaiting, stage.shownChange == nil else { return [] }
    settle(focus)
    let isInFields = kind.fields.contains(focus)
    become(kind.next)
    tokenNote = nil
    notice = nil
    isTouched = true
    if isInFields { focus = kind.fields.first ?? .profile }
    return forgetCheck()
  }

  /// Asks for another kind of credential; the keyboard leaves a field that is gone.
  mutating func become(_ other: SignInKind) {
    guard other != kind else { return }
    let isInFields = kind.fields.contains(focus)
    kind = other
    if isInFields { focus = other.fields.first ?? .profile }
  }

  /// Takes the profile in that is to be changed.
  package mutating func profileRead(
    _ name: String, _ answer: Result<OpenWorkspace, ConfigurationError>
  ) {
    guard name == editing, !isTouched else { return }
    switch answer {
    case .success(let found):
      opened = found
      host = LineField(text: found.host.text)
      workspace = found.host
      workspaceID = found.workspaceID
      fill(found.credential)
      tokenNote = kind.fields.isEmpty ? nil : TokenEntryNote("as it stands in the profile")
      focus = kind.fields.first ?? .profile
    case .failure(.unsupportedSignIn(_, let kind)):
      tokenNote = TokenEntryNote(
        "the profile signs in with \(kind), which cannot be used here; what you enter replaces it",
        .warning)
    case .failure: break
    }
  }

  private mutating func fill(_ credential: Credential) {
    switch credential {
    case .token(let secret):
      kind = .token
      token = SecretField(secret)
      expiry = TokenExpiry.expiry(of: secret)
    case .servicePrincipal(let principal):
      kind = .servicePrincipal
      clientID = LineField(text: principal.clientID)
      clientSecret = SecretField(principal.secret)
      settings.scopes = principal.scopes
    case .databricksCLI(let login):
      kind = .databricksCLI
      settings.programPath = login.programPath
    case .azureCLI(let login):
      kind = .azureCLI
      settings.azureTenant = login.tenant
      settings.azureResource = login.workspaceResourceID
    }
  }

  /// The credential; nil when a field must be filled in first, which then has the keyboard.
  mutating func credential() -> Credential? {
    if tokenNote?.kind == .problem, let field = kind.fields.first {
      if !kind.fields.contains(focus) { focus = field }
      return nil
    }
    switch kind {
    case .token:
      guard !token.isEmpty else { return missing(.token, "the token is missing") }
      return .token(token.secret)
    case .servicePrincipal:
      guard !clientID.isEmpty else { return missing(.clientID, "the client id is missing") }
      guard !clientSecret.isEmpty else {
        return missing(.clientSecret, "the client secret is missing")
      }
      return .servicePrincipal(
        settings.servicePrincipal(clientID: clientID.text, secret: clientSecret.secret))
    case .databricksCLI: return .databricksCLI(login)
    case .azureCLI: return .azureCLI(settings.azureLogin)
    }
  }

  /// What `databricks auth token` is asked for: a new profile is not known to it, its host may be.
  private var login: DatabricksCLILogin {
    if let opened, case .databricksCLI(let login) = opened.credential, opened.host == workspace,
      opened.profile == profile.text
    {
      return login
    }
    return DatabricksCLILogin(profile: nil, programPath: settings.programPath)
  }

  private mutating func missing(_ field: TokenEntryFocus, _ text: String) -> Credential? {
    focus = field
    tokenNote = TokenEntryNote(text, .problem)
    return nil
  }
}
