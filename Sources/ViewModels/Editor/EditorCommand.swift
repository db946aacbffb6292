package import DatabricksClient

/// What a key does in the editor, apart from typing.
package enum EditorCommand: String, Hashable, Sendable, CaseIterable {
  case save
  case leave
  case reveal
  case fullScreen
  case undo
  case redo
  case moveLeft
  case moveRight
  case moveUp
  case moveDown
  case moveWordLeft
  case moveWordRight
  case moveToLineStart
  case moveToLineEnd
  case pageUp
  case pageDown
  case moveToStart
  case moveToEnd
  case newline
  case tab
  case deleteBackward
  case deleteForward
  case deleteWordBackward
  case deleteWordForward
  case deleteToLineStart
  case deleteToLineEnd
}

/// What the editor wants from the app after a command.
package enum EditorOutcome: Equatable, Sendable {
  /// Put `value` unless the key is no longer as `seen`; the answer goes to `saved` or `saveFailed`.
  case save(SecretPath, value: Secret, seen: SeenSecret)
  /// Close the editor; where `hasChanges`, ask first.
  case leave
}
