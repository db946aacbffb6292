import DatabricksClient
import Testing
import ViewModels

/// A filter that is typed narrows what is seen and moves no cursor for good.
@Suite struct FilterPlaceTests {
  private static let keys = ["s": ["alpha", "beta", "gamma", "omega"], "t": ["x"], "u": ["x"]]

  private func atOmega() -> AppHarness {
    var harness = AppHarness(Self.keys)
    harness.press(Key(.enter), .typed("G"), .typed("/"))
    return harness
  }

  private func selected(_ harness: AppHarness) -> SecretPath? {
    harness.app.browser.keys.selectedPath
  }

  @Test func `a filter that matched nothing leaves the cursor where it was`() {
    var harness = atOmega()
    // The first letters match another key, the third one none.
    harness.type("alx")
    #expect(selected(harness) == nil)
    harness.press(Key(.escape))
    #expect(selected(harness) == path("s", "omega"))
  }

  @Test func `a filter that is shortened leaves the cursor where it was`() {
    var harness = atOmega()
    harness.type("ax")
    harness.press(Key(.backspace))
    #expect(selected(harness) == path("s", "omega"), "omega has an a")
    harness.type("l")
    #expect(selected(harness) == path("s", "alpha"), "the first row that is left")
    harness.press(Key(.backspace), Key(.backspace))
    #expect(selected(harness) == path("s", "omega"))
  }

  @Test func `a key gone to in the narrowed list, or kept by enter, is where the cursor stays`() {
    var harness = atOmega()
    harness.type("a")
    harness.press(Key(.up), Key(.escape))
    #expect(selected(harness) == path("s", "gamma"))
    harness.press(.typed("/"))
    harness.type("bet")
    harness.press(Key(.enter), Key(.escape))
    #expect(selected(harness) == path("s", "beta"))
  }

  @Test func `a filter that matches nothing and is kept leaves the cursor where it was`() {
    var harness = atOmega()
    harness.type("alx")
    harness.press(Key(.enter), .typed("R"))
    harness.answerScopes(["s", "t", "u"])
    harness.answer(
      where: { $0 == .listKeys(ScopeName("s")) },
      .keys(ScopeName("s"), .success(AppHarness.keys(["a", "alpha", "gamma", "omega"]))))
    harness.press(Key(.escape))
    #expect(selected(harness) == path("s", "omega"))
  }

  @Test func `the list of scopes keeps its place too`() {
    var harness = AppHarness(Self.keys)
    harness.press(.typed("j"), .typed("/"))
    harness.type("sx")
    harness.press(Key(.escape))
    #expect(harness.app.browser.scopes.selected?.name == ScopeName("t"))
  }

  @Test func `a table keeps its place too`() {
    var table = TableViewModel(
      [TableColumn("key", .flexible(share: 1))],
      rows: ["alpha", "beta", "gamma"].map { TableRow(id: $0, [TableCell($0)]) })
    table.resize(visibleRowCount: 5)
    table.move(by: 2)
    for key in [Key.typed("/"), .typed("b"), .typed("x")] { _ = table.press(key) }
    // Every event fits boxes into the window.
    table.resize(visibleRowCount: 5)
    #expect(table.selected == nil)
    _ = table.press(Key(.backspace))
    table.resize(visibleRowCount: 5)
    #expect(table.selected?.id == "beta")
    _ = table.press(Key(.escape))
    #expect(table.selected?.id == "gamma")
  }
}
