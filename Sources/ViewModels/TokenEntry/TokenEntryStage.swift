package import DatabricksClient

/// How far connecting has come.
package enum TokenEntryStage: Equatable, Sendable {
  /// Fields are filled in; nothing is known about them yet.
  case editing
  /// The workspace is asked; with `thenSave` the file's change is shown afterwards.
  case checking(thenSave: Bool)
  case checkFailed(DatabricksError)
  case checked(CheckedConnection)
  /// The change of the config file is being made up.
  case previewing(CheckedConnection)
  /// The change is shown and waits for a yes.
  case reviewing(CheckedConnection, ProfileChange)
  case writing(CheckedConnection, ProfileChange)
  case writeFailed(CheckedConnection, ConfigurationError)
  case written(profile: String)

  /// Whether an answer is awaited, so that the spinner turns.
  package var isWaiting: Bool {
    switch self {
    case .checking, .previewing, .writing: true
    case .editing, .checkFailed, .checked, .reviewing, .writeFailed, .written: false
    }
  }

  /// What the check found, while it still holds for what stands in the fields.
  package var connection: CheckedConnection? {
    switch self {
    case .checked(let found), .previewing(let found), .reviewing(let found, _),
      .writing(let found, _), .writeFailed(let found, _):
      found
    case .editing, .checking, .checkFailed, .written: nil
    }
  }

  /// The change of the config file while it is on the screen.
  package var shownChange: ProfileChange? {
    switch self {
    case .reviewing(_, let change), .writing(_, let change): change
    case .editing, .checking, .checkFailed, .checked, .previewing, .writeFailed, .written: nil
    }
  }
}
