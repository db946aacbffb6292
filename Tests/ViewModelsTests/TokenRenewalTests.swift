import DatabricksClient
import Testing
import ViewModels

/// A token that is rejected while the program is open.
@Suite struct TokenRenewalTests {
  private static let x = path("a", "x")
  private static let pat = "dapi" + "0123456789abcdef0123456789abcd3f"
  private static let rejected = DatabricksError.tokenRejected("Invalid access token.")
  private static let change = ProfileChange(
    path: "~/.databrickscfg", lines: [.added("token = ••••")], replacesProfile: true)

  /// The editor on `a/x` with `!old` in it, whose save was rejected.
  private func rejectedInMidSave() throws -> (harness: AppHarness, save: (RequestID, Request)) {
    var harness = AppHarness(["a": ["x"], "b": []])
    harness.press(Key(.enter), .typed("e"))
    harness.answer(
      where: { $0 == .readValue(Self.x) },
      .value(Self.x, .success(Secret(copying: "old".utf8))))
    harness.type("!")
    harness.press(.control("s"), .control("s"))
    let save = try #require(harness.sent.first { isSave($0.request) })
    harness.answer(where: isSave, .saved(Self.x, .failure(Self.rejected)))
    return (harness, (save.id, save.request))
  }

  private func isSave(_ request: Request) -> Bool {
    if case .save = request { true } else { false }
  }

  private func question(_ app: AppViewModel) -> ConfirmationViewModel? {
    guard case .confirmation(let question) = app.overlays.last, question.asksToSignIn else {
      return nil
    }
    return question
  }

  /// From the question to the answer that takes the new token into use.
  private func enterToken(in harness: inout AppHarness) throws {
    harness.press(.typed("y"))
    harness.handle(.pasted(Secret(copying: Self.pat.utf8)))
    harness.press(.control("s"))
    harness.answer(
      where: { if case .checkConnection = $0 { true } else { false } },
      .connectionChecked(
        .success(
          CheckedConnection(user: CurrentUser(userName: "ada@example.com"), scopeCount: 2))))
    harness.answer(
      where: { if case .previewProfile = $0 { true } else { false } },
      .profilePreviewed(.success(Self.change)))
    harness.press(Key(.enter))
    harness.answer(
      where: { if case .writeProfile = $0 { true } else { false } },
      .profileWritten(.success(Self.change)))
    let host = try WorkspaceURL(parsing: "https://example.com")
    harness.answer(
      where: { $0 == .renewSignIn(profile: "prod") },
      .signInRenewed(
        .success(
          OpenWorkspace(profile: "prod", host: host, token: Secret(copying: Self.pat.utf8)))))
  }

  @Test func `a save whose token has expired goes on with the new one, the text untouched`() throws
  {
    var (harness, save) = try rejectedInMidSave()
    let asked = try #require(question(harness.app))
    #expect(asked.lines.contains { $0.contains("saving a/x") }, "\(asked.lines)")
    harness.press(.typed("y"))
    #expect(harness.app.screen == .tokenEntry)
    #expect(harness.app.tokenEntry.host.text == "https://example.com")
    #expect(harness.app.tokenEntry.profile.text == "prod")
    #expect(harness.app.tokenEntry.focus == .token)
    harness.press(Key(.escape))
    (harness, save) = try rejectedInMidSave()
    try enterToken(in: &harness)
    #expect(harness.app.screen == .browser)
    #expect(harness.app.context == .editor)
    #expect(harness.app.browser.editor?.text.isSame(as: Secret(copying: "!old".utf8)) == true)
    let again = try #require(harness.sent.first { isSave($0.request) })
    #expect(again == save)
    harness.answer(
      again.id, .saved(Self.x, .success(SavedSecret(lastUpdated: nil, byteCount: 4))))
    #expect(harness.app.browser.status?.kind == .good)
    #expect(
      harness.app.browser.status?.text
        == "saved a/x, 4 bytes; esc, then u takes it back")
    #expect(harness.app.browser.editor?.hasChanges == false)
  }

  @Test func `save and quit quits after the new token and the save`() throws {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("e"))
    harness.answer(
      where: { $0 == .readValue(Self.x) },
      .value(Self.x, .success(Secret(copying: "old".utf8))))
    harness.type("!")
    harness.press(.control("q"), .typed("s"), .control("s"))
    harness.answer(where: isSave, .saved(Self.x, .failure(Self.rejected)))
    try enterToken(in: &harness)
    #expect(harness.terminal.isEmpty)
    harness.answer(
      where: isSave, .saved(Self.x, .success(SavedSecret(lastUpdated: nil, byteCount: 4))))
    #expect(harness.terminal == [.quit(status: 0)])
  }

  @Test func `Enter enters a new token, and a token pasted over the question is that token`() throws
  {
    var (harness, _) = try rejectedInMidSave()
    let asked = try #require(question(harness.app))
    #expect(asked.buttons[asked.selected].result == .enterNewToken)
    harness.press(Key(.enter))
    #expect(harness.app.screen == .tokenEntry)
    (harness, _) = try rejectedInMidSave()
    harness.handle(.pasted(Secret(copying: "\(Self.pat)\n".utf8)))
    #expect(harness.app.screen == .tokenEntry)
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.tokenEntry.token.secret.bytesEqual(Secret(copying: Self.pat.utf8)))
    #expect(harness.app.browser.editor?.text.isSame(as: Secret(copying: "!old".utf8)) == true)
  }

  @Test func `a token pasted into the text after staying is stored only when pasted twice`() throws
  {
    var (harness, _) = try rejectedInMidSave()
    harness.press(Key(.escape))
    #expect(harness.app.context == .editor)
    harness.handle(.pasted(Secret(copying: Self.pat.utf8)))
    #expect(harness.app.browser.editor?.text.isSame(as: Secret(copying: "!old".utf8)) == true)
    #expect(harness.app.browser.editor?.notice?.kind == .warning)
    harness.handle(.pasted(Secret(copying: Self.pat.utf8)))
    #expect(
      harness.app.browser.editor?.text.isSame(as: Secret(copying: "!\(Self.pat)old".utf8)) == true)
  }

  @Test(arguments: [true, false])
  func `a comparison goes on with the new token, or ends and says why`(entersToken: Bool) throws {
    let keys: [String: Int?] = ["a": 1, "b": 1]
    var harness = AppHarness.comparing(keys, keys)
    harness.press(.typed("v"))
    harness.answerSameness("a", .failure(Self.rejected))
    #expect(question(harness.app) != nil)
    guard entersToken else {
      harness.press(Key(.escape))
      #expect(harness.comparedRows == ["a: not read", "b: not compared yet"])
      #expect(harness.compare?.notice?.text.hasPrefix("stopped at a: ") == true)
      #expect(harness.comparedKeys.isEmpty)
      return
    }
    try enterToken(in: &harness)
    for key in ["a", "b"] { harness.answerSameness(key, .success(true)) }
    #expect(harness.comparedRows == ["a: same", "b: same"])
  }

  @Test func `a box that waits comes back when the form is left, and is told`() throws {
    var harness = AppHarness.comparing(["a": 1], ["a": 1])
    harness.press(.typed("v"))
    harness.answerSameness("a", .failure(Self.rejected))
    harness.press(.typed("y"))
    #expect(harness.app.screen == .tokenEntry)
    #expect(harness.app.overlays.isEmpty)
    harness.press(Key(.escape))
    #expect(harness.app.screen == .browser)
    #expect(harness.comparedRows == ["a: not read"])
  }

  @Test func `other text is pasted as ever while a new token is wanted`() throws {
    var (harness, _) = try rejectedInMidSave()
    harness.press(Key(.escape))
    harness.handle(.pasted(Secret(copying: "new".utf8)))
    #expect(harness.app.browser.editor?.text.isSame(as: Secret(copying: "!newold".utf8)) == true)
  }

  @Test(arguments: [
    [Key(.escape)], [Key(.left), Key(.enter)], [.control("c")], [.typed("y"), Key(.escape)],
  ])
  func `staying lets the save fail and keeps the text`(keys: [Key]) throws {
    var (harness, _) = try rejectedInMidSave()
    for key in keys { harness.press(key) }
    #expect(harness.app.screen == .browser)
    #expect(harness.app.overlays.isEmpty)
    let editor = try #require(harness.app.browser.editor)
    #expect(editor.hasChanges)
    guard case .failed(let reason) = editor.saveState else {
      Issue.record("the save is \(editor.saveState)")
      return
    }
    #expect(reason.contains("did not accept the token"))
    harness.press(.control("s"))
    harness.answer(where: isSave, .saved(Self.x, .failure(Self.rejected)))
    #expect(question(harness.app) != nil, "a save asked for by hand asks again")
  }

  @Test func `many rejections ask one question and all go on`() throws {
    var harness = AppHarness()
    harness.answerScopes(["a", "b", "c"])
    let asked = harness.sent
    #expect(asked.count > 2)
    for (id, request) in asked {
      switch request {
      case .listKeys(let scope): harness.answer(id, .keys(scope, .failure(Self.rejected)))
      case .listACLs(let scope): harness.answer(id, .acls(scope, .failure(Self.rejected)))
      case .readUser: harness.answer(id, .user(.failure(Self.rejected)))
      default: Issue.record("\(request)")
      }
    }
    #expect(harness.app.overlays.count == 1)
    #expect(harness.sent.isEmpty)
    #expect(harness.app.deadline == nil, "nothing turns while nothing runs")
    try enterToken(in: &harness)
    let again = harness.sent.filter {
      $0.request != .readProfiles && $0.request != .findKnownWorkspaces
    }
    #expect(again.map(\.id) == asked.map(\.id))
    #expect(again.map(\.request) == asked.map(\.request))
  }

  @Test func `without a new token what runs by itself asks no more`() {
    var harness = AppHarness()
    harness.answerScopes(["a", "b", "c", "d", "e", "f"])
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(ScopeName("a"), .failure(Self.rejected)))
    harness.press(Key(.escape))
    while let (id, request) = harness.sent.first {
      switch request {
      case .listKeys(let scope): harness.answer(id, .keys(scope, .failure(Self.rejected)))
      case .listACLs(let scope): harness.answer(id, .acls(scope, .failure(Self.rejected)))
      default: harness.answer(id, .user(.failure(Self.rejected)))
      }
    }
    #expect(harness.app.overlays.isEmpty)
    harness.press(.typed("R"))
    harness.answer(where: { $0 == .listScopes }, .scopes(.failure(Self.rejected)))
    #expect(question(harness.app) != nil)
  }

  @Test func `no question comes between the keys of somebody who types`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(.typed("R"))
    harness.answerScopes(["a"])
    harness.press(.typed("/"))
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(ScopeName("a"), .failure(Self.rejected)))
    harness.type("tt")
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.screen == .browser)
    harness.press(Key(.escape))
    #expect(question(harness.app) != nil)
  }

  @Test func `an answer to the old token that comes late is asked for again without a question`()
    throws
  {
    var harness = AppHarness()
    harness.answerScopes(["a", "b"])
    let late = try #require(harness.sent.first { $0.request == .listKeys(ScopeName("b")) })
    harness.sent.removeAll { $0.id == late.id }
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(ScopeName("a"), .failure(Self.rejected)))
    try enterToken(in: &harness)
    harness.handle(.answered(late.id, .keys(ScopeName("b"), .failure(Self.rejected))))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.sent.contains { $0.id == late.id })
    harness.answer(late.id, .keys(ScopeName("b"), .failure(Self.rejected)))
    #expect(question(harness.app) != nil, "the new token is no better")
  }

  @Test func `another workspace is not taken while a save waits`() throws {
    var (harness, _) = try rejectedInMidSave()
    harness.press(.typed("y"))
    harness.handle(.pasted(Secret(copying: "https://other.example.com \(Self.pat)".utf8)))
    harness.press(.control("s"))
    #expect(harness.app.tokenEntry.hostLine.kind == .problem)
    #expect(
      !harness.requests.contains { if case .checkConnection = $0 { true } else { false } })
  }
}
