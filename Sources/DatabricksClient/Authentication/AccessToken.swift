/// A token that somebody was given for signing in, and how long it lasts.
package struct AccessToken: Equatable, Sendable {
  package let secret: Secret
  /// Milliseconds from when it was given; nil when nobody tells.
  package let lifetime: Int64?

  package init(_ secret: Secret, lifetime: Int64?) {
    self.secret = secret
    self.lifetime = lifetime
  }
}
