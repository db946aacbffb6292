/// A sentence about the last thing done in the editor.
package struct EditorNotice: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case plain
    case good
    case warning
    case danger
  }

  package let kind: Kind
  package let text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

/// Where saving stands.
package enum EditorSaveState: Equatable, Sendable {
  case idle
  /// The value on its way; what is typed meanwhile is not part of it.
  case saving
  /// Why the last try failed, in words for people; the text is as it was and saving again is one key.
  case failed(String)
}
