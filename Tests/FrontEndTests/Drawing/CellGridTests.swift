import FrontEnd
import Testing
import ViewModels

@Suite struct CellGridTests {
  @Test func `text is clipped at the right edge`() {
    var grid = CellGrid(size: Size(columns: 5, rows: 1))
    #expect(grid.write("abcdef", at: Point(column: 2, row: 0)) == 3)
    #expect(grid.text == ["  abc"])
  }

  @Test func `a wide character that does not fit whole is left out`() {
    var grid = CellGrid(size: Size(columns: 4, rows: 1))
    #expect(grid.write("a中中", at: Point(column: 0, row: 0)) == 3)
    #expect(grid.text == ["a中"])
  }

  @Test(arguments: [(0, "x 中"), (1, " x中"), (2, "中x"), (3, "中 x")])
  func `writing over half of a wide character blanks the other half`(column: Int, row: String) {
    var grid = CellGrid(size: Size(columns: 4, rows: 1))
    grid.write("中中", at: Point(column: 0, row: 0))
    grid.write("x", at: Point(column: column, row: 0))
    #expect(grid.text == [row])
  }

  @Test func `nothing is drawn outside`() {
    var grid = CellGrid(size: Size(columns: 3, rows: 2))
    for point in [Point(column: 3, row: 0), Point(column: 0, row: 2), Point(column: 0, row: -1)] {
      grid.write("x", at: point)
    }
    grid.fill(Rect(column: -5, row: -5, columns: 4, rows: 4), .selection)
    grid.setRole(.selection, in: Rect(column: 9, row: 0, columns: 4, rows: 4))
    grid.box(Rect(column: 2, row: 1, columns: 9, rows: 9), title: "t", isFocused: true)
    #expect(grid.text == ["", "  ╭"])
  }

  @Test func `the part left of the grid is cut off`() {
    var grid = CellGrid(size: Size(columns: 4, rows: 1))
    grid.write("abcdef", at: Point(column: -2, row: 0))
    #expect(grid.text == ["cdef"])
  }

  @Test func `a selected row keeps its matches`() {
    var grid = CellGrid(size: Size(columns: 4, rows: 1))
    grid.write("a", at: Point(column: 0, row: 0))
    grid.write("b", at: Point(column: 1, row: 0), .match)
    grid.setRole(.selection, in: grid.bounds)
    #expect(grid[Point(column: 0, row: 0)].role == .selection)
    #expect(grid[Point(column: 1, row: 0)].role == .match)
    #expect(grid[Point(column: 1, row: 0)].ground == .selection)
    grid.fill(grid.bounds)
    #expect(grid[Point(column: 1, row: 0)].ground == nil)
  }

  @Test func `escaped characters have a role of their own`() {
    var grid = CellGrid(size: Size(columns: 8, rows: 1))
    grid.write("a\u{1B}b", at: Point(column: 0, row: 0), .title)
    #expect(grid.text == ["a^[b"])
    #expect(grid[Point(column: 0, row: 0)].role == .title)
    #expect(grid[Point(column: 1, row: 0)].role == .escaped)
  }

  @Test func `an ASCII terminal gets likenesses and question marks`() {
    var grid = CellGrid(size: Size(columns: 20, rows: 1), glyphs: .ascii)
    let used = grid.write("▸ é中…✓", at: Point(column: 0, row: 0))
    #expect(used == 7)
    #expect(grid.text == ["> ???~+"])
    #expect(grid[Point(column: 2, row: 0)].role == .escaped)
    #expect(grid[Point(column: 5, row: 0)].role == .text)
  }

  @Test func `wiping leaves nothing`() {
    var grid = CellGrid(size: Size(columns: 8, rows: 2))
    grid.write("secret中", at: Point(column: 0, row: 1), .danger)
    grid.cursor = Point(column: 0, row: 0)
    grid.wipe()
    #expect(grid.text == ["", ""])
    #expect(grid.cursor == nil)
  }

  @Test(arguments: [(GlyphSet.unicode, "frames"), (.ascii, "frames-ascii")])
  func `frames show title and place`(glyphs: GlyphSet, name: String) {
    var grid = CellGrid(size: Size(columns: 40, rows: 9), glyphs: glyphs)
    grid.box(
      Rect(column: 0, row: 0, columns: 40, rows: 3), title: "1 Scopes", trailing: "3/42",
      isFocused: true)
    grid.box(
      Rect(column: 0, row: 3, columns: 20, rows: 3), title: "2 Keys · a-very-long-scope-name",
      trailing: "1/2", isFocused: false)
    grid.box(
      Rect(column: 20, row: 3, columns: 12, rows: 3), title: "中中中中中中", trailing: "999/999",
      isFocused: false)
    grid.box(Rect(column: 0, row: 6, columns: 2, rows: 2), title: "x", isFocused: false)
    expectScreen(grid, name)
  }
}

@Suite struct CellTextTests {
  @Test(arguments: [
    ("stripe-api-key", 20, "stripe-api-key"),
    ("stripe-api-key", 9, "stri…-key"),
    ("stripe-api-key", 8, "stri…key"),
    ("中文字符", 5, "中…符"),
    ("中文字符", 4, "中…"),
    ("abc", 1, "…"),
    ("abc", 0, ""),
    ("a\u{1B}\u{1B}\u{1B}b", 5, "a…b"),
  ])
  func `both ends of a cut name stay`(text: String, cells: Int, cut: String) {
    #expect(CellText.middleTruncated(text, cells: cells) == cut)
  }

  @Test func `padding fills or cuts to the cell`() {
    #expect(CellText.padded("中", cells: 4) == "中  ")
    #expect(CellText.padded("12", cells: 4, .trailing) == "  12")
    #expect(CellText.padded("123456", cells: 4) == "12…6")
    #expect(CellText.endTruncated("123456", cells: 4) == "123…")
  }
}
