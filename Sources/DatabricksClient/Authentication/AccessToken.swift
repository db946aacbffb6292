/// A token that somebody was given for signing in, and how long it lasts.
package struct AccessToken: Equatable, Sendable {
  package let secret: Secret
  /// Milliseconds from when it was given; nil when nobody tells.
  package let lifetime: Int64?
  /// A token for Azure's management that goes with it.
  package let management: Secret?

  package init(_ secret: Secret, lifetime: Int64?, management: Secret? = nil) {
    self.secret = secret
    self.lifetime = lifetime
    self.management = management
  }
}
