import DatabricksClient
import FrontEnd
import Testing
import ViewModels
import WorkspaceEmulator

/// What can be taken back, and the questions about it, as text.
@Suite struct UndoScreenTests {
  private static let sizes = [
    Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
  ]

  private static func name(_ what: String, _ size: Size) -> String {
    "\(what)-\(size.columns)x\(size.rows)"
  }

  /// A key was deleted, another one changed, and a scope made.
  private func changed(_ size: Size) -> DemoScreen {
    var screen = DemoScreen(size: size)
    screen.press(Key(.enter), .typed("d"), .typed("y"), Key(.enter))
    screen.type("changed ")
    screen.press(.control("s"), .control("s"), Key(.escape), .typed("1"), .typed("N"))
    screen.type("sandbox-2")
    screen.press(Key(.enter))
    return screen
  }

  @Test(arguments: sizes) func `the undo list`(size: Size) {
    var screen = changed(size)
    screen.press(.typed("U"))
    expectScreen(screen.grid, Self.name("undo-list", size))
    screen.press(Key(.down), .typed("d"))
    expectScreen(screen.grid, Self.name("undo-forget", size))
  }

  @Test(arguments: sizes) func `the empty undo list`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("U"))
    expectScreen(screen.grid, Self.name("undo-list-empty", size))
  }

  @Test(arguments: sizes) func `the question of u`(size: Size) {
    var screen = changed(size)
    screen.press(.typed("u"))
    expectScreen(screen.grid, Self.name("undo", size))
    screen.press(.typed("y"))
    expectScreen(screen.grid, Self.name("undo-done", size))
  }

  @Test(arguments: sizes) func `a deleted scope is taken back`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("d"), Key(.pageDown))
    expectScreen(screen.grid, Self.name("delete-scope-end", size))
    screen.type("analytics")
    screen.press(Key(.enter))
    expectScreen(screen.grid, Self.name("scope-deleted", size))
    screen.press(.typed("u"))
    expectScreen(screen.grid, Self.name("scope-undo", size))
  }

  @Test(arguments: sizes) func `what does not come back of a scope`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.workspace.inject(
      Fault(.error(403, "PERMISSION_DENIED", "no READ here"), path: "secrets/get", skip: 3))
    screen.workspace.inject(
      Fault(.error(403, "PERMISSION_DENIED", "no MANAGE here"), path: "acls/list"))
    screen.press(.typed("d"))
    expectScreen(screen.grid, Self.name("delete-scope-losses", size))
  }

  @Test(arguments: sizes) func `a scope being read`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.holdRequests { if case .readValue = $0 { true } else { false } }
    screen.press(.typed("d"))
    expectScreen(screen.grid, Self.name("delete-scope-reading", size))
  }
}
