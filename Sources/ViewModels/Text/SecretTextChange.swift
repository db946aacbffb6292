/// Where a text was changed and by how much: what a layout or a cursor needs to follow.
package struct SecretTextChange: Equatable, Sendable {
  /// The first byte that differs.
  package let offset: Int
  package let removedByteCount: Int
  package let insertedByteCount: Int
  /// The line of `offset`, before and after.
  package let line: Int
  /// The number of line ends removed and inserted.
  package let removedLineCount: Int
  package let insertedLineCount: Int

  /// Where what was inserted ends: where a cursor goes.
  package var end: Int { offset + insertedByteCount }
}

/// What kind of edit a change is; neighbours of one kind become one step of undo.
package enum SecretTextEdit: Equatable, Sendable {
  case typing
  case deletingBackward
  case deletingForward
  /// Bytes put in the place of others, one after the other; the last one may be put once more.
  case overwriting
  /// A step of its own, such as a paste.
  case single
}
