package import DatabricksClient

/// Something that happened: the only way in which anything reaches the view models.
package enum Event: Equatable, Sendable {
  case keyPressed(Key)
  /// A whole paste, with the bytes and line ends as the terminal sent them.
  case pasted(Secret)
  /// A paste of that many bytes was longer than is kept; nothing of it was.
  case pasteRefused(byteCount: Int)
  case mouse(MouseEvent)
  /// The terminal's window got or lost the keyboard.
  case focusChanged(Bool)
  case resized(Size)
  /// The program runs again after it was suspended.
  case resumed
  /// The moment named by `AppViewModel.deadline` has come.
  case deadlineCame
  case answered(RequestID, Answer)
  /// The answer to a save was lost and the workspace is asked what came of it; or, with false, that
  /// is known and the save goes on.
  case saveInDoubt(RequestID, Bool)
}

/// A button or the wheel, where it happened.
package struct MouseEvent: Equatable, Sendable {
  /// What was done with the mouse.
  package enum Action: Equatable, Sendable {
    case pressed
    case doubleClicked
    case wheelUp
    case wheelDown
  }

  package let action: Action
  package let position: Point

  package init(_ action: Action, at position: Point) {
    self.action = action
    self.position = position
  }
}

/// Both clocks, read once for each event.
package struct Now: Equatable, Sendable {
  package let moment: Moment
  package let time: Timestamp

  package init(moment: Moment, time: Timestamp) {
    self.moment = moment
    self.time = time
  }
}

/// Names one request of the view models; a late answer to another one is dropped.
package struct RequestID: Hashable, Sendable {
  package let rawValue: UInt64

  package init(_ rawValue: UInt64) {
    self.rawValue = rawValue
  }
}
