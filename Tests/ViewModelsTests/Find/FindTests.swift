import DatabricksClient
import Testing
import ViewModels

/// Finding a key in all scopes: keys and answers in, the list and where it leads out.
@Suite struct FindTests {
  private static let scopes = [
    "analytics": ["looker-secret", "redshift-password"], "ops": ["db-password", "grafana"],
    "payments": ["db-password", "stripe-api-key", "tls-cert"],
  ]

  private func find(_ harness: AppHarness) -> FindViewModel? {
    guard case .find(let find)? = harness.app.overlays.last else { return nil }
    return find
  }

  private func shown(_ harness: AppHarness) -> [String] {
    guard let find = find(harness) else { return [] }
    return find.hits.map { find.index.path(of: $0).text }
  }

  private func opened(_ key: Key = .typed("f")) -> AppHarness {
    var harness = AppHarness(Self.scopes)
    harness.press(key)
    return harness
  }

  @Test(arguments: [Key.typed("f"), .control("f")]) func `opens with every key listed`(key: Key) {
    let harness = opened(key)
    #expect(
      shown(harness) == [
        "analytics/looker-secret", "analytics/redshift-password", "ops/db-password",
        "ops/grafana", "payments/db-password", "payments/stripe-api-key", "payments/tls-cert",
      ])
    #expect(find(harness)?.selected == path("analytics", "looker-secret"))
  }

  @Test func `opens from every pane, and not from the editor`() {
    var harness = AppHarness(Self.scopes)
    for pane: Key in [.typed("2"), .typed("3"), .typed("1")] {
      harness.press(pane, .typed("f"))
      #expect(find(harness) != nil)
      harness.press(Key(.escape))
    }
    harness.press(.typed("n"))
    harness.type("x")
    harness.press(Key(.enter), .control("f"))
    #expect(find(harness) == nil)
    #expect(harness.app.context == .find)
  }

  @Test func `letters are text, whatever they do in the browser`() {
    var harness = opened()
    harness.type("qdNwR/?jk")
    #expect(find(harness)?.field.text == "qdNwR/?jk")
    #expect(harness.app.overlays.count == 1)
    #expect(harness.terminal.isEmpty)
  }

  @Test func `Enter goes to the key, out of both filters`() {
    var harness = AppHarness(Self.scopes)
    harness.press(.typed("/"))
    harness.type("ana")
    harness.press(Key(.enter), Key(.enter), .typed("/"))
    harness.type("look")
    harness.press(Key(.enter), .typed("f"))
    harness.type("stripe")
    harness.press(Key(.enter))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.keys.selectedPath == path("payments", "stripe-api-key"))
    #expect(harness.app.browser.value.path == path("payments", "stripe-api-key"))
    #expect(!harness.app.browser.scopes.filter.isActive)
    #expect(!harness.app.browser.keys.filter.isActive)
    #expect(harness.app.browser.scopes.rows.count == 3)
    #expect(harness.app.browser.focus == .keys)
  }

  @Test func `Enter on the key that is selected already drops the filter too`() {
    var harness = AppHarness(Self.scopes)
    harness.press(Key(.enter), .typed("/"))
    harness.type("look")
    harness.press(Key(.enter), .typed("f"))
    harness.type("looker")
    harness.press(Key(.enter))
    #expect(harness.app.browser.keys.selectedPath == path("analytics", "looker-secret"))
    #expect(harness.app.browser.keys.rows.count == 2)
  }

  @Test func `Enter where nothing matches stays`() {
    var harness = opened()
    harness.type("zzz")
    harness.press(Key(.enter))
    #expect(find(harness)?.hits.isEmpty == true)
    #expect(find(harness)?.selected == nil)
  }

  @Test(arguments: [Key(.escape), .control("c")]) func `closing stops nothing and moves nothing`(
    key: Key
  ) {
    var harness = AppHarness()
    harness.answerScopes(["a", "b", "c", "d", "e", "f"])
    let before = harness.app.browser.scopes.selection
    harness.press(.typed("f"))
    harness.type("x")
    harness.press(Key(.down), key)
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.cancelled.isEmpty)
    #expect(harness.app.browser.fill.isRunning)
    #expect(harness.app.browser.scopes.selection == before)
  }

  @Test func `up and down move, by other keys too, and stop at the ends`() {
    var harness = opened()
    harness.type("password")
    #expect(
      shown(harness) == [
        "ops/db-password", "payments/db-password", "analytics/redshift-password",
      ])
    harness.press(Key(.down), .control("n"), Key(.down))
    #expect(find(harness)?.selected == path("analytics", "redshift-password"))
    harness.press(.control("p"))
    #expect(find(harness)?.selected == path("payments", "db-password"))
    harness.press(Key(.pageUp))
    #expect(find(harness)?.selected == path("ops", "db-password"))
  }

  @Test func `another letter begins at the best again`() {
    var harness = opened()
    harness.type("pass")
    harness.press(Key(.down))
    harness.type("w")
    #expect(find(harness)?.selection.selected == 0)
    harness.press(Key(.left))
    #expect(find(harness)?.selection.selected == 0)
  }

  @Test func `lists come in as they are read, and the selection stays on its path`() {
    var harness = AppHarness()
    harness.answerScopes(["a", "b", "c"])
    harness.press(.typed("f"))
    harness.type("key")
    #expect(shown(harness).isEmpty)
    #expect(find(harness)?.index.readCount == 0)
    harness.answer(
      where: { $0 == .listKeys(ScopeName("b")) },
      .keys(ScopeName("b"), .success(AppHarness.keys(["monkey", "api-key"]))))
    #expect(shown(harness) == ["b/api-key", "b/monkey"])
    harness.press(Key(.down))
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(ScopeName("a"), .success(AppHarness.keys(["key", "other"]))))
    #expect(shown(harness) == ["a/key", "b/api-key", "b/monkey"])
    #expect(find(harness)?.selected == path("b", "monkey"))
    #expect(find(harness)?.index.readCount == 2)
    #expect(find(harness)?.index.keyCount == 4)
  }

  @Test func `a scope that cannot be read is counted`() {
    var harness = AppHarness()
    harness.answerScopes(["a", "b"])
    harness.press(.typed("f"))
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(ScopeName("a"), .failure(.notPermitted("no"))))
    #expect(find(harness)?.index.failedCount == 1)
    #expect(find(harness)?.index.readCount == 0)
    #expect(find(harness)?.index.scopeCount == 2)
  }

  @Test func `reading that was stopped goes on when the box opens`() {
    var harness = AppHarness()
    harness.answerScopes(["a", "b", "c", "d", "e", "f"])
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(ScopeName("a"), .success(AppHarness.keys(["x"]))))
    harness.press(Key(.escape))
    #expect(harness.app.browser.fill.isStopped)
    #expect(!harness.requests.contains { if case .listKeys = $0 { true } else { false } })
    harness.press(.typed("f"))
    #expect(harness.requests.contains { if case .listKeys = $0 { true } else { false } })
  }

  @Test func `a list that comes again takes the place of the old one`() {
    var harness = AppHarness(Self.scopes)
    harness.press(.typed("R"))
    harness.answerScopes(["ops", "payments", "zeta"])
    harness.press(.typed("f"))
    harness.type("db")
    #expect(shown(harness) == ["ops/db-password", "payments/db-password"])
    harness.press(Key(.down))
    harness.answer(
      where: { $0 == .listKeys(ScopeName("ops")) },
      .keys(ScopeName("ops"), .success(AppHarness.keys(["db", "db-host"]))))
    #expect(shown(harness) == ["ops/db", "ops/db-host", "payments/db-password"])
    #expect(find(harness)?.selected == path("payments", "db-password"))
    harness.press(Key(.backspace), Key(.backspace))
    harness.type("dbpass")
    #expect(shown(harness) == ["payments/db-password"])
  }

  @Test func `scopes that are others by now take the place of the old ones`() {
    var harness = AppHarness(Self.scopes)
    harness.press(.typed("R"), .typed("f"))
    harness.type("db")
    harness.press(Key(.down))
    #expect(find(harness)?.selected == path("payments", "db-password"))
    harness.answerScopes(["ada", "ops", "payments"])
    #expect(shown(harness) == ["ops/db-password", "payments/db-password"])
    #expect(find(harness)?.selected == path("payments", "db-password"))
    #expect(find(harness)?.index.readCount == 2)
    harness.press(Key(.backspace), Key(.backspace))
    #expect(shown(harness).first == "ops/db-password")
    #expect(find(harness)?.matchCount == 5)
  }

  @Test func `scopes that come later are found too`() {
    var harness = AppHarness()
    harness.press(.typed("f"))
    harness.type("x")
    #expect(find(harness)?.hasScopes == false)
    harness.answerScopes(["a"])
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(ScopeName("a"), .success(AppHarness.keys(["x"]))))
    #expect(shown(harness) == ["a/x"])
  }

  @Test func `scopes that cannot be listed are told of`() {
    var harness = AppHarness()
    harness.press(.typed("f"))
    harness.answer(where: { $0 == .listScopes }, .scopes(.failure(.notPermitted("no"))))
    #expect(find(harness)?.listError == .notPermitted("no"))
  }

  @Test func `a key that went meanwhile is told of`() {
    var harness = AppHarness(Self.scopes)
    harness.press(.typed("R"))
    harness.answerScopes(["payments"])
    harness.press(.typed("f"))
    harness.type("tls")
    harness.press(Key(.enter))
    harness.answer(
      where: { $0 == .listKeys(ScopeName("payments")) },
      .keys(ScopeName("payments"), .success(AppHarness.keys(["db-password"]))))
    #expect(harness.app.browser.status?.text == "there is no key tls-cert in payments")
  }

  @Test func `a pasted name is looked for; a pasted text of several lines is not`() {
    var harness = opened()
    harness.handle(.pasted(Secret(copying: Array("stripe\n".utf8))))
    #expect(find(harness)?.field.text == "stripe")
    #expect(shown(harness) == ["payments/stripe-api-key"])
    harness.handle(.pasted(Secret(copying: Array("two\nlines\n".utf8))))
    #expect(find(harness)?.field.text == "stripe")
    #expect(find(harness)?.problem != nil)
    harness.press(Key(.backspace))
    #expect(find(harness)?.problem == nil)
  }

  @Test func `works where every change is refused`() {
    var harness = AppHarness(isReadOnly: true)
    harness.answerScopes(["a"])
    harness.press(.typed("f"))
    #expect(find(harness) != nil)
  }

  @Test func `more rows come as one moves down`() {
    let keys = (0..<350).map { "key-\($0 + 1000)" }
    var desk = FindDesk([("a", keys), ("b", keys)])
    desk.look(for: "key")
    #expect(desk.find.matchCount == 700)
    #expect(desk.find.hits.count == FindViewModel.firstTop)
    for _ in 0..<40 { _ = desk.press(Key(.pageDown)) }
    #expect(desk.find.selection.selected == 699)
    #expect(desk.find.selected == path("b", "key-1349"))
    #expect(desk.shown == ["a", "b"].flatMap { scope in keys.map { "\(scope)/\($0)" } })
  }

  @Test func `marks are where the match is that the order comes from`() {
    let marks = FindQuery("dbp").marks(in: Array("payments/db-password".utf8))
    #expect(marks.sorted() == [9, 10, 12])
    #expect(
      FindQuery("'pay pass").marks(in: Array("payments/pass".utf8)).sorted()
        == [0, 1, 2, 9, 10, 11, 12])
    #expect(FindQuery("!x").marks(in: Array("payments/pass".utf8)).isEmpty)
    #expect(FindQuery("s$").marks(in: Array("payments/pass".utf8)) == [12])
  }

  @Test func `a search over very many names is done in slices, and keys are taken between them`() {
    let names = (0..<1000).map { "secret-access-key-number-\($0 + 1000)" }
    var find = FindViewModel(FindDesk.list((0..<900).map { ("scope-\($0 + 1000)", names) }))
    let now = Now(moment: Moment(milliseconds: 1), time: Timestamp(milliseconds: 1))
    _ = find.press(.typed("k"), at: now)
    #expect(!find.isComplete)
    #expect(find.deadline != nil)
    #expect(!find.hits.isEmpty)
    _ = find.press(.typed("7"), at: now)
    while find.deadline != nil { find.goOn() }
    #expect(find.query == FindQuery("k7"))
    #expect(find.isComplete)
  }
}
