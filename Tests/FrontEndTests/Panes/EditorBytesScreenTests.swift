import DatabricksClient
import FrontEnd
import Testing
import ViewModels

/// A value as bytes, alone in its pane and in the whole program.
@Suite struct EditorBytesScreenTests {
  private static let sizes = [
    Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
    Size(columns: 39, rows: 9),
  ]
  private let now = Now(moment: Moment(milliseconds: 0), time: Timestamp(milliseconds: 0))

  private func editor(columns: Int, rows: Int, isRevealed: Bool) -> EditorViewModel {
    let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    var editor = EditorViewModel(
      path: SecretPath(scope: ScopeName("payments"), key: KeyName("keystore")),
      original: Secret(copying: bytes), seen: .present(lastUpdated: nil))
    editor.resize(columns: columns, rows: rows)
    if isRevealed { _ = editor.perform(.reveal, at: now) }
    return editor
  }

  private func screen(_ editor: EditorViewModel) -> CellGrid {
    var grid = CellGrid(size: editor.size)
    EditorPane.draw(editor, isFocused: true, in: grid.bounds, on: &grid)
    return grid
  }

  @Test(arguments: [false, true]) func `bytes, hidden and revealed`(isRevealed: Bool) {
    let word = isRevealed ? "revealed" : "masked"
    expectScreen(
      screen(editor(columns: 90, rows: 12, isRevealed: isRevealed)), "editor-bytes-\(word)")
  }

  @Test(arguments: sizes) func `bytes in the program`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(Key(.enter), .typed("e"), .control("x"), .control("r"), Key(.function(11)))
    screen.press(Key(.down), Key(.right), Key(.insert), .typed("f"))
    expectScreen(screen.grid, "editor-bytes-\(size.columns)x\(size.rows)")
  }

  @Test func `the cursor stands on the digit that comes next`() {
    var editor = editor(columns: 90, rows: 12, isRevealed: false)
    let layout = editor.bytesLayout
    let start = editor.areas.text
    func cursor(_ column: Int) -> Point { Point(column: start.column + column, row: start.row) }
    #expect(screen(editor).cursor == cursor(layout.column(ofByte: 0)))
    editor.type("a", at: now)
    #expect(screen(editor).cursor == cursor(layout.column(ofByte: 0) + 1))
    editor.type("b", at: now)
    #expect(screen(editor).cursor == cursor(layout.column(ofByte: 1)))
    _ = editor.perform(.tab, at: now)
    #expect(screen(editor).cursor == cursor(layout.charactersColumn + 1))
  }

  @Test func `the selection shows in both columns`() {
    var editor = editor(columns: 90, rows: 12, isRevealed: true)
    _ = editor.perform(.selectRight, at: now)
    _ = editor.perform(.selectRight, at: now)
    let grid = screen(editor)
    let start = editor.areas.text
    let selected = (0..<grid.size.columns).filter {
      grid[Point(column: $0, row: start.row)].ground == .selection
    }
    let layout = editor.bytesLayout
    let digits = layout.column(ofByte: 0)..<layout.column(ofByte: 1) + 2
    let characters = layout.charactersColumn..<layout.charactersColumn + 2
    #expect(selected == (Array(digits) + Array(characters)).map { start.column + $0 })
  }

  @Test(arguments: [(0, 0), (1, 1), (2, 2), (5, 3), (12, 4), (20, 6), (200, 60)])
  func `any size is drawn`(columns: Int, rows: Int) {
    for isRevealed in [false, true] {
      let grid = screen(editor(columns: columns, rows: rows, isRevealed: isRevealed))
      #expect(grid.text.count == rows)
    }
  }

  @Test func `no byte of a hidden value is drawn`() {
    let drawn = screen(editor(columns: 90, rows: 12, isRevealed: false)).text
    #expect(!drawn.joined().contains("0e 15"))
    #expect(!drawn.joined().contains("#*1"))
  }
}
