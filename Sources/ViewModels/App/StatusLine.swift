/// One sentence about the last action, at the foot of the screen.
package struct StatusLine: Equatable, Sendable {
  /// How the sentence is meant; the screen adds a mark so that colour is never needed.
  package enum Kind: Equatable, Sendable {
    case plain
    case good
    case warning
    case failure
  }

  package let kind: Kind
  package let text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
