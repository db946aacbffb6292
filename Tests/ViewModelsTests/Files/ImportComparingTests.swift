import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

@Suite struct ImportComparingTests {
  private func values(_ count: Int) -> [String: String] {
    Dictionary(uniqueKeysWithValues: (0..<count).map { ("k\($0)", "old \($0)") })
  }

  private func text(_ count: Int) -> String {
    (0..<count).map { "k\($0)='new \($0)'\n" }.joined()
  }

  /// A harness whose scope `a` has `k0` to `k9`, with an import of all of them open.
  private func comparing() -> AppHarness {
    var harness = AppHarness(["a": (0..<10).map { "k\($0)" }])
    harness.press(.typed("i"))
    harness.handle(.pasted(Secret(copying: Array(text(10).utf8))))
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(ScopeName("a"), .success(AppHarness.keys((0..<10).map { "k\($0)" }))))
    return harness
  }

  /// The requests of the import, without what the panes behind it ask for.
  private func asked(_ harness: AppHarness) -> [Request] {
    harness.requests.filter {
      switch $0 {
      case .readValue, .listKeys: true
      default: false
      }
    }
  }

  private func form(_ harness: AppHarness) -> ImportViewModel? {
    for case .importing(let form) in harness.app.overlays { return form }
    return nil
  }

  @Test func `three values are read at a time, with progress`() {
    var harness = comparing()
    #expect(asked(harness).count == 3)
    #expect(form(harness)?.progressText == "comparing with a: 10 values left; esc stops")
    harness.answer(
      where: { $0 == .readValue(path("a", "k0")) },
      .value(path("a", "k0"), .success(Secret(copying: Array("old".utf8)))))
    #expect(form(harness)?.progressText == "comparing with a: 9 values left; esc stops")
    #expect(asked(harness).count == 3)
  }

  @Test func `enter waits for the comparison`() {
    var harness = comparing()
    harness.press(Key(.enter))
    #expect(harness.app.overlays.count == 1)
    #expect(form(harness)?.hint == "still comparing; wait for it, or esc stops it")
  }

  @Test func `escape stops comparing, cancels what is asked, and leaves what is not known out`() {
    var harness = comparing()
    harness.answer(
      where: { $0 == .readValue(path("a", "k0")) },
      .value(path("a", "k0"), .success(Secret(copying: Array("old".utf8)))))
    harness.press(Key(.escape))
    #expect(harness.cancelled.count == 3)
    #expect(asked(harness).isEmpty)
    #expect(form(harness)?.countText == "1 of 10 picked: 1 change · 9 not compared")
    harness.press(.typed("R"))
    #expect(asked(harness) == [.listKeys(ScopeName("a"))])
    harness.press(Key(.escape), Key(.escape))
    #expect(harness.app.overlays.isEmpty)
    #expect(asked(harness).isEmpty)
  }

  @Test func `closing the box with ctrl-c cancels what is asked`() {
    var harness = comparing()
    harness.press(.control("c"))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.cancelled.count == 3)
  }

  @Test func `another change that ends meanwhile does not close the box`() {
    var harness = AppHarness(["a": ["k"]])
    harness.press(Key(.enter), .typed("d"), .typed("y"), .typed("i"))
    harness.handle(.pasted(Secret(copying: Array("n1=1\nn2=2\n".utf8))))
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(ScopeName("a"), .success(AppHarness.keys(["k"]))))
    harness.press(Key(.enter), .typed("y"))
    #expect(form(harness)?.isUnderWay == true)
    harness.answer(where: { $0 == deletion(path("a", "k")) }, .deleted())
    #expect(form(harness)?.isUnderWay == true)
    for _ in 0..<2 {
      harness.answer(
        where: { if case .change = $0 { true } else { false } },
        .changed(.success(ChangeOutcome(.added))))
    }
    #expect(form(harness) == nil)
  }

  @Test func `what cannot be read is said, and not put over`() throws {
    var desk = try ImportDesk(values(5))
    desk.program.workspace.inject(
      Fault(.error(403, "PERMISSION_DENIED", "no READ"), path: "secrets/get", count: 99))
    desk.begin(text(6))
    #expect(desk.form?.comparisonFailure != nil)
    #expect(desk.rows.first == "- k0 ?")
    #expect(desk.rows.last == "+ k5 add")
    desk.press(.typed("T"), Key(.enter))
    #expect(
      desk.form?.hint
        == "no row is picked, so there is nothing to import; R compares again what is not known")
    desk.press(.typed("/"), .typed("k"), .typed("0"), Key(.enter), .typed("T"))
    #expect(desk.form?.hint == "none of these can be picked; R compares again what is not known")
    desk.press(Key(.escape), .typed("T"))
    desk.program.workspace.removeFaults()
    desk.press(.typed("R"))
    #expect(desk.form?.countText == "6 of 6 picked: 1 add, 5 change")
  }

  @Test func `what somebody else puts after the comparison is not replaced`() throws {
    var desk = try ImportDesk(values(5))
    desk.begin(text(6))
    try desk.others.put(Array("theirs".utf8), key: "k3")
    try desk.others.put(Array("theirs".utf8), key: "k5")
    desk.press(Key(.enter), .typed("o"))
    #expect(desk.report?.failures.map(\.row) == [3, 5])
    #expect(desk.report?.failures.allSatisfy { $0.failure == .differs } == true)
    #expect(desk.held("k3") == "theirs")
    #expect(desk.held("k5") == "theirs")
    #expect(desk.held("k4") == "new 4")
    desk.press(Key(.enter))
    #expect(desk.rows.filter { $0.hasSuffix("change") } == ["+ k3 change", "+ k5 change"])
    desk.press(Key(.escape))
    #expect(desk.program.app.overlays.isEmpty)
  }

  @Test func `what is deleted after it was listed is added`() throws {
    var desk = try ImportDesk(values(2))
    let others = desk.others
    desk.program.transport.meanwhile = (
      "secrets/get", 1,
      {
        try? others.delete(key: "k0")
        try? others.delete(key: "k1")
      }
    )
    desk.begin(text(2))
    #expect(desk.rows == ["+ k0 add", "+ k1 add"])
  }

  @Test func `as many keys as a scope may hold are compared and put`() throws {
    var desk = try ImportDesk(values(500))
    desk.begin(text(1000))
    #expect(desk.form?.countText == "1,000 of 1,000 picked: 500 add, 500 change")
    desk.press(Key(.enter), .typed("o"))
    #expect(desk.program.app.browser.status?.text == "imported 1,000 keys into s; u takes it back")
    #expect(desk.held("k499") == "new 499")
    #expect(desk.held("k999") == "new 999")
  }

  @Test func `a single row is put behind its box, which closes when it is there`() throws {
    var desk = try ImportDesk(values(1))
    desk.begin(text(1))
    desk.press(Key(.enter), .typed("y"))
    #expect(desk.program.app.overlays.isEmpty)
    #expect(desk.held("k0") == "new 0")
    desk.program.workspace.inject(Fault(.error(400, "BAD"), path: "secrets/put", count: 99))
    desk.begin("k0=x\n")
    desk.press(Key(.enter), .typed("y"))
    #expect(desk.rows == ["+ k0 change"])
    #expect(desk.program.app.browser.status?.kind == .failure)
    #expect(desk.held("k0") == "new 0")
  }
}
