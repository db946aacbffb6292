import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// Deleting a scope: what is in it is read first, and what cannot come back is said.
@Suite struct ScopeDeletionTests {
  private func shown(_ app: AppViewModel) -> ScopeDeletionViewModel? {
    if case .scopeDeletion(let box)? = app.overlays.last { box } else { nil }
  }

  private func opened(_ desk: inout UndoDesk) -> ScopeDeletionViewModel? {
    desk.program.press(.typed("1"), .typed("d"))
    return shown(desk.program.app)
  }

  private let keys = AppHarness.keys(["a", "b", "c", "e", "f"])

  /// A harness whose box has listed `s`, and reads its values.
  private func reading() -> AppHarness {
    var harness = AppHarness(["s": ["a", "b", "c", "e", "f"]])
    harness.press(.typed("d"))
    harness.answerBox(scope: "s", keys: keys)
    return harness
  }

  @Test func `it is read before the name is asked for, three values at a time`() throws {
    var harness = reading()
    #expect(shown(harness.app)?.stage == .reading)
    let reads = harness.requests.filter { if case .readValue = $0 { true } else { false } }
    #expect(reads.count == 3)
    harness.type("s")
    harness.press(Key(.enter))
    #expect(shown(harness.app)?.field.text == "", "what is typed before its end is no answer")
    harness.answerValue(path("s", "a"), "one")
    #expect(shown(harness.app)?.settledCount == 1)
    for key in ["b", "c", "e", "f"] { harness.answerValue(path("s", key), "two") }
    #expect(shown(harness.app)?.stage == .asking)
    #expect(shown(harness.app)?.keptCount == 5)
    #expect(!harness.requests.contains { if case .deleteScope = $0 { true } else { false } })
  }

  @Test(arguments: [Key(.escape), .control("c")])
  func `escape while it is read ends all of it`(key: Key) {
    var harness = reading()
    let reads = harness.sent.filter { if case .readValue = $0.request { true } else { false } }
    harness.press(key)
    #expect(harness.app.overlays.isEmpty)
    #expect(Set(reads.map(\.id)).isSubset(of: harness.cancelled))
    let before = harness.app
    for read in reads {
      harness.handle(.answered(read.id, .value(path("s", "a"), .success(Secret(copying: [1])))))
    }
    #expect(harness.app.overlays == before.overlays)
    #expect(harness.app.undoLog.entries.isEmpty)
  }

  @Test func `tab does not wait for the rest, which is named`() {
    var harness = reading()
    harness.answerValue(path("s", "a"), "one")
    harness.press(Key(.tab))
    #expect(shown(harness.app)?.stage == .asking)
    #expect(shown(harness.app)?.losses.count == 4)
    #expect(shown(harness.app)?.lossSentences == ["b, c, e and 1 more: not read"])
    #expect(!harness.requests.contains { if case .readValue = $0 { true } else { false } })
  }

  @Test func `a double tap, a paste and enter delete nothing`() throws {
    var desk = try UndoDesk()
    _ = opened(&desk)
    desk.program.press(.typed("d"), .typed("d"), Key(.enter))
    #expect(shown(desk.program.app)?.hint == "type the name first: s")
    desk.program.handle(.pasted(Secret(copying: Array("s\r".utf8))))
    desk.program.press(Key(.escape))
    #expect(desk.now == desk.before)
    #expect(desk.program.app.overlays.isEmpty)
    #expect(desk.program.app.undoLog.entries.isEmpty)
  }

  @Test func `keys, values and access come back, and the maker's MANAGE by itself`() throws {
    var desk = try UndoDesk()
    let box = try #require(opened(&desk))
    #expect(
      box.keptSentence
        == "u makes it again with 3 keys and 3 permissions; 11 bytes of values stay in locked "
        + "memory until the program ends")
    #expect(box.lossSentences.isEmpty)
    desk.program.press(Key(.escape))
    desk.perform(.deleteScope)
    #expect(desk.now.access["s"] == nil)
    #expect(desk.status == StatusLine(.good, "deleted scope s with 3 keys; u takes it back"))
    let entry = try #require(desk.program.app.undoLog.last)
    #expect(entry.title == "the deletion of scope s")
    // Both questions count what the list had, the maker's entry too.
    #expect(entry.sentences.contains("gives 3 permissions again"))
    desk.takeBack()
    #expect(desk.now == desk.before)
  }

  /// Ada manages the scope through that group alone.
  private func managing(through group: String, _ desk: inout UndoDesk) throws {
    try desk.others.putACL(group, "MANAGE")
    try desk.others.post("acls/delete", #"{"scope":"s","principal":"\#(Seed.demoUser)"}"#)
    desk.program.press(.typed("R"))
  }

  @Test(arguments: ["ml-engineers", "everything"])
  func `who managed it through a group gets no own entry, which goes last`(group: String) throws {
    var desk = try UndoDesk(memberGroups: [("ml-engineers", "everything")])
    try managing(through: group, &desk)
    let before = desk.now
    desk.perform(.deleteScope)
    #expect(desk.now.access["s"] == nil)
    #expect(desk.status?.text.hasSuffix("u takes it back") == true)
    let start = desk.program.workspace.log.count
    desk.takeBack()
    #expect(desk.now == before, "\(desk.status?.text ?? "")")
    let writes = desk.program.workspace.log[start...].filter { $0.method == "POST" }
    #expect(writes.last?.path.hasSuffix("acls/delete") == true)
  }

  @Test func `an own entry stays where no group is known to manage it, and that is said`() throws {
    var desk = try UndoDesk(
      memberGroups: [("ml-engineers", "everything")], tellsIndirectGroups: false)
    try managing(through: "everything", &desk)
    let before = desk.now
    desk.perform(.deleteScope)
    #expect(
      desk.status?.text.hasSuffix("with MANAGE for you, whose groups with it are not known")
        == true)
    desk.takeBack()
    #expect(desk.now != before)
    #expect(desk.now.access["s"]?.contains(Seed.demoUser) == true)
  }

  @Test func `an own entry stays where the group's did not come back`() throws {
    var desk = try UndoDesk()
    try managing(through: "ml-engineers", &desk)
    let before = desk.now
    desk.perform(.deleteScope)
    desk.program.workspace.inject(
      Fault(.error(400, "BAD_REQUEST", "no"), path: "acls/put", count: 99))
    desk.takeBack()
    desk.program.workspace.removeFaults()
    #expect(desk.now.access["s"]?.contains(Seed.demoUser) == true)
    #expect(desk.now.values == before.values)
    // Once the rest is there, it goes.
    desk.takeBack()
    #expect(desk.now == before, "\(desk.status?.text ?? "")")
  }

  @Test func `a workspace without access lists gets a scope for all users`() throws {
    var desk = try UndoDesk(isPremium: false)
    desk.perform(.deleteScope)
    #expect(desk.now.values["s/k"] == nil)
    desk.takeBack()
    #expect(desk.now == desk.before, "\(desk.status?.text ?? "")")
  }

  @Test func `what was put while the name was typed is read before anything is deleted`() throws {
    var desk = try UndoDesk()
    _ = opened(&desk)
    desk.program.type("s")
    try desk.others.put(Array("later".utf8), key: "n")
    desk.program.press(Key(.enter))
    #expect(desk.now.access["s"] != nil, "nothing is deleted")
    #expect(shown(desk.program.app)?.hint?.hasPrefix("it was changed meanwhile") == true)
    #expect(shown(desk.program.app)?.keptCount == 4)
    #expect(shown(desk.program.app)?.field.text == "")
    desk.program.type("s")
    desk.program.press(Key(.enter))
    #expect(desk.now.access["s"] == nil)
    desk.takeBack()
    #expect(desk.now.values["s/n"] == Array("later".utf8))
  }

  @Test func `a value that cannot be read is named, and the others come back`() throws {
    var desk = try UndoDesk()
    desk.program.workspace.inject(
      Fault(.error(500, "INTERNAL_ERROR"), path: "secrets/get", count: 1, skip: 1))
    let box = try #require(opened(&desk))
    // A failed read is not tried again by the client.
    guard box.losses.count == 1 else { return #expect(box.losses.isEmpty) }
    #expect(box.lossSentences.first?.hasPrefix("k2: ") == true)
    desk.program.type("s")
    desk.program.press(Key(.enter))
    #expect(desk.status?.text.hasSuffix("; u takes it back without 1 key") == true)
    desk.takeBack()
    #expect(desk.now.values["s/k"] == Array("old".utf8))
    #expect(desk.now.values["s/k2"] == nil)
  }

  @Test func `where values cannot be read none is asked for in vain`() {
    var harness = reading()
    harness.answer(
      where: { $0 == .readValue(path("s", "a")) },
      .value(path("s", "a"), .failure(.readingNotAllowed("outside of a notebook"))))
    for key in ["b", "c"] {
      harness.answer(
        where: { $0 == .readValue(path("s", key)) },
        .value(path("s", key), .failure(.readingNotAllowed("outside of a notebook"))))
    }
    #expect(shown(harness.app)?.stage == .asking)
    #expect(!harness.requests.contains { if case .readValue = $0 { true } else { false } })
    #expect(shown(harness.app)?.losses.count == 5)
    #expect(
      shown(harness.app)?.lossSentences
        == ["a, b, c and 2 more: values cannot be read outside of notebooks here"])
    #expect(shown(harness.app)?.lossSummary == "gone for good: 5 keys")
  }

  @Test func `more than may be kept is named`() {
    var harness = AppHarness(["s": ["a", "b", "c", "e", "f"]], lockableByteCount: 20)
    harness.press(.typed("d"))
    harness.answerBox(scope: "s", keys: keys)
    for (key, value) in [("a", "123456"), ("b", "12345"), ("c", "1"), ("e", "2")] {
      harness.answerValue(path("s", key), value)
    }
    #expect(shown(harness.app)?.stage == .asking)
    #expect(shown(harness.app)?.keptCount == 3)
    #expect(
      shown(harness.app)?.lossSentences
        == ["b, f: more than the 1 KiB that may be kept"])
  }

  @Test func `a key vault's scope keeps its secrets, and says what undo takes`() throws {
    let vault = KeyVault(
      resourceID: "/subscriptions/1/vaults/v", dnsName: "https://v.vault.azure.net/")
    var harness = AppHarness()
    harness.answer(
      where: { $0 == .listScopes },
      .scopes(
        .success([
          SecretScope(name: ScopeName("kv"), backendType: .azureKeyVault, keyVault: vault)
        ])))
    harness.press(.typed("d"))
    harness.answerBox(scope: "kv", keys: AppHarness.keys(["x"]))
    let box = try #require(shown(harness.app))
    #expect(box.stage == .asking)
    #expect(box.consequence.contains("the vault and its secrets stay in Azure"))
    #expect(box.keptSentence?.contains("Microsoft Entra token") == true)
    #expect(!harness.requests.contains(.readValue(path("kv", "x"))))
    harness.type("kv")
    harness.press(Key(.enter))
    harness.answerBox(scope: "kv", keys: AppHarness.keys(["x"]))
    harness.answer(
      where: { $0 == .deleteScope(ScopeName("kv")) },
      .scopeDeleted(ScopeName("kv"), .success(.done)))
    let step = harness.app.undoLog.last?.rows.first?.steps.first?.change
    #expect(step == .createScope(NewScope(name: ScopeName("kv"), keyVault: vault)))
  }

  @Test func `lists that cannot be read are said, and the scope can be deleted all the same`() {
    var harness = AppHarness(["s": ["a"]])
    harness.press(.typed("d"))
    harness.answerBox(
      scope: "s", .failure(.notPermitted("no READ")), acls: .failure(.notPermitted("no MANAGE")))
    let said = shown(harness.app)?.lossSentences ?? []
    #expect(said.count == 2)
    #expect(said.first == "its keys cannot be listed: you may not read it")
    #expect(said.last == "its access list cannot be read: you may not read it")
    #expect(shown(harness.app)?.lossSummary == "gone for good: its keys, access")
    harness.type("s")
    harness.press(Key(.enter))
    harness.answerBox(
      scope: "s", .failure(.notPermitted("no READ")), acls: .failure(.notPermitted("no MANAGE")))
    #expect(harness.requests.contains(.deleteScope(ScopeName("s"))))
  }

  @Test func `a deletion whose end is not known is kept`() {
    var harness = AppHarness(["s": []])
    harness.press(.typed("d"))
    harness.answerBox(scope: "s", keys: KeyList())
    harness.type("s")
    harness.press(Key(.enter))
    harness.answerBox(scope: "s", keys: KeyList())
    harness.answer(
      where: { $0 == .deleteScope(ScopeName("s")) },
      .scopeDeleted(ScopeName("s"), .failure(.outcomeUnknown("reset"))))
    #expect(harness.app.undoLog.last?.title == "the deletion of scope s, if it was done")
  }

  @Test func `a scope of 1,000 keys is read whole and comes back`() throws {
    let workspace = Workspace(seed: .grid(scopes: 1, keys: 1000))
    var program = DemoApp(workspace: workspace)
    program.press(.typed("d"))
    let box = try #require(shown(program.app))
    #expect(box.keptCount == 1000)
    #expect(box.lossSentences.isEmpty)
    program.type(box.scope.name.rawValue)
    program.press(Key(.enter))
    let entry = try #require(program.app.undoLog.last)
    #expect(entry.rows.count { $0.name.hasPrefix(box.scope.name.rawValue + "/") } == 1000)
    #expect(entry.pageByteCount <= program.app.undoLog.byteLimit)
    #expect(entry.pageByteCount < entry.byteCount + 4096)
    program.press(.typed("u"), .typed("y"))
    #expect(program.app.undoLog.entries.isEmpty, "\(program.app.browser.status?.text ?? "")")
    #expect(program.app.browser.scopes.knownKeyCount == 1000)
  }
}

extension AppHarness {
  /// Answers what the box asks about a scope before its values.
  mutating func answerBox(scope: String, keys: KeyList) {
    let ada = ScopeACL(principal: "ada@example.com", permission: "MANAGE")
    answerBox(scope: scope, .success(keys), acls: .success([ada]))
  }

  mutating func answerBox(
    scope: String, _ keys: Result<KeyList, DatabricksError>,
    acls: Result<[ScopeACL], DatabricksError>
  ) {
    let name = ScopeName(scope)
    // The box asks last; the browser may ask for the same in the background.
    for (request, answer) in [
      (Request.listKeys(name), Answer.keys(name, keys)),
      (Request.listACLs(name), Answer.acls(name, acls)),
    ] {
      if let id = sent.last(where: { $0.request == request })?.id { self.answer(id, answer) }
    }
  }

  mutating func answerValue(_ path: SecretPath, _ value: String) {
    answer(
      where: { $0 == .readValue(path) },
      .value(path, .success(Secret(copying: Array(value.utf8)))))
  }

  /// Types the name and deletes the scope in the box, which holds no key.
  mutating func deleteEmptyScope(_ name: String) {
    answerBox(scope: name, keys: KeyList())
    type(name)
    press(Key(.enter))
    answerBox(scope: name, keys: KeyList())
  }

  @Test func `a scope that comes back is selected among the scopes`() throws {
    var desk = try UndoDesk()
    desk.perform(.deleteScope)
    desk.takeBack()
    #expect(desk.program.app.browser.focus == .scopes)
    #expect(desk.program.app.browser.scopes.selected?.name == ScopeName("s"))
  }

  @Test func `an empty scope is not said to have had keys`() throws {
    var desk = try UndoDesk()
    desk.perform(.createScope)
    desk.program.press(.typed("1"), .typed("d"))
    desk.program.type("new")
    desk.program.press(Key(.enter))
    #expect(desk.status?.text == "deleted scope new, it was empty; u takes it back")
  }

  @Test func `in a low window the sentences are scrolled, and nothing is typed by that`() throws {
    var desk = try UndoDesk()
    desk.program.handle(.resized(Size(columns: 40, rows: 10)))
    desk.program.press(.typed("1"), .typed("d"), Key(.pageDown))
    guard case .scopeDeletion(let box)? = desk.program.app.overlays.last else {
      Issue.record("no question")
      return
    }
    #expect(box.textScroll.top > 0)
    #expect(box.field.isEmpty)
    desk.program.press(Key(.pageUp))
    guard case .scopeDeletion(let again)? = desk.program.app.overlays.last else { return }
    #expect(again.textScroll.top == 0)
  }
}
