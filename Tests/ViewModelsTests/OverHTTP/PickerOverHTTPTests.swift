import DatabricksClient
import Desktop
import EmulatorServer
import Testing
import ViewModels
import WorkspaceEmulator

/// The workspace picker over libcurl, on workspaces that answer and others that never do.
@Suite struct PickerOverHTTPTests {
  @Test func `workspaces that never answer do not make others look as if they did not`() throws {
    let silent = try (1...6).map { _ in try server(isSilent: true) }
    let good = try (1...2).map { _ in try server(isSilent: false) }
    let names = silent.indices.map { "silent\($0)" } + good.indices.map { "good\($0)" }
    var profiles: [String: WorkspaceURL] = [:]
    for (name, server) in zip(names, silent + good) {
      profiles[name] = try WorkspaceURL(parsing: server.url)
    }
    var program = PickerProgram(FixedProfiles(names, at: profiles))
    program.open()
    program.run { $0["good0"]?.isAnswered == true && $0["good1"]?.isAnswered == true }
    #expect(program.states["good0"]?.isAnswered == true)
    #expect(program.states["good1"]?.isAnswered == true)
    #expect(program.states["silent0"]?.isAsked == true)
    program.patienceEnds()
    for name in names where name.hasPrefix("silent") {
      #expect(program.states[name] == .silent)
    }
    #expect(program.isIdle, "what is no longer awaited is cancelled")
  }

  @Test func `many silent workspaces give way to those that wait behind them`() throws {
    let silent = try server(isSilent: true)
    let good = try server(isSilent: false)
    let names = (1...RequestSchedule.maximumChecks).map { "silent\($0)" } + ["good"]
    var profiles = try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try WorkspaceURL(parsing: silent.url)) })
    profiles["good"] = try WorkspaceURL(parsing: good.url)
    var program = PickerProgram(FixedProfiles(names, at: profiles))
    program.open()
    #expect(program.states["good"] == nil, "not asked yet")
    program.patienceEnds()
    program.run { $0["good"]?.isAnswered == true }
    #expect(program.states["good"]?.isAnswered == true)
  }

  private func server(isSilent: Bool) throws -> EmulatorServer {
    let server = try EmulatorServer(workspace: Workspace(seed: .empty))
    if isSilent {
      server.withWorkspace { $0.inject(Fault(.hang, count: 1_000)) }
    }
    return server
  }
}

/// Profiles that all sign in with the emulator's token.
private final class FixedProfiles: ProfileStore {
  func view() -> ViewState { ViewState() }

  func keep(_ view: ViewState) {}

  private let names: [String]
  private let addresses: [String: WorkspaceURL]

  init(_ names: [String], at addresses: [String: WorkspaceURL]) {
    self.names = names
    self.addresses = addresses
  }

  func list() -> Result<ProfileList, ConfigurationError> {
    .success(
      ProfileList(
        path: "~/.databrickscfg",
        rows: names.map {
          ProfileList.Row(name: $0, host: addresses[$0]?.text ?? "", hasToken: true)
        }))
  }

  func open(_ name: String) -> Result<OpenWorkspace, ConfigurationError> {
    guard let host = addresses[name] else { return refusal(name) }
    return .success(
      OpenWorkspace(profile: name, host: host, token: Secret(copying: Seed.demoToken.utf8)))
  }

  func knownWorkspaces() -> [KnownWorkspace] { [] }
  func settings() -> ProfileSettings { ProfileSettings() }
  func mark(
    _ name: String, _ mark: ProfileMark, instead former: ProfileMark
  ) -> Result<ProfileSettings, ConfigurationError> { refusal(name) }
  func preview(_ draft: ProfileDraft) -> Result<ProfileChange, ConfigurationError> {
    refusal(draft.name)
  }
  func remove(_ name: String) -> Result<ProfileChange, ConfigurationError> { refusal(name) }
  func makeDefault(_ name: String) -> Result<ProfileChange, ConfigurationError> { refusal(name) }
  func write(_ draft: ProfileDraft) -> Result<ProfileChange, ConfigurationError> {
    refusal(draft.name)
  }

  private func refusal<Value>(_ name: String) -> Result<Value, ConfigurationError> {
    .failure(.noSuchProfile(name, path: "~/.databrickscfg"))
  }
}

/// The program with its picker open; the network is real, the clock of the screens the test's.
private struct PickerProgram {
  private var app: AppViewModel
  private let client: DatabricksClient
  private let runner: EffectRunner
  private var moment = Moment(milliseconds: 1_000)

  init(_ profiles: any ProfileStore) {
    client = DatabricksClient(transport: CurlTransport(), userAgent: "lakelock-tests/1.0")
    runner = EffectRunner(client: client, profiles: profiles, workspace: nil)
    app = AppViewModel(
      screen: .browser, size: Size(columns: 120, rows: 36), time: Timestamp(milliseconds: 0))
  }

  var states: [String: WorkspacePickerViewModel.State] {
    for case .workspaces(let picker) in app.overlays { return picker.states }
    return [:]
  }

  var isIdle: Bool { client.isIdle }

  mutating func open() {
    handle(.keyPressed(.typed("w")))
    for event in runner.drainEvents() { handle(event) }
  }

  /// Lets the network go on until `isDone`; gives up after ten seconds.
  mutating func run(until isDone: ([String: WorkspacePickerViewModel.State]) -> Bool) {
    let end = Moment.now + 10_000
    while !isDone(states), Moment.now < end {
      _ = client.wait(for: [], until: end)
      for event in runner.drainEvents() { handle(event) }
    }
  }

  mutating func patienceEnds() {
    moment = moment + WorkspacePickerViewModel.patienceMilliseconds
    handle(.deadlineCame)
    for event in runner.drainEvents() { handle(event) }
  }

  private mutating func handle(_ event: Event) {
    let now = Now(moment: moment, time: Timestamp(milliseconds: moment.milliseconds))
    _ = runner.run(app.handle(event, at: now))
  }
}

extension WorkspacePickerViewModel.State {
  fileprivate var isAnswered: Bool {
    if case .found(.answered) = self { true } else { false }
  }

  fileprivate var isAsked: Bool {
    if case .asking = self { true } else { false }
  }
}
