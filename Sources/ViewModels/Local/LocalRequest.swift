package import DatabricksClient
package import Desktop

/// What can be asked of this machine.
package enum LocalRequest: Equatable, Sendable {
  /// Put these bytes into the clipboard; a secret is remembered for `clearClipboard`.
  case copy(Secret, isSecret: Bool)
  /// Take the secret copied last out of the clipboard, if it is still there.
  case clearClipboard
}

/// The answer to a `LocalRequest`, case for case.
package enum LocalAnswer: Equatable, Sendable {
  case copied(CopyOutcome)
  case clipboardCleared(ClearOutcome)
}
