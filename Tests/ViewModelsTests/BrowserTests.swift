import DatabricksClient
import Testing
import ViewModels

@Suite struct BrowserTests {
  @Test func `the first requests ask for the user and the scopes`() {
    let harness = AppHarness()
    #expect(harness.requests == [.readUser, .listScopes])
  }

  @Test func `scopes are sorted and the first one's keys are read first`() {
    var harness = AppHarness()
    harness.answerScopes(["b", "a", "c"])
    #expect(harness.app.browser.scopes.scopes.value?.map(\.name.rawValue) == ["a", "b", "c"])
    #expect(harness.requests.contains(.listKeys(ScopeName("a"))))
  }

  @Test func `at most three background requests are under way`() {
    var harness = AppHarness()
    harness.answerScopes((0..<40).map { "s\($0)" })
    #expect(harness.requests.filter { $0 != .readUser }.count == 3)
  }

  @Test func `a late answer to an older request is dropped`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(.typed("R"))
    guard let old = harness.sent.first(where: { $0.request == .listScopes })?.id else {
      Issue.record("no request")
      return
    }
    harness.press(.typed("R"))
    harness.answer(old, .scopes(.success([])))
    #expect(harness.app.browser.scopes.rows.count == 1)
  }

  @Test func `a refresh says what it read once it is through`() {
    var harness = AppHarness(["a": ["x"], "b": ["y", "z"]])
    harness.press(.typed("R"))
    #expect(harness.app.browser.status?.text == "reading the workspace again")
    harness.answerScopes(["a", "b"])
    for (name, keys) in [("a", ["x"]), ("b", ["y", "z"])] {
      harness.answer(
        where: { $0 == .listKeys(ScopeName(name)) },
        .keys(ScopeName(name), .success(AppHarness.keys(keys))))
      harness.answer(
        where: { $0 == .listACLs(ScopeName(name)) }, .acls(ScopeName(name), .success([])))
    }
    #expect(harness.app.browser.status == StatusLine(.good, "read 2 scopes, 3 keys"))
  }

  @Test func `moving to another scope shows its keys`() {
    var harness = AppHarness(["a": ["x", "y"], "b": ["z"]])
    #expect(harness.app.browser.keys.rows.count == 2)
    harness.press(.typed("j"))
    #expect(harness.app.browser.keys.selectedPath == path("b", "z"))
    harness.press(Key(.up))
    #expect(harness.app.browser.keys.selectedPath == path("a", "x"))
  }

  @Test func `the panes follow a selection that rests, not one that runs`() {
    var harness = AppHarness(["a": ["x"], "b": ["y"], "c": ["z"]])
    harness.handle(.keyPressed(.typed("j")))
    harness.handle(.keyPressed(.typed("j")))
    #expect(harness.app.browser.scopes.selected?.name.rawValue == "c")
    #expect(harness.app.browser.keys.scope?.rawValue == "a")
    harness.rest()
    #expect(harness.app.browser.keys.selectedPath == path("c", "z"))
    #expect(harness.app.browser.followsAt == nil)
  }

  @Test func `any other key lets the panes follow first`() {
    var harness = AppHarness(["a": ["x"], "b": ["y"]])
    harness.handle(.keyPressed(.typed("j")))
    harness.handle(.keyPressed(Key(.enter)))
    harness.handle(.keyPressed(.typed("d")))
    harness.handle(.keyPressed(.typed("y")))
    #expect(harness.requests.contains(deletion(path("b", "y"))))
  }

  @Test(arguments: [
    (Key(.enter), Pane.keys), (.typed("3"), .value), (Key(.tab), .keys),
    (Key(.tab, .shift), .value), (.typed("l"), .keys), (Key(.escape), .scopes),
  ])
  func `keys move the focus between the panes`(key: Key, pane: Pane) {
    var harness = AppHarness(["a": ["x"]])
    harness.press(key)
    #expect(harness.app.browser.focus == pane)
  }

  @Test func `a filter narrows the list and escape shows all again`() {
    var harness = AppHarness(["payments": [], "analytics": [], "Pay-later": []])
    harness.press(.typed("/"))
    harness.type("pay")
    #expect(harness.app.browser.scopes.rows.count == 2)
    harness.press(Key(.enter), .typed("j"))
    #expect(harness.app.browser.scopes.selected?.name.rawValue == "payments")
    harness.press(Key(.escape))
    #expect(harness.app.browser.scopes.rows.count == 3)
    #expect(harness.app.browser.scopes.selected?.name.rawValue == "payments")
  }

  @Test func `a refused list keeps what was known and says why`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(.typed("R"))
    harness.answer(
      where: { $0 == .listScopes },
      .scopes(.failure(.unreachable(host: "example.com", .nameNotFound))))
    #expect(harness.app.browser.scopes.rows.count == 1)
    #expect(harness.app.browser.status?.kind == .failure)
  }

  @Test func `a scope deleted meanwhile is said and the list is read again`() {
    var harness = AppHarness()
    harness.answerScopes(["a"])
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(ScopeName("a"), .failure(.noSuchScope("a"))))
    #expect(harness.app.browser.status?.text.contains("deleted meanwhile") == true)
    #expect(harness.requests.contains(.listScopes))
  }

  @Test func `escape cancels the list that is awaited`() {
    var harness = AppHarness()
    guard let id = harness.sent.first(where: { $0.request == .listScopes })?.id else {
      Issue.record("no request")
      return
    }
    harness.press(Key(.escape))
    #expect(harness.cancelled.contains(id))
    #expect(harness.app.browser.scopes.scopes.error == .cancelled)
  }

  @Test func `a paste over a list changes nothing and says so`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter))
    let before = harness.requests
    harness.handle(.pasted(Secret(copying: Array("d\ny\nq".utf8))))
    #expect(harness.requests == before)
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.status?.kind == .warning)
  }

  @Test func `read-only refuses every change with the reason`() {
    var harness = AppHarness(isReadOnly: true)
    harness.answerScopes(["a"])
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(ScopeName("a"), .success(AppHarness.keys(["x"]))))
    for key in ["N", "n", "d"] as [Unicode.Scalar] { harness.press(.typed(key)) }
    harness.press(Key(.enter))
    for key in ["n", "e", "d"] as [Unicode.Scalar] { harness.press(.typed(key)) }
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.status?.text.contains("read-only") == true)
  }

  @Test func `a key vault scope's keys are not changed here`() {
    var harness = AppHarness()
    let vault = SecretScope(name: ScopeName("kv"), backendType: .azureKeyVault)
    harness.answer(where: { $0 == .listScopes }, .scopes(.success([vault])))
    harness.answer(
      where: { $0 == .listKeys(ScopeName("kv")) },
      .keys(ScopeName("kv"), .success(AppHarness.keys(["x"]))))
    harness.press(Key(.enter), .typed("e"))
    #expect(harness.app.browser.opening == nil)
    #expect(harness.app.browser.status?.text.contains("Key Vault") == true)
    harness.press(.typed("v"))
    #expect(harness.requests.contains(.readValue(path("kv", "x"))))
  }

  @Test func `a window too small keeps everything and takes only quit`() {
    var harness = AppHarness(["a": ["x"]])
    harness.handle(.resized(Size(columns: 30, rows: 5)))
    #expect(harness.app.isTooSmall)
    harness.press(.typed("d"), .typed("j"))
    #expect(harness.app.overlays.isEmpty)
    harness.handle(.resized(Size(columns: 80, rows: 24)))
    #expect(harness.app.browser.scopes.rows.count == 1)
  }
}
