/// A profile to be written.
package struct ProfileDraft: Equatable, Sendable {
  package var name: String
  package var host: WorkspaceURL
  /// How it signs in; what another way needs is taken out of the profile.
  package var credential: Credential
  /// The workspace's id, where the host serves several; nil leaves what the profile has.
  package var workspaceID: String?
  /// Whether it becomes the one that is opened when none is named, if it is the file's first.
  package var becomesDefault: Bool

  package init(
    name: String, host: WorkspaceURL, credential: Credential, workspaceID: String? = nil,
    becomesDefault: Bool = true
  ) {
    self.name = name
    self.host = host
    self.credential = credential
    self.workspaceID = workspaceID
    self.becomesDefault = becomesDefault
  }

  /// The workspace it leads to, for a check before it is written.
  package var workspace: OpenWorkspace {
    OpenWorkspace(profile: nil, host: host, credential: credential, workspaceID: workspaceID)
  }

  package init(name: String, host: WorkspaceURL, token: Secret) {
    self.init(name: name, host: host, credential: .token(token))
  }

  /// The keys and values it is written with, in their order.
  var entries: [(key: String, value: ConfigFileEdit.Value)] {
    [("host", .text(host.text))] + Self.optional("workspace_id", workspaceID) + signInEntries
  }

  /// Those that hold the credential or name the way to it.
  private var signInEntries: [(key: String, value: ConfigFileEdit.Value)] {
    switch credential {
    case .token(let token): return [("token", .secret(token))]
    case .servicePrincipal(let principal):
      let entries: [(key: String, value: ConfigFileEdit.Value)] = [
        ("client_id", .text(principal.clientID)), ("client_secret", .secret(principal.secret)),
      ]
      let scopes = principal.scopes.joined(separator: ",")
      return scopes == "all-apis" ? entries : entries + [("scopes", .text(scopes))]
    case .databricksCLI(let login):
      let type = ("auth_type", ConfigFileEdit.Value.text(AuthType.databricksCLI.rawValue))
      return [type] + Self.optional("databricks_cli_path", login.programPath)
    case .azureCLI(let login):
      let type = ("auth_type", ConfigFileEdit.Value.text(AuthType.azureCLI.rawValue))
      return [type] + Self.optional("azure_tenant_id", login.tenant)
        + Self.optional("azure_workspace_resource_id", login.workspaceResourceID)
    }
  }

  /// The keys that would contradict it.
  var staleKeys: Set<String> {
    let stale = CredentialKeys.all.subtracting(entries.map(\.key))
    guard case .azureCLI = credential else { return stale }
    return stale.subtracting(["azure_environment", "azure_login_app_id"])
  }

  /// Refuses what cannot be signed in with, or what some reader of the file would misread.
  func check() throws(ConfigurationError) {
    try ProfileName.check(name)
    if case .token(let token) = credential { try TokenText.check(token) }
    for (key, value) in entries {
      switch value {
      case .text(let text):
        // A path may have spaces in it.
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        let isPadded = parts.first?.isEmpty ?? true || parts.last?.isEmpty ?? true
        try Self.check(key, Secret(copying: (isPadded ? text : parts.joined()).utf8))
      case .secret(let secret): try Self.check(key, secret)
      }
    }
  }

  private static func optional(
    _ key: String, _ text: String?
  ) -> [(key: String, value: ConfigFileEdit.Value)] {
    text.map { [(key, .text($0))] } ?? []
  }

  /// What databricks.com gives out has none of these signs; one reader or another takes them for
  /// quotes, comments, variables or the end of the line.
  private static func check(_ key: String, _ value: Secret) throws(ConfigurationError) {
    guard value.count > 0 else { throw .invalidValue(key: key, reason: "it is empty") }
    let odd = value.withBytes { bytes in
      (0..<bytes.byteCount).first { index in
        let byte = bytes.byte(at: index)
        return !(0x21...0x7e).contains(byte) || #""'`#;%\"#.utf8.contains(byte)
      }
    }
    guard let odd else { return }
    throw .invalidValue(
      key: key, reason: "character \(odd + 1) is one that some program would misread there")
  }
}
