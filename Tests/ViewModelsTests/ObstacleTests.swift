import DatabricksClient
import Testing
import ViewModels

/// What is configured cannot be opened: the program starts all the same and says why.
@Suite struct ObstacleTests {
  private static let obstacle = "~/.databrickscfg, line 3: there is no “=” after the key"
  private static let list = ProfileList(
    path: "~/.databrickscfg",
    rows: [
      .init(name: "DEFAULT", host: "https://dbc-a.cloud.databricks.com", hasToken: false),
      .init(name: "prod", host: "https://dbc-b.cloud.databricks.com", hasToken: true),
    ])

  private var now: Now {
    Now(moment: Moment(milliseconds: 1_000), time: Timestamp(milliseconds: 1_764_000_000_000))
  }

  private func started() -> (app: AppViewModel, sent: [Effect]) {
    var app = AppViewModel(
      screen: .tokenEntry, size: Size(columns: 80, rows: 24), time: now.time,
      tokenEntry: TokenEntryViewModel(notice: TokenEntryNote(Self.obstacle, .problem)))
    let sent = app.begin(profile: nil, host: "", obstacle: Self.obstacle, at: now)
    return (app, sent)
  }

  private func picker(_ app: AppViewModel) -> WorkspacePickerViewModel? {
    for case .workspaces(let picker) in app.overlays { return picker }
    return nil
  }

  private func id(of wanted: Request, in effects: [Effect]) -> RequestID? {
    for case .send(let id, wanted, .user) in effects.reversed() { return id }
    return nil
  }

  @Test func `the workspaces that can be opened are offered with the reason`() throws {
    var (app, sent) = started()
    #expect(picker(app)?.problem == Self.obstacle)
    let read = try #require(id(of: .readProfiles, in: sent))
    _ = app.handle(.answered(read, .profiles(.success(Self.list))), at: now)
    #expect(picker(app)?.rows.count == 2)
    sent = app.handle(.keyPressed(Key(.down)), at: now)
    sent += app.handle(.keyPressed(Key(.enter)), at: now)
    let open = try #require(id(of: .openProfile("prod"), in: sent))
    let workspace = OpenWorkspace(
      profile: "prod", host: try WorkspaceURL(parsing: "https://dbc-b.cloud.databricks.com"),
      token: Secret(copying: [100]))
    _ = app.handle(.answered(open, .profileOpened(.success(workspace))), at: now)
    #expect(app.screen == .browser)
    #expect(app.browser.profile == "prod")
    #expect(app.overlays.isEmpty)
  }

  @Test func `behind them is the token-entry screen, which says it too`() {
    var (app, _) = started()
    _ = app.handle(.keyPressed(Key(.escape)), at: now)
    #expect(app.overlays.isEmpty)
    #expect(app.screen == .tokenEntry)
    #expect(app.tokenEntry.notice?.text == Self.obstacle)
  }

  @Test func `one that cannot be opened either brings them back with its reason`() throws {
    var (app, sent) = started()
    let read = try #require(id(of: .readProfiles, in: sent))
    _ = app.handle(.answered(read, .profiles(.success(Self.list))), at: now)
    sent = app.handle(.keyPressed(Key(.enter)), at: now)
    let open = try #require(id(of: .openProfile("DEFAULT"), in: sent))
    let failure = ConfigurationError.incompleteProfile("DEFAULT", missing: "token")
    _ = app.handle(.answered(open, .profileOpened(.failure(failure))), at: now)
    #expect(picker(app)?.problem?.contains("has no token") == true)
    #expect(app.screen == .tokenEntry)
  }

  @Test func `of several warnings the first is shown, with how many there are`() {
    var app = AppViewModel(
      screen: .browser, size: Size(columns: 80, rows: 24), time: now.time)
    _ = app.begin(profile: "p", host: "h", warnings: ["one", "two", "three"], at: now)
    #expect(app.browser.status?.text == "one; 2 more by lakelock doctor")
  }
}
