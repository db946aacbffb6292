import DatabricksClient
import Testing
import ViewModels

@Suite struct SortTests {
  private static func keys(_ rows: [(String, Int64?)]) -> KeyList {
    KeyList(
      rows.map {
        SecretKey(
          name: KeyName($0.0), lastUpdated: $0.1.map { Timestamp(milliseconds: $0) })
      })
  }

  private func names(_ harness: AppHarness) -> [String] {
    let keys = harness.app.browser.keys
    return keys.rows.indices.compactMap { keys.key(inRow: $0)?.name.rawValue }
  }

  private func scopes(_ harness: AppHarness) -> [String] {
    let scopes = harness.app.browser.scopes
    return scopes.rows.indices.compactMap { scopes.scope(inRow: $0)?.name.rawValue }
  }

  @Test func `keys are sorted by name, newest first, oldest first, and by name again`() {
    var harness = AppHarness()
    harness.answerScopes(["a"])
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(
        ScopeName("a"),
        .success(Self.keys([("d", nil), ("b", 3), ("c", 1), ("a", 2), ("e", 3)]))))
    harness.press(Key(.enter), .typed("j"))
    #expect(names(harness) == ["a", "b", "c", "d", "e"])
    harness.press(.typed("s"))
    #expect(names(harness) == ["b", "e", "a", "c", "d"])
    #expect(harness.app.browser.status?.text == "keys sorted by age, newest first")
    #expect(harness.app.browser.keys.selected?.name == KeyName("b"))
    harness.press(.typed("s"))
    #expect(names(harness) == ["c", "a", "b", "e", "d"])
    #expect(harness.app.browser.keys.selected?.name == KeyName("b"))
    harness.press(.typed("s"))
    #expect(names(harness) == ["a", "b", "c", "d", "e"])
  }

  @Test func `scopes are sorted by count, access and newest key, the unknown last`() {
    var harness = AppHarness()
    harness.answerScopes(["a", "b", "c", "d"])
    let lists = ["a": [("x", Int64(5))], "b": [("x", 1), ("y", 2)], "c": [("x", 9)]]
    for (name, rows) in lists.sorted(by: { $0.key < $1.key }) {
      harness.answer(
        where: { $0 == .listKeys(ScopeName(name)) },
        .keys(ScopeName(name), .success(Self.keys(rows))))
    }
    harness.answer(
      where: { $0 == .listACLs(ScopeName("c")) },
      .acls(ScopeName("c"), .success([])))
    harness.press(.typed("s"))
    #expect(scopes(harness) == ["b", "a", "c", "d"])
    #expect(harness.app.browser.scopes.selected?.name == ScopeName("a"))
    harness.press(.typed("s"))
    #expect(scopes(harness) == ["c", "a", "b", "d"])
    harness.press(.typed("s"))
    #expect(scopes(harness) == ["c", "a", "b", "d"])
    harness.press(.typed("s"))
    #expect(scopes(harness) == ["a", "b", "c", "d"])
  }

  @Test func `a list that comes later takes its place`() {
    var harness = AppHarness()
    harness.answerScopes(["a", "b"])
    harness.press(.typed("s"))
    harness.answer(
      where: { $0 == .listKeys(ScopeName("b")) },
      .keys(ScopeName("b"), .success(Self.keys([("x", 1)]))))
    #expect(scopes(harness) == ["b", "a"])
    #expect(harness.app.browser.scopes.selected?.name == ScopeName("a"))
  }
}
