/// Why something asked of a workspace did not happen, one case for each thing the user can do.
///
/// Texts in the payloads come from outside: they are untrusted and reach the screen only through
/// the sanitising function. No payload ever holds a value or a token.
package enum DatabricksError: Error, Equatable, Sendable {
  /// The network or the address: nothing was answered.
  case unreachable(host: String, TransportError.Reason)
  /// 403 with a numeric code, or 401: the token is wrong or has expired.
  case tokenRejected(String)
  /// No token was to be had for the workspace.
  case signInFailed(SignInFailure)
  /// The token is right; the permission is missing.
  case notPermitted(String)
  /// The address of the caller is not on the workspace's access list.
  case addressBlocked(String)
  /// The workspace can only be reached through a private link.
  case privateLinkOnly(host: String)
  /// The host answered, but not as a workspace does: a login page or a redirect.
  case notAWorkspace(host: String, String)
  case noSuchScope(String)
  case noSuchSecret(String)
  /// The access list has no entry for it.
  case noSuchPrincipal(String)
  /// The workspace knows no user, group or service principal of that name.
  case unknownPrincipal(String)
  case alreadyExists(String)
  /// 1,000 scopes, 1,000 keys in a scope, or 128 KB in a value.
  case limitReached(String)
  case invalidValue(String)
  /// An Azure Key Vault scope: its keys are changed in the vault.
  case readOnlyScope(String)
  /// The workspace's tier has no access lists.
  case premiumOnly(String)
  /// Reading values is only allowed inside notebooks there.
  case readingNotAllowed(String)
  /// Still refused for too many requests after all tries; seconds until the server wants more.
  case rateLimited(retryAfterSeconds: Int?)
  /// 5xx after all tries.
  case serverFailed(status: Int, String)
  /// The answer was lost after the request may have been carried out, and reading back did not settle it.
  case outcomeUnknown(String)
  /// Somebody else put the key since it was opened; the present timestamp.
  case changedMeanwhile(Timestamp?)
  case malformedResponse(String)
  /// Any other refusal.
  case refused(status: Int, ErrorCode, String)
  case cancelled
}

/// An `error_code` of the API; codes this program does not know stay as the server sent them.
package struct ErrorCode: RawRepresentable, Hashable, Sendable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }
}
