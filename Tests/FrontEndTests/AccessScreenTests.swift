import FrontEnd
import Testing
import ViewModels
import WorkspaceEmulator

/// The boxes about access on the demo workspace, as text.
@Suite struct AccessScreenTests {
  private static let sizes = [
    Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
  ]

  private func expect(_ screen: DemoScreen, _ what: String, _ size: Size) {
    expectScreen(screen.grid, "\(what)-\(size.columns)x\(size.rows)")
  }

  /// The list of `partner-feeds`, which names a service principal.
  private func screen(_ size: Size, _ options: WorkspaceOptions = WorkspaceOptions()) -> DemoScreen
  {
    var screen = DemoScreen(size: size, options: options)
    screen.press(.typed("/"))
    screen.type("feeds")
    screen.press(Key(.enter), .typed("a"))
    return screen
  }

  @Test(arguments: sizes) func `the access list of a scope`(size: Size) {
    var screen = screen(size)
    screen.press(.typed("j"))
    expect(screen, "access", size)
    screen.press(.typed("d"))
    expect(screen, "access-remove", size)
    screen.press(Key(.escape), .typed("w"))
    expect(screen, "access-change", size)
    screen.press(.typed("m"))
    #expect(screen.grid.text.contains { $0.contains("delete the scope") })
  }

  @Test(arguments: sizes) func `giving access, with what the workspace found`(size: Size) {
    var screen = screen(size)
    screen.press(.typed("n"))
    screen.type("a")
    screen.wait(milliseconds: 200)
    screen.press(Key(.down), Key(.down))
    expect(screen, "access-add", size)
    screen.press(Key(.enter), Key(.right))
    expect(screen, "access-add-permission", size)
  }

  @Test(arguments: sizes) func `the only one who fits is taken`(size: Size) {
    var screen = screen(size)
    screen.press(.typed("n"))
    screen.type("gra")
    screen.wait(milliseconds: 200)
    screen.handle(.deadlineCame)
    expect(screen, "access-add-only", size)
    screen.press(Key(.enter))
    expect(screen, "access-add-taken", size)
  }

  @Test(arguments: sizes) func `a profile that is marked read-only`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("w"), .typed("r"), Key(.escape), .typed("a"))
    expect(screen, "access-read-only", size)
    screen.press(.typed("e"))
    expect(screen, "access-read-only-refused", size)
  }

  @Test(arguments: sizes) func `somebody the workspace does not know`(size: Size) {
    var screen = screen(size)
    screen.press(.typed("n"))
    screen.type("nobody@example.com")
    screen.wait(milliseconds: 200)
    screen.press(Key(.tab), .typed("m"))
    #expect(screen.grid.text.contains { $0.contains("delete the scope") })
    screen.press(.typed("r"))
    screen.wait(milliseconds: 400)
    screen.press(Key(.enter))
    expect(screen, "access-add-refused", size)
  }

  @Test(arguments: sizes) func `giving up the last MANAGE`(size: Size) {
    var screen = screen(size)
    screen.press(.typed("r"), Key(.enter))
    expect(screen, "access-lockout", size)
  }

  @Test(arguments: sizes) func `all scopes, and all principals`(size: Size) {
    var screen = screen(size)
    screen.press(.typed("o"))
    expect(screen, "access-scopes", size)
    screen.press(Key(.tab))
    expect(screen, "access-principals", size)
    screen.press(Key(.enter))
    expect(screen, "access-grants", size)
  }

  @Test(arguments: sizes) func `a list that is for others`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("j"), .typed("a"), .typed("n"))
    expect(screen, "access-refused", size)
  }

  @Test(arguments: sizes) func `a workspace without access lists`(size: Size) {
    var options = WorkspaceOptions()
    options.isPremium = false
    expect(screen(size, options), "access-no-lists", size)
  }
}
