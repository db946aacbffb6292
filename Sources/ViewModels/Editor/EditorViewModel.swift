package import DatabricksClient

/// The editor of one value: text, cursor, what is shown of it, and where saving stands.
///
/// The app routes to it: bound keys as commands to `perform`, other characters to `type`, pastes to
/// `paste`, the loss of focus and a suspend to `hide`, and the answer of a save to `saved` or
/// `saveFailed`. `deadline` is when it wants `deadlineCame`. `resize` gets the size of the rectangle
/// that `EditorPane.draw` gets. Bytes are read by `withBytes` of the text alone; equality never
/// reads one.
package struct EditorViewModel: Equatable {
  /// The most bytes a workspace takes as one value.
  package static let valueLimit = 131_072
  /// How long a revealed value stays so after the last key.
  package static let revealMilliseconds: Int64 = 30_000

  /// Which value is edited.
  package let path: SecretPath
  /// What the workspace held when this was opened or last saved; nil for a new key.
  package private(set) var original: Secret?
  /// What was known of the key then.
  package private(set) var seen: SeenSecret
  /// The value as it is now.
  package internal(set) var text: SecretText
  /// Whether the value is text; else it is shown as bytes and cannot be edited.
  package let isText: Bool
  /// Where the next character goes, in bytes; always between two graphemes.
  package internal(set) var cursor = 0
  /// Whether the value differs from `original`.
  package internal(set) var hasChanges = false
  package internal(set) var isRevealed = false
  package internal(set) var isFullScreen = false
  package internal(set) var notice: EditorNotice?
  package internal(set) var saveState = EditorSaveState.idle
  /// The size of the rectangle drawn in, in cells.
  package internal(set) var size = Size(columns: 80, rows: 24)

  /// What is being saved, while `saveState` is `.saving`.
  private var pending: Secret?
  private var hidesAt: Moment?

  /// Opens `original`, or an empty text for a new key.
  package init(path: SecretPath, original: Secret?, seen: SeenSecret) {
    self.path = path
    self.original = original
    self.seen = seen
    text = original.map { SecretText($0) } ?? SecretText()
    isText = true
  }

  /// Makes it fit a rectangle of that many cells, borders included.
  package mutating func resize(columns: Int, rows: Int) {
    size = Size(columns: columns, rows: rows)
  }

  /// Does what a key of the table asks for.
  package mutating func perform(_ command: EditorCommand, at now: Now) -> EditorOutcome? {
    nil
  }

  /// Inserts a typed character.
  package mutating func type(_ scalar: Unicode.Scalar, at now: Now) {
  }

  /// Inserts a whole paste as one step.
  ///
  /// A terminal sends the line ends of a pasted text as CR: each CR without LF becomes LF, and the
  /// notice says how many. All other bytes, CRLF among them, are kept as they came.
  package mutating func paste(_ pasted: Secret, at now: Now) {
  }

  /// Says that a paste was too long to be kept.
  package mutating func pasteRefused(byteCount: Int) {
  }

  /// When `deadlineCame` is wanted: the end of revealing.
  package var deadline: Moment? { hidesAt }

  /// Hides the value if its time is over.
  package mutating func deadlineCame(at now: Now) {
  }

  /// Hides the value: the window lost the focus, or the program is about to be suspended.
  package mutating func hide() {
  }

  /// The save ended well: the value sent is the workspace's now.
  package mutating func saved(_ result: SavedSecret) {
  }

  /// The save failed or its end is unknown; `reason` stays on the screen until the next try.
  package mutating func saveFailed(_ reason: String) {
  }

  /// Lets the next save overwrite what somebody else put meanwhile; call it after the user agreed.
  package mutating func overwriteAtNextSave() {
    seen = .unchecked
  }

  /// Moves what is shown by that many rows without the cursor, as the wheel does.
  package mutating func scroll(byRows count: Int) {
  }

  /// Puts the cursor where the mouse was pressed, relative to the rectangle's upper left cell.
  package mutating func click(at point: Point) {
  }

  /// Overwrites the text and its steps; call it when the editor closes.
  package mutating func close() {
    text.wipe()
  }
}
