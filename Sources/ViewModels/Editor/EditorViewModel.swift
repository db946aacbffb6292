package import DatabricksClient

/// The editor of one value: text, cursor, what is shown of it, and where saving stands.
///
/// The app routes to it: bound keys as commands to `perform`, other characters to `type`, pastes to
/// `paste`, the loss of focus and a suspend to `hide`, an agreed review to `saveAgreed`, and the
/// answer of a save to `saved` or `saveFailed`. `deadline` is when it wants `deadlineCame`. `resize` gets the size of the rectangle
/// that `EditorPane.draw` gets. Equality compares the text's revision and never reads a byte of it.
package struct EditorViewModel: Equatable {
  /// The most bytes a workspace takes as one value.
  package static let valueLimit = 131_072
  /// How long a revealed value stays so after the last key.
  package static let revealMilliseconds: Int64 = 30_000

  /// Which value is edited.
  package let path: SecretPath
  /// What the workspace held when this was opened or last saved; nil for a new key.
  package internal(set) var original: Secret?
  /// What was known of the key then.
  package internal(set) var seen: SeenSecret
  /// The value as it is now.
  package internal(set) var text: SecretText
  /// Whether it is shown as text or as bytes; a value that is no text begins as bytes.
  package internal(set) var form: EditorForm
  /// Where the next character goes, in bytes; always between two graphemes.
  package internal(set) var cursor = 0
  /// The other end of the selection; nil when nothing is selected.
  var anchor: Int?
  /// What was cut or copied last; it never leaves the editor.
  var clipboard: Secret?
  /// The line at the foot that takes the keys; nil while the text does.
  package internal(set) var bar: EditorBar?
  /// What was looked for last.
  var lastFind = FindBar()
  /// Whether the value differs from `original`.
  package private(set) var hasChanges = false
  package private(set) var isRevealed = false
  package private(set) var isFullScreen = false
  package internal(set) var notice: EditorNotice?
  package internal(set) var saveState = EditorSaveState.idle
  /// The size of the rectangle drawn in, in cells.
  package private(set) var size = Size(columns: 80, rows: 24)

  /// The column in which the cursor would like to be when it moves up or down, in cells.
  var goalColumn: Int?
  /// Whether long lines go on in the next row; else they go on to the right.
  package internal(set) var isWrapping = true
  /// The first column shown, in cells; 0 while lines are wrapped.
  package internal(set) var leftColumn = 0
  /// A byte in the uppermost row shown.
  var topOffset = 0
  let rowCache = EditorRowCache()
  let factsCache = ValueFactsCache()
  /// The wall clock, from which the end of a token is told; nil when nobody told it.
  package var time: Timestamp?
  /// What the next key does where the value is shown as bytes.
  package internal(set) var byteEntry = ByteEntry()
  /// What the next save replaces, where that is not what was opened.
  var overwritten: FormerValue?
  /// What is being saved, while a save is under way.
  var pending: Secret?
  /// The revision of the text last agreed to be saved, which is not shown again before a new try.
  var agreedRevision: Int?
  private var hidesAt: Moment?

  /// Opens `original`, or an empty text for a new key.
  package init(path: SecretPath, original: Secret?, seen: SeenSecret) {
    self.path = path
    self.original = original
    self.seen = seen
    text = original.map { SecretText($0) } ?? SecretText()
    form = text.withBytes(in: 0..<text.count) { $0.isUTF8WithoutNUL } ? .text : .bytes
  }

  /// Makes it fit a rectangle of that many cells, borders included.
  package mutating func resize(columns: Int, rows: Int) {
    size = Size(columns: columns, rows: rows)
    followCursor()
  }

  /// Does what a key of the table asks for.
  package mutating func perform(_ command: EditorCommand, at now: Now) -> EditorOutcome? {
    beginKey(at: now)
    var outcome: EditorOutcome?
    switch command {
    case .save: outcome = save()
    // The nearest thing that Escape can take back.
    case .leave where selection != nil: anchor = nil
    case .leave: outcome = .leave
    case .reveal: toggleReveal(at: now)
    case .fullScreen: isFullScreen.toggle()
    case .undo: undo()
    case .redo: redo()
    case .copyOut: outcome = copyOut()
    case .hex: toggleForm()
    case .loadFile: outcome = .open(.loadFile)
    case .saveFile: outcome = .open(.saveFile)
    case .generate: outcome = .open(.generate)
    case .find: openFind()
    case .findNext: findAgain(forward: true)
    case .findPrevious: findAgain(forward: false)
    case .goToLine: openGoTo()
    case .wrap: toggleWrapping()
    case .finalNewline, .lineEnds, .formatJSON, .removeInvisible: rewrite(command, at: now)
    default:
      if isText { edit(command, at: now) } else { editBytes(command, at: now) }
    }
    followCursor()
    return outcome
  }

  /// Inserts a typed character; control characters other than tab are no text and are ignored.
  package mutating func type(_ scalar: Unicode.Scalar, at now: Now) {
    beginKey(at: now)
    guard isText else {
      typeAmongBytes(scalar, at: now)
      followCursor()
      return
    }
    guard scalar == "\t" || scalar == "\n" || scalar.value >= 0x20 && scalar.value != 0x7F else {
      return
    }
    insert(scalar, at: now)
    followCursor()
  }

  /// Inserts a whole paste as one step.
  ///
  /// A terminal sends the line ends of a pasted text as CR: each CR without LF becomes LF. All other bytes, CRLF among them, are kept as they came.
  package mutating func paste(_ pasted: Secret, at now: Now) {
    beginKey(at: now)
    let ends = pasted.withBytes { LineEnds(in: $0) }
    let inserted = ends.loneCRCount > 0 ? pasted.convertingLoneCR() : pasted
    let isPastedText = pasted.withBytes { $0.isUTF8WithoutNUL }
    let target = insertionRange
    let isDone = inserted.withBytes { replace(target, with: $0, as: .single, at: now) }
    if isDone {
      notice = .pasted(
        byteCount: inserted.count, replacing: target.count, total: text.count, ends,
        lineCount: inserted.withBytes { LineEnds.lineCount(of: $0) }, isText: isPastedText)
      warnOfContents()
    }
    followCursor()
  }

  /// Says that a paste was too long to be kept.
  package mutating func pasteRefused(byteCount: Int) {
    notice = .tooLong(byteCount: byteCount)
    followCursor()
  }

  /// Says that a token was pasted while the workspace wants a new one, and was not inserted.
  mutating func turnAwayToken() {
    notice = EditorNotice(
      .warning,
      "not inserted: it looks like the new token, which ^s asks for; paste again to put it here")
    followCursor()
  }

  /// When `deadlineCame` is wanted: the end of revealing.
  package var deadline: Moment? { hidesAt }

  /// Hides the value if its time is over.
  package mutating func deadlineCame(at now: Now) {
    if let hidesAt, hidesAt <= now.moment { hide() }
  }

  /// Hides the value: the window lost the focus, or the program is about to be suspended.
  package mutating func hide() {
    isRevealed = false
    hidesAt = nil
    followCursor()
  }

  /// Overwrites the text and its steps; call it when the editor closes.
  package mutating func close() {
    hide()
    text.wipe()
    clipboard = nil
    bar = nil
    lastFind = FindBar()
    anchor = nil
    cursor = 0
    topOffset = 0
  }

  // MARK: For the commands

  /// Puts `inserted` in the place of `range` and the cursor behind it.
  ///
  /// - Returns: whether it was done; when not, the notice says why.
  @discardableResult
  mutating func replace(
    _ range: Range<Int>, with inserted: RawSpan, as edit: SecretTextEdit, at now: Now
  ) -> Bool {
    guard text.count - range.count + inserted.byteCount <= SecretText.byteLimit else {
      notice = .tooLong(byteCount: inserted.byteCount)
      return false
    }
    follow(text.replace(range, with: inserted, as: edit, at: now.moment))
    return true
  }

  private mutating func undo() {
    guard text.canUndo else {
      notice = EditorNotice(.plain, "nothing to undo")
      return
    }
    follow(text.undo())
  }

  private mutating func redo() {
    guard text.canRedo else {
      notice = EditorNotice(.plain, "nothing to redo")
      return
    }
    follow(text.redo())
  }

  private mutating func follow(_ change: SecretTextChange?) {
    guard let change else { return }
    let lineStart = text.contents(ofLine: change.line).lowerBound
    rowCache.follow(change, lineStart: lineStart, revision: text.revision)
    if topOffset > change.offset {
      topOffset = max(
        change.offset, topOffset + change.insertedByteCount - change.removedByteCount)
    }
    cursor = isText ? text.nearestBoundary(to: change.end, forward: true) : change.end
    byteEntry.isAtLowDigit = false
    goalColumn = nil
    anchor = nil
    updateChanges()
  }

  mutating func updateChanges() {
    hasChanges = original.map { !text.isSame(as: $0) } ?? (text.count > 0)
  }

  mutating func beginKey(at now: Now) {
    notice = nil
    if isRevealed { hidesAt = now.moment + Self.revealMilliseconds }
  }

  private mutating func toggleReveal(at now: Now) {
    isRevealed.toggle()
    hidesAt = isRevealed ? now.moment + Self.revealMilliseconds : nil
  }
}
