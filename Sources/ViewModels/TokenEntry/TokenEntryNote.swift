/// A sentence under a field or on the status row.
package struct TokenEntryNote: Equatable, Sendable {
  /// How much it matters.
  package enum Kind: Equatable, Sendable {
    /// What was understood or removed.
    case plain
    case good
    /// Worth a look; goes on all the same.
    case warning
    /// Must be put right first.
    case problem
  }

  package let text: String
  package let kind: Kind

  package init(_ text: String, _ kind: Kind = .plain) {
    self.text = text
    self.kind = kind
  }
}
