import DatabricksClient
import FrontEnd
import Testing
import ViewModels
import WorkspaceEmulator

/// The browser on the demo workspace, as text.
@Suite struct BrowserScreenTests {
  private static let sizes = [
    Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
    Size(columns: 39, rows: 9),
  ]

  private static func name(_ what: String, _ size: Size) -> String {
    "\(what)-\(size.columns)x\(size.rows)"
  }

  @Test(arguments: sizes) func `the list of scopes`(size: Size) {
    let screen = DemoScreen(size: size)
    expectScreen(screen.grid, Self.name("browser-scopes", size))
  }

  @Test(arguments: sizes) func `the list of keys`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("j"), .typed("j"), Key(.enter), .typed("j"))
    expectScreen(screen.grid, Self.name("browser-keys", size))
  }

  @Test(arguments: sizes) func `a profile that is marked`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("w"), .typed("r"), .typed("c"))
    expectScreen(screen.grid, Self.name("workspaces-marked", size))
    screen.press(Key(.escape), .typed("N"))
    expectScreen(screen.grid, Self.name("browser-marked", size))
  }

  @Test func `a profile's colour lies behind its name, also on the selected row`() {
    var screen = DemoScreen(size: Size(columns: 80, rows: 24))
    screen.press(.typed("w"), .typed("c"), .typed("c"))
    let cells = (0..<24).flatMap { row in
      (0..<80).map { screen.grid[Point(column: $0, row: row)] }
    }
    #expect(cells.count { $0.role == .markYellow } == " prod ".count + "prod".count)
  }

  @Test(arguments: sizes) func `a revealed value`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("/"))
    screen.type("pay")
    screen.press(Key(.enter), Key(.enter), .typed("/"))
    screen.type("tls")
    screen.press(Key(.enter), .typed("v"), .typed("3"))
    expectScreen(screen.grid, Self.name("browser-revealed", size))
  }

  @Test(arguments: sizes) func `a filter being typed`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("/"))
    screen.type("ml")
    expectScreen(screen.grid, Self.name("browser-filter", size))
  }

  @Test(arguments: sizes) func `the help`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("?"))
    expectScreen(screen.grid, Self.name("help", size))
  }

  @Test(arguments: sizes) func `deleting a scope`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("d"))
    screen.type("an")
    expectScreen(screen.grid, Self.name("delete-scope", size))
  }

  @Test(arguments: sizes) func `deleting a key`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(Key(.enter), .typed("d"))
    expectScreen(screen.grid, Self.name("delete-key", size))
  }

  @Test(arguments: sizes) func `the form for a new scope`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("N"))
    screen.type("new scope")
    screen.press(Key(.tab), Key(.tab), .typed(" "), Key(.enter))
    expectScreen(screen.grid, Self.name("new-scope", size))
  }

  @Test(arguments: sizes) func `the question for a new key`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("n"))
    screen.type("api")
    expectScreen(screen.grid, Self.name("new-key", size))
  }

  @Test(arguments: sizes) func `the workspaces`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("w"))
    expectScreen(screen.grid, Self.name("workspaces", size))
  }

  @Test(arguments: sizes) func `an empty workspace`(size: Size) {
    let screen = DemoScreen(size: size, seed: .empty)
    expectScreen(screen.grid, Self.name("browser-empty", size))
  }

  @Test(arguments: sizes) func `a failure longer than one row`(size: Size) {
    var screen = DemoScreen(size: size)
    let refusal = """
      {"error_code":"PERMISSION_DENIED",\
      "message":"User ada@example.com does not have WRITE permission on scope analytics."}
      """
    screen.workspace.inject(
      Fault(.answer(EmulatorResponse(status: 403, body: Array(refusal.utf8))), path: "delete"))
    screen.press(Key(.enter), .typed("d"), .typed("y"))
    expectScreen(screen.grid, Self.name("browser-failure", size))
  }

  @Test(arguments: sizes) func `the end of a revealed value`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("/"))
    screen.type("pay")
    screen.press(Key(.enter), Key(.enter), .typed("/"))
    screen.type("tls")
    screen.press(Key(.enter), .typed("v"), .typed("3"), Key(.end))
    expectScreen(screen.grid, Self.name("browser-revealed-end", size))
  }

  @Test(arguments: sizes) func `the help narrowed by a text`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("?"), .typed("/"))
    screen.type("workspace")
    expectScreen(screen.grid, Self.name("help-filter", size))
  }

  @Test(arguments: sizes) func `a Key Vault scope about to be deleted`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("G"), .typed("d"))
    screen.type("vault-kv")
    expectScreen(screen.grid, Self.name("delete-vault", size))
  }

  /// The screen behind one answer to the list of scopes; nil while it is still awaited.
  private func screen(
    _ size: Size, _ result: Result<[SecretScope], DatabricksError>?
  ) -> CellGrid {
    let time = Timestamp(milliseconds: 1_764_252_180_000)
    var app = AppViewModel(screen: .browser, size: size, time: time)
    let now = Now(moment: Moment(milliseconds: 1), time: time)
    let effects = app.begin(profile: "prod", host: "adb-1.7.azuredatabricks.net", at: now)
    if let result {
      for case .send(let id, .listScopes, _) in effects {
        _ = app.handle(.answered(id, .scopes(result)), at: now)
      }
    } else {
      let later = Now(moment: Moment(milliseconds: 1_000), time: time)
      _ = app.handle(.deadlineCame, at: later)
    }
    var grid = CellGrid(size: size)
    AppScreen.draw(app, on: &grid)
    return grid
  }

  @Test(arguments: sizes) func `the list while it is read`(size: Size) {
    expectScreen(screen(size, nil), Self.name("browser-loading", size))
  }

  @Test(arguments: sizes) func `the list that could not be read`(size: Size) {
    let error = DatabricksError.unreachable(
      host: "adb-1.7.azuredatabricks.net", .timedOut)
    expectScreen(screen(size, .failure(error)), Self.name("browser-failed", size))
  }

  @Test(arguments: sizes) func `a token that was never right`(size: Size) {
    expectScreen(
      screen(size, .failure(.tokenRejected("Invalid access token."))),
      Self.name("browser-not-signed-in", size))
  }

  @Test(arguments: sizes) func `names with wide characters and controls`(size: Size) {
    var app = AppViewModel(
      screen: .browser, size: size, time: Timestamp(milliseconds: 1_764_252_180_000))
    let now = Now(
      moment: Moment(milliseconds: 1), time: Timestamp(milliseconds: 1_764_252_180_000))
    let effects = app.begin(profile: "中文 🔑", host: "example.com", at: now)
    for case .send(let id, .listScopes, _) in effects {
      let names = ["中文字範圍的名稱很長很長很長很長很長", "🔑 keys", "evil\u{1B}]0;x\u{07}", "\u{202E}gnp"]
      let scopes = names.map { SecretScope(name: ScopeName($0)) }
      _ = app.handle(.answered(id, .scopes(.success(scopes))), at: now)
    }
    var grid = CellGrid(size: size)
    AppScreen.draw(app, on: &grid)
    expectScreen(grid, Self.name("browser-wide", size))
  }
}
