import DatabricksClient
import DemoWorkspace
import FrontEnd
import ViewModels
import WorkspaceEmulator

/// The program on the demo workspace without a terminal: keys in, a grid out, the clock standing still.
struct DemoScreen {
  private static let time = Timestamp(milliseconds: 1_764_252_180_000)

  private(set) var app: AppViewModel
  private let client: DatabricksClient
  private let runner: EffectRunner
  private var moment = Moment(milliseconds: 1_000)
  private var holdsLocal = false
  private var heldLocal: RequestID?
  private var isHeld: (Request) -> Bool = { _ in false }
  let workspace: Workspace

  init(size: Size, options: WorkspaceOptions = WorkspaceOptions(), seed: Seed = .demo) {
    workspace = Workspace(seed: seed, options: options, clock: { Self.time.milliseconds })
    client = DatabricksClient(
      transport: EmulatedTransport(workspace: workspace), rateLimitPerSecond: .max,
      userAgent: "test")
    let opened = DemoProfiles.workspace
    runner = EffectRunner(
      client: client, profiles: DemoProfiles(), workspace: opened,
      local: LocalRunner([:], fileRefusal: "this test writes no file"))
    app = AppViewModel(screen: .browser, size: size, time: Self.time)
    perform(app.begin(profile: "prod", host: opened.host.shown, at: now))
    settle()
  }

  /// What the screen shows.
  var grid: CellGrid {
    var grid = CellGrid(size: app.size)
    AppScreen.draw(app, on: &grid)
    return grid
  }

  mutating func press(_ keys: Key...) {
    for key in keys { handle(.keyPressed(key)) }
  }

  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { handle(.keyPressed(.typed(scalar))) }
  }

  /// Handles `event` and everything that follows from it.
  mutating func handle(_ event: Event) {
    perform(app.handle(event, at: now))
    settle()
    // The other panes follow a selection that rests.
    moment = moment + BrowserViewModel.restMilliseconds
    perform(app.handle(.deadlineCame, at: now))
    settle()
  }

  /// Lets that time pass for what waits; the wall clock stands still.
  mutating func wait(milliseconds: Int64) { moment = moment + milliseconds }

  private var now: Now { Now(moment: moment, time: Self.time) }

  /// Leaves what is asked of this machine to `answerLocal`.
  mutating func holdLocal() { holdsLocal = true }

  /// Answers what was asked of this machine last.
  mutating func answerLocal(_ answer: LocalAnswer) {
    if let heldLocal { handle(.answered(heldLocal, .local(answer))) }
  }

  /// Shows these requests in the log on the screen, in the place of those that were made.
  mutating func showLog(_ records: [RequestRecord]) {
    handle(.answered(RequestID(0), .log(records)))
  }
  /// Never answers the requests that `isHeld` finds.
  mutating func holdRequests(_ isHeld: @escaping (Request) -> Bool) { self.isHeld = isHeld }

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      if case .send(_, let request, _) = effect, isHeld(request) { continue }
      if holdsLocal, case .send(let id, .local, _) = effect {
        heldLocal = id
      } else {
        _ = runner.run([effect])
      }
    }
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
