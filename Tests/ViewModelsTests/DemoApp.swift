import DatabricksClient
import DemoWorkspace
import ViewModels
import WorkspaceEmulator

/// The whole program but the screen on an emulated workspace: keys in, requests out and answered.
struct DemoApp {
  private(set) var app: AppViewModel
  let workspace: Workspace
  let transport: SkippingTransport
  /// How many saves were asked for.
  private(set) var saveCount = 0
  let profiles: DemoProfiles
  private let client: DatabricksClient
  private let runner: EffectRunner
  private var milliseconds: Int64 = 1_000

  init(
    workspace: Workspace, destination: BrowserViewModel.Destination? = nil,
    hangsForever: Bool = false, isReadOnly: Bool = false, elsewhere: [OtherWorkspace] = [],
    writesFiles: Bool = false
  ) {
    self.workspace = workspace
    transport = SkippingTransport(
      workspace: workspace, hangsForever: hangsForever, elsewhere: elsewhere)
    profiles = DemoProfiles()
    for other in elsewhere { _ = profiles.write(other.draft) }
    client = DatabricksClient(
      transport: transport, rateLimitPerSecond: .max, userAgent: "test", timing: transport.timing)
    runner = EffectRunner(
      client: client, profiles: profiles, workspace: DemoProfiles.workspace,
      local: LocalRunner([:], fileRefusal: writesFiles ? nil : "this test writes no file"))
    app = AppViewModel(
      screen: .browser, size: Size(columns: 120, rows: 36), time: Self.time(1_000),
      isReadOnly: isReadOnly)
    perform(
      app.begin(
        profile: "prod", host: DemoProfiles.workspace.host.shown, destination: destination,
        at: now))
    settle()
  }

  /// Whether no request is queued or under way, and no answer is kept for one.
  var isIdle: Bool { client.isIdle }

  var editor: EditorViewModel? { app.browser.editor }

  mutating func press(_ keys: Key...) {
    for key in keys { handle(.keyPressed(key)) }
  }

  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { handle(.keyPressed(.typed(scalar))) }
  }

  /// Saves as people do: Ctrl-S, and once more where a question about the save came up first.
  mutating func save() {
    let count = saveCount
    press(.control("s"))
    if saveCount == count, !app.overlays.isEmpty { press(.control("s")) }
  }

  /// Lets that time pass.
  mutating func wait(milliseconds: Int64) {
    self.milliseconds += milliseconds
    handle(.deadlineCame)
  }

  /// Handles `event` and everything that follows from it.
  mutating func handle(_ event: Event) {
    milliseconds += 10
    perform(app.handle(event, at: now))
    settle()
  }

  /// Makes the changes of a plan, as an overlay that was confirmed does.
  mutating func change(_ plan: ChangePlan) {
    perform(app.beginChanges(plan))
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

  private mutating func perform(_ effects: [Effect]) {
    for case .send(_, .save, _) in effects { saveCount += 1 }
    if !effects.isEmpty { transport.goOn() }
    _ = runner.run(effects)
  }

  private mutating func settle() {
    while true {
      let events = runner.drainEvents()
      for event in events { perform(app.handle(event, at: now)) }
      guard events.isEmpty else { continue }
      if client.isIdle || transport.isStuck { return }
      _ = client.wait(for: [], until: nil)
    }
  }
}
