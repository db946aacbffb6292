import Foundation
import FrontEnd
import Testing
import ViewModels

/// What the user may do, told in the browser at every width.
@Suite struct AccessWordsScreenTests {
  private static func screen(_ columns: Int, of scope: String) -> DemoScreen {
    var screen = DemoScreen(size: Size(columns: columns, rows: 24))
    screen.press(.typed("/"))
    screen.type(scope)
    screen.press(Key(.enter))
    return screen
  }

  @Test(arguments: [40, 60, 72, 80, 100, 104, 110, 117, 118, 120, 140, 200])
  func `in the value pane the permission is never cut`(columns: Int) throws {
    var screen = Self.screen(columns, of: "data-platform")
    screen.press(.typed("3"))
    let line = try #require(screen.grid.text.first { $0.contains("Access") })
    #expect(line.contains("READ, maybe WRITE"), "\(line)")
    let told = line[(try #require(line.range(of: "READ, maybe"))).lowerBound...]
    #expect(!told.contains("…"), "\(line)")
  }

  @Test(arguments: 60...140) func `the list of scopes tells the permission at every width`(
    columns: Int
  ) throws {
    let screen = Self.screen(columns, of: "platform")
    let pane = try #require(
      BrowserLayout(size: Size(columns: columns, rows: 24), focus: .scopes).panes[.scopes])
    let rows = screen.grid.text.map { String($0.prefix(pane.columns)) }
    let told = rows.filter { $0.contains(pane.columns >= 34 ? " READ+  " : " R+ ") }
    #expect(told.count == 2, "\(rows)")
  }

  @Test func `no pane jumps as the window becomes wider by a column`() {
    let layouts = (100...160).map {
      BrowserLayout(size: Size(columns: $0, rows: 24), focus: .scopes)
    }
    for (narrow, wide) in zip(layouts, layouts.dropFirst()) {
      for pane in Pane.allCases {
        let step = (wide.panes[pane]?.columns ?? 0) - (narrow.panes[pane]?.columns ?? 0)
        #expect((0...1).contains(step))
      }
    }
  }

  @Test(arguments: [100, 110]) func `the browser between a small window and a wide one`(
    columns: Int
  ) {
    let screen = DemoScreen(size: Size(columns: columns, rows: 30))
    expectScreen(screen.grid, "browser-scopes-\(columns)x30")
  }
}
