import DatabricksClient
import DemoWorkspace
import Testing
import ViewModels
import WorkspaceEmulator

/// What a save would change is shown before it is done.
@Suite struct SaveReviewTests {
  private static let x = path("a", "x")

  private func opened(_ value: String = "old") -> AppHarness {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("e"))
    harness.answer(
      where: { $0 == .readValue(Self.x) },
      .value(Self.x, .success(Secret(copying: [UInt8](value)))))
    return harness
  }

  private func isSave(_ request: Request) -> Bool {
    if case .save = request { true } else { false }
  }

  private func difference(_ harness: AppHarness) -> DifferenceViewModel? {
    guard case .difference(let shown) = harness.app.overlays.last else { return nil }
    return shown
  }

  @Test func `the first key shows the difference, the second saves`() throws {
    var harness = opened()
    harness.type("!")
    harness.press(.control("s"))
    let shown = try #require(difference(harness))
    #expect(shown.summary == "+1 −1 lines, 3 → 4 bytes")
    #expect(!shown.isRevealed)
    #expect(!harness.requests.contains(where: isSave))
    harness.press(.control("s"))
    #expect(harness.app.overlays.isEmpty)
    guard case .save(_, let value, _)? = harness.requests.first(where: isSave) else {
      Issue.record("not saved: \(harness.requests)")
      return
    }
    #expect(value.copiedBytes == [UInt8]("!old"))
    #expect(harness.app.browser.editor?.saveState == .saving)
  }

  @Test func `Escape goes back to text, cursor and undo as they were`() throws {
    var harness = opened("one\ntwo\n")
    harness.press(Key(.down))
    harness.type("!")
    let before = try #require(harness.app.browser.editor)
    harness.press(.control("s"), .typed("v"), Key(.down), Key(.escape))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.editor == before)
    #expect(!harness.requests.contains(where: isSave))
    harness.press(.control("z"))
    #expect(harness.app.browser.editor?.hasChanges == false)
  }

  @Test func `a new key is saved at once`() {
    var harness = AppHarness(["a": []])
    harness.press(.typed("n"))
    harness.type("z")
    harness.press(Key(.enter))
    harness.type("v")
    harness.press(.control("s"))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.requests.contains(where: isSave))
  }

  @Test func `without a change nothing is shown or sent, and it says so`() {
    var harness = opened()
    harness.press(.control("s"))
    #expect(harness.app.overlays.isEmpty)
    #expect(!harness.requests.contains(where: isSave))
    #expect(harness.app.browser.editor?.notice?.text == "nothing to save: no changes")
  }

  @Test func `over the limit nothing is shown`() {
    var harness = opened()
    harness.handle(
      .pasted(Secret(copying: [UInt8](repeating: 65, count: EditorViewModel.valueLimit))))
    harness.press(.control("s"))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.editor?.notice?.kind == .danger)
  }

  @Test func `after a failure one key tries again, unless the text was edited since`() throws {
    var harness = opened()
    harness.type("!")
    harness.press(.control("s"), .control("s"))
    let failure = Answer.saved(Self.x, .failure(.serverFailed(status: 500, "x")))
    harness.answer(where: isSave, failure)
    #expect(
      harness.app.browser.editor?.shownNotice?.text.hasPrefix("not saved: the workspace failed")
        == true)
    harness.press(.control("s"))
    #expect(harness.app.overlays.isEmpty)
    harness.answer(where: isSave, failure)
    harness.type("?")
    harness.press(.control("s"))
    #expect(difference(harness)?.summary == "+1 −1 lines, 3 → 5 bytes")
    #expect(!harness.requests.contains(where: isSave))
  }

  @Test func `revealed, it is hidden after 30 seconds, on the loss of focus and on a suspend`() {
    var harness = opened()
    harness.type("!")
    harness.press(.control("s"))
    for hiding in [Event.focusChanged(false), .resumed, .deadlineCame] {
      harness.press(.control("r"))
      #expect(difference(harness)?.isRevealed == true)
      if hiding == .deadlineCame {
        #expect(harness.app.deadline != nil)
        harness.wait(milliseconds: EditorViewModel.revealMilliseconds)
      } else {
        harness.handle(hiding)
      }
      #expect(difference(harness)?.isRevealed == false)
      #expect(difference(harness)?.deadline == nil)
    }
  }

  @Test func `the wheel scrolls it`() {
    var harness = opened((0..<100).map { "\($0)\n" }.joined())
    harness.press(Key(.character("a"), .alt))
    harness.handle(.pasted(Secret(copying: [UInt8]((100..<200).map { "\($0)\n" }.joined()))))
    harness.press(.control("s"))
    harness.handle(.mouse(MouseEvent(.wheelDown, at: Point(column: 50, row: 10))))
    #expect(difference(harness)?.top == 3)
    harness.handle(.mouse(MouseEvent(.wheelUp, at: Point(column: 50, row: 10))))
    #expect(difference(harness)?.top == 0)
  }

  @Test func `a paste into it does nothing`() {
    var harness = opened()
    harness.type("!")
    harness.press(.control("s"))
    let before = harness.app
    harness.handle(.pasted(Secret(copying: [UInt8]("\r\u{13}v"))))
    #expect(harness.app.overlays == before.overlays)
    #expect(harness.app.browser.editor == before.browser.editor)
  }

  @Test(arguments: [Key(.escape), .control("c"), .control("s")])
  func `nothing holds the compared value once it is closed`(key: Key) throws {
    var harness = opened()
    harness.type("!")
    harness.press(.control("s"))
    weak let compared = try #require(difference(harness)).new
    #expect(compared != nil)
    harness.press(key)
    #expect(compared == nil)
  }

  @Test func `what the editor warns of stands in the review, without keys that do not work there`()
  {
    let cases = [
      ("{\"a\": 1,}", "! not JSON: comma too many, line 1, column 8"),
      ("-----BEGIN PRIVATE KEY-----\n", "! PEM: BEGIN in line 1 has no END"),
      ("A=1\nB=\"two\n", "! dotenv: the quote in line 2 is not closed"),
      ("a\u{200B}b", "! 1 zero-width character"),
      (
        "{\"a\u{200B}\": 1,}",
        "! not JSON: comma too many, line 1, column 9; 1 zero-width character"
      ),
    ]
    for (text, warning) in cases {
      var harness = opened()
      harness.press(Key(.character("a"), .alt))
      harness.handle(.pasted(Secret(copying: [UInt8](text.utf8))))
      harness.press(.control("s"))
      #expect(difference(harness)?.warning == warning)
      harness.press(Key(.escape), Key(.escape), .typed("s"))
      #expect(difference(harness)?.warning == warning)
    }
    var harness = opened()
    harness.type("!")
    harness.press(.control("s"))
    #expect(difference(harness) != nil)
    #expect(difference(harness)?.warning == nil)
  }

  @Test(arguments: [
    ("{\"a\": 1}", "x{\"a\": 1}", "! the old value is JSON, this one is not"),
    ("[1, 2]", "[1, 2", "! the old value is JSON, this one is not"),
    ("[1, 2]", "", "! the old value is JSON, this one is not"),
    ("{\"a\": 1}", "{\"a\": 2}", nil),
    ("{\"a\": 1}", "{\"a\": 2,}", "! not JSON: comma too many, line 1, column 8"),
    (pem, "x", "! the old value is PEM, this one is not"),
    (pem, pem + pem, nil),
    ("x", "y", nil),
  ])
  func `a value that has lost the form of the old one is told of`(
    old: String, new: String, warning: String?
  ) {
    var harness = opened(old)
    harness.press(Key(.character("a"), .alt))
    if new.isEmpty {
      harness.press(Key(.backspace))
    } else {
      harness.handle(.pasted(Secret(copying: [UInt8](new.utf8))))
    }
    harness.press(.control("s"))
    #expect(difference(harness) != nil)
    #expect(difference(harness)?.warning == warning)
  }

  private static let pem =
    "-----BEGIN CERTIFICATE-----\nAAAAAAAAAAAAAAAAAAAAAAAA\n-----END CERTIFICATE-----\n"

  @Test func `an answer to a save before the editor was left says nothing of a later one`() {
    var harness = opened()
    harness.type("!")
    harness.press(.control("s"), .control("s"), Key(.escape), .typed("y"))
    harness.press(.typed("e"))
    harness.answer(
      where: { $0 == .readValue(Self.x) },
      .value(Self.x, .success(Secret(copying: [UInt8]("old")))))
    harness.type("?")
    harness.press(.control("s"), .control("s"))
    #expect(harness.requests.count(where: isSave) == 2)
    let done = Answer.saved(Self.x, .success(SavedSecret(lastUpdated: nil, byteCount: 4)))
    harness.answer(where: isSave, done)
    #expect(harness.app.browser.editor?.saveState == .saving)
    #expect(harness.app.browser.editor?.hasChanges == true)
    harness.answer(where: isSave, done)
    #expect(harness.app.browser.editor?.hasChanges == false)
  }

  @Test func `while the answer is lost the state is unknown and checked`() throws {
    var harness = opened()
    harness.type("!")
    harness.press(.control("s"), .control("s"))
    let save = try #require(harness.sent.first { isSave($0.request) })
    harness.handle(.saveInDoubt(RequestID(9_999), true))
    #expect(harness.app.browser.editor?.saveState == .saving)
    harness.handle(.saveInDoubt(save.id, true))
    #expect(harness.app.browser.editor?.saveState == .checking)
    harness.press(Key(.escape))
    #expect(harness.app.overlays.count == 1, "a save is under way")
    harness.answer(
      save.id,
      .saved(Self.x, .success(SavedSecret(lastUpdated: nil, byteCount: 4, wasReadBack: true))))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.editor?.saveState == .idle)
    #expect(harness.app.browser.status?.kind == .good)
    #expect(
      harness.app.browser.status?.text
        == "saved a/x, 4 bytes, proved by reading it back; esc, then u takes it back")
  }

  @Test func `the runner tells that an answer was lost before it tells the end`() throws {
    let fault = Fault(.dropConnection, method: "POST", path: "/put", isAfterCommit: true)
    let workspace = Workspace(seed: .demo, clock: { 1_764_000_000_000 })
    workspace.inject(fault)
    let client = DatabricksClient(
      transport: EmulatedTransport(workspace: workspace), rateLimitPerSecond: .max,
      userAgent: "test")
    let runner = EffectRunner(
      client: client, profiles: DemoProfiles(), workspace: DemoProfiles.workspace)
    let path = path("payments", "stripe-api-key")
    _ = runner.run([
      .send(
        RequestID(1), .save(path, value: Secret(copying: [UInt8]("new")), seen: .unchecked), .user)
    ])
    var events: [Event] = []
    while !client.isIdle {
      _ = client.wait(for: [], until: nil)
      events += runner.drainEvents()
    }
    #expect(events.first == .saveInDoubt(RequestID(1), true))
    guard case .answered(RequestID(1), .saved(_, .success(let saved))) = events.last else {
      Issue.record("\(events)")
      return
    }
    #expect(saved.wasReadBack)
    #expect(events.count == 2)
  }
}
