package import DatabricksClient

/// One scriptable command with everything it was told.
package enum Verb: Equatable, Sendable {
  case listScopes
  case createScope(NewScope)
  /// Asks on a terminal, unless `isConfirmed`.
  case deleteScope(ScopeName, isConfirmed: Bool)
  case listSecrets(ScopeName)
  case getSecret(SecretPath)
  case putSecret(SecretPath, ValueSource)
  /// Asks on a terminal, unless `isConfirmed`.
  case deleteSecret(SecretPath, isConfirmed: Bool)
  case listACLs(ScopeName)
  case getACL(ScopeName, principal: String)
  case putACL(ScopeName, principal: String, Permission)
  case deleteACL(ScopeName, principal: String)

  /// Whether it changes the workspace, which `--read-only` forbids.
  package var isChange: Bool {
    switch self {
    case .listScopes, .listSecrets, .getSecret, .listACLs, .getACL: false
    case .createScope, .deleteScope, .putSecret, .deleteSecret, .putACL, .deleteACL: true
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
}
