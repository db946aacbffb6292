import DatabricksClient
import FrontEnd
import Testing
import ViewModels

/// What is kept of the browser behind boxes never shows: each screen is the one drawn from nothing.
@Suite struct BackdropTests {
  private static let keys: [Key] =
    "afmnNtTuUxiAcyLs:^?/rdw<>jk1 \u{7f}".unicodeScalars.map { Key.typed($0) }
    + [
      Key(.enter), Key(.escape), Key(.escape), Key(.escape), Key(.up), Key(.down), Key(.tab),
      Key(.pageDown), .control("t"), .control("p"), .control("r"),
    ]

  @Test func `a screen over a kept backdrop is the one drawn from nothing`() throws {
    var numbers = LinearGenerator(seed: 11)
    var screen = DemoScreen(size: Size(columns: 120, rows: 36))
    var backdrop = Backdrop()
    var timesKept = 0
    for step in 0..<400 {
      if step % 50 == 49 {
        let sizes = [(80, 24), (120, 36), (40, 10), (60, 15)]
        let (columns, rows) = sizes[step / 50 % sizes.count]
        screen.handle(.resized(Size(columns: columns, rows: rows)))
      }
      screen.press(try #require(Self.keys.randomElement(using: &numbers)))
      var grid = CellGrid(size: screen.app.size)
      AppScreen.draw(screen.app, over: &backdrop, on: &grid)
      let wanted = screen.grid
      for row in 0..<wanted.size.rows {
        for column in 0..<wanted.size.columns {
          let point = Point(column: column, row: row)
          if grid[point] != wanted[point] {
            Issue.record("step \(step), \(point): \(grid.text[row])")
            return
          }
        }
      }
      #expect(grid.cursor == wanted.cursor, "step \(step)")
      timesKept += backdrop.isEmpty ? 0 : 1
    }
    #expect(timesKept > 100)
  }

  @Test func `no copy is kept of a screen with a value`() {
    var screen = DemoScreen(size: Size(columns: 120, rows: 36))
    var backdrop = Backdrop()
    func draw() {
      var grid = CellGrid(size: screen.app.size)
      AppScreen.draw(screen.app, over: &backdrop, on: &grid)
    }
    screen.press(Key(.enter), .typed("?"))
    draw()
    #expect(!backdrop.isEmpty)
    screen.press(Key(.escape), .typed("v"), .typed("?"))
    #expect(screen.app.browser.value.isRevealed)
    draw()
    #expect(backdrop.isEmpty)
    screen.press(Key(.escape), Key(.enter), .typed("?"))
    draw()
    #expect(backdrop.isEmpty)
  }
}
