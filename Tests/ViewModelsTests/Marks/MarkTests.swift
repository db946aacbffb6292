import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

@Suite struct MarkTests {
  private static let keys = ["s": ["alpha", "beta", "gamma"], "z": ["beta", "omega"]]

  private func marked(_ harness: AppHarness) -> [SecretPath] {
    harness.app.browser.keys.marks.paths
  }

  @Test(arguments: [Key.typed("t"), Key(.insert)])
  func `a key is marked and the next one selected; again it is unmarked`(key: Key) {
    var harness = AppHarness(Self.keys)
    harness.press(Key(.enter), key, key)
    #expect(marked(harness) == [path("s", "alpha"), path("s", "beta")])
    #expect(harness.app.browser.keys.selectedPath == path("s", "gamma"))
    harness.press(.typed("g"), key)
    #expect(marked(harness) == [path("s", "beta")])
  }

  @Test func `all that the filter shows are marked, and unmarked`() {
    var harness = AppHarness(Self.keys)
    harness.press(Key(.enter), .typed("/"))
    harness.type("ta")
    harness.press(Key(.enter), .typed("T"))
    #expect(marked(harness) == [path("s", "beta")])
    harness.press(Key(.escape), .typed("T"))
    #expect(marked(harness).count == 3)
    harness.press(.typed("T"))
    #expect(marked(harness).isEmpty)
  }

  @Test func `escape drops the filter first, then the marks of this scope, then goes back`() {
    var harness = AppHarness(Self.keys)
    harness.press(Key(.enter), .typed("t"), .typed("1"), .typed("j"), Key(.enter), .typed("T"))
    #expect(marked(harness).count == 3)
    harness.press(.typed("/"))
    harness.type("o")
    harness.press(Key(.enter), Key(.escape))
    #expect(marked(harness).count == 3)
    harness.press(Key(.escape))
    #expect(marked(harness) == [path("s", "alpha")])
    #expect(harness.app.browser.focus == .keys)
    harness.press(Key(.escape))
    #expect(harness.app.browser.focus == .scopes)
  }

  @Test func `marks stay on their names over a refresh, and go with their keys`() {
    var harness = AppHarness(Self.keys)
    harness.press(Key(.enter), .typed("T"), .typed("R"))
    harness.answerScopes(["s", "z"])
    harness.answer(
      where: { $0 == .listKeys(ScopeName("s")) },
      .keys(ScopeName("s"), .success(AppHarness.keys(["alpha", "new"]))))
    #expect(marked(harness) == [path("s", "alpha")])
    harness.press(.typed("R"))
    harness.answerScopes(["z"])
    #expect(marked(harness).isEmpty)
  }

  @Test func `the list of all marked keys goes to one, unmarks one, and is copied as text`() {
    var harness = AppHarness(Self.keys)
    harness.press(Key(.enter), .typed("t"), .typed("1"), .typed("j"), Key(.enter), .typed("T"))
    harness.press(.control("t"), .typed("y"))
    guard case .local(.copy(let text, isSecret: false))? = harness.requests.last else {
      Issue.record("\(harness.requests)")
      return
    }
    #expect(text.bytesEqual(Secret(copying: Array("s/alpha\nz/beta\nz/omega\n".utf8))))
    harness.press(.typed("j"), .typed("t"))
    #expect(marked(harness) == [path("s", "alpha"), path("z", "omega")])
    harness.press(.typed("g"), Key(.enter))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.keys.selectedPath == path("s", "alpha"))
  }

  @Test func `without marks the list says how to mark`() {
    var harness = AppHarness(Self.keys)
    harness.press(.control("t"))
    #expect(harness.app.browser.status?.text == "no key is marked; t marks one")
  }

  @Test func `deleting lists all marked keys, starts on cancel, and only y deletes`() {
    var harness = AppHarness(Self.keys)
    harness.press(Key(.enter), .typed("T"), .typed("d"), .typed("d"), Key(.delete))
    guard case .deleteKeys(let question)? = harness.app.overlays.last else {
      Issue.record("nothing is asked")
      return
    }
    #expect(question.table.rows.map(\.id) == ["s/alpha", "s/beta", "s/gamma"])
    harness.handle(.pasted(Secret(copying: Array("y".utf8))))
    harness.press(Key(.enter))
    #expect(harness.app.overlays.isEmpty)
    harness.press(.typed("d"), Key(.escape))
    #expect(!harness.requests.contains { if case .change = $0 { true } else { false } })
    harness.press(.typed("d"), .typed("y"))
    #expect(harness.requests.contains(deletion(path("s", "alpha"))))
    for key in ["alpha", "beta", "gamma"] {
      harness.answer(where: { $0 == deletion(path("s", key)) }, .deleted())
    }
    #expect(harness.app.browser.status?.text == "deleted 3 keys; u takes it back")
    #expect(marked(harness).isEmpty)
  }
}
