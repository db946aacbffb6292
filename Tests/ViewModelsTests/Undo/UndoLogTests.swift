import DatabricksClient
import Testing
import ViewModels

/// How much is kept, and what goes first.
@Suite struct UndoLogTests {
  private static let place = UndoEntry.Place(profile: "prod", host: "example.com")

  private func rows(_ byteCounts: [Int]) -> [ChangePlan.Row] {
    byteCounts.enumerated().map { index, count in
      let value = Secret(copying: [UInt8](repeating: 7, count: count))
      let change = WorkspaceChange.put(path("s", "k\(index)"), value, over: .nothing)
      return ChangePlan.Row("k\(index)", [PlacedChange(change)])
    }
  }

  @discardableResult
  private func add(_ byteCounts: [Int], to log: inout UndoLog, title: String = "it") -> Bool {
    log.add(title, rows(byteCounts), at: Timestamp(milliseconds: 0), in: Self.place)
  }

  @Test func `1,000 small values take few pages`() {
    var log = UndoLog()
    #expect(add(Array(repeating: 32, count: 1000), to: &log))
    #expect(log.byteCount == 32_000)
    #expect(log.pageByteCount == 32_768)
  }

  @Test func `the limit holds whatever is added, and the oldest go first`() {
    var log = UndoLog(lockableByteCount: 64 << 10)
    #expect(log.byteLimit == 32 << 10)
    for index in 0..<50 {
      add([5000], to: &log, title: "\(index)")
      #expect(log.pageByteCount <= log.byteLimit)
    }
    #expect(log.entries.map(\.title) == ["49", "48", "47", "46"])
  }

  @Test func `what is larger than the limit is not kept, and drives out nothing`() {
    var log = UndoLog(lockableByteCount: 64 << 10)
    add([100], to: &log)
    #expect(!add([20_000, 20_000], to: &log))
    #expect(log.entries.count == 1)
  }

  @Test func `what holds no value is not driven out`() {
    var log = UndoLog(lockableByteCount: 64 << 10)
    let step = PlacedChange(.deleteACL(ScopeName("s"), principal: "p", over: .anything))
    log.add(
      "access", [ChangePlan.Row("p", [step])], at: Timestamp(milliseconds: 0), in: Self.place)
    for _ in 0..<20 { add([5000], to: &log) }
    #expect(log.entries.last?.title == "access")
    #expect(log.entries.last?.pageByteCount == 0)
  }

  @Test func `a run keeps no more than the limit, and says what cannot be taken back`() {
    var harness = AppHarness(["a": ["x", "y", "z"]], lockableByteCount: 16 << 10)
    let plan = ChangePlan(
      "deleting 3 keys", done: "deleted 3 keys", undoTitle: "the deletion of 3 keys",
      rows: ["x", "y", "z"].map {
        ChangePlan.Row("a/\($0)", [PlacedChange(.delete(path("a", $0), holding: nil))])
      })
    harness.take(harness.app.beginChanges(plan))
    for _ in 0..<3 {
      harness.answer(
        where: { if case .change = $0 { true } else { false } },
        .deleted(String(repeating: "v", count: 4000)))
    }
    #expect(
      harness.app.browser.status == StatusLine(.good, "deleted 3 keys; u takes back 2 of 3"))
    #expect(harness.app.undoLog.last?.rows.count == 2)
  }

  @Test func `what had to go is said once, and stands below the list`() {
    var harness = AppHarness(["a": ["x", "y", "z"]], lockableByteCount: 16 << 10)
    func delete(_ key: String) {
      let plan = ChangePlan(
        "deleting \(key)", done: "deleted \(key)", undoTitle: "the deletion of \(key)",
        rows: [ChangePlan.Row(key, [PlacedChange(.delete(path("a", key), holding: nil))])])
      harness.take(harness.app.beginChanges(plan))
      harness.answer(
        where: { if case .change = $0 { true } else { false } },
        .deleted(String(repeating: "v", count: 4000)))
    }
    for key in ["x", "y", "z"] { delete(key) }
    #expect(
      harness.app.browser.status
        == StatusLine(
          .good, "deleted z; u takes it back; 1 older change can no longer be taken back"))
    harness.press(Key(.function(4)))
    guard case .log(let log)? = harness.app.overlays.last else {
      Issue.record("no log")
      return
    }
    #expect(log.shownLine?.text == harness.app.browser.status?.text)
    harness.press(Key(.escape), .typed("U"))
    guard case .undoList(let list)? = harness.app.overlays.last else {
      Issue.record("no list")
      return
    }
    #expect(list.table.rows.count == 2)
    #expect(
      list.notes.last
        == "1 older change can no longer be taken back, for want of room; values are wiped when the "
        + "program ends")
  }
}
