import DatabricksClient
import DemoWorkspace
import Desktop
import Testing
import ViewModels
import WorkspaceEmulator

/// Taking back what was done in a workspace that is no longer the open one.
@Suite struct UndoElsewhereTests {
  private static let x = path("a", "x")

  /// A harness that deleted `a/x` and then went to the workspace `test`.
  private func elsewhere(profile: String?) throws -> AppHarness {
    var harness = AppHarness(["a": ["x"]], profile: profile)
    harness.press(Key(.enter), .typed("d"), .typed("y"))
    harness.answer(where: { $0 == deletion(Self.x) }, .deleted())
    harness.press(.typed("w"))
    let list = ProfileList(
      path: "~/.databrickscfg",
      rows: ["prod", "test"].map {
        .init(name: $0, host: "https://\($0).example.com", hasToken: true)
      })
    harness.answer(where: { $0 == .readProfiles }, .profiles(.success(list)))
    harness.press(Key(.end), Key(.enter))
    let host = try WorkspaceURL(parsing: "https://test.example.com")
    let opened = OpenWorkspace(profile: "test", host: host, token: Secret(copying: [1]))
    harness.answer(where: { $0 == .openProfile("test") }, .profileOpened(.success(opened)))
    harness.answerScopes([])
    return harness
  }

  @Test func `it goes to the workspace it was done in, by its profile and its address`() throws {
    var harness = try elsewhere(profile: "prod")
    harness.press(.typed("u"))
    guard case .confirmation(let question)? = harness.app.overlays.last else {
      Issue.record("no question")
      return
    }
    #expect(question.lines.last == "done less than a minute ago in another workspace, prod")
    harness.press(.typed("y"))
    let sent = harness.requests.compactMap { request -> PlacedChange? in
      if case .change(let placed) = request { placed } else { nil }
    }
    #expect(sent.first?.profile == "prod")
    #expect(sent.first?.host == "example.com")
  }

  @Test func `without a profile no way leads there, which is said`() throws {
    var harness = try elsewhere(profile: nil)
    harness.press(.typed("u"))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.status?.kind == .warning)
    #expect(
      harness.app.browser.status?.text.hasPrefix("it was done in example.com, which no profile ")
        == true)
    harness.press(.typed("U"), Key(.enter))
    #expect(harness.app.overlays.count == 1, "the list stays, and asks nothing")
    #expect(harness.app.undoLog.entries.count == 1)
  }

  @Test func `a profile that leads elsewhere by now changes nothing there`() throws {
    let workspace = Workspace(seed: .empty)
    let others = OtherUser(workspace: workspace)
    try others.createScope()
    let client = DatabricksClient(
      transport: EmulatedTransport(workspace: workspace), rateLimitPerSecond: .max,
      userAgent: "test")
    let runner = EffectRunner(
      client: client, profiles: DemoProfiles(), workspace: DemoProfiles.workspace)
    let put = WorkspaceChange.put(path("s", "k"), Secret(copying: [1]), over: .nothing)
    let placed = PlacedChange(put, profile: "prod", host: "elsewhere.example.com")
    let count = workspace.log.count
    _ = runner.run([.send(RequestID(1), .change(placed), .user)])
    while !client.isIdle { _ = client.wait(for: [], until: nil) }
    #expect(
      runner.drainEvents() == [
        .answered(
          RequestID(1), .changed(.failure(.otherWorkspace("elsewhere.example.com"))))
      ])
    #expect(workspace.log.count == count)
    #expect(workspace.value(scope: "s", key: "k") == nil)
  }

  @Test func `in a workspace that is marked read-only nothing is taken back`() throws {
    var harness = try elsewhere(profile: "prod")
    harness.press(.typed("w"))
    harness.answer(
      where: { $0 == .readSettings },
      .settings(
        ProfileSettings(
          marks: ["prod": ProfileMark(isReadOnly: true)], path: "~/.config/lakelock")))
    harness.press(Key(.escape), .typed("u"))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.status?.text.hasPrefix("read-only: ") == true)
  }
}
