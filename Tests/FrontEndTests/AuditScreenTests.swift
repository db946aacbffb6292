import FrontEnd
import Testing
import ViewModels
import WorkspaceEmulator

/// The audit, as text.
@Suite struct AuditScreenTests {
  static let sizes = [
    Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
  ]

  @Test(arguments: sizes)
  func `the audit of the demo`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("A"), .typed("j"), .typed("j"))
    expectScreen(screen.grid, "audit-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes) func `a finding that is as of before a refresh`(size: Size) {
    var seed = Seed.demo
    seed.tokens = [Seed.Token(Seed.demoToken, userName: "admin@example.com")]
    var screen = DemoScreen(size: size, seed: seed)
    let body = #"{"scope":"sandbox","principal":"ada@example.com"}"#
    _ = screen.workspace.respond(
      to: EmulatorRequest(
        "POST", "/api/2.0/secrets/acls/delete",
        headers: ["authorization": "Bearer \(Seed.demoToken)"], body: Array(body.utf8)))
    screen.press(.typed("A"), .typed("a"), .typed("R"))
    screen.holdRequests { if case .listACLs = $0 { true } else { false } }
    screen.press(.typed("R"), Key(.escape))
    screen.press(.typed("j"))
    expectScreen(screen.grid, "audit-before-\(size.columns)x\(size.rows)")
  }

  @Test func `every name in several scopes`() {
    var screen = DemoScreen(size: Size(columns: 80, rows: 24), seed: .grid(scopes: 3, keys: 4))
    screen.press(.typed("A"), Key(.end), Key(.enter), .typed("d"))
    expectScreen(screen.grid, "audit-days-80x24")
  }

  @Test func `a filtered audit`() {
    var screen = DemoScreen(size: Size(columns: 80, rows: 24))
    screen.press(.typed("A"), .typed("a"), .typed("/"))
    screen.type("tls")
    expectScreen(screen.grid, "audit-filtered-80x24")
  }

  @Test func `where the audit is written`() {
    var screen = DemoScreen(size: Size(columns: 80, rows: 24))
    screen.press(.typed("A"), .typed("x"))
    expectScreen(screen.grid, "audit-file-80x24")
  }
}
