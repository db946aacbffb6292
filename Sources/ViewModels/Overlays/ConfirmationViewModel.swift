package import DatabricksClient

/// A question before something that is hard to take back.
///
/// It is answered as `QuestionButtons` says. Where a text must be typed, Enter means the last button
/// and works only behind that text.
package struct ConfirmationViewModel: Equatable, Sendable {
  /// One answer.
  package struct Button: Equatable, Sendable {
    package let label: String
    /// The letter that presses it; nil for the button that changes nothing, which is Escape.
    package let letter: Unicode.Scalar?
    package let result: Confirmed?
    package let isDangerous: Bool
  }

  /// A sentence about a question that stays open.
  package enum Note: Equatable, Sendable {
    case progress(String)
    case failure(String)

    package var text: String {
      switch self {
      case .progress(let text), .failure(let text): text
      }
    }
  }

  package let title: String
  /// What will happen, a sentence a line.
  package let lines: [String]
  private var answers: QuestionButtons
  /// What must be typed before a dangerous button works; nil asks for nothing.
  package let requiredText: String?
  package private(set) var field = LineField()
  /// What is said above the field in which it is typed.
  package var typingHint = "type the name to delete it"
  /// What the text that must be typed is, such as `the name`.
  var typedWhat = "the name"
  private var typedHint: String?
  /// What is being done about the question, or why that failed; shown below its lines.
  package var note: Note?
  /// Which of its lines are in view in a low window.
  package private(set) var textScroll = TextScroll()
  /// Whether nothing is left to ask once the save under way has ended.
  package private(set) var isMootAfterSave = false

  package var buttons: [Button] { answers.all }
  /// The button that Enter presses.
  package var selected: Int { answers.selected }
  /// Why Enter did nothing behind the text that is typed.
  package var hint: String? { typedHint }
  /// What to press instead of the key that answered nothing.
  package var buttonHint: String? { answers.hint }

  /// Whether a dangerous button would work now.
  package var isArmed: Bool { requiredText == nil || requiredText == field.text }

  /// Asks before a key is deleted.
  package static func deleteKey(_ path: SecretPath, openedBy key: Key?) -> ConfirmationViewModel {
    ConfirmationViewModel(
      title: "Delete a secret",
      lines: [
        path.text,
        "jobs and notebooks that read it will fail; u takes it back until the program ends",
      ],
      buttons: [.keep("cancel"), .danger("delete", "y", .deleteKey(path))],
      requiredText: nil, openingKey: key)
  }

  /// Asks what becomes of changes that are not saved.
  package static func unsavedChanges(
    _ path: SecretPath, isPerhapsSaved: Bool, then after: AfterEditor, openedBy key: Key?
  ) -> ConfirmationViewModel {
    ConfirmationViewModel(
      title: "Unsaved changes",
      lines: [
        path.text,
        isPerhapsSaved
          ? "was changed here, and it is not known whether that was saved"
          : "was changed here and not saved",
      ],
      buttons: [
        .keep("stay"),
        Button(
          label: "save and \(after.word)", letter: "s", result: .saveThen(after),
          isDangerous: false),
        .danger("discard and \(after.word)", "d", .discardThen(after)),
      ],
      requiredText: nil, openingKey: key)
  }

  /// Asks before an editor is left whose save has not ended.
  package static func saveUnderWay(
    _ path: SecretPath, then after: AfterEditor, openedBy key: Key?
  ) -> ConfirmationViewModel {
    var question = ConfirmationViewModel(
      title: "A save is under way",
      lines: [
        path.text,
        "leaving now does not stop it: the workspace may hold the old value or the new one",
      ],
      buttons: [.keep("wait"), .danger("leave", "y", .discardThen(after))],
      requiredText: nil, openingKey: key)
    question.isMootAfterSave = true
    return question
  }

  /// Asks what becomes of a save when somebody else has put the key meanwhile.
  package static func conflict(
    _ path: SecretPath, theirs: Timestamp?, now: Timestamp
  ) -> ConfirmationViewModel {
    guard let theirs else {
      return ConfirmationViewModel(
        title: "Deleted meanwhile",
        lines: [path.text, "was deleted after you opened it; nothing was saved yet"],
        buttons: [.keep("stay"), .danger("create it again", "y", .keepMine(nil))],
        requiredText: nil, openingKey: nil)
    }
    let when = " \(AgeText.long(since: theirs, now: now)) ago"
    return ConfirmationViewModel(
      title: "Changed meanwhile",
      lines: [
        path.text,
        "was changed elsewhere\(when), after you opened it; nothing was saved yet",
      ],
      buttons: [
        .keep("stay"),
        Button(
          label: "see both", letter: "b", result: .readTheirs(.see, theirs), isDangerous: false),
        .danger("keep mine", "m", .keepMine(theirs)),
        .danger("take theirs", "t", .readTheirs(.take, theirs)),
      ],
      requiredText: nil, openingKey: nil)
  }

  /// Asks before a profile is taken out of the config file; its name must be typed.
  package static func removeProfile(_ name: String, path: String) -> ConfirmationViewModel {
    ConfirmationViewModel(
      title: "Delete a profile",
      lines: [
        name,
        "goes from \(path) with its sign-in; the workspace and its secrets stay as they are",
        "\(path).bak keeps the file as it is now, token and all, until you delete it",
      ],
      buttons: [.keep("cancel"), .danger("delete", nil, .removeProfile(name))],
      requiredText: name, openingKey: nil)
  }

  /// Asks before another profile becomes the one that is opened when none is named.
  package static func makeProfileDefault(
    _ name: String, former: String?, path: String
  ) -> ConfirmationViewModel {
    let instead = former.flatMap { $0 == name ? nil : " instead of \($0)" } ?? ""
    return ConfirmationViewModel(
      title: "Make it the default",
      lines: [
        "default_profile = \(name)",
        "is written to \(path) under [__settings__]; where no profile is named, the Databricks CLI "
          + "too opens it then\(instead)",
      ],
      buttons: [
        .keep("cancel"),
        Button(
          label: "write", letter: "y", result: .makeProfileDefault(name), isDangerous: false),
      ],
      requiredText: nil, openingKey: nil)
  }

  /// Asks for a new token after the workspace has rejected the one in use.
  package static func tokenRejected(
    profile: String?, host: String, interrupted: String?, hasWorked: Bool = true
  ) -> ConfirmationViewModel {
    let whose = profile.map { "profile \($0)" } ?? "the environment"
    let consequence =
      interrupted.map { "\($0) waits for a new one; nothing is lost" }
      ?? "what is on the screen stays; nothing more can be read"
    // Entering one changes nothing either, and who stays has the next paste end in what is on the
    // screen, so that it starts there.
    return ConfirmationViewModel(
      title: hasWorked ? "Signed out" : "Not signed in",
      lines: [
        host,
        hasWorked
          ? "the token of \(whose) is no longer accepted, it expired or was revoked"
          : "the token of \(whose) is not accepted: it is wrong, expired or of another workspace",
        consequence,
      ],
      buttons: [
        .keep("stay"),
        Button(
          label: "enter a new token…", letter: "y", result: .enterNewToken, isDangerous: false),
      ],
      requiredText: nil, openingKey: nil, selected: 1)
  }

  /// Asks to sign in again where that is done outside of this program.
  package static func signedOut(
    _ failure: SignInFailure, host: String, interrupted: String?
  ) -> ConfirmationViewModel {
    let text = ErrorText(failure)
    let consequence =
      interrupted.map { "\($0) waits for it; nothing is lost" }
      ?? "what is on the screen stays; nothing more can be read"
    return ConfirmationViewModel(
      title: "Signed out",
      lines: [host, text.summary, text.advice, consequence].filter { !$0.isEmpty },
      buttons: [
        .keep("stay"),
        Button(label: "try again", letter: "y", result: .signInAgain, isDangerous: false),
      ],
      requiredText: nil, openingKey: nil)
  }

  /// Asks whether to quit while a new token is entered and the editor behind holds changes.
  package static func unsavedBehindToken(
    _ path: SecretPath, openedBy key: Key?
  ) -> ConfirmationViewModel {
    ConfirmationViewModel(
      title: "Unsaved changes",
      lines: [path.text, "was changed here and not saved; it can be saved with the new token"],
      buttons: [.keep("stay"), .danger("discard and quit", "d", .discardThen(.quit))],
      requiredText: nil, openingKey: key)
  }

  /// Whether it asks what `other` asks, whatever was pressed in it.
  func asksTheSame(as other: Self) -> Bool {
    title == other.title && lines == other.lines && buttons == other.buttons
  }

  /// Whether this is the question about what somebody else put meanwhile.
  package var asksAboutConflict: Bool {
    buttons.contains { if case .readTheirs = $0.result { true } else { false } }
  }

  /// Whether this is the question for a new token, or for signing in again.
  package var asksToSignIn: Bool {
    buttons.contains { $0.result == .enterNewToken || $0.result == .signInAgain }
  }

  /// Whether a token is what it asks for.
  var asksForToken: Bool { buttons.contains { $0.result == .enterNewToken } }

  /// Does what `key` means here.
  package mutating func press(_ key: Key) -> OverlayOutcome {
    typedHint = nil
    if textScroll.press(key) { return .stay }
    guard requiredText == nil else { return type(key) }
    var key = key
    switch key.code {
    case .up: key = Key(.left)
    case .down: key = Key(.right)
    default: break
    }
    guard case .pressed(let index) = answers.press(key) else { return .stay }
    return buttons[index].result.map { .confirmed($0) } ?? .close
  }

  /// Puts pasted text into the field, where there is one.
  package mutating func paste(_ text: String) {
    if requiredText != nil { field.insert(text) }
  }

  /// The cells of a line in a window of that size.
  package static func columns(in window: Size) -> Int { min(64, window.columns - 4) }

  /// The rows of the field in which a text must be typed, and what stands around it.
  package var fieldRowCount: Int { requiredText == nil ? 0 : 3 }

  /// The rows for lines and note in a window of that size; the buttons stay in view in the smallest.
  package func lineRoom(in window: Size) -> Int {
    let buttonRows = Button.rows(of: buttons, columns: Self.columns(in: window))
    return max(1, window.rows - 2 - buttonRows.count - fieldRowCount)
  }

  /// What is said below its lines; what is said about a field stands there.
  private var noteTexts: [String] {
    [note?.text, buttonHint].compactMap(\.self)
  }

  package mutating func scroll(by rows: Int) { textScroll.scroll(by: rows) }

  package mutating func resize(to window: Size) {
    let columns = Self.columns(in: window)
    let noteRows = noteTexts.reduce(0) { $0 + WordWrap.lines($1, cells: columns).count }
    let room = lineRoom(in: window)
    textScroll.fit(lines, columns: columns, rows: room - min(noteRows, room - 1))
  }

  private mutating func type(_ key: Key) -> OverlayOutcome {
    switch key.code {
    case .escape: return .close
    case .enter:
      guard let requiredText, !isArmed else {
        return buttons.last?.result.map { .confirmed($0) } ?? .close
      }
      typedHint = "type \(typedWhat) first: \(requiredText)"
    default: _ = field.press(key)
    }
    return .stay
  }

  init(
    title: String, lines: [String], buttons: [Button], requiredText: String?, openingKey: Key?,
    selected: Int = 0
  ) {
    self.title = title
    self.lines = lines
    answers = QuestionButtons(buttons, openedBy: openingKey, selected: selected)
    self.requiredText = requiredText
  }
}

extension ConfirmationViewModel.Button {
  /// The button that changes nothing.
  static func keep(_ label: String) -> Self {
    Self(label: label, letter: nil, result: nil, isDangerous: false)
  }

  /// A button that destroys something.
  static func danger(
    _ label: String, _ letter: Unicode.Scalar?, _ result: Confirmed
  ) -> Self {
    Self(label: label, letter: letter, result: result, isDangerous: true)
  }
}
