import DatabricksClient
import DemoWorkspace
import ViewModels
import WorkspaceEmulator

/// The whole program but the screen on an emulated workspace: keys in, requests out and answered.
struct DemoApp {
  private(set) var app: AppViewModel
  let workspace: Workspace
  private let client: DatabricksClient
  private let runner: EffectRunner
  private var milliseconds: Int64 = 1_000

  init(workspace: Workspace, destination: BrowserViewModel.Destination? = nil) {
    self.workspace = workspace
    client = DatabricksClient(
      transport: EmulatedTransport(workspace: workspace), rateLimitPerSecond: .max,
      userAgent: "test")
    runner = EffectRunner(
      client: client, profiles: DemoProfiles(), workspace: DemoProfiles.workspace)
    app = AppViewModel(
      screen: .browser, size: Size(columns: 120, rows: 36), time: Self.time(1_000))
    perform(
      app.begin(profile: "prod", host: "example.com", destination: destination, at: now))
    settle()
  }

  var editor: EditorViewModel? { app.browser.editor }

  mutating func press(_ keys: Key...) {
    for key in keys { handle(.keyPressed(key)) }
  }

  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { handle(.keyPressed(.typed(scalar))) }
  }

  /// Handles `event` and everything that follows from it.
  mutating func handle(_ event: Event) {
    milliseconds += 10
    perform(app.handle(event, at: now))
    settle()
  }

  /// How many requests that write have reached the workspace behind its first `count` ones.
  func writeCount(since count: Int) -> Int {
    workspace.log[count...].count { $0.method == "POST" }
  }

  private static func time(_ milliseconds: Int64) -> Timestamp {
    Timestamp(milliseconds: 1_764_000_000_000 + milliseconds)
  }

  private var now: Now {
    Now(moment: Moment(milliseconds: milliseconds), time: Self.time(milliseconds))
  }

  private func perform(_ effects: [Effect]) {
    _ = runner.run(effects)
  }

  private mutating func settle() {
    while true {
      let events = runner.drainEvents()
      if events.isEmpty, client.isIdle { return }
      for event in events { perform(app.handle(event, at: now)) }
      if events.isEmpty { _ = client.wait(for: [], until: nil) }
    }
  }
}
