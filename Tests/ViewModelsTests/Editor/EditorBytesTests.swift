import DatabricksClient
import Testing
import ViewModels

/// The value as bytes: digits, characters, and what the keys do there.
@Suite struct EditorBytesTests {
  private func editor(_ bytes: [UInt8], columns: Int = 90, rows: Int = 12) -> EditorViewModel {
    var editor = EditorViewModel(
      path: path("a", "x"), original: Secret(copying: bytes), seen: .present(lastUpdated: nil))
    editor.resize(columns: columns, rows: rows)
    if editor.form == .text { _ = editor.perform(.hex, at: .at(0)) }
    return editor
  }

  private func type(_ text: String, into editor: inout EditorViewModel) {
    for scalar in text.unicodeScalars { editor.type(scalar, at: .at(0)) }
  }

  private func press(_ commands: EditorCommand..., in editor: inout EditorViewModel) {
    for command in commands { _ = editor.perform(command, at: .at(0)) }
  }

  private func bytes(_ editor: EditorViewModel) -> [UInt8] { editor.text.copiedBytes }

  @Test(arguments: [([0x61, 0x00], true), ([0xFF], true), ([0x61], false), ([], false)])
  func `a value that is no text opens as bytes`(value: [UInt8], isBinary: Bool) {
    let editor = EditorViewModel(
      path: path("a", "x"), original: Secret(copying: value), seen: .unchecked)
    #expect(editor.form == (isBinary ? .bytes : .text))
  }

  @Test func `switching to bytes and back changes none of them`() {
    let value = Array("é 👩‍💻\r\n".utf8) + [0xFF, 0]
    var editor = editor(value)
    for _ in 0..<4 {
      press(.hex, in: &editor)
      #expect(bytes(editor) == value)
      #expect(!editor.hasChanges)
    }
    press(.moveToStart, .moveRight, .hex, in: &editor)
    // Inside of é there is no place for a cursor in a text.
    #expect(editor.cursor == 0)
  }

  @Test func `digits take the place of digits, and the cursor goes on`() {
    var editor = editor([0x12, 0x34, 0x56])
    type("a", into: &editor)
    #expect(bytes(editor) == [0xA2, 0x34, 0x56])
    #expect(editor.cursor == 0)
    #expect(editor.byteEntry.isAtLowDigit)
    type("Bf0", into: &editor)
    #expect(bytes(editor) == [0xAB, 0xF0, 0x56])
    #expect(editor.cursor == 2)
  }

  @Test func `digits behind the last byte add bytes`() {
    var editor = editor([])
    type("0a1", into: &editor)
    #expect(bytes(editor) == [0x0A, 0x10])
    press(.moveToEnd, in: &editor)
    type("ff", into: &editor)
    #expect(bytes(editor) == [0x0A, 0x10, 0xFF])
  }

  @Test func `inserting leaves the others as they are`() {
    var editor = editor([0x01, 0x02])
    press(.insertMode, .moveRight, in: &editor)
    type("abcd", into: &editor)
    #expect(bytes(editor) == [0x01, 0xAB, 0xCD, 0x02])
    press(.undo, in: &editor)
    #expect(bytes(editor) == [0x01, 0x02])
  }

  @Test func `a run of digits is one step of undo`() {
    var editor = editor([1, 2, 3])
    type("aabbccdd", into: &editor)
    #expect(bytes(editor) == [0xAA, 0xBB, 0xCC, 0xDD])
    press(.undo, in: &editor)
    #expect(bytes(editor) == [1, 2, 3])
    press(.redo, in: &editor)
    #expect(bytes(editor) == [0xAA, 0xBB, 0xCC, 0xDD])
    #expect(!editor.text.canRedo)
  }

  @Test func `characters are typed in their column as UTF-8`() {
    var editor = editor([0, 0, 0, 0])
    press(.tab, in: &editor)
    type("Aé", into: &editor)
    #expect(bytes(editor) == [0x41, 0xC3, 0xA9, 0])
    press(.insertMode, in: &editor)
    type("z", into: &editor)
    #expect(bytes(editor) == [0x41, 0xC3, 0xA9, 0x7A, 0])
  }

  @Test(arguments: ["g", " ", "é", "\u{7F}"])
  func `what is no digit does nothing and says what does`(character: String) {
    var editor = editor([1])
    type(character, into: &editor)
    #expect(bytes(editor) == [1])
    #expect(editor.shownNotice?.text == "bytes are typed as 0-9 a-f; tab goes to the characters")
  }

  @Test func `the keys of a text delete here too`() {
    let value = (0..<40).map { UInt8($0) }
    func after(_ commands: EditorCommand...) -> [UInt8] {
      var editor = editor(value)
      press(.moveDown, .moveRight, .moveRight, in: &editor)
      for command in commands { _ = editor.perform(command, at: .at(0)) }
      return bytes(editor)
    }
    func without(_ range: Range<Int>) -> [UInt8] {
      var left = value
      left.removeSubrange(range)
      return left
    }
    #expect(after(.deleteForward) == without(18..<19))
    #expect(after(.deleteBackward) == without(17..<18))
    #expect(after(.deleteWordBackward) == without(16..<18))
    #expect(after(.deleteWordForward) == without(18..<20))
    #expect(after(.deleteToLineStart) == without(16..<18))
    #expect(after(.deleteToLineEnd) == without(18..<32))
    #expect(after(.selectRight, .selectRight, .deleteBackward) == without(18..<20))
    #expect(after(.selectAll, .cut) == [])
    #expect(after(.selectLeft, .cut, .moveToEnd, .paste) == without(17..<18) + [17])
  }

  @Test func `deleting back from the second digit goes back to the first`() {
    var editor = editor([0x12, 0x34])
    press(.moveRight, in: &editor)
    type("f", into: &editor)
    press(.deleteBackward, in: &editor)
    #expect(bytes(editor) == [0x12, 0xF4])
    #expect(!editor.byteEntry.isAtLowDigit)
    type("a", into: &editor)
    press(.moveLeft, in: &editor)
    #expect(editor.cursor == 1)
    press(.moveLeft, in: &editor)
    #expect(editor.cursor == 0)
  }

  @Test func `a digit takes the place of a selection`() {
    var editor = editor([1, 2, 3, 4])
    press(.selectRight, .selectRight, in: &editor)
    type("ab", into: &editor)
    #expect(bytes(editor) == [0xAB, 3, 4])
  }

  @Test func `a character takes the place of a selection and of nothing behind it`() {
    var editor = editor([1, 2, 3, 4])
    press(.tab, .selectRight, .selectRight, in: &editor)
    type("🔑", into: &editor)
    #expect(bytes(editor) == Array("🔑".utf8) + [3, 4])
    press(.undo, in: &editor)
    #expect(bytes(editor) == [1, 2, 3, 4])
  }

  @Test func `a paste is inserted as it came`() {
    var editor = editor([0xFF, 0xFE])
    press(.moveRight, in: &editor)
    editor.paste(Secret(copying: [0, 1, 0x80]), at: .at(0))
    #expect(bytes(editor) == [0xFF, 0, 1, 0x80, 0xFE])
    #expect(editor.cursor == 4)
  }

  @Test func `moving stops at both ends and keeps the cursor in view`() {
    var editor = editor([UInt8](repeating: 0, count: 1000))
    let perRow = editor.bytesLayout.bytesPerRow
    let rows = editor.areas.text.rows
    for command in EditorCommand.allCases where command.rawValue.hasPrefix("move") {
      for start in [EditorCommand.moveToStart, .moveToEnd] {
        press(start, command, in: &editor)
        #expect((0...1000).contains(editor.cursor))
        let row = (editor.cursor - editor.firstByte) / perRow
        #expect((0..<rows).contains(row), "\(command)")
      }
    }
    press(.moveToStart, .pageDown, in: &editor)
    #expect(editor.cursor == (rows - 1) * perRow)
    editor.scroll(byRows: 1000)
    #expect(editor.firstByte == (1000 / perRow + 1 - rows) * perRow)
  }

  @Test func `a click goes to the byte, and to the column, that it hit`() {
    var editor = editor((0..<64).map { UInt8($0) } + [0xFF])
    let text = editor.areas.text
    let layout = editor.bytesLayout
    editor.click(at: Point(column: text.column + layout.column(ofByte: 9) + 1, row: text.row + 1))
    #expect(editor.cursor == layout.bytesPerRow + 9)
    #expect(!editor.byteEntry.isInCharacters)
    editor.click(at: Point(column: text.column + layout.charactersColumn + 3, row: text.row))
    #expect(editor.cursor == 3)
    #expect(editor.byteEntry.isInCharacters)
    editor.click(at: Point(column: 500, row: text.row + 4))
    #expect(editor.cursor == 65)
  }

  @Test func `hidden again after 30 seconds, and typing hidden works`() {
    var editor = editor([0xFF, 0])
    press(.reveal, in: &editor)
    #expect(editor.isRevealed)
    editor.deadlineCame(at: .at(30_000))
    #expect(!editor.isRevealed)
    type("01", into: &editor)
    #expect(bytes(editor) == [0x01, 0])
  }

  @Test(arguments: 0..<24) func `random keys give what a plain array gives`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    var model = (0..<Int.random(in: 0...90, using: &numbers)).map { _ in
      UInt8.random(in: 0...255, using: &numbers)
    }
    let start = model
    var editor = editor(model + [0xFF])
    model.append(0xFF)
    var inserts = false
    for _ in 0..<400 {
      let at = editor.cursor
      switch Int.random(in: 0..<8, using: &numbers) {
      case 0:
        press(.deleteForward, in: &editor)
        if at < model.count { model.remove(at: at) }
      case 1:
        press(.deleteBackward, in: &editor)
        if at > 0 { model.remove(at: at - 1) }
      case 2:
        press(.insertMode, in: &editor)
        inserts.toggle()
      case 3...4:
        let moves: [EditorCommand] = [.moveLeft, .moveRight, .moveUp, .moveDown, .moveToEnd]
        press(moves.randomElement(using: &numbers) ?? .moveLeft, in: &editor)
      default:
        let byte = UInt8.random(in: 0...255, using: &numbers)
        let digits = String(byte, radix: 16)
        type(digits.count == 1 ? "0" + digits : digits, into: &editor)
        if inserts || at == model.count { model.insert(byte, at: at) } else { model[at] = byte }
      }
      #expect(bytes(editor) == model)
    }
    let end = model
    while editor.text.canUndo { press(.undo, in: &editor) }
    #expect(bytes(editor) == start + [0xFF])
    while editor.text.canRedo { press(.redo, in: &editor) }
    #expect(bytes(editor) == end)
  }
}
