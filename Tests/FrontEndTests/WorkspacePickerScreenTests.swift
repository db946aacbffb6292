import DatabricksClient
import Desktop
import FrontEnd
import Testing
import ViewModels

@Suite struct WorkspacePickerScreenTests {
  private static let now = Now(
    moment: Moment(milliseconds: 1000), time: Timestamp(milliseconds: 1_764_252_180_000))

  @Test(arguments: [(120, 36), (80, 24), (40, 10), (39, 9)])
  func `profiles with what is known of each`(size: (Int, Int)) {
    var app = AppViewModel(
      screen: .browser, size: Size(columns: 120, rows: 36), time: Self.now.time)
    _ = app.begin(profile: "prod", host: "adb-1.azuredatabricks.net", at: Self.now)
    var asked: [String: RequestID] = [:]
    func take(_ effects: [Effect]) {
      for case .send(let id, let request, _) in effects {
        if request == .readProfiles { asked[""] = id }
        if request == .readSettings { asked["settings"] = id }
        if case .checkProfile(let name) = request { asked[name] = id }
      }
    }
    take(app.handle(.keyPressed(.typed("w")), at: Self.now))
    let rows: [ProfileList.Row] = [
      .init(
        name: "DEFAULT", host: "https://dbc-a1b2c3d4-e5f6.cloud.databricks.com", hasToken: true),
      .init(
        name: "prod", host: "https://adb-1234567890123456.7.azuredatabricks.net", hasToken: true,
        isDefault: true),
      .init(
        name: "robot", host: "https://dbc-robot.cloud.databricks.com", hasToken: false,
        authType: "oauth-m2m"),
      .init(
        name: "数据 team", host: "https://dbc-cli.cloud.databricks.com", hasToken: false,
        authType: "databricks-cli"),
      .init(name: "old", host: "", hasToken: false, authType: ""),
      .init(
        name: "lab", host: "https://dbc-lab.cloud.databricks.com", hasToken: false,
        authType: "databricks-cli"),
      .init(
        name: "vault", host: "https://adb-2.3.azuredatabricks.net", hasToken: false,
        authType: "azure-cli"),
      .init(
        name: "etl", host: "https://dbc-etl.cloud.databricks.com", hasToken: false,
        authType: "oauth-m2m"),
      .init(name: "odd", host: "https://www.example.com", hasToken: true),
    ]
    let warning = "~/.databrickscfg can be read by others (mode 0644)"
    answer(
      "",
      .profiles(
        .success(ProfileList(path: "~/.databrickscfg", rows: rows, warnings: [warning]))))
    answer(
      "settings",
      .settings(
        ProfileSettings(
          marks: [
            "prod": ProfileMark(isReadOnly: true, color: .red), "lab": ProfileMark(color: .blue),
            "vault": ProfileMark(isReadOnly: true),
          ])))
    let user = CurrentUser(userName: "ada@example.com")
    let found = CheckedConnection(user: user, scopeCount: 3)
    answer("prod", .profileChecked("prod", .answered(found)))
    answer("DEFAULT", .profileChecked("DEFAULT", .failed(.tokenRejected("Invalid access token."))))
    answer(
      "old",
      .profileChecked("old", .unusable(.incompleteProfile("old", missing: "host"))))
    answer(
      "robot",
      .profileChecked(
        "robot", .failed(.unreachable(host: "dbc-robot.cloud.databricks.com", .nameNotFound))))
    let ended = SignInFailure.loginMissing(
      .databricksCLI, command: "databricks auth login --profile lab", "the login has ended")
    answer("lab", .profileChecked("lab", .failed(.signInFailed(ended))))
    answer(
      "vault", .profileChecked("vault", .failed(.signInFailed(.programMissing(.azureCLI)))))
    answer(
      "etl",
      .profileChecked(
        "etl", .failed(.signInFailed(.clientRejected("Client authentication failed")))))
    for _ in 1...4 { _ = app.handle(.keyPressed(Key(.down)), at: Self.now) }
    _ = app.handle(.resized(Size(columns: size.0, rows: size.1)), at: Self.now)
    let later = Now(moment: Self.now.moment + 300, time: Self.now.time)
    _ = app.handle(.deadlineCame, at: later)
    var grid = CellGrid(size: app.size)
    AppScreen.draw(app, on: &grid)
    expectScreen(grid, "profiles-\(size.0)x\(size.1)")
    for _ in 1...4 { _ = app.handle(.keyPressed(Key(.up)), at: Self.now) }
    grid = CellGrid(size: app.size)
    AppScreen.draw(app, on: &grid)
    expectScreen(grid, "profiles-answered-\(size.0)x\(size.1)")
    _ = app.handle(.keyPressed(Key(.down)), at: Self.now)
    _ = app.handle(.keyPressed(.typed("*")), at: Self.now)
    grid = CellGrid(size: app.size)
    AppScreen.draw(app, on: &grid)
    expectScreen(grid, "profiles-default-\(size.0)x\(size.1)")

    func answer(_ name: String, _ answer: Answer) {
      guard let id = asked[name] else {
        Issue.record("nothing asked for \(name)")
        return
      }
      take(app.handle(.answered(id, answer), at: Self.now))
    }
  }
}
