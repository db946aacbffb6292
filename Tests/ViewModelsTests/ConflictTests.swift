import DatabricksClient
import Testing
import ViewModels

/// A save of a key that somebody else put after it was opened.
@Suite struct ConflictTests {
  private static let x = path("a", "x")
  private static let theirTime = Timestamp(milliseconds: 1_763_900_000_000)

  private func isSave(_ request: Request) -> Bool {
    if case .save = request { true } else { false }
  }

  /// The editor on `a/x` with `!old` in it, whose save met another value; nobody types any more.
  private func inConflict(_ theirs: Timestamp? = theirTime) -> AppHarness {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("e"))
    harness.answer(
      where: { $0 == .readValue(Self.x) },
      .value(Self.x, .success(Secret(copying: [UInt8]("old")))))
    harness.type("!")
    harness.press(.control("s"), .control("s"))
    harness.answer(where: isSave, .saved(Self.x, .failure(.changedMeanwhile(theirs))))
    harness.wait(milliseconds: AppViewModel.typingGuardMilliseconds)
    return harness
  }

  private func question(_ harness: AppHarness) -> ConfirmationViewModel? {
    guard case .confirmation(let question) = harness.app.overlays.last, question.asksAboutConflict
    else { return nil }
    return question
  }

  private func difference(_ harness: AppHarness) -> DifferenceViewModel? {
    guard case .difference(let shown) = harness.app.overlays.last else { return nil }
    return shown
  }

  private func seen(_ harness: AppHarness) -> SeenSecret? {
    for case .save(_, _, let seen) in harness.requests { return seen }
    return nil
  }

  private func answerTheirs(_ text: String, in harness: inout AppHarness) {
    harness.answer(
      where: { $0 == .readValue(Self.x) },
      .value(Self.x, .success(Secret(copying: [UInt8](text)))))
  }

  @Test(arguments: [[Key(.escape)], [Key(.enter)], [.typed("n")], [.control("c")]])
  func `it asks, and staying keeps everything`(keys: [Key]) throws {
    var harness = inConflict()
    #expect(question(harness)?.title == "Changed meanwhile")
    for key in keys { harness.press(key) }
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.editor?.text.isSame(as: Secret(copying: [UInt8]("!old"))) == true)
    #expect(harness.app.browser.editor?.hasChanges == true)
    #expect(!harness.requests.contains(where: isSave))
    harness.press(.control("s"))
    #expect(seen(harness) != .unchecked)
    harness.answer(where: isSave, .saved(Self.x, .failure(.changedMeanwhile(Self.theirTime))))
    #expect(question(harness) != nil, "it is asked again")
  }

  @Test func `keep mine overwrites what was asked about, and nothing put after it`() {
    var harness = inConflict()
    harness.press(.typed("m"))
    #expect(question(harness)?.note == .progress("reading theirs; esc cancels"))
    answerTheirs("theirs", in: &harness)
    #expect(harness.app.overlays.isEmpty)
    #expect(seen(harness) == .present(lastUpdated: Self.theirTime))
    let later = Timestamp(milliseconds: 1_763_950_000_000)
    harness.answer(where: isSave, .saved(Self.x, .failure(.changedMeanwhile(later))))
    harness.wait(milliseconds: 1_000)
    #expect(question(harness) != nil)
    harness.press(.typed("m"))
    answerTheirs("theirs again", in: &harness)
    #expect(seen(harness) == .present(lastUpdated: later))
    harness.answer(
      where: isSave, .saved(Self.x, .success(SavedSecret(lastUpdated: nil, byteCount: 4))))
    #expect(harness.app.browser.editor?.hasChanges == false)
  }

  @Test func `take theirs puts it in the place of the text, and undo brings mine back`() {
    var harness = inConflict()
    harness.press(.typed("t"))
    #expect(question(harness)?.note == .progress("reading theirs; esc cancels"))
    answerTheirs("theirs", in: &harness)
    #expect(harness.app.overlays.isEmpty)
    let editor = harness.app.browser.editor
    #expect(editor?.text.isSame(as: Secret(copying: [UInt8]("theirs"))) == true)
    #expect(editor?.hasChanges == false)
    #expect(editor?.seen == .present(lastUpdated: Self.theirTime))
    harness.press(.control("z"))
    #expect(harness.app.browser.editor?.text.isSame(as: Secret(copying: [UInt8]("!old"))) == true)
    #expect(harness.app.browser.editor?.hasChanges == true)
  }

  @Test func `see both shows from theirs to mine, masked, and goes back to the question`() throws {
    var harness = inConflict()
    harness.press(.typed("b"))
    answerTheirs("one\ntheirs\n", in: &harness)
    let shown = try #require(difference(harness))
    #expect(shown.purpose == .conflict(Self.theirTime))
    #expect(!shown.isRevealed)
    #expect(shown.summary.hasPrefix("theirs → yours: +1 −2 lines, 11 → 4 bytes"))
    harness.press(.control("s"))
    #expect(difference(harness) != nil, "the key that saves answers nothing here")
    weak let theirs = shown.old
    harness.press(Key(.escape))
    #expect(question(harness) != nil)
    #expect(question(harness)?.note == nil)
    harness.press(Key(.escape))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.editor?.hasChanges == true)
    withExtendedLifetime(shown) { #expect(theirs != nil) }
  }

  @Test func `what was read of theirs is gone when both are closed`() {
    var harness = inConflict()
    harness.press(.typed("b"))
    answerTheirs("theirs", in: &harness)
    weak let theirs = difference(harness)?.old
    weak let mine = difference(harness)?.new
    #expect(theirs != nil && mine != nil)
    harness.press(Key(.escape))
    #expect(theirs == nil && mine == nil)
  }

  @Test func `from both one keeps mine`() {
    var harness = inConflict()
    harness.press(.typed("b"))
    answerTheirs("theirs", in: &harness)
    harness.press(.typed("m"))
    answerTheirs("theirs", in: &harness)
    #expect(harness.app.overlays.isEmpty)
    #expect(seen(harness) == .present(lastUpdated: Self.theirTime))
  }

  @Test func `from both one takes theirs without reading again`() {
    var harness = inConflict()
    harness.press(.typed("b"))
    answerTheirs("theirs", in: &harness)
    harness.press(.typed("t"))
    #expect(harness.app.overlays.isEmpty)
    #expect(!harness.requests.contains(.readValue(Self.x)))
    let editor = harness.app.browser.editor
    #expect(editor?.text.isSame(as: Secret(copying: [UInt8]("theirs"))) == true)
    #expect(editor?.hasChanges == false)
  }

  @Test(arguments: [
    DatabricksError.unreachable(host: "example.com", .timedOut), .notPermitted("no"),
    .readingNotAllowed("x"), .noSuchSecret("x"), .tokenRejected("x"),
    .serverFailed(status: 500, ""),
  ])
  func `theirs that cannot be read leads back to the question, with the reason`(
    error: DatabricksError
  ) throws {
    for wish in ["b", "t", "m"] as [Unicode.Scalar] {
      // What cannot be read at all can be replaced all the same.
      if wish == "m", case .readingNotAllowed = error { continue }
      var harness = inConflict()
      harness.press(.typed(wish))
      harness.answer(where: { $0 == .readValue(Self.x) }, .value(Self.x, .failure(error)))
      #expect(harness.app.overlays.count == 1)
      guard case .failure(let reason)? = question(harness)?.note else {
        Issue.record("\(String(describing: question(harness)?.note))")
        return
      }
      #expect(reason.hasPrefix("theirs not read: "))
      #expect(harness.app.browser.editor?.hasChanges == true)
      harness.wait(milliseconds: 1_000)
      harness.press(.typed(wish))
      answerTheirs("theirs", in: &harness)
      #expect(question(harness)?.note == nil)
    }
  }

  @Test func `a question closed while theirs is read wants it no more`() throws {
    var harness = inConflict()
    harness.press(.typed("b"))
    let read = try #require(harness.sent.first { $0.request == .readValue(Self.x) })
    harness.press(Key(.escape))
    #expect(harness.cancelled.last == read.id)
    let before = harness.app.browser.editor
    harness.handle(.answered(read.id, .value(Self.x, .success(Secret(copying: [65])))))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.editor == before)
  }

  @Test func `a key deleted meanwhile can be made new`() {
    var harness = inConflict(nil)
    guard case .confirmation(let question) = harness.app.overlays.last else {
      Issue.record("no question")
      return
    }
    #expect(question.title == "Deleted meanwhile")
    harness.press(.typed("y"))
    #expect(seen(harness) == .unchecked)
  }

  @Test func `a new key that somebody else made meanwhile is compared too`() {
    var harness = AppHarness(["a": []])
    harness.press(.typed("n"))
    harness.type("x")
    harness.press(Key(.enter))
    harness.type("mine")
    harness.press(.control("s"))
    harness.answer(where: isSave, .saved(Self.x, .failure(.changedMeanwhile(Self.theirTime))))
    harness.wait(milliseconds: AppViewModel.typingGuardMilliseconds)
    harness.press(.typed("b"))
    answerTheirs("theirs", in: &harness)
    #expect(difference(harness)?.summary == "theirs → yours: +1 −1 lines, 6 → 4 bytes")
  }

  @Test func `what is typed when the question comes up answers nothing`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("e"))
    harness.answer(
      where: { $0 == .readValue(Self.x) },
      .value(Self.x, .success(Secret(copying: [UInt8]("old")))))
    harness.type("!")
    harness.press(.control("s"), .control("s"))
    harness.answer(where: isSave, .saved(Self.x, .failure(.changedMeanwhile(Self.theirTime))))
    let before = harness.app.overlays
    for letter in "mt\u{20}bm".unicodeScalars {
      harness.press(.typed(letter))
      harness.wait(milliseconds: AppViewModel.typingGuardMilliseconds - 100)
    }
    harness.press(Key(.tab), Key(.enter))
    #expect(harness.app.overlays == before)
    #expect(!harness.requests.contains(where: isSave))
    #expect(!harness.requests.contains(.readValue(Self.x)))
    harness.wait(milliseconds: AppViewModel.typingGuardMilliseconds)
    harness.press(.typed("m"))
    answerTheirs("theirs", in: &harness)
    #expect(harness.requests.contains(where: isSave))
  }
}
