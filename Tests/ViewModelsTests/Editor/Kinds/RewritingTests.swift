import DatabricksClient
import Testing
import ViewModels

/// The commands that write the value otherwise.
@Suite struct RewritingTests {
  static let commands: [EditorCommand] = [.removeInvisible]

  // MARK: Invisible characters

  @Test(arguments: [
    ("a\u{200B}b", "ab", "removed 1 zero-width character: 2 bytes"),
    ("\u{FEFF}{}\u{202E}", "{}", "removed 1 zero-width character and 1 bidi control: 2 bytes"),
    ("a\u{A0}b\u{202F}c", "a b c", "made 2 no-break spaces plain: 5 bytes"),
    (
      "👩‍💻\u{200D} \u{A0}\u{200B}", "👩‍💻  ",
      "removed 2 zero-width characters, made 1 no-break space plain: 13 bytes"
    ),
  ])
  func `what nobody sees is removed as one step`(before: String, after: String, says: String) {
    for form in [false, true] {
      var test = RewritingEditor(before)
      if form { test.perform(.hex) }
      test.perform(.removeInvisible)
      #expect(test.editor.text.copiedBytes == Array(after.utf8))
      #expect(test.editor.notice == EditorNotice(.good, says))
      test.perform(.undo)
      #expect(test.editor.text.copiedBytes == Array(before.utf8))
      #expect(!test.editor.hasChanges)
    }
  }

  @Test func `after removing, nothing is left to remove and nothing else is gone`() {
    var numbers = SeededNumbers(seed: 9)
    let pieces = [
      "a", "1", " ", "\n", "👩", "💻", "❤", "🏴", "م", "क्", "ष", "葛", "\u{200B}", "\u{200C}",
      "\u{200D}", "\u{FE0F}", "\u{A0}", "\u{202E}", "\u{1F3FD}", "\u{E0061}", "\u{E007F}",
      "\u{FEFF}", "\u{20E3}", "\u{E0100}",
    ]
    let suspects = Set("\u{200B}\u{200C}\u{200D}\u{FE0F}\u{A0}\u{202E}\u{FEFF}".unicodeScalars)
    func visible(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.filter {
        !suspects.contains($0) && $0 != " " && !(0xE0000...0xE0FFF).contains($0.value)
      }
    }
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...14, using: &numbers) {
        text.unicodeScalars.append(
          contentsOf: (pieces.randomElement(using: &numbers) ?? "").unicodeScalars)
      }
      var test = RewritingEditor(text)
      test.perform(.removeInvisible)
      #expect(test.editor.facts.invisible.suspectCount == 0, "\(text.debugDescription)")
      #expect(visible(test.text) == visible(text), "\(text.debugDescription)")
      test.perform(.undo)
      #expect(test.editor.text.copiedBytes == Array(text.utf8))
    }
  }

  // MARK: All of them

  @Test(arguments: commands) func `nothing is done to an empty or a binary value`(
    command: EditorCommand
  ) {
    for bytes in [[], [0, 10, 255]] as [[UInt8]] {
      var test = RewritingEditor(bytes)
      test.perform(command)
      #expect(test.editor.text.copiedBytes == bytes)
      #expect(!test.editor.text.canUndo)
      #expect(test.editor.notice?.kind == .plain)
    }
  }

  @Test(arguments: [
    (
      EditorCommand.removeInvisible, "👩‍💻",
      "no zero-width characters, bidi controls or no-break spaces"
    )
  ])
  func `where there is nothing to do, that is said`(
    command: EditorCommand, text: String, says: String
  ) {
    var test = RewritingEditor(text)
    test.perform(command)
    #expect(test.editor.notice == EditorNotice(.plain, says))
    #expect(!test.editor.hasChanges)
    #expect(!test.editor.text.canUndo)
  }

  // MARK: What is told when

  @Test func `a paste says at once what is wrong with what it brought`() {
    var test = RewritingEditor("x")
    test.editor.paste(Secret(copying: Array("a\u{200B}b".utf8)), at: .at(0))
    #expect(
      test.editor.notice
        == EditorNotice(
          .warning,
          "pasted 5 bytes; the value now has 6 bytes; 1 zero-width character: alt-i removes it"))
    test.editor.paste(Secret(copying: Array("c".utf8)), at: .at(0))
    #expect(test.editor.notice?.text.hasSuffix("alt-i removes it") == true)
    test.perform(.removeInvisible)
    test.editor.paste(Secret(copying: Array("c".utf8)), at: .at(0))
    #expect(test.editor.notice?.kind == .good)
  }

  @Test func `a paste that brought one line of a PEM says so`() {
    var test = RewritingEditor("x")
    test.editor.paste(Secret(copying: Array("-----BEGIN PRIVATE KEY-----".utf8)), at: .at(0))
    test.perform(.selectAll)
    #expect(test.editor.notice == nil)
    #expect(test.editor.shownNotice?.text == "PEM: its line ends are lost · no final newline")
    test.editor.paste(Secret(copying: Array("-----BEGIN PRIVATE KEY-----".utf8)), at: .at(0))
    #expect(
      test.editor.notice?.text
        == "pasted 27 bytes in place of 28 selected; PEM: BEGIN in line 1 has no END")
  }

  @Test func `the end of a token is told from the clock of the program`() {
    let end = Facts.now.milliseconds / 1000 + 3120
    var test = RewritingEditor(ValueKindTable.token("{\"exp\":\(end)}"))
    #expect(test.editor.shownNotice?.text == "JWT · no final newline")
    test.editor.time = Facts.now
    #expect(test.editor.shownNotice?.text == "JWT, expires in 52 min · no final newline")
    test.editor.time = Timestamp(milliseconds: end * 1000)
    #expect(test.editor.shownNotice?.kind == .warning)
  }
}
