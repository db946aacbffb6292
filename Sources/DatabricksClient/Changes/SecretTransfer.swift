/// A secret to be copied or moved.
package struct SecretTransfer: Hashable, Sendable {
  package var source: SecretPath
  package var target: SecretPath
  /// The profile of the target's workspace; nil is the source's own.
  package var profile: String?
  /// Whether the source is deleted once the target holds its bytes.
  package var isMove: Bool
  /// Whether another value that is there is put over.
  package var replaces: Bool

  package init(
    _ source: SecretPath, to target: SecretPath, profile: String? = nil, isMove: Bool = false,
    replaces: Bool = false
  ) {
    self.source = source
    self.target = target
    self.profile = profile
    self.isMove = isMove
    self.replaces = replaces
  }
}
