import DatabricksClient
import Testing
import ViewModels

@Suite struct EditorViewModelTests {
  private let path = SecretPath(scope: ScopeName("payments"), key: KeyName("stripe-api-key"))
  private let seen = SeenSecret.present(lastUpdated: Timestamp(milliseconds: 5))

  private func editor(_ text: String?) -> EditorViewModel {
    editor(bytes: text.map { Array($0.utf8) })
  }

  private func editor(bytes: [UInt8]?) -> EditorViewModel {
    var editor = EditorViewModel(
      path: path, original: bytes.map { Secret(copying: $0) }, seen: bytes == nil ? .absent : seen)
    editor.resize(columns: 40, rows: 12)
    return editor
  }

  private func bytes(_ editor: EditorViewModel) -> [UInt8] { editor.text.copiedBytes }

  private func paste(_ text: String, into editor: inout EditorViewModel) {
    editor.paste(Secret(copying: Array(text.utf8)), at: .at(0))
  }

  // MARK: Typing and pasting

  @Test func `what is typed is stored as UTF-8, masked or not`() {
    var editor = editor(nil)
    for scalar in "a é\t🔑".unicodeScalars { editor.type(scalar, at: .at(0)) }
    _ = editor.perform(.newline, at: .at(0))
    _ = editor.perform(.tab, at: .at(0))
    #expect(bytes(editor) == Array("a é\t🔑\n\t".utf8))
    #expect(editor.cursor == editor.text.count)
    #expect(!editor.isRevealed)
  }

  @Test(arguments: ["\u{1B}", "\u{3}", "\u{7F}", "\u{0}", "\r"] as [Unicode.Scalar])
  func `a control character is not typed`(scalar: Unicode.Scalar) {
    var editor = editor("x")
    editor.type(scalar, at: .at(0))
    #expect(bytes(editor) == Array("x".utf8))
    #expect(!editor.hasChanges)
  }

  @Test func `sixty thousand letters of two bytes pasted behind one are 120,001 bytes`() {
    var editor = editor(nil)
    editor.type("a", at: .at(0))
    let pasted = "a" + String(repeating: "é", count: 60_000)
    paste(String(pasted.dropFirst()), into: &editor)
    #expect(editor.text.count == 120_001)
    #expect(bytes(editor) == Array(pasted.utf8))
    #expect(editor.cursor == 120_001)
    #expect(editor.notice?.text == "pasted 120,000 bytes; the value now has 120,001 bytes")
    _ = editor.perform(.undo, at: .at(1))
    #expect(bytes(editor) == Array("a".utf8))
    _ = editor.perform(.redo, at: .at(2))
    #expect(editor.text.count == 120_001)
  }

  @Test func `the line ends of a pasted PEM become LF, and the notice counts the lines`() {
    let pem = "-----BEGIN KEY-----\nMIIB\nAQAB\n-----END KEY-----\n"
    var editor = editor(nil)
    paste(pem.replacing("\n", with: "\r"), into: &editor)
    #expect(bytes(editor) == Array(pem.utf8))
    #expect(
      editor.notice
        == EditorNotice(.good, "pasted 48 bytes, 4 lines"))
  }

  @Test func `CRLF in a paste is kept, and the notice says so`() {
    var editor = editor(nil)
    paste("a\r\nb\rc\r\n", into: &editor)
    #expect(bytes(editor) == Array("a\r\nb\nc\r\n".utf8))
    #expect(
      editor.notice?.text
        == "pasted 8 bytes, 3 lines, 2 line ends kept as CRLF")
  }

  @Test func `a paste without CR is kept byte for byte, whatever it holds`() {
    var editor = editor("<>")
    _ = editor.perform(.moveRight, at: .at(0))
    let pasted = (0...255).map { UInt8($0) }.filter { $0 != 0x0D } + Array("\u{1B}[201~".utf8)
    editor.paste(Secret(copying: pasted), at: .at(0))
    #expect(bytes(editor) == Array("<".utf8) + pasted + Array(">".utf8))
    #expect(editor.cursor == 1 + pasted.count)
    #expect(
      editor.notice
        == EditorNotice(
          .warning,
          "pasted 261 bytes; the value now has 263 bytes; not all of it is text, so the value is saved as bytes"
        ))
  }

  @Test func `what cannot be held is not inserted at all`() {
    var editor = editor("x")
    let large = Secret(copying: [UInt8](repeating: 65, count: SecretText.byteLimit))
    editor.paste(large, at: .at(0))
    #expect(bytes(editor) == Array("x".utf8))
    #expect(editor.notice?.kind == .danger)
    editor.pasteRefused(byteCount: 9_999_999)
    #expect(
      editor.notice?.text
        == "not inserted: 9,999,999 bytes; a value holds at most 131,072 bytes")
  }

  // MARK: Deleting

  @Test(arguments: [
    (EditorCommand.deleteBackward, 4, "abe\u{301}"), (.deleteBackward, 7, "ab c"),
    (.deleteForward, 0, "b ce\u{301}"), (.deleteWordBackward, 7, "ab "),
    (.deleteWordBackward, 3, "ce\u{301}"), (.deleteWordForward, 0, " ce\u{301}"),
    (.deleteToLineStart, 3, "ce\u{301}"), (.deleteToLineEnd, 2, "ab"),
  ])
  func `deleting takes whole characters and words`(
    command: EditorCommand, offset: Int, left: String
  ) {
    var editor = editor("ab ce\u{301}")
    while editor.cursor < offset { _ = editor.perform(.moveRight, at: .at(0)) }
    _ = editor.perform(command, at: .at(0))
    let wanted =
      command == .deleteBackward && offset == 4 ? "ab e\u{301}" : left
    #expect(String(decoding: bytes(editor), as: UTF8.self) == wanted)
    _ = editor.perform(.undo, at: .at(0))
    #expect(String(decoding: bytes(editor), as: UTF8.self) == "ab ce\u{301}")
    #expect(!editor.hasChanges)
  }

  @Test func `deleting at the end of a line joins it with the next one`() {
    var editor = editor("one\r\ntwo\nthree")
    _ = editor.perform(.moveToLineEnd, at: .at(0))
    _ = editor.perform(.deleteToLineEnd, at: .at(0))
    #expect(bytes(editor) == Array("onetwo\nthree".utf8))
    _ = editor.perform(.moveDown, at: .at(0))
    _ = editor.perform(.moveToLineStart, at: .at(0))
    _ = editor.perform(.deleteBackward, at: .at(0))
    #expect(bytes(editor) == Array("onetwothree".utf8))
  }

  @Test func `deleting where there is nothing changes nothing`() {
    var editor = editor("")
    for command in EditorCommand.allCases where ![.newline, .tab].contains(command) {
      _ = editor.perform(command, at: .at(0))
    }
    #expect(editor.text.count == 0)
    #expect(!editor.hasChanges)
  }

  // MARK: Revealing

  @Test func `a value is hidden until asked for and thirty seconds after the last key`() {
    var editor = editor("secret")
    #expect(!editor.isRevealed)
    #expect(editor.deadline == nil)
    _ = editor.perform(.reveal, at: .at(1_000))
    #expect(editor.isRevealed)
    #expect(editor.deadline == Moment(milliseconds: 31_000))
    editor.type("x", at: .at(20_000))
    #expect(editor.deadline == Moment(milliseconds: 50_000))
    editor.deadlineCame(at: .at(49_999))
    #expect(editor.isRevealed)
    editor.deadlineCame(at: .at(50_000))
    #expect(!editor.isRevealed)
    #expect(editor.deadline == nil)
  }

  @Test func `the key that reveals also hides, and hiding keeps the text`() {
    var editor = editor("secret")
    _ = editor.perform(.reveal, at: .at(0))
    _ = editor.perform(.reveal, at: .at(1))
    #expect(!editor.isRevealed)
    _ = editor.perform(.reveal, at: .at(2))
    editor.hide()
    #expect(!editor.isRevealed)
    #expect(editor.deadline == nil)
    #expect(bytes(editor) == Array("secret".utf8))
  }

  @Test func `closing leaves no byte behind`() {
    var editor = editor("secret")
    editor.type("x", at: .at(0))
    editor.close()
    #expect(editor.text.count == 0)
    #expect(!editor.text.canUndo)
  }
}
