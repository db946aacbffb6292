import DatabricksClient
import FrontEnd
import Testing
import ViewModels
import WorkspaceEmulator

/// Finding a key in all scopes, as text.
@Suite struct FindScreenTests {
  private static let sizes = [
    Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
    Size(columns: 39, rows: 9),
  ]

  private static func name(_ what: String, _ size: Size) -> String {
    "\(what)-\(size.columns)x\(size.rows)"
  }

  @Test(arguments: sizes) func `everything, before anything is typed`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("f"))
    expectScreen(screen.grid, Self.name("find-everywhere-all", size))
  }

  @Test(arguments: sizes) func `some letters, and the second path selected`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("f"))
    screen.type("sec key")
    screen.press(Key(.down))
    expectScreen(screen.grid, Self.name("find-everywhere-some", size))
  }

  @Test(arguments: sizes) func `nothing matches`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("f"))
    screen.type("no such key")
    expectScreen(screen.grid, Self.name("find-everywhere-none", size))
  }

  @Test(arguments: sizes) func `a workspace without scopes`(size: Size) {
    var screen = DemoScreen(size: size, seed: .empty)
    screen.press(.typed("f"))
    expectScreen(screen.grid, Self.name("find-everywhere-empty", size))
  }

  @Test(arguments: sizes) func `some scopes are read, one could not be`(size: Size) {
    var screen = FilledScreen(size: size)
    let names = ["db-password", "pass-phrase", "user"]
    screen.answer(ScopeName("scope-01"), .success(KeyList(names)))
    screen.answer(ScopeName("scope-02"), .failure(.notPermitted("no")))
    screen.type("fpass")
    expectScreen(screen.grid, Self.name("find-everywhere-reading", size))
  }

  @Test(arguments: sizes) func `names with wide characters, and longer than the box`(size: Size) {
    var screen = FilledScreen(size: size)
    let long = String(repeating: "very-", count: 22) + "long-password"
    let names = ["パスワード-password", "pass\u{202E}word", long]
    screen.answer(ScopeName("scope-01"), .success(KeyList(names)))
    screen.type("fpass")
    expectScreen(screen.grid, Self.name("find-everywhere-wide", size))
  }

  @Test func `what matched is marked, also on the selected row`() {
    var screen = DemoScreen(size: Size(columns: 80, rows: 24))
    screen.press(.typed("f"))
    screen.type("stripeapi")
    let marked = (0..<24).map { row in
      (0..<80).filter { screen.grid[Point(column: $0, row: row)].role == .match }.count
    }
    #expect(marked.max() == 9)
  }
}

/// Forty scopes whose keys come when the test says so.
private struct FilledScreen {
  private var app: AppViewModel
  private var sent: [Effect]
  private static let now = Now(
    moment: Moment(milliseconds: 1), time: Timestamp(milliseconds: 1_764_252_180_000))

  init(size: Size) {
    app = AppViewModel(screen: .browser, size: size, time: Self.now.time)
    sent = app.begin(profile: "prod", host: "example.com", at: Self.now)
    let scopes = (1...40).map {
      SecretScope(name: ScopeName($0 < 10 ? "scope-0\($0)" : "scope-\($0)"))
    }
    for case .send(let id, .listScopes, _) in sent {
      sent += app.handle(.answered(id, .scopes(.success(scopes))), at: Self.now)
    }
  }

  mutating func answer(_ scope: ScopeName, _ result: Result<KeyList, DatabricksError>) {
    for case .send(let id, .listKeys(scope), _) in sent {
      sent += app.handle(.answered(id, .keys(scope, result)), at: Self.now)
    }
  }

  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars {
      sent += app.handle(.keyPressed(.typed(scalar)), at: Self.now)
    }
  }

  var grid: CellGrid {
    var grid = CellGrid(size: app.size)
    AppScreen.draw(app, on: &grid)
    return grid
  }
}

extension KeyList {
  fileprivate init(_ names: [String]) {
    self.init(names.map { SecretKey(name: KeyName($0), lastUpdated: nil) })
  }
}
