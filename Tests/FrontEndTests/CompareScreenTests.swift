import FrontEnd
import Testing
import ViewModels
import WorkspaceEmulator

/// Comparing two scopes, as text.
@Suite struct CompareScreenTests {
  /// The demo, where the sandbox holds some of the keys of payments.
  private static func screen(_ size: Size) -> DemoScreen {
    let screen = DemoScreen(size: size)
    for (key, value) in [
      ("db-host", "payments-db.example.com"), ("db-user", "payments_app"),
      ("db-password", "example-other"), ("stripe-test-key", "example-test"),
    ] {
      let body = #"{"scope":"sandbox","key":"\#(key)","string_value":"\#(value)"}"#
      _ = screen.workspace.respond(
        to: EmulatorRequest(
          "POST", "/api/2.0/secrets/put",
          headers: ["authorization": "Bearer \(Seed.demoToken)"], body: Array(body.utf8)))
    }
    return screen
  }

  /// Payments, compared with the sandbox.
  private static func compared(_ size: Size) -> DemoScreen {
    var screen = screen(size)
    for _ in 0..<8 { screen.press(Key(.down)) }
    screen.press(.typed("c"), .typed("/"))
    screen.type("sandb")
    screen.press(Key(.enter), Key(.enter))
    return screen
  }

  @Test(arguments: AuditScreenTests.sizes)
  func `two scopes by their names`(size: Size) {
    expectScreen(Self.compared(size).grid, "compare-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: AuditScreenTests.sizes)
  func `two scopes by their values`(size: Size) {
    var screen = Self.compared(size)
    screen.press(.typed("v"), .typed("t"))
    expectScreen(screen.grid, "compare-values-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: AuditScreenTests.sizes)
  func `what would be copied across`(size: Size) {
    var screen = Self.compared(size)
    screen.press(.typed("T"), .typed(">"))
    expectScreen(screen.grid, "compare-copy-\(size.columns)x\(size.rows)")
  }

  @Test func `what to compare with`() {
    var screen = Self.screen(Size(columns: 80, rows: 24))
    screen.press(.typed("c"))
    expectScreen(screen.grid, "compare-with-80x24")
    screen.press(.typed("w"))
    expectScreen(screen.grid, "compare-workspaces-80x24")
  }

  @Test func `a scope that may not be listed`() {
    var screen = Self.screen(Size(columns: 80, rows: 24))
    screen.press(.typed("c"), .typed("/"))
    screen.type("hr-")
    screen.press(Key(.enter), Key(.enter))
    expectScreen(screen.grid, "compare-refused-80x24")
  }

  @Test func `a list that could not be read again`() {
    var screen = Self.compared(Size(columns: 80, rows: 24))
    screen.workspace.inject(
      Fault(.error(403, "PERMISSION_DENIED", "no READ on the scope"), path: "secrets/list"))
    screen.press(.typed("R"), .typed("j"))
    screen.workspace.removeFaults()
    expectScreen(screen.grid, "compare-again-80x24")
  }

  @Test func `values that could not all be read`() {
    var screen = Self.compared(Size(columns: 80, rows: 24))
    screen.workspace.inject(
      Fault(.error(404, "RESOURCE_DOES_NOT_EXIST"), path: "secrets/get"))
    screen.press(.typed("v"))
    expectScreen(screen.grid, "compare-missed-80x24")
  }
}
