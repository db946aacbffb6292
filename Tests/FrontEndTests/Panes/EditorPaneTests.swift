import DatabricksClient
import FrontEnd
import Testing
import ViewModels

@Suite struct EditorPaneTests {
  private let now = Now(moment: Moment(milliseconds: 0), time: Timestamp(milliseconds: 0))
  private let path = SecretPath(scope: ScopeName("payments"), key: KeyName("tls-cert-pem"))
  private let pem = Array(
    """
    -----BEGIN CERTIFICATE-----
    MIIBszCCAVmgAwIBAgIUQmFzZTY0IHRleHQgb2Ygbm9ib2R5IGF0IGFsbAowCgYI
    KoZIzj0EAwIwFDESMBAGA1UEAwwJbGFrZS1kZW1vMB4XDTI2MDEwMTAwMDAwMFoX
    -----END CERTIFICATE-----

    """.utf8)

  private func editor(
    _ bytes: [UInt8]?, columns: Int = 76, rows: Int = 12, revealed: Bool = false
  ) -> EditorViewModel {
    var editor = EditorViewModel(
      path: path, original: bytes.map { Secret(copying: $0) },
      seen: bytes == nil ? .absent : .present(lastUpdated: nil))
    editor.resize(columns: columns, rows: rows)
    if revealed { _ = editor.perform(.reveal, at: now) }
    return editor
  }

  private func screen(_ editor: EditorViewModel) -> CellGrid {
    var grid = CellGrid(size: editor.size)
    EditorPane.draw(editor, isFocused: true, in: grid.bounds, on: &grid)
    return grid
  }

  @Test func `a PEM is dots with the length of each line`() {
    expectScreen(screen(editor(pem)), "editor-pem-masked")
  }

  @Test func `a PEM is readable when revealed`() {
    expectScreen(screen(editor(pem, revealed: true)), "editor-pem-revealed")
    expectScreen(
      screen(editor(pem, columns: 120, rows: 33, revealed: true)), "editor-pem-120x33")
  }

  @Test func `a small pane wraps what it shows`() {
    expectScreen(screen(editor(pem, columns: 40, rows: 10, revealed: true)), "editor-pem-40x10")
    expectScreen(screen(editor(pem, columns: 40, rows: 10)), "editor-pem-masked-40x10")
  }

  @Test func `an empty value says what to do`() {
    expectScreen(screen(editor(nil)), "editor-empty")
  }

  @Test func `what cannot be seen has signs, what is wide has its room`() {
    let text = "中文 key 🔑 e\u{301}\r\n\ttab  \r\nzero\u{200B}width \u{202E}bidi\n\u{1B} wrong "
    for (name, columns) in [("editor-signs", 76), ("editor-signs-20", 20)] {
      var editor = editor(Array(text.utf8), columns: columns, revealed: true)
      _ = editor.perform(.moveToEnd, at: now)
      editor.paste(Secret(copying: [0xFF]), at: now)
      expectScreen(screen(editor), name)
    }
  }

  @Test func `a value over the limit says by how much`() {
    var editor = editor(nil)
    let line = Array(repeating: UInt8(ascii: "x"), count: 99) + [UInt8(ascii: "\n")]
    let bytes = Array(repeatElement(line, count: 1311).joined()) + Array("y".utf8)
    editor.paste(Secret(copying: bytes), at: now)
    #expect(editor.perform(.save, at: now) == nil)
    expectScreen(screen(editor), "editor-over-limit")
  }

  @Test func `a failed save keeps its reason in view`() {
    var editor = editor(pem)
    editor.type("x", at: now)
    #expect(editor.saveAgreed() != nil)
    expectScreen(screen(editor), "editor-saving")
    editor.saveInDoubt(true)
    expectScreen(screen(editor), "editor-checking")
    editor.saveFailed(
      "the workspace did not answer for 60 s; it may hold the old value or the new one. "
        + "Ctrl-S tries again")
    expectScreen(screen(editor), "editor-save-failed")
  }

  @Test func `the cursor stands behind what was typed`() {
    var editor = editor(nil)
    for scalar in "a中".unicodeScalars { editor.type(scalar, at: now) }
    #expect(screen(editor).cursor == Point(column: 4, row: 1))
    _ = editor.perform(.reveal, at: now)
    #expect(screen(editor).cursor == Point(column: 5, row: 1))
  }

  @Test(arguments: [
    (117_964, Role.dim), (117_965, .warning), (131_072, .warning), (131_073, .danger),
  ])
  func `the size warns from nine tenths of the limit`(byteCount: Int, role: Role) {
    let grid = screen(editor(Array(repeating: 65, count: byteCount)))
    let meter = grid.size.rows - 2
    #expect(grid[Point(column: grid.size.columns - 3, row: meter)].role == role)
  }

  @Test(arguments: [false, true])
  func `the selection shows, hidden or not, with the line end in it`(revealed: Bool) {
    var editor = editor(Array("one\n\nthree".utf8), revealed: revealed)
    for command in [EditorCommand.moveRight, .selectDown, .selectDown] {
      _ = editor.perform(command, at: now)
    }
    let grid = screen(editor)
    let start = editor.areas.text.column
    func selected(_ row: Int) -> [Int] {
      (0..<grid.size.columns).filter {
        grid[Point(column: $0, row: row)].ground == .selection
      }
    }
    #expect(selected(1) == [start + 1, start + 2, start + 3])
    #expect(selected(2) == [start])
    #expect(selected(3) == [start])
    #expect(grid.text[grid.size.rows - 2].contains("5 bytes selected"))
  }

  @Test func `without focus there is no cursor`() {
    var grid = CellGrid(size: Size(columns: 76, rows: 12))
    EditorPane.draw(editor(pem), isFocused: false, in: grid.bounds, on: &grid)
    #expect(grid.cursor == nil)
  }

  @Test func `no sign of a hidden value is drawn`() {
    let grid = screen(editor(Array("hunter2 \t\u{202E}\r\nnext".utf8)))
    let drawn = grid.text.joined()
    for sign in ["hunter", "→", "·  ", "<", "^", "␍", "next"] {
      #expect(!drawn.contains(sign), "\(sign) is on the screen")
    }
  }

  @Test(arguments: [(0, 0), (1, 1), (2, 2), (5, 3), (12, 4), (200, 60)])
  func `any size is drawn`(columns: Int, rows: Int) {
    for bytes in [pem, [0, 1, 2], []] {
      for revealed in [false, true] {
        let grid = screen(editor(bytes, columns: columns, rows: rows, revealed: revealed))
        #expect(grid.text.count == max(0, rows))
      }
    }
  }
}
