import DatabricksClient
import Testing
import ViewModels

/// Going to a line, and lines that go on to the right.
@Suite struct EditorGoingTests {
  private func editor(_ text: String, columns: Int = 30) -> EditorViewModel {
    var editor = EditorViewModel(
      path: path("a", "x"), original: Secret(copying: Array(text.utf8)), seen: .unchecked)
    editor.resize(columns: columns, rows: 12)
    return editor
  }

  private func go(to typed: String, in editor: inout EditorViewModel) {
    _ = editor.perform(.goToLine, at: .at(0))
    for scalar in typed.unicodeScalars { editor.typeInBar(.typed(scalar), at: .at(0)) }
    editor.performInBar(.accept, at: .at(0))
  }

  @Test(arguments: [
    ("2", 4, nil), ("3", 8, nil), ("", 0, nil),
    ("99", 8, "there are 3 lines; this is the last one"),
  ])
  func `a line is gone to by its number`(typed: String, cursor: Int, said: String?) {
    var editor = editor("one\ntwo\nthree")
    go(to: typed, in: &editor)
    #expect(editor.cursor == cursor)
    #expect(editor.bar == nil)
    if let said { #expect(editor.shownNotice?.text == said) }
  }

  @Test(arguments: ["0", "x", "-1"])
  func `what is no line stays in the field with the reason`(typed: String) {
    var editor = editor("one\ntwo")
    go(to: typed, in: &editor)
    guard case .goTo(let place) = editor.bar else {
      Issue.record("the field is closed")
      return
    }
    #expect(place.problem == "a line is a number from 1")
    #expect(place.field.text == typed)
    #expect(editor.cursor == 0)
    editor.typeInBar(.control("u"), at: .at(0))
    editor.typeInBar(.typed("2"), at: .at(0))
    editor.performInBar(.accept, at: .at(0))
    #expect(editor.cursor == 4)
  }

  @Test func `escape leaves the cursor where it is`() {
    var editor = editor("one\ntwo")
    _ = editor.perform(.goToLine, at: .at(0))
    editor.typeInBar(.typed("2"), at: .at(0))
    editor.performInBar(.close, at: .at(0))
    #expect(editor.cursor == 0)
    #expect(editor.bar == nil)
  }

  @Test(arguments: [("1f", 31), ("0x10", 16), ("ffff", 40)])
  func `among bytes an offset is gone to`(typed: String, cursor: Int) {
    var editor = editor(String(repeating: "x", count: 40))
    _ = editor.perform(.hex, at: .at(0))
    go(to: typed, in: &editor)
    #expect(editor.cursor == cursor)
  }

  @Test func `without wrapping a line has one row, and the cursor stays in sight`() {
    var editor = editor(String(repeating: "x", count: 200) + "\nend")
    #expect(editor.rows.rowCount(ofLine: 0) > 1)
    _ = editor.perform(.wrap, at: .at(0))
    #expect(editor.rows.rowCount(ofLine: 0) == 1)
    #expect(editor.leftColumn == 0)
    for command in [EditorCommand.moveToLineEnd, .moveLeft, .moveToLineStart, .moveToLineEnd] {
      _ = editor.perform(command, at: .at(0))
      let column = editor.rows.column(of: editor.cursor) - editor.leftColumn
      #expect((0..<editor.areas.text.columns).contains(column))
    }
    for _ in 0..<150 {
      _ = editor.perform(.moveLeft, at: .at(0))
      let column = editor.rows.column(of: editor.cursor) - editor.leftColumn
      // The first cell is the sign that there is more.
      #expect(column >= (editor.leftColumn > 0 ? 1 : 0))
    }
    _ = editor.perform(.moveDown, at: .at(0))
    #expect(editor.cursor == 204)
    #expect(editor.leftColumn == 0)
    _ = editor.perform(.wrap, at: .at(0))
    #expect(editor.rows.rowCount(ofLine: 0) > 1)
  }

  @Test func `a click goes to the column shown there`() {
    var editor = editor((0..<100).map { String($0 % 10) }.joined())
    _ = editor.perform(.wrap, at: .at(0))
    _ = editor.perform(.moveToLineEnd, at: .at(0))
    let left = editor.leftColumn
    let area = editor.areas.text
    editor.click(at: Point(column: area.column + 5, row: area.row))
    #expect(editor.cursor == left + 5)
  }

  @Test(arguments: 0..<6)
  func `columns kept from key to key are those of a fresh start`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let pieces = ["x", "\t", "中", "e\u{301}", "🔑", "\u{202E}", "word "]
    let text = (0..<9_000).compactMap { _ in pieces.randomElement(using: &numbers) }.joined()
    var editor = editor(text, columns: 60)
    _ = editor.perform(.wrap, at: .at(0))
    if seed.isMultiple(of: 2) { _ = editor.perform(.reveal, at: .at(0)) }
    for _ in 0..<60 {
      let offset = Int.random(in: 0...editor.text.count, using: &numbers)
      // Through the bytes the cursor gets anywhere.
      _ = editor.perform(.hex, at: .at(0))
      go(to: String(Int.random(in: 0...editor.text.count, using: &numbers), radix: 16), in: &editor)
      _ = editor.perform(.hex, at: .at(0))
      _ = editor.rows.column(of: editor.text.count)
      if Bool.random(using: &numbers) { _ = editor.perform(.deleteBackward, at: .at(0)) }
      editor.paste(
        Secret(copying: Array((pieces.randomElement(using: &numbers) ?? "x").utf8)), at: .at(0))
      let place = editor.text.nearestBoundary(to: offset, forward: false)
      let kept = editor.rows.column(of: place)
      var fresh = editor
      fresh.resize(columns: 61, rows: 12)
      _ = fresh.perform(.wrap, at: .at(0))
      _ = fresh.perform(.wrap, at: .at(0))
      #expect(kept == fresh.rows.column(of: place))
      #expect(editor.rows.column(of: editor.cursor) >= editor.leftColumn)
    }
  }
}
