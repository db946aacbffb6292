import DatabricksClient
import FrontEnd
import Testing
import ViewModels
import WorkspaceEmulator

/// What a save changes, and what somebody else put meanwhile, as text.
@Suite struct DifferenceScreenTests {
  private static let sizes = [
    Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
    Size(columns: 39, rows: 9),
  ]

  /// The editor on `payments/tls-cert-pem` with a changed line and no final newline.
  private func edited(_ size: Size) -> DemoScreen {
    var screen = opened("tls", size)
    screen.press(Key(.down), Key(.down), Key(.down), .control("k"))
    screen.type("changed = 中 🔑")
    screen.press(Key(.end, .control), Key(.backspace))
    return screen
  }

  /// The editor on the key of `payments` whose name holds `name`; a window too small for it has
  /// the least size first.
  private func opened(_ name: String, _ size: Size) -> DemoScreen {
    let least = BrowserLayout.smallest
    var screen = DemoScreen(
      size: Size(
        columns: max(size.columns, least.columns), rows: max(size.rows, least.rows)))
    screen.press(.typed("/"))
    screen.type("payments")
    screen.press(Key(.enter), Key(.enter), .typed("/"))
    screen.type(name)
    screen.press(Key(.enter), .typed("e"))
    return screen
  }

  /// Compares what is seen at that size with the recorded screen.
  private func expect(_ screen: DemoScreen, _ what: String, _ size: Size) {
    var screen = screen
    screen.handle(.resized(size))
    expectScreen(screen.grid, "\(what)-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes) func `the masked difference`(size: Size) {
    var screen = edited(size)
    screen.press(.control("s"))
    expect(screen, "difference", size)
  }

  @Test(arguments: sizes) func `the difference before the editor is left`(size: Size) {
    var screen = edited(size)
    screen.press(Key(.escape), .typed("s"))
    expect(screen, "difference-leaving", size)
  }

  @Test(arguments: sizes) func `the revealed difference`(size: Size) {
    var screen = edited(size)
    screen.press(.control("s"), .control("r"), Key(.down), Key(.down))
    expect(screen, "difference-revealed", size)
  }

  @Test(arguments: sizes) func `the difference within a long line`(size: Size) {
    var screen = opened("stripe", size)
    let text = String(repeating: "0123456789", count: 100)
    screen.press(Key(.character("a"), .alt))
    screen.handle(.pasted(Secret(copying: Array(text.utf8))))
    screen.press(.control("s"), .control("s"))
    for _ in 0..<500 { screen.press(Key(.left)) }
    screen.type("#")
    screen.press(.control("s"), .control("r"))
    expect(screen, "difference-long", size)
  }

  @Test(arguments: sizes) func `the difference of bytes`(size: Size) {
    var screen = opened("tls", size)
    screen.press(.control("x"), Key(.down))
    screen.type("ff00")
    screen.press(Key(.insert))
    screen.type("41")
    screen.press(.control("s"), .typed("v"))
    expect(screen, "difference-bytes", size)
  }

  @Test(arguments: sizes) func `somebody else has put the key meanwhile`(size: Size) throws {
    let screen = try inConflict(size)
    expect(screen, "conflict", size)
  }

  @Test(arguments: sizes) func `theirs cannot be read`(size: Size) throws {
    var screen = try inConflict(size)
    let refusal = #"{"error_code":"PERMISSION_DENIED","message":"no READ on payments"}"#
    screen.workspace.inject(
      Fault(.answer(EmulatorResponse(status: 403, body: Array(refusal.utf8))), path: "/get"))
    screen.press(.typed("b"))
    expect(screen, "conflict-unread", size)
  }

  @Test(arguments: sizes) func `theirs and mine`(size: Size) throws {
    var screen = try inConflict(size)
    screen.press(.typed("b"))
    expect(screen, "see-both", size)
  }

  @Test func `a masked difference shows no sign of a value`() {
    var screen = edited(Size(columns: 120, rows: 36))
    screen.press(.control("s"))
    let drawn = screen.grid.text.joined()
    for sign in ["BEGIN", "changed", "中", "🔑", "MII"] {
      #expect(!drawn.contains(sign), "\(sign) is on the screen")
    }
    screen.press(.control("r"))
    #expect(screen.grid.text.joined().contains("changed"))
  }

  @Test func `what differs within a line is marked`() {
    var screen = opened("stripe", Size(columns: 80, rows: 24))
    screen.press(Key(.right), Key(.right), Key(.right), Key(.delete))
    screen.type("#")
    screen.press(.control("s"))
    guard case .difference(let shown) = screen.app.overlays.last else {
      Issue.record("no difference")
      return
    }
    let body = shown.areas.body
    let grid = screen.grid
    let marked = (body.row..<body.row + body.rows).map { row in
      (0..<80).filter { grid[Point(column: $0, row: row)].ground == .selectionDim }
    }
    #expect(marked.count == 2)
    #expect(marked.first == marked.last)
    #expect(marked.first?.count == 1)
  }

  @Test func `revealed, blanks at the end, tabs, CR and what has no width are seen`() {
    var screen = opened("stripe", Size(columns: 80, rows: 24))
    screen.handle(.pasted(Secret(copying: Array("a\tb\u{200B}  \r\nc ".utf8))))
    screen.press(.control("s"), .control("r"))
    let rows = screen.grid.text
    #expect(rows.contains { $0.contains("1 + a→  b<U+200B>··␍") })
    #expect(!rows.contains { $0.contains("c·") }, "a blank between characters is a blank")
  }

  @Test func `a terminal that shows only ASCII has the signs too`() {
    var screen = edited(Size(columns: 80, rows: 24))
    screen.press(.control("s"))
    var grid = CellGrid(size: screen.app.size, glyphs: .ascii)
    AppScreen.draw(screen.app, on: &grid)
    let rows = grid.text
    #expect(rows.contains { $0.contains(" 3 - ****") })
    #expect(rows.contains { $0.contains(" 3 + ****") })
    #expect(!rows.contains { $0.contains("?") })
  }

  /// A save of `payments/stripe-api-key` that met what somebody else put.
  private func inConflict(_ size: Size) throws -> DemoScreen {
    var screen = opened("stripe", size)
    let body = #"{"scope":"payments","key":"stripe-api-key","string_value":"theirs\nline\n"}"#
    let put = EmulatorRequest(
      "POST", "/api/2.0/secrets/put",
      headers: ["authorization": "Bearer \(Seed.demoToken)"], body: Array(body.utf8))
    guard case .response(let response, _) = screen.workspace.respond(to: put) else {
      Issue.record("nobody put it")
      return screen
    }
    try #require(response.status == 200)
    screen.type("!")
    screen.press(.control("s"), .control("s"))
    screen.wait(milliseconds: AppViewModel.typingGuardMilliseconds)
    return screen
  }
}
