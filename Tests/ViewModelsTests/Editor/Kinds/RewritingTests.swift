import DatabricksClient
import Testing
import ViewModels

/// The commands that write the value otherwise.
@Suite struct RewritingTests {
  static let commands: [EditorCommand] = [.finalNewline, .lineEnds, .formatJSON, .removeInvisible]

  // MARK: Final newline

  @Test(arguments: [
    ("key", "key\n", "final newline added: 4 bytes"),
    ("key\n", "key", "final newline removed: 3 bytes"),
    ("a\r\nb", "a\r\nb\r\n", "final newline added as CRLF: 6 bytes"),
    ("a\r\nb\r\n", "a\r\nb", "final newline removed: 4 bytes"),
    ("a\n\n", "a\n", "final newline removed, one more is left: 2 bytes"),
    ("a\nb\r\nc", "a\nb\r\nc\n", "final newline added: 7 bytes"),
    ("a\r", "a\r\n", "final newline added as CRLF: 3 bytes"),
    ("\n", "", "final newline removed: 0 bytes"),
  ])
  func `one key adds the final newline in the value's own style, or removes it`(
    before: String, after: String, says: String
  ) {
    for form in [false, true] {
      var test = RewritingEditor(before)
      if form { test.perform(.hex) }
      test.perform(.finalNewline)
      #expect(test.text == after)
      #expect(test.editor.notice == EditorNotice(.good, says))
      test.perform(.undo)
      #expect(test.text == before)
      #expect(!test.editor.hasChanges)
      test.perform(.redo)
      #expect(test.text == after)
    }
  }

  @Test func `the cursor stays where it was`() {
    var test = RewritingEditor("one\ntwo")
    test.perform(.moveRight, .finalNewline)
    #expect(test.editor.cursor == 1)
    test.perform(.moveToEnd, .finalNewline)
    #expect(test.editor.cursor == 7)
  }

  // MARK: Line ends

  @Test(arguments: [
    ("a\r\nb\r\n", "a\nb\n", "2 line ends converted from CRLF to LF: 4 bytes"),
    ("a\nb\n", "a\r\nb\r\n", "2 line ends converted from LF to CRLF: 6 bytes"),
    ("a\r\nb\nc", "a\nb\nc", "1 line end converted from CRLF to LF: 5 bytes"),
    (
      "a\rb\r\r\n", "a\rb\r\n",
      "1 line end converted from CRLF to LF; 2 lone CRs kept: 5 bytes"
    ),
    ("é\n中", "é\r\n中", "1 line end converted from LF to CRLF: 7 bytes"),
  ])
  func `line ends are converted as one step`(before: String, after: String, says: String) {
    var test = RewritingEditor(before)
    test.perform(.lineEnds)
    #expect(test.text == after)
    #expect(test.editor.notice == EditorNotice(.good, says))
    test.perform(.undo)
    #expect(test.text == before)
    #expect(!test.editor.hasChanges)
  }

  @Test(arguments: ["a\nbb\nccc\n", "\n\nx", "a\r\nbb\r\nccc"])
  func `the cursor stays at the same character`(text: String) {
    for start in 0...text.unicodeScalars.count {
      var test = RewritingEditor(text)
      for _ in 0..<start { test.perform(.moveRight) }
      let before = test.editor.text.line(at: test.editor.cursor)
      let column = test.editor.cursor - test.editor.text.contents(ofLine: before).lowerBound
      test.perform(.lineEnds)
      let line = test.editor.text.line(at: test.editor.cursor)
      #expect(line == before)
      #expect(test.editor.cursor - test.editor.text.contents(ofLine: line).lowerBound == column)
    }
  }

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

  @Test func `the cursor stays at its character when others go`() {
    let text = "a\u{200B}b\u{A0}\u{FEFF}c\u{202E}\n d\u{200B}"
    let gone: Set<Unicode.Scalar> = ["\u{200B}", "\u{FEFF}", "\u{202E}"]
    func kept(_ bytes: some Sequence<UInt8>) -> [Unicode.Scalar] {
      String(decoding: Array(bytes), as: UTF8.self).unicodeScalars
        .filter { !gone.contains($0) }.map { $0 == "\u{A0}" ? " " : $0 }
    }
    for start in 0...text.unicodeScalars.count {
      var test = RewritingEditor(text)
      for _ in 0..<start { test.perform(.moveRight) }
      let rest = kept(test.editor.text.copiedBytes.dropFirst(test.editor.cursor))
      test.perform(.removeInvisible)
      #expect(kept(test.editor.text.copiedBytes.dropFirst(test.editor.cursor)) == rest)
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
    (EditorCommand.lineEnds, "x", "no line end to convert"),
    (.lineEnds, "x\ry", "no line end to convert; 1 lone CR kept"),
    (.removeInvisible, "👩‍💻", "no zero-width characters, bidi controls or no-break spaces"),
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

  @Test func `a run of all commands is taken back step by step, and done again`() {
    var numbers = SeededNumbers(seed: 10)
    let pieces = ["{\"a\": ", "1", "}", "\r\n", "\n", "\u{200B}", "\u{A0}", "é", " ", "[2, 3]"]
    for _ in 0..<300 {
      var start = "{\"a\": [1,\r\n{}]}"
      for _ in 0..<Int.random(in: 0...6, using: &numbers) {
        start += pieces.randomElement(using: &numbers) ?? ""
      }
      var test = RewritingEditor(start)
      test.perform(.moveToEnd)
      var states = [test.editor.text.copiedBytes]
      for _ in 0..<8 {
        let revision = test.editor.text.revision
        _ = test.editor.perform(
          Self.commands.randomElement(using: &numbers) ?? .lineEnds, at: .at(0))
        #expect(test.editor.cursor <= test.editor.text.count)
        if test.editor.text.revision != revision { states.append(test.editor.text.copiedBytes) }
      }
      for state in states.dropLast().reversed() {
        test.perform(.undo)
        #expect(test.editor.text.copiedBytes == state)
      }
      #expect(!test.editor.hasChanges)
      for state in states.dropFirst() {
        test.perform(.redo)
        #expect(test.editor.text.copiedBytes == state)
      }
    }
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
        == "pasted 27 bytes in place of 28 bytes; PEM: BEGIN in line 1 has no END")
  }

  @Test func `the facts give way to what was done last and come back with the next key`() {
    var test = RewritingEditor("{\"a\":1}")
    #expect(test.editor.shownNotice == EditorNotice(.plain, "valid JSON · no final newline"))
    test.perform(.finalNewline)
    #expect(test.editor.shownNotice?.text == "final newline added: 8 bytes")
    test.perform(.moveLeft)
    #expect(test.editor.shownNotice?.text == "valid JSON · final newline")
    test.perform(.deleteForward, .deleteForward, .moveToStart, .deleteForward)
    #expect(
      test.editor.shownNotice
        == EditorNotice(.warning, "not JSON: its beginning is missing, line 1, column 1"))
    test.perform(.deleteForward, .deleteForward, .deleteForward)
    #expect(test.editor.shownNotice?.text == "final newline")
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
