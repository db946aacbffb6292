import DatabricksClient
import Desktop
import Testing
import ViewModels
import WorkspaceEmulator

/// The one rule by which every question is answered; `QuestionButtons` tells it.
@Suite struct QuestionTests {
  private typealias Question = ConfirmationViewModel

  private static let path = ViewModelsTests.path("payments", "db-password")
  private static let time = Timestamp(milliseconds: 1_764_000_000_000)

  /// Every question that is made from outside of the program's other parts, opened by `key` where a
  /// key opens it.
  private static func made(openedBy key: Key) -> [Question] {
    let facts = FileFacts(byteCount: 3, modifiedSeconds: 1_764_000_000)
    let failure = SignInFailure.clientRejected("")
    return [
      .deleteKey(path, openedBy: key),
      .unsavedChanges(path, isPerhapsSaved: false, then: .quit, openedBy: key),
      .saveUnderWay(path, then: .quit, openedBy: key),
      .unsavedBehindToken(path, openedBy: key),
      .conflict(path, theirs: nil, now: time), .conflict(path, theirs: time, now: time),
      .removeProfile("prod", path: "~/.databrickscfg"),
      .makeProfileDefault("prod", former: "dev", path: "~/.databrickscfg"),
      .tokenRejected(profile: "prod", host: "example.com", interrupted: nil),
      .signedOut(failure, host: "example.com", interrupted: nil),
      .replaceFile("s.env", facts, now: time),
    ]
  }

  /// The question in front, after the program was brought there.
  private static func asked(_ app: AppViewModel) throws -> Question {
    guard case .confirmation(let question)? = app.overlays.last else {
      Issue.record("nothing is asked")
      throw CancellationError()
    }
    return question
  }

  /// Every question that a key opens over a workspace, with that key.
  private static func opened() throws -> [(key: Key, question: Question)] {
    var all: [(key: Key, question: Question)] = []
    func add(_ key: Key, _ app: AppViewModel) throws { all.append((key, try asked(app))) }

    var keys = AppHarness(["s": ["alpha", "beta"]])
    keys.press(Key(.enter), .typed("d"))
    try add(.typed("d"), keys.app)
    keys.press(.typed("y"))
    keys.answer(where: { $0 == deletion(ViewModelsTests.path("s", "alpha")) }, .deleted())
    keys.press(.typed("u"))
    try add(.typed("u"), keys.app)
    keys.press(Key(.escape), .typed("U"), Key(.enter))
    try add(Key(.enter), keys.app)
    keys.press(Key(.escape), .typed("d"))
    try add(.typed("d"), keys.app)

    for (held, file) in [(["A": "1"], "A=2\nB=2\n"), (["A": "1"], "A=2\n"), ([:], "B=2\n")] {
      var desk = try ImportDesk(held)
      desk.begin(file)
      desk.press(Key(.enter))
      try add(Key(.enter), desk.program.app)
    }

    var export = try ImportDesk(["A": "1"])
    export.press(.typed("x"), Key(.right), Key(.right), Key(.enter))
    try add(Key(.enter), export.program.app)

    var access = DemoApp(workspace: Workspace(seed: .demo))
    access.press(.typed("a"), Key(.end), .typed("d"))
    try add(.typed("d"), access.app)
    return all
  }

  private func checkShape(_ question: Question) {
    let buttons = question.buttons
    #expect(buttons[0].result == nil && buttons[0].letter == nil, "\(question.title)")
    #expect(!buttons[0].isDangerous)
    #expect(buttons.dropFirst().allSatisfy { $0.result != nil })
    if buttons.contains(where: \.isDangerous) { #expect(question.selected == 0) }
    let letters = buttons.dropFirst().compactMap { $0.letter.map(Character.init) }
    guard question.requiredText == nil else {
      #expect(letters.isEmpty && buttons.count == 2)
      return
    }
    if buttons.count == 2 {
      let discards = buttons[1].label.hasPrefix("discard")
      #expect(letters == [discards ? "d" : "y"], "\(question.title)")
    } else {
      #expect(Set(letters).count == buttons.count - 1)
      for (letter, button) in zip(letters, buttons.dropFirst()) {
        #expect(letter != "n" && letter != "y")
        #expect(button.label.split(separator: " ").contains { $0.first == letter })
      }
    }
    // The key stands on every button, so that nobody has to guess.
    #expect(buttons[0].shown == "[ esc \(buttons[0].label) ]")
    for button in buttons.dropFirst() {
      #expect(button.shown == "[ \(button.letter.map(Character.init) ?? "?") \(button.label) ]")
    }
  }

  private func pressed(_ question: Question, _ keys: Key...) -> (OverlayOutcome, Question) {
    var question = question
    var outcome = OverlayOutcome.stay
    for key in keys where outcome == .stay { outcome = question.press(key) }
    return (outcome, question)
  }

  private func checkAnswers(_ question: Question) {
    #expect(pressed(question, Key(.escape)).0 == .close)
    guard question.requiredText == nil else {
      #expect(pressed(question, Key(.enter)).0 == .stay)
      #expect(pressed(question, .typed("y"), Key(.enter)).0 == .stay)
      return
    }
    #expect(pressed(question, .typed("n")).0 == .close)
    for button in question.buttons {
      guard let letter = button.letter, let result = button.result else { continue }
      #expect(pressed(question, .typed(letter)).0 == .confirmed(result))
    }
  }

  /// The opening key alone never answers, wherever the selection is, and says what does.
  private func checkOpening(_ question: Question, _ key: Key) {
    guard question.requiredText == nil else { return }
    for places in 0..<question.buttons.count {
      var question = question
      for _ in 0..<places { #expect(question.press(Key(.right)) == .stay) }
      for _ in 0..<3 {
        #expect(question.press(key) == .stay)
        let hint = question.buttonHint ?? ""
        #expect(hint.hasPrefix("press "), "\(question.title)")
        #expect(hint.hasSuffix("; \(key.text) opened this"))
        for letter in question.buttons.compactMap(\.letter) {
          #expect(hint.contains(" \(Character(letter)) ") || hint.contains(" \(Character(letter))"))
        }
      }
      #expect(question.press(Key(.left)) == .stay)
      #expect(question.buttonHint == nil)
    }
  }

  @Test(arguments: [Key.typed("d"), Key(.enter), .control("q")])
  func `every question is answered by the one rule`(key: Key) {
    for question in Self.made(openedBy: key) {
      checkShape(question)
      if key == .control("q") { checkAnswers(question) }
    }
    for question in Self.made(openedBy: key).prefix(4) where key != .typed("d") {
      checkOpening(question, key)
    }
  }

  @Test func `every question that a key opens is answered by another`() throws {
    for (key, question) in try Self.opened() {
      checkShape(question)
      checkAnswers(question)
      checkOpening(question, key)
    }
  }

  @Test func `the sentence names the key, what it does, and the key that opened the question`() {
    var question = Question.deleteKey(Self.path, openedBy: Key(.enter))
    _ = question.press(Key(.right))
    _ = question.press(Key(.enter))
    #expect(question.buttonHint == "press y to delete; enter opened this")
    var several = Question.unsavedChanges(
      Self.path, isPerhapsSaved: false, then: .quit, openedBy: .control("q"))
    _ = several.press(.control("q"))
    #expect(several.buttonHint == "press s or d; ^q opened this")
    _ = several.press(.typed("y"))
    #expect(several.buttonHint == "press s or d")
  }

  @Test(arguments: [
    (AfterEditor.close, "leave"), (.quit, "quit"), (.openWorkspaces, "switch"),
  ])
  func `saving and discarding say what comes after`(after: AfterEditor, word: String) {
    let question = Question.unsavedChanges(
      Self.path, isPerhapsSaved: false, then: after, openedBy: Key(.escape))
    #expect(
      question.buttons.map(\.shown) == [
        "[ esc stay ]", "[ s save and \(word) ]", "[ d discard and \(word) ]",
      ])
  }

  @Test func `the question about several keys keeps the rule`() {
    var harness = AppHarness(["s": ["alpha", "beta"]])
    harness.press(Key(.enter), .typed("T"), .typed("d"), Key(.right), .typed("d"))
    guard case .deleteKeys(let question)? = harness.app.overlays.last else {
      Issue.record("nothing is asked")
      return
    }
    #expect(question.answers.hint == "press y to delete 2 keys; d opened this")
    #expect(question.answers.all.map(\.shown) == ["[ esc cancel ]", "[ y delete 2 keys ]"])
    harness.press(Key(.left), .typed("n"))
    #expect(harness.app.overlays.isEmpty)
  }

  @Test func `the two values of a conflict keep the rule`() {
    var shown = DifferenceViewModel(
      Self.path, .conflict(Self.time), old: Secret(copying: [1]), new: Secret(copying: [2]))
    #expect(shown.selected == 0)
    #expect(shown.buttons.map(\.shown) == ["[ esc back ]", "[ m keep mine ]", "[ t take theirs ]"])
    #expect(
      shown.press(Key(.enter), at: Now(moment: Moment(milliseconds: 0), time: Self.time)) == .close)
  }
}
