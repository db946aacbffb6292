import DatabricksClient
import Testing
import ViewModels

@Suite struct AutoRefreshTests {
  private let minute = AppViewModel.autoRefreshMilliseconds

  private func quiet() -> AppHarness {
    var harness = AppHarness(["a": ["x"]])
    harness.answer(where: { $0 == .readUser }, .user(.success(CurrentUser(userName: "ada"))))
    harness.answer(
      where: { $0 == .listACLs(ScopeName("a")) }, .acls(ScopeName("a"), .success([])))
    return harness
  }

  @Test func `nothing is read by itself until it is asked for`() {
    var harness = quiet()
    harness.wait(milliseconds: 10 * minute)
    #expect(harness.sent.isEmpty)
    #expect(harness.app.deadline == nil)
  }

  @Test func `every minute the lists are read again, without a word`() {
    var harness = quiet()
    harness.press(.control("r"))
    #expect(harness.app.browser.status?.text == "the workspace is read again every minute")
    harness.press(.typed("1"))
    harness.wait(milliseconds: minute)
    #expect(harness.requests.contains(.listScopes))
    harness.answerScopes(["a", "b"])
    #expect(harness.app.browser.scopes.rows.count == 2)
    #expect(harness.app.browser.status == nil)
  }

  @Test func `once more turns it off`() {
    var harness = quiet()
    harness.press(.control("r"), .control("r"))
    harness.wait(milliseconds: 10 * minute)
    #expect(harness.sent.isEmpty)
  }

  @Test func `an open box or editor is not disturbed`() {
    var harness = quiet()
    harness.press(.control("r"), .typed("?"))
    harness.wait(milliseconds: minute)
    #expect(harness.sent.isEmpty)
    harness.press(Key(.escape))
    harness.wait(milliseconds: minute)
    #expect(harness.requests.contains(.listScopes))
  }
}
