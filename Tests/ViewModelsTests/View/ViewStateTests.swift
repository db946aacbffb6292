import DatabricksClient
import Desktop
import Testing
import ViewModels

@Suite struct ViewStateTests {
  private func kept(_ harness: AppHarness) -> ViewState? {
    harness.requests.compactMap { if case .keepView(let view) = $0 { view } else { nil } }.last
  }

  private func harness(_ view: ViewState) -> AppHarness {
    var harness = AppHarness(view: view)
    harness.answerScopes(["a", "b", "c"])
    return harness
  }

  @Test func `the scope of the last time is selected, and the focus stays`() {
    var view = ViewState()
    view.scopes = ["prod": "b", "dev": "c"]
    let harness = harness(view)
    #expect(harness.app.browser.scopes.selected?.name == ScopeName("b"))
    #expect(harness.app.browser.focus == .scopes)
  }

  @Test func `a scope that is gone is not missed`() {
    var view = ViewState()
    view.scopes = ["prod": "gone"]
    let harness = harness(view)
    #expect(harness.app.browser.scopes.selected?.name == ScopeName("a"))
    #expect(harness.app.browser.status == nil)
  }

  @Test func `quitting keeps profile, scope, orders and widths`() {
    var harness = harness(ViewState())
    harness.press(.typed("j"), .typed("s"), .typed("2"), .typed("s"), .typed("<"))
    harness.press(.typed("q"))
    let view = kept(harness)
    #expect(view?.profile == "prod")
    #expect(view?.scopes == ["prod": "b"])
    #expect(view?.scopeOrder == "count")
    #expect(view?.keyOrder == "newest")
    #expect(view?.listShift == -4)
    #expect(harness.terminal == [.quit(status: 0)])
  }

  @Test func `orders and widths are as they were`() {
    var view = ViewState()
    (view.scopeOrder, view.keyOrder, view.listShift) = ("newest", "oldest", 12)
    let harness = harness(view)
    #expect(harness.app.browser.scopes.order == .newest)
    #expect(harness.app.browser.keys.order == .oldest)
    let usual = BrowserLayout(size: harness.app.size, focus: .scopes)
    #expect(
      harness.app.layout.panes[.value]?.columns == (usual.panes[.value]?.columns ?? 0) - 12)
  }

  @Test func `another workspace has its own last scope`() {
    var view = ViewState()
    view.scopes = ["dev": "c"]
    var harness = harness(view)
    harness.press(.typed("j"), .typed("w"))
    harness.answer(
      where: { $0 == .readProfiles },
      .profiles(
        .success(
          ProfileList(
            path: "f",
            rows: [
              ProfileList.Row(
                name: "dev", host: "https://dev.example.com", hasToken: true, authType: "pat",
                isDefault: false)
            ]))))
    harness.press(Key(.enter))
    harness.answer(
      where: { $0 == .openProfile("dev") },
      .profileOpened(
        .success(
          OpenWorkspace(
            profile: "dev", host: Self.host, token: Secret(copying: Array("t".utf8))))))
    harness.answerScopes(["a", "c"])
    #expect(harness.app.browser.scopes.selected?.name == ScopeName("c"))
    harness.press(.typed("q"))
    #expect(kept(harness)?.scopes == ["dev": "c", "prod": "b"])
    #expect(kept(harness)?.profile == "dev")
  }

  private static var host: WorkspaceURL {
    do {
      return try WorkspaceURL(parsing: "https://dev.example.com")
    } catch {
      preconditionFailure("the address is one")
    }
  }

  @Test(arguments: [40, 60, 99, 100, 120, 200], [-40, -4, 0, 4, 40])
  func `every pane keeps room for something`(columns: Int, shift: Int) {
    for pane in Pane.allCases {
      let layout = BrowserLayout(
        size: Size(columns: columns, rows: 24), focus: pane, listShift: shift)
      let widths = layout.panes.values.map(\.columns)
      #expect(widths.reduce(0, +) == columns)
      #expect(widths.allSatisfy { $0 >= 18 }, "\(widths)")
    }
  }
}
