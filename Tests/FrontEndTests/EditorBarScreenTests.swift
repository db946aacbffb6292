import FrontEnd
import Testing
import ViewModels

/// The bars of the editor, and lines that go on to the right, as text.
@Suite struct EditorBarScreenTests {
  private static let sizes = [
    Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
    Size(columns: 39, rows: 9),
  ]

  private func editor(_ size: Size) -> DemoScreen {
    var screen = DemoScreen(size: size)
    screen.press(.typed("/"))
    screen.type("payments")
    screen.press(Key(.enter), Key(.enter), .typed("/"))
    screen.type("pem")
    screen.press(Key(.enter), .typed("e"))
    return screen
  }

  private static func name(_ what: String, _ size: Size) -> String {
    "\(what)-\(size.columns)x\(size.rows)"
  }

  @Test(arguments: sizes) func `finding in a revealed value`(size: Size) {
    var screen = editor(size)
    screen.press(.control("r"), .control("f"))
    screen.type("certificate")
    screen.press(.control("n"), Key(.character("c"), .alt), Key(.character("c"), .alt))
    expectScreen(screen.grid, Self.name("find", size))
  }

  @Test(arguments: sizes) func `finding in a hidden value`(size: Size) {
    var screen = editor(size)
    screen.press(.control("f"))
    screen.type("nowhere")
    screen.press(Key(.tab))
    screen.type("xyz")
    expectScreen(screen.grid, Self.name("find-hidden", size))
  }

  @Test(arguments: sizes) func `being asked about each place`(size: Size) {
    var screen = editor(size)
    screen.press(.control("r"), .control("f"))
    screen.type("BEGIN")
    screen.press(Key(.tab))
    screen.type("begin")
    screen.press(Key(.enter))
    expectScreen(screen.grid, Self.name("replace", size))
  }

  @Test(arguments: sizes) func `going to a line`(size: Size) {
    var screen = editor(size)
    screen.press(Key(.character("g"), .alt))
    screen.type("12")
    expectScreen(screen.grid, Self.name("go-to", size))
  }

  @Test func `lines that go on to the right`() {
    var screen = editor(Size(columns: 80, rows: 24))
    screen.press(.control("r"), Key(.character("w"), .alt), Key(.end), Key(.down))
    expectScreen(screen.grid, "editor-unwrapped-80x24")
  }
}
