package import DatabricksClient
package import ViewModels

/// One scriptable command with everything it was told.
package enum Verb: Equatable, Sendable {
  case listScopes
  case createScope(NewScope)
  /// Asks on a terminal, unless `isConfirmed`.
  case deleteScope(ScopeName, isConfirmed: Bool)
  case listSecrets(ScopeName)
  /// Written to standard output, or to a file for the user alone.
  case getSecret(SecretPath, toFile: NewFile? = nil)
  /// Refused when the key is not as `seen`.
  case putSecret(SecretPath, ValueSource, seen: SeenSecret = .unchecked)
  /// Asks on a terminal, unless `isConfirmed`.
  case deleteSecret(SecretPath, isConfirmed: Bool)
  case listACLs(ScopeName)
  case getACL(ScopeName, principal: String)
  case putACL(ScopeName, principal: String, Permission)
  case deleteACL(ScopeName, principal: String)
  case transfer(SecretTransfer)
  case copyScope(ScopeCopy)
  case importSecrets(ImportRequest)
  case exportSecrets(ExportRequest)
  case diff(ScopeComparison)
  /// Keys of every scope whose names contain a text, or match it as finding does on the screen.
  case find(String, isFuzzy: Bool)
  /// Keys of every scope that were last put so many days ago, or more.
  case audit(days: Int)
  /// The scopes in which a principal has a permission.
  case who(String)
  case reference(SecretPath, SecretReference)
  case run(ProgramRequest)
  /// A change whose particulars stand in a request body.
  case requested(BodyRequest)

  /// The profiles in whose workspaces it changes something, which read-only forbids; nil is the
  /// workspace that the verb is run in.
  package var changedProfiles: [String?] {
    switch self {
    case .listScopes, .listSecrets, .getSecret, .listACLs, .getACL, .exportSecrets, .diff, .find,
      .audit, .who, .reference, .run:
      []
    case .createScope, .deleteScope, .putSecret, .deleteSecret, .putACL, .deleteACL, .requested:
      [nil]
    case .transfer(let transfer): (transfer.isMove ? [nil] : []) + [transfer.profile]
    case .copyScope(let copy): [copy.profile]
    case .importSecrets(let request): request.isDryRun ? [] : [nil]
    }
  }
}

/// Where `put-secret` takes the value from.
package enum ValueSource: Equatable, Sendable {
  /// Every byte of standard input.
  case standardInput
  /// A value that stood on the command line, and so in the shell's history.
  case argument(Secret)
  /// Every byte of the file with this path.
  case file(String)
  /// A value that stood in a file with other things.
  case given(Secret)
}

/// A file to be written, readable by the user alone.
package struct NewFile: Equatable, Sendable {
  package let path: String
  /// Whether one that is there is replaced.
  package let replacesOther: Bool
}
