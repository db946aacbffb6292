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
  /// A token that was given a moment ago is not accepted by the workspace.
  case freshTokenRejected(AuthType, String)
}
