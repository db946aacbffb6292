package import DatabricksClient

/// What a key does in the editor, apart from typing.
package enum EditorCommand: String, Hashable, Sendable, CaseIterable {
  case save
  case leave
  case reveal
  case fullScreen
  case hex
  case insertMode
  case loadFile
  case saveFile
  case generate
  case find
  case findNext
  case findPrevious
  case goToLine
  case wrap
  case finalNewline
  case lineEnds
  case formatJSON
  case removeInvisible
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
  case selectLeft
  case selectRight
  case selectUp
  case selectDown
  case selectWordLeft
  case selectWordRight
  case selectToLineStart
  case selectToLineEnd
  case selectPageUp
  case selectPageDown
  case selectToStart
  case selectToEnd
  case selectAll
  case cut
  case copy
  case paste
  case copyOut
  case newline
  case tab
  case deleteBackward
  case deleteForward
  case deleteWordBackward
  case deleteWordForward
  case deleteToLineStart
  case deleteToLineEnd
}

extension EditorCommand {
  /// The movement that a selecting command makes with the end of the selection.
  var selectingMovement: EditorCommand? {
    switch self {
    case .selectLeft: .moveLeft
    case .selectRight: .moveRight
    case .selectUp: .moveUp
    case .selectDown: .moveDown
    case .selectWordLeft: .moveWordLeft
    case .selectWordRight: .moveWordRight
    case .selectToLineStart: .moveToLineStart
    case .selectToLineEnd: .moveToLineEnd
    case .selectPageUp: .pageUp
    case .selectPageDown: .pageDown
    case .selectToStart: .moveToStart
    case .selectToEnd: .moveToEnd
    default: nil
    }
  }
}

/// What the editor wants from the app after a command.
package enum EditorOutcome: Equatable, Sendable {
  /// Put `value` unless the key is no longer as `seen`; the answer goes to `saved` or `saveFailed`.
  case save(SecretPath, value: Secret, seen: SeenSecret)
  /// Show what saving `new` would change of `old`; `saveAgreed` follows when the user agrees.
  case review(old: Secret, new: Secret)
  /// Close the editor; where `hasChanges`, ask first.
  case leave
  /// Put these bytes into the clipboard of the machine or the terminal.
  case copy(Secret)
  case open(EditorDialog)
}

/// A dialog of the editor.
package enum EditorDialog: Equatable, Sendable {
  case loadFile
  case saveFile
  case generate
}
