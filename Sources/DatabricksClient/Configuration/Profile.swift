/// A workspace to talk to: where it is and how to sign in.
package struct OpenWorkspace: Equatable, Sendable {
  /// The profile's name; nil when host and credential come from the environment or the arguments.
  package var profile: String?
  package var host: WorkspaceURL
  package var credential: Credential
  /// Sent as `X-Databricks-Workspace-Id` when known.
  package var workspaceID: String?

  package init(
    profile: String?, host: WorkspaceURL, credential: Credential, workspaceID: String? = nil
  ) {
    self.profile = profile
    self.host = host
    self.credential = credential
    self.workspaceID = workspaceID
  }

  package init(profile: String?, host: WorkspaceURL, token: Secret, workspaceID: String? = nil) {
    self.init(profile: profile, host: host, credential: .token(token), workspaceID: workspaceID)
  }

  /// The token where it is the credential itself; nil where one has to be got first.
  package var token: Secret? {
    if case .token(let token) = credential { token } else { nil }
  }
}

/// The profiles of the config file, for the workspace picker.
package struct ProfileList: Equatable, Sendable {
  /// One section of the config file, without its credentials.
  package struct Row: Equatable, Sendable {
    package var name: String
    /// The host as written; empty when the section has none.
    package var host: String
    /// Whether a token stands there, so that this program can open it.
    package var hasToken: Bool
    /// How the profile signs in, such as `pat`, as `auth_type` names it; empty when nothing tells.
    package var authType: String
    /// Whether it is the one opened when none is named.
    package var isDefault: Bool

    package init(
      name: String, host: String, hasToken: Bool, authType: String = "pat",
      isDefault: Bool = false
    ) {
      self.name = name
      self.host = host
      self.hasToken = hasToken
      self.authType = authType
      self.isDefault = isDefault
    }
  }

  /// The file that was read, with `~` for the home folder.
  package var path: String
  package var rows: [Row]
  /// One sentence for each malformed line and for loose permissions.
  package var warnings: [String]

  package init(path: String, rows: [Row], warnings: [String] = []) {
    self.path = path
    self.rows = rows
    self.warnings = warnings
  }
}

/// What writing a profile changes in the config file, line by line, with credentials masked.
package struct ProfileChange: Equatable, Sendable {
  /// One line of the difference.
  package enum Line: Equatable, Sendable {
    case kept(String)
    case added(String)
    case removed(String)
  }

  /// The file, with `~` for the home folder.
  package var path: String
  /// The changed section's lines; other sections are left out.
  package var lines: [Line]
  /// Whether the file, or the profile in it, is there already.
  package var replacesProfile: Bool
  /// What else is done, such as "mode 0644 becomes 0600".
  package var notes: [String]
  /// Whether it is the file's first profile, which can become the default one.
  package var offersDefault: Bool

  package init(
    path: String, lines: [Line], replacesProfile: Bool, notes: [String] = [],
    offersDefault: Bool = false
  ) {
    self.offersDefault = offersDefault
    self.path = path
    self.lines = lines
    self.replacesProfile = replacesProfile
    self.notes = notes
  }
}
