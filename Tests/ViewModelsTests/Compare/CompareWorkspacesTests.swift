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
    harness.answer(where: { $0 == .readProfiles }, .profiles(.success(profiles)))
    return harness
  }

  private static func scopes(_ harness: inout AppHarness, of profile: String) {
    harness.answer(
      where: { $0 == .inProfile(profile, .listScopes) },
      .scopes(
        .success(["other", "alpha"].map { SecretScope(name: ScopeName($0)) })))
  }

  private static func listed(_ keys: [String]) -> AppHarness {
    var harness = picking()
    harness.press(Key(.enter))
    scopes(&harness, of: "staging")
    harness.press(Key(.enter))
    harness.answer(
      where: { $0 == .inProfile("staging", .listKeys(ScopeName("alpha"))) },
      .keys(ScopeName("alpha"), .success(AppHarness.keys(keys))))
    harness.answer(
      where: { $0 == .listKeys(ScopeName("alpha")) },
      .keys(ScopeName("alpha"), .success(AppHarness.keys(["k", "mine"]))))
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
    Self.scopes(&harness, of: "twin")
    harness.press(Key(.enter))
    #expect(harness.compare?.there == nil)
    #expect(harness.compare?.notice?.text == "twin leads to this workspace: it is the same scope")
    harness.press(.typed("j"), Key(.enter))
    #expect(harness.compare?.there?.scope.name == ScopeName("other"))
  }

  @Test func `values are read in both workspaces`() {
    var harness = Self.listed(["k", "theirs"])
    #expect(
      harness.comparedRows == [
        "mine: only here", "theirs: only there", "k: not compared yet",
      ])
    harness.press(.typed("v"))
    harness.answerValue(path("alpha", "k"), .success(secret("x")))
    harness.answer(
      where: { $0 == .inProfile("staging", .readValue(path("alpha", "k"))) },
      .value(path("alpha", "k"), .success(secret("x"))))
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
    let last = harness.sent.last?.id
    harness.sent.removeAll { $0.request == .readProfiles && $0.id != last }
    harness.answer(where: { $0 == .readProfiles }, .profiles(.success(Self.profiles)))
    harness.press(Key(.enter))
    Self.scopes(&harness, of: "staging")
    harness.press(Key(.enter))
    harness.answer(
      where: { $0 == .inProfile("staging", .listKeys(ScopeName("alpha"))) },
      .keys(ScopeName("alpha"), .success(KeyList())))
    harness.answer(
      where: { $0 == .listKeys(ScopeName("alpha")) },
      .keys(ScopeName("alpha"), .success(AppHarness.keys(["k"]))))
    harness.press(.typed(letter))
    #expect(harness.compare?.preview == nil)
    #expect(harness.compare?.notice?.text.contains("\(profile) is marked read-only") == true)
  }

  @Test func `a profile that cannot be opened, or a workspace that refuses, says why`() {
    var harness = Self.picking()
    harness.press(Key(.enter))
    harness.answer(
      where: { $0 == .inProfile("staging", .listScopes) },
      .profileUnusable("staging", .noSuchProfile("staging", path: "~/.databrickscfg")))
    #expect(harness.compare?.target.problem?.summary.contains("staging") == true)
    harness.press(Key(.escape))
    harness.answer(where: { $0 == .readProfiles }, .profiles(.success(Self.profiles)))
    harness.press(Key(.enter))
    harness.answer(
      where: { $0 == .inProfile("staging", .listScopes) },
      .scopes(.failure(.tokenRejected(""))))
    #expect(harness.compare?.target.problem?.summary.contains("token") == true)
    // What another workspace rejects is no matter of the token in use.
    #expect(harness.app.overlays.count == 1)
  }

  @Test func `escape leads back step by step`() {
    var harness = Self.picking()
    harness.press(Key(.enter), Key(.escape))
    #expect(harness.compare?.target.stage == .workspaces)
    #expect(!harness.requests.contains(.inProfile("staging", .listScopes)))
    harness.press(Key(.escape))
    #expect(harness.compare?.target.stage == .scopes(profile: nil))
    harness.press(Key(.escape))
    #expect(harness.compare == nil)
  }
}
