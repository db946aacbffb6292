import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// `put-secret` on a terminal: one value, and the program ends.
@Suite struct ErrandTests {
  private func harness(_ key: String) -> AppHarness {
    var harness = AppHarness(errand: Errand(path("a", key)))
    harness.answerScopes(["a", "b"])
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(ScopeName("a"), .success(AppHarness.keys(["old"]))))
    return harness
  }

  private func open(_ key: String) -> AppHarness {
    var harness = harness(key)
    harness.answer(
      where: { $0 == .readValue(path("a", key)) },
      .value(path("a", key), .success(Secret(copying: Array("was".utf8)))))
    return harness
  }

  private func save(_ harness: inout AppHarness, _ result: Result<SavedSecret, DatabricksError>) {
    harness.press(.control("s"))
    if !harness.app.overlays.isEmpty { harness.press(.control("s")) }
    harness.answer(
      where: { if case .save = $0 { true } else { false } },
      .saved(harness.app.errand?.path ?? path("a", "old"), result))
  }

  @Test func `the editor opens on a key that is there`() {
    let harness = open("old")
    #expect(harness.app.browser.editor?.path == path("a", "old"))
    #expect(harness.app.browser.editor?.text.count == 3)
  }

  @Test func `the editor opens empty on a key that is not`() {
    let harness = harness("new")
    #expect(harness.app.browser.editor?.path == path("a", "new"))
    #expect(harness.app.browser.editor?.original == nil)
  }

  @Test func `leaving without a change ends the program with a status of its own`() {
    var harness = open("old")
    harness.press(Key(.escape))
    #expect(harness.terminal == [.quit(status: Errand.unchangedStatus)])
  }

  @Test func `leaving after a save ends it with 0`() {
    var harness = open("old")
    harness.type("x")
    save(&harness, .success(SavedSecret(lastUpdated: nil, byteCount: 4, wasReadBack: false)))
    #expect(harness.terminal == [])
    harness.press(Key(.escape))
    #expect(harness.terminal == [.quit(status: 0)])
  }

  @Test func `a change that is discarded counts as none`() {
    var harness = open("old")
    harness.type("x")
    harness.press(Key(.escape))
    #expect(harness.terminal == [])
    harness.press(.typed("d"))
    #expect(harness.terminal == [.quit(status: Errand.unchangedStatus)])
  }

  @Test func `after a failed save the text stays, and quitting tells that nothing is saved`() {
    var harness = open("old")
    harness.type("x")
    save(&harness, .failure(.notPermitted("no")))
    #expect(harness.app.browser.editor?.text.count == 4)
    harness.press(.control("q"), .typed("d"))
    #expect(harness.terminal == [.quit(status: Errand.unchangedStatus)])
  }

  @Test func `a scope that is not there is told, and nothing ends by itself`() {
    var harness = AppHarness(errand: Errand(path("zzz", "k")))
    harness.answerScopes(["a", "b"])
    #expect(harness.app.browser.status?.text == "there is no scope zzz here")
    #expect(harness.terminal == [])
    harness.press(.typed("q"))
    #expect(harness.terminal == [.quit(status: Errand.unchangedStatus)])
  }

  @Test func `a scope whose keys cannot be listed is told, and nothing ends by itself`() {
    var harness = AppHarness(errand: Errand(path("a", "k")))
    harness.answerScopes(["a", "b"])
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(ScopeName("a"), .failure(.notPermitted("no READ"))))
    #expect(harness.app.browser.status?.kind == .failure)
    #expect(harness.app.browser.status?.text.hasPrefix("a/k is not opened: ") == true)
    #expect(harness.terminal == [])
    harness.press(.typed("q"))
    #expect(harness.terminal == [.quit(status: Errand.unchangedStatus)])
  }
}
