import DatabricksClient
import Testing
import ViewModels

@Suite struct EditorMovementTests {
  private func editor(_ bytes: [UInt8], columns: Int = 30, rows: Int = 10, revealed: Bool = true)
    -> EditorViewModel
  {
    var editor = EditorViewModel(
      path: SecretPath(scope: ScopeName("s"), key: KeyName("k")), original: nil, seen: .absent)
    editor.resize(columns: columns, rows: rows)
    if revealed { _ = editor.perform(.reveal, at: .at(0)) }
    unsafe editor.paste(Secret(copying: bytes.span.bytes), at: .at(0))
    _ = editor.perform(.moveToStart, at: .at(0))
    return editor
  }

  private func editor(_ text: String, columns: Int = 30, revealed: Bool = true) -> EditorViewModel {
    editor(Array(text.utf8), columns: columns, revealed: revealed)
  }

  private func offsets(_ commands: [EditorCommand], _ editor: EditorViewModel) -> [Int] {
    var editor = editor
    return commands.map {
      _ = editor.perform($0, at: .at(0))
      return editor.cursor
    }
  }

  @Test func `up and down keep the column across a short line`() {
    let editor = editor("longer\nab\nlonger")
    #expect(
      offsets([.moveToLineEnd, .moveDown, .moveDown, .moveUp, .moveUp], editor)
        == [6, 9, 16, 9, 6])
    #expect(offsets([.moveUp], editor) == [0])
  }

  @Test func `up and down go by cells where characters are wide`() {
    let editor = editor("中中中\nabcdef")
    #expect(
      offsets([.moveDown, .moveRight, .moveRight, .moveRight, .moveUp], editor)
        == [10, 11, 12, 13, 3])
  }

  @Test func `a hidden wide character counts as one dot`() {
    let editor = editor("中中中\nabcdef", revealed: false)
    #expect(
      offsets([.moveDown, .moveRight, .moveRight, .moveUp], editor) == [10, 11, 12, 6])
  }

  @Test func `up and down go by the rows of a wrapped line`() {
    let width = 30 - 4 - 1
    let editor = editor(String(repeating: "x", count: 60))
    #expect(
      offsets([.moveRight, .moveDown, .moveDown, .moveDown], editor) == [
        1, 1 + width, 1 + 2 * width, 1 + 2 * width,
      ])
  }

  @Test func `start and end of line, word and value`() {
    let editor = editor("one two\r\nthree four\n")
    #expect(
      offsets(
        [
          .moveWordRight, .moveWordRight, .moveRight, .moveWordRight, .moveToLineEnd,
          .moveWordLeft, .moveToLineStart, .moveLeft, .moveToEnd, .moveToStart,
        ], editor) == [3, 7, 9, 14, 19, 15, 9, 7, 20, 0])
  }

  @Test func `a page moves what is shown with the cursor`() {
    let lines = (0..<100).map { "line \($0)" }.joined(separator: "\n")
    var editor = editor(lines)
    let rows = editor.areas.text.rows
    _ = editor.perform(.pageDown, at: .at(0))
    #expect(editor.text.line(at: editor.cursor) == rows - 1)
    #expect(editor.top.line == rows - 1)
    _ = editor.perform(.pageUp, at: .at(0))
    #expect(editor.cursor == 0)
    #expect(editor.top.line == 0)
  }

  @Test func `the wheel moves what is shown and a key brings the cursor back`() {
    let lines = (0..<100).map { "line \($0)" }.joined(separator: "\n")
    var editor = editor(lines)
    editor.scroll(byRows: 40)
    #expect(editor.top.line == 40)
    #expect(editor.cursor == 0)
    editor.scroll(byRows: 400)
    #expect(editor.top.line == 100 - editor.areas.text.rows)
    editor.scroll(byRows: -400)
    #expect(editor.top.line == 0)
    editor.scroll(byRows: 40)
    _ = editor.perform(.moveRight, at: .at(0))
    #expect(editor.top.line == 0)
  }

  @Test func `a click puts the cursor on the character under it`() {
    var editor = editor("中b\nsecond line\nx", columns: 40)
    let text = editor.areas.text
    func click(_ column: Int, _ row: Int) -> Int {
      editor.click(at: Point(column: text.column + column, row: text.row + row))
      return editor.cursor
    }
    #expect(click(0, 0) == 0)
    #expect(click(1, 0) == 0)
    #expect(click(2, 0) == 3)
    #expect(click(30, 0) == 4)
    #expect(click(7, 1) == 12)
    #expect(click(0, 2) == 17)
    #expect(click(9, 4) == 18)
    editor.click(at: Point(column: 0, row: 0))
    #expect(editor.cursor == 18)
  }

  @Test func `a row never ends inside a wide character or an escaped form`() {
    let editor = editor("中中中中中中中中中中中中中x\u{202E}", columns: 30)
    let rows = editor.rows
    #expect(rows.range(of: EditorRowPosition(line: 0, row: 0)) == 0..<36)
    #expect(rows.range(of: EditorRowPosition(line: 0, row: 1)) == 36..<43)
  }

  @Test(arguments: 0..<24)
  func `rows kept from key to key are those of a fresh start, and the cursor is in view`(
    seed: UInt64
  ) {
    var numbers = SeededNumbers(seed: seed)
    let separator: [UInt8] = seed % 3 == 0 ? [] : [0x0A]
    // Long lines are those whose rows are kept.
    let lines = (0..<4).map { _ in
      EditorSamples.bytes(300, &numbers).filter { ![0x00, 0x0A, 0x0D].contains($0) }
    }
    var editor = editor(
      Array(lines.joined(separator: separator)), columns: Int.random(in: 6...50, using: &numbers),
      rows: Int.random(in: 4...14, using: &numbers), revealed: seed.isMultiple(of: 2))
    for step in 0..<120 {
      if Int.random(in: 0..<3, using: &numbers) == 0 {
        editor.paste(Secret(copying: EditorSamples.bytes(2, &numbers)), at: .at(0))
      } else {
        let command = EditorCommand.allCases.randomElement(using: &numbers) ?? .moveUp
        guard ![.reveal, .save, .moveToStart, .hex].contains(command) else { continue }
        _ = editor.perform(command, at: .at(0))
      }
      let cursorRow = editor.rows.position(of: editor.cursor)
      let bottom = editor.rows.position(editor.top, movedBy: editor.areas.text.rows - 1)
      #expect(editor.top <= cursorRow && cursorRow <= bottom)
      #expect(editor.text.nearestBoundary(to: editor.cursor, forward: true) == editor.cursor)
      if step % 6 == 0 { expectFreshRows(editor) }
    }
  }

  /// Another width and back again makes all rows be worked out anew.
  private func expectFreshRows(_ editor: EditorViewModel) {
    let kept = allRows(editor.rows)
    var fresh = editor
    fresh.resize(columns: editor.size.columns + 1, rows: editor.size.rows)
    fresh.resize(columns: editor.size.columns, rows: editor.size.rows)
    let wanted = allRows(fresh.rows)
    #expect(kept.count == wanted.count)
    if let index = zip(kept, wanted).enumerated().first(where: { $1.0 != $1.1 })?.offset {
      Issue.record("row \(index) is \(kept[index]), wanted \(wanted[index])")
    }
  }

  private func allRows(_ rows: EditorRows) -> [Range<Int>] {
    (0..<rows.text.lineCount).flatMap { line in
      (0..<rows.rowCount(ofLine: line)).map {
        rows.range(of: EditorRowPosition(line: line, row: $0))
      }
    }
  }

  @Test(arguments: [false, true])
  func `a value of the largest size works on one line and on twenty thousand`(revealed: Bool) {
    for line in [[UInt8](repeating: 65, count: 131_072), Array("12345\n".utf8)] {
      let bytes = Array(repeatElement(line, count: 131_072 / line.count).joined())
      var editor = editor(bytes, columns: 120, rows: 36, revealed: revealed)
      for command in [EditorCommand.moveToEnd, .pageUp, .moveUp, .moveToStart, .pageDown] {
        _ = editor.perform(command, at: .at(0))
        editor.type("x", at: .at(0))
      }
      #expect(editor.text.count == bytes.count + 5)
      while editor.text.canUndo { _ = editor.perform(.undo, at: .at(0)) }
      #expect(editor.text.count == 0)
    }
  }
}
