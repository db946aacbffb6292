package import DatabricksClient
package import Desktop

/// Something to be done outside the view models, as data; `EffectRunner` does it.
package enum Effect: Equatable, Sendable {
  /// Answered later by `Event.answered` with the same id.
  case send(RequestID, Request, Urgency)
  case cancel(RequestID)
  case terminal(TerminalEffect)
}

extension Effect {
  /// Whether it is the last one of all.
  var endsProgram: Bool {
    if case .terminal(.quit) = self { true } else { false }
  }
}

/// Whether somebody waits for the answer, or it only completes the picture.
package enum Urgency: Equatable, Sendable {
  case user
  case background
  /// One of many workspaces is asked whether it answers.
  case check
}

/// What only the front end can do.
package enum TerminalEffect: Equatable, Sendable {
  /// Give the terminal back and stop until the shell continues the program.
  case suspend
  /// Draw every cell again.
  case redraw
  /// Send these bytes to the terminal as they are; the screen does not change.
  case send(Secret)
  case quit(status: Int32)
}

/// What can be asked of a workspace or of the configuration.
package enum Request: Equatable, Sendable {
  /// Who am I: `scim/v2/Me`.
  case readUser
  case listScopes
  case listKeys(ScopeName)
  case listACLs(ScopeName)
  /// Users, groups or service principals that an access list could name.
  case findPrincipals(PrincipalQuery)
  case readValue(SecretPath)
  /// Puts `value` unless the key's timestamp is another one than `seen`.
  case save(SecretPath, value: Secret, seen: SeenSecret)
  case createScope(NewScope)
  case deleteScope(ScopeName)
  /// Makes one change, reading before and after.
  case change(PlacedChange)
  /// Reads something of the open workspace or of another one, which need not be opened for that.
  case readPlace(PlacedReading)
  /// The profiles the config file holds.
  case readProfiles
  /// The workspaces that stand elsewhere on this machine, to be suggested.
  case findKnownWorkspaces
  /// Makes the named profile the workspace of every later request.
  case openProfile(String)
  /// Signs every later request in as the named profile does now; what is under way goes on.
  case renewSignIn(profile: String)
  /// Asks the workspace who the credential belongs to, then for its scopes; nothing is written.
  case checkConnection(OpenWorkspace)
  /// Where the named profile leads and how it signs in, to be changed; nothing is opened.
  case readProfile(String)
  /// The change that `writeProfile` would make to the config file.
  case previewProfile(ProfileDraft)
  case writeProfile(ProfileDraft)
  /// Whether the named profile's workspace answers with its sign-in; nothing is opened.
  case checkProfile(String)
  case removeProfile(String)
  case makeProfileDefault(String)
  /// What profiles are marked with.
  case readSettings
  case markProfile(String, ProfileMark, instead: ProfileMark)
  /// Keeps how the screen is left; nobody waits for an answer.
  case keepView(ViewState)
  /// The last requests of this run.
  case readLog
  /// Done by this machine; no workspace hears of it.
  case local(LocalRequest)
}

/// The answer to a `Request`, case for case.
package enum Answer: Equatable, Sendable {
  case user(Result<CurrentUser, DatabricksError>)
  case scopes(Result<[SecretScope], DatabricksError>)
  case keys(ScopeName, Result<KeyList, DatabricksError>)
  case acls(ScopeName, Result<[ScopeACL], DatabricksError>)
  case principals(PrincipalQuery, Result<[Principal], DatabricksError>)
  case value(SecretPath, Result<Secret, DatabricksError>)
  case saved(SecretPath, Result<SavedSecret, DatabricksError>)
  case scopeCreated(ScopeName, Result<Completion, DatabricksError>)
  case scopeDeleted(ScopeName, Result<Completion, DatabricksError>)
  case changed(ChangeResult)
  case placeRead(PlacedResult)
  case profiles(Result<ProfileList, ConfigurationError>)
  case knownWorkspaces([KnownWorkspace])
  case profileOpened(Result<OpenWorkspace, ConfigurationError>)
  case profileRead(String, Result<OpenWorkspace, ConfigurationError>)
  case signInRenewed(Result<OpenWorkspace, ConfigurationError>)
  case connectionChecked(Result<CheckedConnection, DatabricksError>)
  case profilePreviewed(Result<ProfileChange, ConfigurationError>)
  case profileWritten(Result<ProfileChange, ConfigurationError>)
  case profileChecked(String, ProfileCheck)
  case profileRemoved(String, Result<ProfileChange, ConfigurationError>)
  case profileMadeDefault(String, Result<ProfileChange, ConfigurationError>)
  case settings(ProfileSettings)
  case profileMarked(String, Result<ProfileSettings, ConfigurationError>)
  case log([RequestRecord])
  case local(LocalAnswer)
}

/// Whether a profile's workspace answers.
package enum ProfileCheck: Equatable, Sendable {
  case answered(CheckedConnection)
  case failed(DatabricksError)
  /// Nothing could be asked: the profile lacks something.
  case unusable(ConfigurationError)
}
