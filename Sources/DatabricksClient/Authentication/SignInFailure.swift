/// Why no token was to be had for a credential, one case for each thing the user can do.
///
/// Texts in the payloads come from outside and are untrusted; none ever holds a token or a secret.
package enum SignInFailure: Error, Equatable, Sendable {
  /// The workspace knows no such client id, or the secret is wrong or has expired.
  case clientRejected(String)
  /// The sign-in was refused for another reason; the code as the service wrote it.
  case refused(code: String, String)
  /// The host has no place where a service principal gets a token.
  case noTokenEndpoint(host: String)
  /// The host names a place for that which the client secret must not be sent to.
  case unsafeTokenEndpoint(String, reason: String)
  /// The CLI that keeps the login is not installed.
  case programMissing(AuthType)
  /// The CLI at this path is the old one, which keeps no logins.
  case legacyProgram(path: String)
  /// The CLI is there and cannot be started; the system's words.
  case programNotStarted(AuthType, String)
  case programTimedOut(AuthType)
  /// What the CLI printed is no token; what is wrong with it.
  case programUnreadable(AuthType, String)
  /// The CLI has no login, or none that is still good; the command that makes one and what it said.
  case loginMissing(AuthType, command: String, String)
  /// A token that was given a moment ago is not accepted by the workspace.
  case freshTokenRejected(AuthType, String)
}
