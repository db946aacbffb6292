import DatabricksClient
import Testing
import ViewModels

/// Marks belong to a workspace and are there again when it is opened again.
@Suite struct WorkspaceMarkTests {
  private func marked(_ harness: AppHarness) -> [SecretPath] {
    harness.app.browser.keys.marks.paths
  }

  /// Goes to the workspace of that profile at that address, which has these scopes.
  private func go(
    to profile: String, at host: String, _ scopes: [String], in harness: inout AppHarness
  ) throws {
    harness.press(.typed("w"))
    let list = ProfileList(
      path: "~/.databrickscfg",
      rows: [.init(name: profile, host: "https://\(host)", hasToken: true)])
    harness.answer(where: { $0 == .readProfiles }, .profiles(.success(list)))
    harness.press(Key(.enter))
    let opened = OpenWorkspace(
      profile: profile, host: try WorkspaceURL(parsing: "https://\(host)"),
      token: Secret(copying: [1]))
    harness.answer(where: { $0 == .openProfile(profile) }, .profileOpened(.success(opened)))
    harness.answerScopes(scopes)
  }

  private func list(_ names: [String], of scope: String, in harness: inout AppHarness) {
    let scope = ScopeName(scope)
    harness.answer(
      where: { $0 == .listKeys(scope) }, .keys(scope, .success(AppHarness.keys(names))))
  }

  /// `s/a` and `s/b` are marked in `prod`, then `test` was opened, where scope and keys are alike.
  private func elsewhere() throws -> AppHarness {
    var harness = AppHarness(["s": ["a", "b"]])
    harness.press(Key(.enter), .typed("T"))
    #expect(marked(harness).count == 2)
    try go(to: "test", at: "test.example.com", ["s"], in: &harness)
    list(["a", "b"], of: "s", in: &harness)
    return harness
  }

  @Test func `another workspace has none of them, and each has its own when it is opened again`()
    throws
  {
    var harness = try elsewhere()
    #expect(marked(harness).isEmpty)
    harness.press(.typed("2"), .typed("t"))
    #expect(marked(harness) == [path("s", "a")])
    try go(to: "prod", at: "example.com", ["s"], in: &harness)
    #expect(marked(harness) == [path("s", "a"), path("s", "b")])
    list(["a", "b"], of: "s", in: &harness)
    #expect(harness.app.browser.keys.markedCount == 2)
    try go(to: "test", at: "test.example.com", ["s"], in: &harness)
    #expect(marked(harness) == [path("s", "a")])
  }

  @Test func `what is gone meanwhile is not marked any more`() throws {
    var harness = try elsewhere()
    try go(to: "prod", at: "example.com", ["s"], in: &harness)
    list(["b", "c"], of: "s", in: &harness)
    #expect(marked(harness) == [path("s", "b")])
    try go(to: "test", at: "test.example.com", ["s"], in: &harness)
    try go(to: "prod", at: "example.com", ["z"], in: &harness)
    #expect(marked(harness).isEmpty)
  }

  @Test func `a profile that leads to another address by now has none of them`() throws {
    var harness = try elsewhere()
    try go(to: "prod", at: "moved.example.com", ["s"], in: &harness)
    #expect(marked(harness).isEmpty)
  }

  @Test func `marks that were taken off stay off`() throws {
    var harness = AppHarness(["s": ["a", "b"]])
    harness.press(Key(.enter), .typed("T"), Key(.escape))
    try go(to: "test", at: "test.example.com", ["s"], in: &harness)
    try go(to: "prod", at: "example.com", ["s"], in: &harness)
    #expect(marked(harness).isEmpty)
  }
}
