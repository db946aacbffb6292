import DatabricksClient
import Desktop
import Testing
import ViewModels

/// Comparing with a scope of another workspace.
@Suite struct CompareWorkspacesTests {
  private static let profiles = ProfileList(
    path: "~/.databrickscfg",
    rows: [
      ProfileList.Row(name: "prod", host: "https://example.com", hasToken: true),
      ProfileList.Row(name: "staging", host: "https://staging.example.com", hasToken: true),
      ProfileList.Row(name: "twin", host: "https://example.com/", hasToken: true),
    ])

  private static func picking() -> AppHarness {
    var harness = AppHarness(["alpha": ["k", "mine"], "beta": []])
    harness.press(.typed("c"), .typed("w"))
    harness.answerProfiles(profiles)
    return harness
  }

  private static func reading(of profile: String) -> Request {
    .readPlace(PlacedReading(.workspace, profile: profile))
  }

  private static func scopes(
    _ harness: inout AppHarness, of profile: String, at host: String? = nil
  ) {
    let found = PlacedWorkspace(
      host: host ?? "\(profile).example.com", workspaceID: nil, userName: nil,
      scopes: ["other", "alpha"].map { SecretScope(name: ScopeName($0)) })
    harness.answer(
      where: { $0 == reading(of: profile) }, .placeRead(.success(.workspace(found))))
  }

  private static func listed(_ keys: [String]) -> AppHarness {
    var harness = picking()
    harness.press(Key(.enter))
    scopes(&harness, of: "staging")
    harness.press(Key(.enter))
    harness.answerPlacedKeys("alpha", of: "staging", .success(AppHarness.keys(keys)))
    harness.answerPlacedKeys("alpha", .success(AppHarness.keys(["k", "mine"])))
    return harness
  }

  @Test func `the other profiles are listed, and the scope of the same name is selected`() {
    var harness = Self.picking()
    #expect(harness.compare?.target.table.rows.map(\.id) == ["staging", "twin"])
    harness.press(Key(.enter))
    #expect(harness.compare?.target.isReading == true)
    Self.scopes(&harness, of: "staging")
    #expect(harness.compare?.target.table.selected?.id == "alpha")
  }

  @Test func `the same scope of the same workspace is refused under any profile`() {
    var harness = Self.picking()
    harness.press(.typed("j"), Key(.enter))
    Self.scopes(&harness, of: "twin", at: "example.com")
    harness.press(Key(.enter))
    #expect(harness.compare?.there == nil)
    #expect(harness.compare?.notice?.text == "twin leads to this workspace: it is the same scope")
    harness.press(.typed("j"), Key(.enter))
    #expect(harness.compare?.there?.scope.name == ScopeName("other"))
  }

  @Test func `values are compared in both workspaces`() {
    var harness = Self.listed(["k", "theirs"])
    #expect(
      harness.comparedRows == [
        "mine: only here", "theirs: only there", "k: not compared yet",
      ])
    harness.press(.typed("v"))
    let both = SecretTransfer(path("alpha", "k"), to: path("alpha", "k"), profile: "staging")
    #expect(harness.requests.contains(.readPlace(PlacedReading(.sameness(both)))))
    harness.answerSameness("k", .success(true))
    #expect(harness.comparedRows.last == "k: same")
    // The browser shows the same key of its own workspace, and nothing of the other one's value.
    #expect(harness.app.browser.value.content == .hidden)
  }

  @Test func `keys are copied to the other workspace and from there`() {
    var harness = Self.listed(["k", "theirs"])
    harness.press(.typed(">"), .typed("y"))
    let there = SecretTransfer(
      path("alpha", "mine"), to: path("alpha", "mine"), profile: "staging")
    #expect(harness.requests.last == .change(PlacedChange(.transfer(there))))
    harness.press(.typed("j"), .typed("<"), .typed("y"))
    let here = SecretTransfer(
      path("alpha", "theirs"), to: path("alpha", "theirs"), profile: "prod")
    #expect(harness.requests.contains(.change(PlacedChange(.transfer(here), profile: "staging"))))
  }

  @Test(arguments: [("staging", ">" as Unicode.Scalar), ("prod", "<")])
  func `a profile marked read-only gets nothing`(profile: String, letter: Unicode.Scalar) {
    var harness = AppHarness(["alpha": ["k", "mine"], "beta": []])
    harness.press(.typed("w"))
    let settings = ProfileSettings(marks: [profile: ProfileMark(isReadOnly: true)])
    harness.answer(where: { $0 == .readSettings }, .settings(settings))
    harness.press(Key(.escape), .typed("c"), .typed("w"))
    harness.answerProfiles(Self.profiles)
    harness.press(Key(.enter))
    Self.scopes(&harness, of: "staging")
    harness.press(Key(.enter))
    harness.answerPlacedKeys("alpha", of: "staging", .success(KeyList()))
    harness.answerPlacedKeys("alpha", .success(AppHarness.keys(["k"])))
    harness.press(.typed(letter))
    #expect(harness.compare?.preview == nil)
    #expect(harness.compare?.notice?.text.contains("\(profile) is marked read-only") == true)
  }

  @Test func `a profile that cannot be opened, or a workspace that refuses, says why`() {
    var harness = Self.picking()
    harness.press(Key(.enter))
    harness.answer(
      where: { $0 == Self.reading(of: "staging") },
      .placeRead(
        .failure(.configuration(.noSuchProfile("staging", path: "~/.databrickscfg")))))
    #expect(harness.compare?.target.problem?.summary.contains("staging") == true)
    harness.press(Key(.escape))
    harness.answerProfiles(Self.profiles)
    harness.press(Key(.enter))
    harness.answer(
      where: { $0 == Self.reading(of: "staging") },
      .placeRead(.failure(.workspace(.tokenRejected("")))))
    #expect(harness.compare?.target.problem?.summary.contains("token") == true)
    // What another workspace rejects is no matter of the token in use.
    #expect(harness.app.overlays.count == 1)
  }

  @Test func `escape leads back step by step`() {
    var harness = Self.picking()
    harness.press(Key(.enter), Key(.escape))
    #expect(harness.compare?.target.stage == .workspaces)
    #expect(!harness.requests.contains(Self.reading(of: "staging")))
    harness.press(Key(.escape))
    #expect(harness.compare?.target.stage == .scopes(profile: nil))
    harness.press(Key(.escape))
    #expect(harness.compare == nil)
  }

  @Test func `a copy between other workspaces makes nothing the same here`() throws {
    var harness = Self.listed(["k"])
    let transfer = SecretTransfer(path("alpha", "k"), to: path("alpha", "k"), profile: "twin")
    harness.take(
      harness.app.beginChanges(
        ChangePlan(
          "copying k", done: "copied k", undoTitle: "the copy of k",
          rows: [.init("k", [PlacedChange(.transfer(transfer), profile: "prod")])])))
    harness.answer(
      where: { if case .change = $0 { true } else { false } },
      .changed(.success(ChangeOutcome(.added, value: secret("v")))))
    harness.answerPlacedKeys("alpha", of: "staging", .success(AppHarness.keys(["k"])))
    harness.answerPlacedKeys("alpha", .success(AppHarness.keys(["k"])))
    #expect(harness.comparedRows == ["k: not compared yet"])
  }
}

extension AppHarness {
  fileprivate mutating func answerProfiles(_ profiles: ProfileList) {
    answer(
      where: { $0 == .readPlace(PlacedReading(.profiles)) },
      .placeRead(.success(.profiles(profiles))))
  }
}
