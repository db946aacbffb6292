import DatabricksClient
import Testing
import ViewModels

/// A login that ends while the program is open, where tokens are got by signing in.
@Suite struct SignedOutTests {
  private static let x = path("a", "x")
  private static let ended = DatabricksError.signInFailed(
    .loginMissing(
      .databricksCLI, command: "databricks auth login --profile prod", "the login has ended"))

  private func isSave(_ request: Request) -> Bool {
    if case .save = request { true } else { false }
  }

  private func question(_ app: AppViewModel) -> ConfirmationViewModel? {
    guard case .confirmation(let question) = app.overlays.last, question.asksToSignIn else {
      return nil
    }
    return question
  }

  /// The editor on `a/x` with `!old` in it, whose save found no login.
  private func endedInMidSave() throws -> (harness: AppHarness, save: (RequestID, Request)) {
    var harness = AppHarness(["a": ["x"], "b": []])
    harness.press(Key(.enter), .typed("e"))
    harness.answer(
      where: { $0 == .readValue(Self.x) },
      .value(Self.x, .success(Secret(copying: "old".utf8))))
    harness.type("!")
    harness.press(.control("s"), .control("s"))
    let save = try #require(harness.sent.first { isSave($0.request) })
    harness.answer(where: isSave, .saved(Self.x, .failure(Self.ended)))
    return (harness, (save.id, save.request))
  }

  @Test func `the question says what to run and what waits for it`() throws {
    let (harness, _) = try endedInMidSave()
    let asked = try #require(question(harness.app))
    #expect(
      asked.lines == [
        "example.com", "the Databricks CLI gave no token: the login has ended",
        "run databricks auth login --profile prod, then try again",
        "saving a/x waits for it; nothing is lost",
      ])
    #expect(asked.selected == 0)
  }

  @Test func `trying again reads the profile anew, and the save goes on`() throws {
    var (harness, save) = try endedInMidSave()
    harness.press(.typed("y"))
    let host = try WorkspaceURL(parsing: "https://example.com")
    let login = OpenWorkspace(
      profile: "prod", host: host,
      credential: .databricksCLI(DatabricksCLILogin(profile: "prod")))
    harness.answer(
      where: { $0 == .renewSignIn(profile: "prod") }, .signInRenewed(.success(login)))
    #expect(harness.app.browser.status == StatusLine(.plain, "signing in again"))
    #expect(harness.app.context == .editor)
    let again = try #require(harness.sent.first { isSave($0.request) })
    #expect(again == save)
    harness.answer(
      again.id, .saved(Self.x, .success(SavedSecret(lastUpdated: nil, byteCount: 4))))
    #expect(harness.app.browser.status?.kind == .good)
    #expect(
      harness.app.browser.status?.text
        == "saved a/x, 4 bytes; esc, then u takes it back")
  }

  @Test func `when it still fails the question comes again`() throws {
    var (harness, _) = try endedInMidSave()
    harness.press(.typed("y"))
    let host = try WorkspaceURL(parsing: "https://example.com")
    harness.answer(
      where: { $0 == .renewSignIn(profile: "prod") },
      .signInRenewed(
        .success(
          OpenWorkspace(profile: "prod", host: host, token: Secret(copying: "t".utf8)))))
    harness.answer(where: isSave, .saved(Self.x, .failure(Self.ended)))
    #expect(question(harness.app) != nil)
    #expect(harness.app.browser.editor?.hasChanges == true)
  }

  @Test(arguments: [[Key(.escape)], [Key(.enter)], [.typed("n")]])
  func `staying lets the save fail and keeps the text`(keys: [Key]) throws {
    var (harness, _) = try endedInMidSave()
    for key in keys { harness.press(key) }
    #expect(harness.app.overlays.isEmpty)
    guard case .failed(let reason)? = harness.app.browser.editor?.saveState else {
      Issue.record("the save has not failed")
      return
    }
    #expect(reason.contains("databricks auth login"))
  }

  @Test func `Escape leaves nobody waiting for a sign-in that hangs, and R asks again`() {
    var harness = AppHarness()
    #expect(harness.requests == [.readUser, .listScopes])
    harness.press(Key(.escape))
    #expect(harness.sent.isEmpty)
    #expect(harness.cancelled.count == 2)
    #expect(harness.app.deadline == nil)
    harness.press(.typed("R"))
    #expect(harness.requests == [.readUser, .listScopes])
  }

  @Test func `a sign-in that has never worked is told in the list, without a question`() {
    var harness = AppHarness()
    harness.answer(where: { $0 == .readUser }, .user(.failure(Self.ended)))
    harness.answer(where: { $0 == .listScopes }, .scopes(.failure(Self.ended)))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.scopes.scopes.error == Self.ended)
  }
}
