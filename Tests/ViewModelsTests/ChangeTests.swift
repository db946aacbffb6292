import DatabricksClient
import Testing
import ViewModels

@Suite struct ChangeTests {
  @Test func `a delete asks first and starts on cancel`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("d"), Key(.enter))
    #expect(harness.app.overlays.isEmpty)
    #expect(!harness.requests.contains(deletion(path("a", "x"))))
  }

  @Test func `the key that opened a confirmation never answers it`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("d"), .typed("d"), .typed("d"))
    #expect(harness.app.overlays.count == 1)
    #expect(!harness.requests.contains(deletion(path("a", "x"))))
  }

  @Test func `y deletes the key, proves it in words and reads the list again`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("d"), .typed("y"))
    harness.answer(
      where: { $0 == deletion(path("a", "x")) }, .deleted())
    #expect(harness.app.browser.status == StatusLine(.good, "deleted a/x; u takes it back"))
    #expect(harness.requests.contains(.listKeys(ScopeName("a"))))
  }

  @Test func `a paste into a confirmation answers nothing`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("d"))
    harness.handle(.pasted(Secret(copying: Array("y\r".utf8))))
    #expect(harness.app.overlays.count == 1)
    #expect(!harness.requests.contains(deletion(path("a", "x"))))
  }

  @Test func `quitting while a delete is under way takes a second q`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("d"), .typed("y"), .typed("q"))
    #expect(harness.terminal.isEmpty)
    #expect(harness.app.browser.status?.kind == .warning)
    harness.press(.typed("q"))
    #expect(harness.terminal == [.quit(status: 0)])
  }

  @Test func `a scope is deleted only after its name is typed`() {
    var harness = AppHarness(["payments": []])
    harness.press(.typed("d"))
    harness.answerBox(scope: "payments", keys: KeyList())
    harness.type("payment")
    harness.press(Key(.enter))
    #expect(harness.app.overlays.count == 1)
    harness.type("s")
    harness.press(Key(.enter))
    harness.answerBox(scope: "payments", keys: KeyList())
    #expect(harness.requests.contains(.deleteScope(ScopeName("payments"))))
  }

  @Test func `enter deletes nothing before the name is right, and says what to type`() {
    var harness = AppHarness(["payments": []])
    harness.press(.typed("d"))
    harness.answerBox(scope: "payments", keys: KeyList())
    harness.press(Key(.enter))
    guard case .scopeDeletion(let box) = harness.app.overlays.last else {
      Issue.record("no question")
      return
    }
    #expect(box.hint == "type the name first: payments")
    harness.press(Key(.tab), Key(.down), Key(.enter))
    #expect(harness.app.overlays.count == 1)
    #expect(!harness.requests.contains(.deleteScope(ScopeName("payments"))))
  }

  @Test func `a new scope is created, selected and entered`() {
    var harness = AppHarness(["a": []])
    harness.press(.typed("N"))
    harness.type("b")
    harness.press(Key(.enter))
    harness.answer(
      where: { $0 == .createScope(NewScope(name: ScopeName("b"))) },
      .scopeCreated(ScopeName("b"), .success(.done)))
    harness.answerScopes(["a", "b"])
    #expect(harness.app.browser.scopes.selected?.name.rawValue == "b")
    #expect(harness.app.browser.focus == .keys)
  }

  private func creating() -> AppHarness {
    var harness = AppHarness(["a": []])
    harness.press(.typed("N"))
    harness.type("b")
    harness.press(Key(.enter))
    return harness
  }

  private func form(_ harness: AppHarness) -> NewScopeViewModel? {
    if case .newScope(let form) = harness.app.overlays.last { form } else { nil }
  }

  @Test func `a scope that is refused keeps its form with the reason`() {
    var harness = creating()
    #expect(form(harness)?.sending == ScopeName("b"))
    harness.press(Key(.enter), .typed("x"))
    #expect(
      harness.requests.filter { $0 == .createScope(NewScope(name: ScopeName("b"))) }.count == 1)
    harness.answer(
      where: { $0 == .createScope(NewScope(name: ScopeName("b"))) },
      .scopeCreated(ScopeName("b"), .failure(.limitReached("100 scopes"))))
    #expect(form(harness)?.name.text == "b")
    #expect(form(harness)?.problem?.contains("100 scopes") == true)
    #expect(form(harness)?.sending == nil)
    harness.type("2")
    harness.press(Key(.enter))
    #expect(harness.requests.contains(.createScope(NewScope(name: ScopeName("b2")))))
  }

  @Test func `a form that was left does not come back`() {
    var harness = creating()
    harness.press(Key(.escape))
    harness.answer(
      where: { $0 == .createScope(NewScope(name: ScopeName("b"))) },
      .scopeCreated(ScopeName("b"), .failure(.limitReached("100 scopes"))))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.status?.text.hasPrefix("scope b not created") == true)
  }

  @Test func `a token rejected while a scope is created is asked about over the form`() {
    var harness = creating()
    harness.answer(
      where: { $0 == .createScope(NewScope(name: ScopeName("b"))) },
      .scopeCreated(ScopeName("b"), .failure(.tokenRejected("no"))))
    #expect(harness.app.overlays.count == 2)
    harness.press(Key(.escape))
    #expect(form(harness)?.problem?.contains("token") == true)
  }

  @Test(arguments: ["", "a b", "ä", "A", String(repeating: "x", count: 129)])
  func `a scope's name is checked before any request`(name: String) {
    var harness = AppHarness(["a": []])
    let before = harness.requests
    harness.press(.typed("N"))
    harness.type(name)
    harness.press(Key(.enter))
    #expect(harness.app.overlays.count == 1)
    #expect(harness.requests == before)
  }

  @Test func `a key vault scope needs its vault`() {
    var harness = AppHarness(["a": []])
    harness.press(.typed("N"))
    harness.type("kv")
    harness.press(Key(.tab), Key(.tab), .typed(" "), Key(.enter))
    #expect(harness.app.overlays.count == 1)
    harness.press(Key(.down))
    harness.type("/subscriptions/1/vaults/v")
    harness.press(Key(.down))
    harness.type("https://v.vault.azure.net/")
    harness.press(Key(.enter))
    let vault = KeyVault(
      resourceID: "/subscriptions/1/vaults/v", dnsName: "https://v.vault.azure.net/")
    let scope = NewScope(name: ScopeName("kv"), keyVault: vault)
    #expect(harness.requests.contains(.createScope(scope)))
  }

  @Test func `a new key opens an empty editor`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(.typed("n"))
    harness.type("token")
    harness.press(Key(.enter))
    #expect(harness.app.browser.editor?.path == path("a", "token"))
    #expect(harness.app.browser.editor?.seen == .absent)
  }

  @Test(arguments: [
    ("api-key\n", "api-key", nil), ("one\ntwo", "", "more than one line is no name"),
  ])
  func `a paste of several lines is no name`(paste: String, name: String, problem: String?) {
    var harness = AppHarness(["a": ["x"]])
    harness.press(.typed("n"))
    harness.handle(.pasted(Secret(copying: Array(paste.utf8))))
    guard case .newKey(let form) = harness.app.overlays.last else {
      Issue.record("no form")
      return
    }
    #expect(form.field.text == name)
    #expect(form.problem?.hasSuffix(problem ?? "-") == (problem == nil ? nil : true))
  }

  @Test func `a new key must not be there already`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(.typed("n"))
    harness.type("x")
    harness.press(Key(.enter))
    #expect(harness.app.overlays.count == 1)
    #expect(harness.app.browser.editor == nil)
  }

  @Test func `no permission is remembered and said`() {
    var harness = AppHarness(["a": ["x"]])
    harness.answer(
      where: { $0 == .listACLs(ScopeName("a")) },
      .acls(ScopeName("a"), .failure(.notPermitted("no MANAGE"))))
    harness.press(Key(.enter), .typed("d"), .typed("y"))
    harness.answer(
      where: { $0 == deletion(path("a", "x")) },
      .changed(.failure(.workspace(.notPermitted("no WRITE")))))
    #expect(harness.app.browser.status?.kind == .failure)
    #expect(harness.app.browser.selectedDetails?.access == .read)
    harness.press(.typed("e"))
    #expect(harness.app.browser.status?.text == "you may not write in a")
  }

  @Test(arguments: [Key(.left), Key(.up)])
  func `an arrow from the safe button does not come to the one that destroys`(arrow: Key) {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("d"), arrow, Key(.enter))
    #expect(harness.app.overlays.isEmpty)
    #expect(!harness.requests.contains(deletion(path("a", "x"))))
  }
}
