import DatabricksClient
import Testing
import ViewModels

@Suite struct EditorSelectionTests {
  private func editor(_ text: String) -> EditorViewModel {
    var editor = EditorViewModel(
      path: SecretPath(scope: ScopeName("s"), key: KeyName("k")),
      original: Secret(copying: Array(text.utf8)), seen: .unchecked)
    editor.resize(columns: 60, rows: 12)
    return editor
  }

  private func perform(_ commands: EditorCommand..., in editor: inout EditorViewModel) {
    for command in commands { _ = editor.perform(command, at: .at(0)) }
  }

  private func string(_ editor: EditorViewModel) -> String {
    String(decoding: editor.text.copiedBytes, as: UTF8.self)
  }

  private static let rows: [(commands: [EditorCommand], selected: Range<Int>?)] = [
    ([.selectRight], 0..<1),
    ([.selectRight, .selectRight, .selectLeft], 0..<1),
    ([.selectRight, .selectLeft], nil),
    ([.selectRight, .selectLeft, .moveRight], nil),
    ([.selectLeft, .moveWordRight], nil),
    ([.moveRight, .selectLeft], 0..<1),
    ([.selectWordRight], 0..<3),
    ([.selectDown], 0..<8),
    ([.selectToLineEnd], 0..<7),
    ([.moveToLineEnd, .selectToLineStart], 0..<7),
    ([.selectToEnd], 0..<16),
    ([.moveToEnd, .selectWordLeft], 14..<16),
    ([.moveToEnd, .selectToStart], 0..<16),
    ([.moveToEnd, .selectUp], 7..<16),
    ([.moveToEnd, .selectPageUp], 7..<16),
    ([.selectPageDown], 0..<8),
    ([.selectAll], 0..<16),
    ([.moveToEnd, .selectAll, .selectLeft], 0..<15),
    ([.selectRight, .moveDown], nil),
    ([.selectRight, .reveal], 0..<1),
    ([.selectRight, .leave], nil),
  ]

  @Test(arguments: rows)
  func `shift selects from where the cursor was`(
    row: (commands: [EditorCommand], selected: Range<Int>?)
  ) {
    var editor = editor("one two\nthree fo")
    for command in row.commands { _ = editor.perform(command, at: .at(0)) }
    #expect(editor.selection == row.selected)
  }

  @Test func `without shift the arrows go to the ends of the selection`() {
    var editor = editor("one two")
    perform(.moveRight, .selectWordRight, .moveLeft, in: &editor)
    #expect(editor.cursor == 1)
    perform(.selectWordRight, .moveRight, in: &editor)
    #expect(editor.cursor == 3)
    #expect(editor.selection == nil)
  }

  @Test func `escape gives up the selection before it leaves`() {
    var editor = editor("one")
    perform(.selectAll, in: &editor)
    #expect(editor.perform(.leave, at: .at(0)) == nil)
    #expect(editor.perform(.leave, at: .at(0)) == .leave)
  }

  @Test func `typing replaces the selection, and one step takes it all back`() {
    var editor = editor("one two three")
    perform(.moveWordRight, .moveRight, .selectWordRight, in: &editor)
    for scalar in "zwei".unicodeScalars { editor.type(scalar, at: .at(0)) }
    #expect(string(editor) == "one zwei three")
    perform(.undo, in: &editor)
    #expect(string(editor) == "one two three")
    #expect(!editor.hasChanges)
    perform(.redo, in: &editor)
    #expect(string(editor) == "one zwei three")
  }

  @Test func `a paste replaces the selection as one step and says what it replaced`() {
    var editor = editor("one two")
    perform(.selectWordRight, in: &editor)
    editor.paste(Secret(copying: Array("1".utf8)), at: .at(0))
    #expect(string(editor) == "1 two")
    #expect(
      editor.notice?.text == "pasted 1 byte in place of 3 bytes; the value now has 5 bytes")
    perform(.undo, in: &editor)
    #expect(string(editor) == "one two")
  }

  @Test(arguments: [
    EditorCommand.deleteBackward, .deleteForward, .deleteWordBackward, .deleteWordForward,
    .deleteToLineStart, .deleteToLineEnd,
  ])
  func `each deletion takes the selection and no more`(command: EditorCommand) {
    var editor = editor("one two three")
    perform(.moveWordRight, .selectWordRight, command, in: &editor)
    #expect(string(editor) == "one three")
    perform(.undo, in: &editor)
    #expect(string(editor) == "one two three")
  }

  @Test func `what is cut can be pasted again, byte for byte`() {
    var editor = editor("a\r\nb\u{200B}c")
    perform(.selectAll, .cut, in: &editor)
    #expect(string(editor) == "")
    #expect(editor.notice?.text == "cut 8 bytes")
    perform(.paste, .paste, in: &editor)
    #expect(string(editor) == "a\r\nb\u{200B}ca\r\nb\u{200B}c")
    perform(.undo, .undo, .undo, in: &editor)
    #expect(string(editor) == "a\r\nb\u{200B}c")
  }

  @Test func `what is copied replaces a selection`() {
    var editor = editor("one two")
    perform(.selectWordRight, .copy, in: &editor)
    #expect(editor.notice?.text == "copied 3 bytes inside the editor")
    #expect(!editor.hasChanges)
    perform(.moveToEnd, .selectWordLeft, .paste, in: &editor)
    #expect(string(editor) == "one one")
  }

  @Test func `cut, copy and paste say when there is nothing to do`() {
    var editor = editor("one")
    for command in [EditorCommand.cut, .copy] {
      perform(command, in: &editor)
      #expect(editor.notice?.text == "nothing is selected: shift and an arrow select")
    }
    perform(.paste, in: &editor)
    #expect(editor.notice?.text == "nothing was cut or copied in this editor yet")
    #expect(!editor.hasChanges)
  }

  @Test func `a click gives up the selection`() {
    var editor = editor("one")
    perform(.selectAll, in: &editor)
    editor.click(at: Point(column: editor.areas.text.column, row: editor.areas.text.row))
    #expect(editor.selection == nil)
  }

  @Test func `closing forgets what was cut`() {
    var editor = editor("one")
    perform(.selectAll, .cut, in: &editor)
    editor.close()
    perform(.paste, in: &editor)
    #expect(editor.text.count == 0)
  }
}
