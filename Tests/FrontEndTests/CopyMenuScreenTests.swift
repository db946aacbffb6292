import FrontEnd
import Testing
import ViewModels

/// The menu of what can be copied, as text.
@Suite struct CopyMenuScreenTests {
  @Test(arguments: [
    Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
    Size(columns: 39, rows: 9),
  ])
  func `the copy menu`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(Key(.enter), .typed("y"), Key(.down))
    expectScreen(screen.grid, "copy-menu-\(size.columns)x\(size.rows)")
  }
}
