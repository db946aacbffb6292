import DatabricksClient
import FrontEnd
import Testing
import ViewModels
import WorkspaceEmulator

/// Marks, copies, moves and other names on the demo workspace, as text.
@Suite struct TransferScreenTests {
  private static let sizes = [
    Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
  ]

  private static func name(_ what: String, _ size: Size) -> String {
    "\(what)-\(size.columns)x\(size.rows)"
  }

  /// The keys of `payments`, the first three marked.
  private static func marked(_ size: Size) -> DemoScreen {
    var screen = DemoScreen(size: size)
    screen.press(.typed("/"))
    screen.type("pay")
    screen.press(Key(.enter), Key(.enter), .typed("t"), .typed("t"), .typed("t"))
    return screen
  }

  @Test(arguments: sizes) func `marked keys`(size: Size) {
    var screen = Self.marked(size)
    expectScreen(screen.grid, Self.name("marks", size))
    screen.press(.control("t"))
    expectScreen(screen.grid, Self.name("marks-list", size))
  }

  @Test(arguments: sizes) func `the question before marked keys are deleted`(size: Size) {
    var screen = Self.marked(size)
    screen.press(.typed("d"))
    expectScreen(screen.grid, Self.name("marks-delete", size))
  }

  @Test(arguments: sizes) func `the key that opened a question says which one answers`(size: Size) {
    var screen = Self.marked(size)
    screen.press(.typed("d"), .typed("d"))
    expectScreen(screen.grid, Self.name("marks-delete-hint", size))
    screen.press(Key(.escape), .typed("T"), .typed("T"), .typed("d"), Key(.right), .typed("d"))
    expectScreen(screen.grid, Self.name("delete-key-hint", size))
  }

  @Test(arguments: sizes) func `the marked keys of two scopes are written`(size: Size) {
    var screen = Self.marked(size)
    screen.press(.typed("1"), Key(.escape), .typed("k"), Key(.enter), .typed("t"))
    screen.press(.control("t"), .typed("x"), Key(.left))
    expectScreen(screen.grid, Self.name("marks-export", size))
    screen.press(Key(.enter))
    screen.type("4")
    screen.press(Key(.enter))
    expectScreen(screen.grid, Self.name("marks-export-question", size))
  }

  @Test(arguments: sizes) func `where to, another workspace and a new scope`(size: Size) {
    var screen = Self.marked(size)
    screen.press(.typed("m"), Key(.end), .typed("c"))
    expectScreen(screen.grid, Self.name("transfer-targets", size))
    screen.press(.typed("w"))
    expectScreen(screen.grid, Self.name("transfer-workspaces", size))
    screen.press(Key(.escape), .typed("n"))
    screen.type("pay rolls")
    screen.press(Key(.enter))
    expectScreen(screen.grid, Self.name("transfer-name", size))
  }

  @Test(arguments: sizes) func `what a move would do`(size: Size) {
    var screen = Self.marked(size)
    screen.press(.typed("m"), Key(.home))
    for _ in 0..<9 { screen.press(.typed("j")) }
    screen.press(.typed("c"), .typed("y"))
    // The copies are there now.
    screen.press(.typed("t"), .typed("T"), .typed("m"), .typed("m"))
    expectScreen(screen.grid, Self.name("transfer-move", size))
    let other = EmulatorRequest(
      "POST", "/api/2.0/secrets/put",
      headers: ["authorization": "Bearer \(Seed.demoToken)"],
      body: Array(#"{"scope":"sandbox","key":"db-host","string_value":"other"}"#.utf8))
    _ = screen.workspace.respond(to: other)
    screen.press(.typed("v"))
    expectScreen(screen.grid, Self.name("transfer-different", size))
    screen.press(.typed("o"))
    expectScreen(screen.grid, Self.name("transfer-compared", size))
  }

  @Test(arguments: sizes) func `a copy under another name`(size: Size) {
    var screen = Self.marked(size)
    screen.press(.typed("m"), Key(.home), .typed("c"), .typed("r"))
    expectScreen(screen.grid, Self.name("transfer-naming", size))
    screen.press(Key(.enter))
    expectScreen(screen.grid, Self.name("transfer-named", size))
  }

  @Test(arguments: sizes) func `what a copy of a scope would do`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("m"), Key(.enter), .typed("c"))
    expectScreen(screen.grid, Self.name("transfer-scope", size))
    screen.press(Key(.enter))
    expectScreen(screen.grid, Self.name("transfer-scope-hint", size))
  }

  @Test(arguments: sizes) func `a report of what was not moved`(size: Size) {
    var screen = Self.marked(size)
    screen.press(.typed("m"), Key(.home))
    for _ in 0..<9 { screen.press(.typed("j")) }
    screen.press(.typed("m"))
    screen.workspace.inject(Fault(.error(400, "RESOURCE_LIMIT_EXCEEDED"), path: "secrets/put"))
    screen.press(.typed("y"))
    expectScreen(screen.grid, Self.name("transfer-report", size))
  }

  @Test(arguments: sizes) func `another name for a key`(size: Size) {
    var screen = Self.marked(size)
    screen.press(.typed("r"))
    expectScreen(screen.grid, Self.name("rename-key", size))
  }

  @Test(arguments: sizes) func `another name for a scope`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("r"))
    expectScreen(screen.grid, Self.name("rename-scope", size))
    screen.type("-2")
    screen.press(Key(.enter))
    expectScreen(screen.grid, Self.name("rename-scope-preview", size))
    screen.press(Key(.enter))
    expectScreen(screen.grid, Self.name("rename-scope-hint", size))
    screen.press(.typed("y"))
    expectScreen(screen.grid, Self.name("rename-scope-delete", size))
    screen.type("analytics")
    screen.press(Key(.enter), .typed("u"))
    expectScreen(screen.grid, Self.name("rename-scope-undo", size))
    screen.press(Key(.pageDown))
    expectScreen(screen.grid, Self.name("rename-scope-undo-end", size))
  }
}
