import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// Deleting through the whole program on an emulated workspace, and what is kept of it.
@Suite struct ChangeRunTests {
  private static func app() throws -> DemoApp {
    let workspace = Workspace(seed: .empty)
    let others = OtherUser(workspace: workspace)
    try others.createScope()
    try others.put(Array("old".utf8))
    return DemoApp(
      workspace: workspace,
      destination: BrowserViewModel.Destination(scope: ScopeName("s"), key: KeyName("k")))
  }

  @Test func `a deleted value is kept, to be put back where nothing is`() throws {
    var program = try Self.app()
    program.press(.typed("d"), .typed("y"))
    #expect(program.workspace.value(scope: "s", key: "k") == nil)
    #expect(program.app.browser.status == StatusLine(.good, "deleted s/k; u takes it back"))
    let entry = program.app.undoLog.entries.first
    #expect(entry?.title == "the deletion of s/k")
    #expect(entry?.byteCount == 3)
    let step = try #require(entry?.rows.first?.steps.first)
    guard case .put(path("s", "k"), let kept, over: .nothing) = step.change else {
      Issue.record("\(step)")
      return
    }
    #expect(kept.bytesEqual(Secret(copying: Array("old".utf8))))
    #expect(step.profile == "prod")
  }

  @Test func `what could not be read is not deleted`() throws {
    var program = try Self.app()
    program.workspace.inject(Fault(.dropConnection, path: "secrets/get", count: 99))
    program.press(.typed("d"), .typed("y"))
    program.workspace.removeFaults()
    #expect(program.workspace.value(scope: "s", key: "k") == Array("old".utf8))
    #expect(program.app.browser.status?.kind == .failure)
    #expect(program.app.undoLog.entries.isEmpty)
  }
}
