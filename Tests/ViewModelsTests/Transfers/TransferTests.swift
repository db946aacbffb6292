import DatabricksClient
import DemoWorkspace
import Desktop
import Testing
import ViewModels
import WorkspaceEmulator

/// Copying and moving keys through the whole program on emulated workspaces.
@Suite struct TransferTests {
  @Test(arguments: [false, true])
  func `a key is moved, here or to another workspace`(elsewhere: Bool) throws {
    var desk = try TransferDesk()
    desk.openTargets(elsewhere: elsewhere)
    desk.program.press(.typed("m"))
    #expect(desk.states == [.new])
    desk.program.press(.typed("y"))
    let place = elsewhere ? "staging:z" : "z"
    #expect(desk.status == StatusLine(.good, "moved s/a to \(place); u takes it back"))
    #expect(desk.held("s", "a") == nil)
    let target = elsewhere ? desk.elsewhere : desk.workspace
    #expect(target.value(scope: "z", key: "a") == TransferDesk.value("a"))
    #expect(desk.program.app.overlays.isEmpty)
    #expect(desk.program.app.undoLog.entries.first?.title == "the move of s/a to \(place)")
    #expect(desk.program.app.browser.keys.keys.count == 2)
  }

  @Test func `marked keys are copied together, and the marks go when it is done`() throws {
    var desk = try TransferDesk()
    desk.program.press(.typed("t"), .typed("t"))
    #expect(desk.program.app.browser.keys.markedCount == 2)
    desk.openTargets()
    desk.program.press(.typed("c"), .typed("y"))
    #expect(desk.status == StatusLine(.good, "copied 2 keys to z; u takes it back"))
    #expect(desk.held("z", "a") == TransferDesk.value("a"))
    #expect(desk.held("z", "b") == TransferDesk.value("b"))
    #expect(desk.held("z", "c") == nil)
    #expect(desk.held("s", "a") == TransferDesk.value("a"))
    #expect(desk.program.app.browser.keys.markedCount == 0)
  }

  @Test func `another value is put over only after o, and the same one is no change`() throws {
    var desk = try TransferDesk()
    try desk.others.put([9], key: "a", scope: "z")
    try desk.others.put(TransferDesk.value("b"), key: "b", scope: "z")
    desk.program.press(.typed("T"))
    desk.openTargets()
    desk.program.press(.typed("c"))
    #expect(desk.states == [.there, .there, .new])
    desk.program.press(.typed("v"))
    #expect(desk.states == [.different, .same, .new])
    desk.program.press(.typed("y"))
    #expect(desk.held("z", "a") == [9])
    #expect(desk.held("z", "c") == TransferDesk.value("c"))
    desk.openTargets()
    desk.program.press(.typed("c"), .typed("o"), .typed("y"))
    #expect(desk.held("z", "a") == TransferDesk.value("a"))
  }

  @Test func `without a comparison, what is another value is found at the run and reported`()
    throws
  {
    var desk = try TransferDesk()
    try desk.others.put([9], key: "a", scope: "z")
    desk.program.press(.typed("T"))
    desk.openTargets()
    desk.program.press(.typed("m"), .typed("y"))
    guard case .changes(let run)? = desk.program.app.overlays.last else {
      Issue.record("no report: \(desk.program.app.overlays)")
      return
    }
    #expect(run.states[0] == .failed(.occupied))
    #expect(desk.held("z", "a") == [9])
    #expect(desk.held("s", "a") == TransferDesk.value("a"))
    #expect(desk.held("s", "b") == nil)
    #expect(desk.program.app.browser.keys.markedPaths == [path("s", "a")])
  }

  @Test func `no key pressed twice, no paste and no escape changes anything`() throws {
    var desk = try TransferDesk()
    let count = desk.writeCount
    desk.program.press(.typed("m"), .typed("m"), .typed("m"), .typed("m"))
    desk.program.handle(.pasted(Secret(copying: Array("\r\n".utf8))))
    desk.program.press(Key(.escape))
    #expect(desk.transfer?.stage == .target)
    desk.program.press(Key(.enter), Key(.enter), Key(.escape))
    #expect(desk.program.app.overlays.isEmpty)
    try desk.others.put([9], key: "a", scope: "z")
    desk.openTargets()
    desk.program.press(.typed("c"), .typed("c"), .typed("o"), .typed("o"), Key(.escape))
    desk.program.press(Key(.escape))
    // Only the other user has written.
    #expect(desk.writeCount == count + 1)
  }

  @Test func `a new scope is made first, and goes last when the copy is taken back`() throws {
    var desk = try TransferDesk()
    desk.program.press(.typed("T"), .typed("m"), .typed("n"))
    desk.program.type("fresh")
    desk.program.press(Key(.enter), .typed("c"))
    #expect(desk.transfer?.preview?.target.isNew == true)
    desk.program.press(.typed("y"))
    #expect(desk.status == StatusLine(.good, "copied 3 keys to fresh; u takes it back"))
    #expect(desk.held("fresh", "c") == TransferDesk.value("c"))
    let rows = desk.program.app.undoLog.entries.first?.rows ?? []
    #expect(rows.count == 4)
    #expect(
      rows.last?.steps.map(\.change) == [.deleteUnusedScope(ScopeName("fresh"), grants: [])])
    #expect(
      rows.dropLast().allSatisfy {
        if case .delete(_, holding: .some) = $0.steps.first?.change { true } else { false }
      })
  }

  @Test func `a name that cannot be, or is taken in another case, is told before`() throws {
    var desk = try TransferDesk()
    desk.program.press(.typed("m"), .typed("n"))
    desk.program.type("a b")
    desk.program.press(Key(.enter))
    #expect(desk.transfer?.targets.problem?.hasPrefix("a space cannot stand in a name") == true)
    desk.program.press(Key(.escape), .typed("n"))
    desk.program.type("Z")
    desk.program.press(Key(.enter))
    #expect(desk.transfer?.targets.problem == "z is there already; choose it in the list")
  }

  @Test func `the first scope offered is the next one, then the one keys went to last`() throws {
    var desk = try TransferDesk()
    try desk.others.createScope("t")
    desk.program.press(.typed("R"), .typed("m"))
    #expect(desk.transfer?.table.selected?.id == "t")
    desk.program.press(Key(.end), .typed("c"), .typed("y"))
    #expect(desk.held("z", "a") == TransferDesk.value("a"))
    desk.program.press(.typed("m"))
    #expect(desk.transfer?.table.selected?.id == "z")
  }

  @Test func `what is typed takes the place of the name that is proposed for a copy`() throws {
    var desk = try TransferDesk()
    desk.program.press(.typed("1"), .typed("m"))
    #expect(desk.transfer?.targets.field?.text == "s-copy")
    desk.program.type("new")
    #expect(desk.transfer?.targets.field?.text == "new")
    desk.program.press(Key(.escape), .typed("n"), .typed("x"))
    #expect(desk.transfer?.targets.field?.text == "x")
  }

  @Test func `after a key went away its neighbour is selected`() throws {
    var desk = try TransferDesk()
    desk.program.press(.typed("2"), .typed("j"), .typed("m"), .typed("m"), .typed("y"))
    #expect(desk.held("z", "b") == TransferDesk.value("b"))
    #expect(desk.program.app.browser.keys.selectedPath == path("s", "c"))
    #expect(desk.program.app.browser.focus == .keys)
    desk.program.press(.typed("m"), .typed("m"), .typed("y"))
    #expect(desk.program.app.browser.keys.selectedPath == path("s", "a"))
  }

  @Test(arguments: ["c", "m"] as [Unicode.Scalar])
  func `nothing goes onto itself`(letter: Unicode.Scalar) throws {
    var desk = try TransferDesk()
    let count = desk.writeCount
    desk.program.press(.typed("m"), Key(.home), .typed(letter))
    #expect(desk.states == [.cannot("it is there; r gives it another name")])
    desk.program.press(Key(.enter))
    #expect(desk.transfer?.preview?.problem == "there is nothing to do")
    #expect(desk.writeCount == count)
  }

  @Test func `a key is copied within its scope under another name, and that is taken back`() throws
  {
    var desk = try TransferDesk()
    desk.program.press(.typed("m"), Key(.home), .typed("c"), .typed("r"))
    #expect(desk.transfer?.preview?.naming?.field.text == "a-copy")
    desk.program.press(Key(.enter))
    #expect(desk.states == [.new])
    desk.program.press(.typed("y"))
    #expect(desk.status == StatusLine(.good, "copied s/a to s/a-copy; u takes it back"))
    #expect(desk.held("s", "a-copy") == TransferDesk.value("a"))
    #expect(desk.held("s", "a") == TransferDesk.value("a"))
    desk.program.press(.typed("u"), .typed("y"))
    #expect(desk.held("s", "a-copy") == nil)
    #expect(desk.held("s", "a") == TransferDesk.value("a"))
  }

  @Test func `a key that is there already goes beside it under another name`() throws {
    var desk = try TransferDesk()
    try desk.others.put([9], key: "a", scope: "z")
    desk.program.press(.typed("T"))
    desk.openTargets()
    desk.program.press(.typed("c"), .typed("v"), .typed("r"), Key(.end))
    desk.program.type("2")
    desk.program.press(Key(.enter))
    #expect(desk.states == [.new, .new, .new])
    #expect(desk.transfer?.preview?.table.selected?.cells.first?.text == "a → a-copy2")
    desk.program.press(.typed("r"), Key(.escape), .typed("y"))
    #expect(desk.held("z", "a") == [9])
    #expect(desk.held("z", "a-copy2") == TransferDesk.value("a"))
    #expect(desk.held("z", "c") == TransferDesk.value("c"))
  }

  @Test(arguments: [
    ("a b", "a space cannot stand in a name; allowed are letters, digits, - _ and ."),
    ("", "type a name"), ("b", "another key goes there under that name"),
  ])
  func `a name that no key gets there is told`(name: String, problem: String) throws {
    var desk = try TransferDesk()
    let count = desk.writeCount
    desk.program.press(.typed("T"))
    desk.openTargets()
    desk.program.press(.typed("c"), .typed("r"), .control("u"))
    desk.program.type(name)
    desk.program.press(Key(.enter))
    #expect(desk.transfer?.preview?.problem == problem)
    #expect(desk.transfer?.preview?.naming != nil)
    #expect(desk.writeCount == count)
  }

  @Test func `no key takes the name of one that goes after it`() throws {
    var desk = try TransferDesk()
    desk.program.press(.typed("t"), .typed("t"), .typed("m"), Key(.home), .typed("c"))
    desk.program.press(Key(.down), .typed("r"), .control("u"))
    desk.program.type("d")
    desk.program.press(Key(.enter), Key(.up), .typed("r"), .control("u"))
    desk.program.type("b")
    desk.program.press(Key(.enter))
    #expect(desk.transfer?.preview?.problem == "b is one of the keys that go")
  }

  @Test func `workspaces are another only where hosts and ids say so`() {
    func place(_ host: String, _ id: String?) -> PlacedWorkspace {
      PlacedWorkspace(host: host, workspaceID: id, userName: nil, scopes: [])
    }
    let home = place("a.example.com", "1")
    #expect(place("b.example.com", "2").isSurelyAnother(than: home))
    #expect(!place("b.example.com", "1").isSurelyAnother(than: home))
    #expect(!place("b.example.com", nil).isSurelyAnother(than: home))
    #expect(!place("a.example.com", "2").isSurelyAnother(than: home))
    #expect(place("b.example.com", nil).mayBeAnother(than: home))
    #expect(!place("b.example.com", "1").mayBeAnother(than: home))
  }

  @Test func `a profile of perhaps the same workspace never moves a key onto itself`() throws {
    // Another host that leads to the workspace that is open.
    var desk = try TransferDesk(isElsewhereHere: true)
    let count = desk.writeCount
    desk.program.press(.typed("m"), .typed("w"), Key(.end), Key(.enter), .typed("m"))
    guard case .cannot(let reason)? = desk.states?.first else {
      Issue.record("\(String(describing: desk.states))")
      return
    }
    #expect(reason.hasPrefix("perhaps the same workspace"))
    desk.program.press(Key(.enter))
    #expect(desk.writeCount == count)
    #expect(desk.held("s", "a") == TransferDesk.value("a"))
  }

  @Test func `what cannot be read is told, and read again`() throws {
    var desk = try TransferDesk()
    desk.elsewhere.inject(Fault(.error(403, "PERMISSION_DENIED"), path: "scopes/list"))
    desk.program.press(.typed("m"), .typed("w"), Key(.end), Key(.enter))
    #expect(desk.transfer?.targets.error != nil)
    desk.program.press(.typed("R"))
    #expect(desk.transfer?.targets.error == nil)
    #expect(desk.transfer?.targets.table.rows.count == 1)
    desk.elsewhere.inject(Fault(.error(403, "PERMISSION_DENIED"), path: "secrets/list"))
    desk.program.press(.typed("m"))
    #expect(desk.transfer?.preview?.error != nil)
    desk.program.press(Key(.enter))
    #expect(desk.transfer?.preview?.problem == "R reads the lists again")
    desk.program.press(.typed("R"))
    #expect(desk.states == [.new])
  }

  @Test func `a workspace that is marked read-only is no target`() throws {
    var desk = try TransferDesk()
    var mark = desk.program.app.settings.mark(of: "staging")
    mark.isReadOnly = true
    _ = desk.program.profiles.mark("staging", mark, instead: ProfileMark())
    desk.program.press(.typed("w"), Key(.escape), .typed("m"), .typed("w"), Key(.end), Key(.enter))
    #expect(desk.transfer?.stage == .workspace)
    #expect(desk.transfer?.workspaces.problem?.hasPrefix("read-only: staging") == true)
  }

  /// Two workspaces count what reaches them.
  @Test func `from a workspace that is marked read-only keys are copied, and it gets no write`()
    throws
  {
    var desk = try TransferDesk()
    let profile = try #require(desk.program.app.browser.profile)
    _ = desk.program.profiles.mark(
      profile, ProfileMark(isReadOnly: true), instead: desk.program.app.settings.mark(of: profile))
    desk.program.press(.typed("w"), Key(.escape))
    #expect(desk.program.app.isReadOnly)
    func writes(_ workspace: Workspace) -> Int {
      workspace.log.count { $0.method != "GET" }
    }
    let (here, there) = (writes(desk.workspace), writes(desk.elsewhere))

    desk.openTargets()
    desk.program.press(.typed("c"))
    let refusal = "read-only: \(profile) is marked read-only"
    #expect(desk.transfer?.stage == .target)
    #expect(desk.transfer?.targets.problem?.hasPrefix(refusal) == true)
    desk.program.press(.typed("n"))
    #expect(desk.transfer?.targets.field == nil)
    desk.program.press(.typed("w"), Key(.end), Key(.enter), Key(.end), .typed("m"))
    #expect(desk.transfer?.targets.problem?.hasPrefix(refusal) == true)
    desk.program.press(.typed("c"), .typed("y"))
    #expect(desk.elsewhere.value(scope: "z", key: "a") == TransferDesk.value("a"))
    #expect(desk.status == StatusLine(.good, "copied s/a to staging:z; u takes it back"))
    desk.program.press(.typed("u"), .typed("y"))
    #expect(desk.elsewhere.value(scope: "z", key: "a") == nil)

    desk.program.press(.typed("1"), .typed("m"), .typed("w"), Key(.end), Key(.enter))
    desk.program.press(Key(.enter), .typed("c"), .typed("y"))
    #expect(desk.elsewhere.value(scope: "s", key: "b") == TransferDesk.value("b"))
    #expect(writes(desk.workspace) == here)
    #expect(writes(desk.elsewhere) > there)
  }

  @Test(arguments: ["m", "r", "d"] as [Unicode.Scalar])
  func `read-only refuses with the reason`(letter: Unicode.Scalar) throws {
    var desk = try TransferDesk(isReadOnly: true)
    let count = desk.writeCount
    desk.program.press(.typed("t"), .typed(letter))
    #expect(desk.program.app.overlays.isEmpty)
    #expect(desk.status?.text == "read-only: the program was started with --read-only")
    desk.program.press(.control("t"), .typed("d"))
    #expect(desk.status?.text == "read-only: the program was started with --read-only")
    #expect(desk.writeCount == count)
  }

  @Test func `escape stops between keys, and what is left stays where it was`() throws {
    var harness = AppHarness(["s": (0..<9).map { "k\($0)" }, "z": []])
    harness.press(Key(.enter), .typed("T"), .typed("m"), Key(.end), .typed("m"))
    harness.answerPlacedKeys("z", .success(KeyList()))
    harness.press(.typed("y"))
    #expect(harness.requests.count(where: \.isTransfer) == 3)
    harness.press(Key(.escape))
    while let (id, _) = harness.sent.first(where: { $0.request.isTransfer }) {
      harness.answer(id, .changed(.success(ChangeOutcome(.moved))))
    }
    guard case .changes(let run)? = harness.app.overlays.last else {
      Issue.record("no report")
      return
    }
    #expect(run.states.count { $0 == .done } == 3)
    #expect(run.states.count { $0 == .notTried } == 6)
    #expect(harness.app.browser.status?.text == "stopped moving 9 keys to z: 3 of 9 done")
  }

  @Test func `what was never begun counts as not done beside what failed`() throws {
    var harness = AppHarness(["s": (0..<9).map { "k\($0)" }, "z": []])
    harness.press(Key(.enter), .typed("T"), .typed("m"), Key(.end), .typed("m"))
    harness.answerPlacedKeys("z", .success(KeyList()))
    harness.press(.typed("y"), Key(.escape))
    let begun = harness.sent.filter { $0.request.isTransfer }.map(\.id)
    try #require(begun.count == 3)
    harness.answer(begun[0], .changed(.success(ChangeOutcome(.moved))))
    let failure = ChangeFailure.workspace(.serverFailed(status: 500, "no"))
    for id in begun[1...] { harness.answer(id, .changed(.failure(failure))) }
    let status = try #require(harness.app.browser.status?.text)
    #expect(status.hasPrefix("failed moving 9 keys to z: 8 of 9 not completed"))
  }
}

extension Request {
  fileprivate var isTransfer: Bool {
    if case .change(let placed) = self, case .transfer = placed.change { true } else { false }
  }
}
