import DatabricksClient
import Desktop
import Testing
import ViewModels

/// Copying from one of two compared scopes to the other.
@Suite struct CopyAcrossTests {
  private static func change(
    _ key: String, from: String, to: String, replaces: Bool = false
  ) -> Request {
    .change(
      PlacedChange(
        .transfer(SecretTransfer(path(from, key), to: path(to, key), replaces: replaces))))
  }

  private static func changes(_ harness: AppHarness) -> [Request] {
    harness.requests.filter { if case .change = $0 { true } else { false } }
  }

  @Test func `what is only here is copied there, behind a preview`() {
    var harness = AppHarness.comparing()
    #expect(harness.compare?.table.selected?.id == "mine")
    harness.press(.typed(">"))
    #expect(Self.changes(harness).isEmpty)
    #expect(harness.compare?.preview?.table.rows.map { $0.cells[1].text } == ["new"])
    harness.press(.typed("y"))
    #expect(Self.changes(harness) == [Self.change("mine", from: "alpha", to: "beta")])
    let value = secret("v")
    harness.answer(
      where: { if case .change = $0 { true } else { false } },
      .changed(.success(ChangeOutcome(.added, value: value))))
    #expect(harness.compare?.notice?.text == "copied alpha/mine to beta; esc, then u takes it back")
    harness.answerLists([
      "alpha": ["both": 1, "mine": 2], "beta": ["both": 3, "mine": 0, "theirs": 4],
    ])
    #expect(
      harness.comparedRows == ["theirs: only there", "both: not compared yet", "mine: same"])
    #expect(harness.app.undoLog.entries.first?.title == "the copy of alpha/mine to beta")
  }

  @Test func `what would be put over is named, and put over only then`() {
    var harness = AppHarness.comparing()
    harness.press(.typed("T"), .typed("<"))
    let preview = harness.compare?.preview
    #expect(
      preview?.table.rows.map { "\($0.id) \($0.cells[1].text)" } == [
        "both may overwrite", "theirs new",
      ])
    #expect(preview?.overwrittenCount == 1)
    #expect(preview?.unknownCount == 1)
    harness.press(.typed("y"))
    #expect(
      Self.changes(harness) == [
        Self.change("both", from: "beta", to: "alpha", replaces: true),
        Self.change("theirs", from: "beta", to: "alpha"),
      ])
  }

  @Test(arguments: [">", "<", "m"] as [Unicode.Scalar])
  func `escape, a paste and a double tap copy nothing`(opening: Unicode.Scalar) {
    var harness = AppHarness.comparing(["k": 1], opening == "<" ? ["k": 1] : [:])
    harness.press(.typed(opening))
    #expect(harness.compare?.preview != nil)
    harness.press(.typed(opening), Key(.enter), .typed(" "))
    harness.handle(.pasted(secret("y")))
    harness.handle(.pasted(secret("y\n")))
    #expect(Self.changes(harness).isEmpty)
    harness.press(Key(.escape), .typed("y"))
    #expect(harness.compare?.preview == nil)
    #expect(Self.changes(harness).isEmpty)
  }

  @Test func `m copies to the side that lacks the key`() {
    var harness = AppHarness.comparing()
    harness.press(.typed("j"), .typed("m"), .typed("y"))
    #expect(Self.changes(harness) == [Self.change("theirs", from: "beta", to: "alpha")])
    harness = AppHarness.comparing()
    harness.press(.typed("j"), .typed("j"), .typed("m"))
    #expect(harness.compare?.preview == nil)
    #expect(harness.compare?.notice?.text.contains("both sides") == true)
  }

  @Test func `what is the same, or not there, is not copied`() {
    var harness = AppHarness.comparing(["a": 1], ["a": 1, "b": 1])
    harness.press(.typed(">"))
    #expect(harness.compare?.notice?.text == "b is not in alpha")
    harness.press(.typed("v"))
    harness.answerSameness("a", .success(true))
    harness.press(.typed("G"), .typed(">"))
    #expect(harness.compare?.preview == nil)
    #expect(harness.compare?.notice?.text == "nothing to copy: it is the same on both sides")
  }

  @Test func `under read-only nothing is copied and nothing is sent`() {
    var harness = AppHarness.comparing(isReadOnly: true)
    for key in [">", "<", "m"] as [Unicode.Scalar] {
      harness.press(.typed(key))
      #expect(harness.compare?.preview == nil)
      harness.press(.typed("y"))
    }
    #expect(harness.compare?.notice?.kind == nil || Self.changes(harness).isEmpty)
    #expect(Self.changes(harness).isEmpty)
    harness.press(.typed(">"))
    #expect(harness.compare?.notice?.text.hasPrefix("read-only: ") == true)
  }

  @Test func `nothing is copied into a vault's scope`() {
    var harness = AppHarness()
    harness.answer(
      where: { $0 == .listScopes },
      .scopes(
        .success([
          SecretScope(name: ScopeName("alpha")),
          SecretScope(name: ScopeName("kv"), backendType: .azureKeyVault),
        ])))
    harness.answerLists(["alpha": ["k": 1]])
    harness.press(.typed("c"), Key(.enter))
    harness.answerLists(["alpha": ["k": 1]])
    harness.press(.typed(">"))
    #expect(harness.compare?.notice?.text.contains("Key Vault") == true)
    #expect(harness.compare?.preview == nil)
  }

  @Test func `a failure is told for its key, and nothing is called the same`() {
    var harness = AppHarness.comparing()
    harness.press(.typed(">"), .typed("y"))
    harness.answer(
      where: { if case .change = $0 { true } else { false } },
      .changed(.failure(.workspace(.notPermitted("no")))))
    harness.answerLists(["alpha": ["both": 1, "mine": 2], "beta": ["both": 3, "theirs": 4]])
    #expect(harness.compare?.notice?.kind == .failure)
    #expect(harness.comparedRows.first == "mine: only here")
  }
}
