import DatabricksClient
import Testing
import ViewModels

/// Finding and replacing in the editor, key by key.
@Suite struct EditorFindTests {
  private func editor(_ text: String, isBytes: Bool = false) -> EditorViewModel {
    var editor = EditorViewModel(
      path: path("a", "x"), original: Secret(copying: Array(text.utf8)),
      seen: .present(lastUpdated: nil))
    editor.resize(columns: 60, rows: 12)
    if isBytes { _ = editor.perform(.hex, at: .at(0)) }
    return editor
  }

  private func open(_ editor: inout EditorViewModel, _ pattern: String) {
    _ = editor.perform(.find, at: .at(0))
    type(pattern, into: &editor)
  }

  private func type(_ text: String, into editor: inout EditorViewModel) {
    for scalar in text.unicodeScalars { editor.typeInBar(.typed(scalar), at: .at(0)) }
  }

  private func bar(_ commands: EditorBarCommand..., in editor: inout EditorViewModel) {
    for command in commands { editor.performInBar(command, at: .at(0)) }
  }

  private func replaceWith(
    _ replacement: String, for pattern: String, in editor: inout EditorViewModel
  ) {
    open(&editor, pattern)
    bar(.switchField, in: &editor)
    type(replacement, into: &editor)
    bar(.accept, in: &editor)
  }

  private func text(_ editor: EditorViewModel) -> String {
    String(decoding: editor.text.copiedBytes, as: UTF8.self)
  }

  @Test func `what is typed is found from the cursor on, and selected`() {
    var editor = editor("one two one two")
    for _ in 0..<3 { _ = editor.perform(.moveRight, at: .at(0)) }
    open(&editor, "one")
    #expect(editor.selection == 8..<11)
    #expect(editor.findBar?.state == "2 of 2")
    #expect(editor.bar?.context == .find)
  }

  @Test func `each further character looks again from where the search began`() {
    var editor = editor("tea ten text")
    open(&editor, "te")
    #expect(editor.selection == 0..<2)
    type("x", into: &editor)
    #expect(editor.selection == 8..<11)
    editor.typeInBar(Key(.backspace), at: .at(0))
    #expect(editor.selection == 0..<2)
  }

  @Test func `next and previous go round and say so`() {
    var editor = editor("ab ab ab")
    open(&editor, "ab")
    bar(.accept, .next, in: &editor)
    #expect(editor.findBar?.state == "3 of 3")
    bar(.next, in: &editor)
    #expect(editor.findBar?.state == "1 of 3, went round")
    bar(.previous, in: &editor)
    #expect(editor.selection == 6..<8)
    #expect(editor.findBar?.state == "3 of 3, went round")
  }

  @Test func `what is not there leaves the cursor where it was`() {
    var editor = editor("one two")
    _ = editor.perform(.moveWordRight, at: .at(0))
    open(&editor, "three")
    #expect(editor.findBar?.state == "not found")
    #expect(editor.cursor == 3)
    #expect(editor.selection == nil)
    bar(.accept, .close, in: &editor)
    #expect(editor.bar == nil)
    #expect(editor.cursor == 3)
  }

  @Test func `capital letters count only when asked`() {
    var editor = editor("Éa éA ÉA ſ")
    open(&editor, "éa")
    #expect(editor.findBar?.found.count == 3)
    bar(.switchCase, in: &editor)
    #expect(editor.findBar?.found.count == 0)
    bar(.switchCase, in: &editor)
    #expect(editor.selection == 0..<3)
  }

  @Test func `half a grapheme is not found`() {
    var editor = editor("e\u{301} e 👩‍💻 👩")
    open(&editor, "e")
    #expect(editor.findBar?.found == [4..<5])
    bar(.close, in: &editor)
    _ = editor.perform(.moveToStart, at: .at(0))
    open(&editor, "👩")
    #expect(editor.findBar?.found == [18..<22])
  }

  @Test func `the bar opens with the selection, and again with what was looked for`() {
    var editor = editor("key=value\nkey=other")
    for _ in 0..<3 { _ = editor.perform(.selectRight, at: .at(0)) }
    _ = editor.perform(.find, at: .at(0))
    #expect(editor.findBar?.found == [0..<3, 10..<13])
    #expect(editor.findBar?.current == 0)
    bar(.close, in: &editor)
    _ = editor.perform(.findNext, at: .at(0))
    #expect(editor.selection == 10..<13)
    #expect(editor.shownNotice?.text == "found 2 of 2")
    _ = editor.perform(.findNext, at: .at(0))
    #expect(editor.shownNotice?.text == "found 1 of 2, went round")
    _ = editor.perform(.findPrevious, at: .at(0))
    #expect(editor.selection == 10..<13)
  }

  @Test func `the first character takes the place of what was looked for before, a move keeps it`()
  {
    var editor = editor("aa ab abc")
    open(&editor, "ab")
    bar(.close, in: &editor)
    _ = editor.perform(.moveToStart, at: .at(0))
    _ = editor.perform(.find, at: .at(0))
    #expect(editor.findBar?.isSelected == true)
    type("a", into: &editor)
    #expect(editor.findBar?.pattern.secret.copiedBytes == [0x61])
    bar(.close, in: &editor)
    _ = editor.perform(.find, at: .at(0))
    editor.typeInBar(Key(.end), at: .at(0))
    type("bc", into: &editor)
    #expect(editor.findBar?.pattern.secret.copiedBytes == Array("abc".utf8))
  }

  @Test func `the next place without a search opens the bar`() {
    var editor = editor("abc")
    _ = editor.perform(.findNext, at: .at(0))
    #expect(editor.findBar != nil)
  }

  @Test func `a selection of several lines is not what to find`() {
    var editor = editor("one\ntwo\n")
    _ = editor.perform(.selectDown, at: .at(0))
    _ = editor.perform(.find, at: .at(0))
    #expect(editor.findBar?.pattern.isEmpty == true)
  }

  @Test func `a pasted pattern may go over a line end`() {
    var editor = editor("a\nb\nc")
    open(&editor, "")
    editor.pasteInBar(Secret(copying: Array("b\rc".utf8)), at: .at(0))
    #expect(editor.selection == 2..<5)
  }

  @Test func `replacing asks about each, and no leaves it`() {
    var editor = editor("a1 a2 a3")
    replaceWith("bbb", for: "a", in: &editor)
    #expect(editor.bar?.context == .replace)
    #expect(text(editor) == "a1 a2 a3")
    bar(.replaceThis, in: &editor)
    #expect(text(editor) == "bbb1 a2 a3")
    #expect(editor.selection == 5..<6)
    bar(.skipThis, .replaceThis, in: &editor)
    #expect(text(editor) == "bbb1 a2 bbb3")
    #expect(editor.bar == nil)
    #expect(editor.shownNotice?.text == "replaced 2 of 3 places")
    _ = editor.perform(.undo, at: .at(0))
    #expect(text(editor) == "bbb1 a2 a3")
  }

  @Test func `all others are replaced in one step, also those before the cursor`() {
    var editor = editor("a1 a2 a3 a4")
    for _ in 0..<5 { _ = editor.perform(.moveRight, at: .at(0)) }
    replaceWith("", for: "a", in: &editor)
    bar(.skipThis, .replaceAll, in: &editor)
    #expect(text(editor) == "1 2 a3 4")
    #expect(editor.shownNotice?.text == "replaced 3 of 4 places")
    _ = editor.perform(.undo, at: .at(0))
    #expect(text(editor) == "a1 a2 a3 a4")
  }

  @Test func `a replacement that holds the pattern is not replaced again`() {
    var editor = editor("x x")
    replaceWith("xx", for: "x", in: &editor)
    bar(.replaceThis, .replaceThis, in: &editor)
    #expect(text(editor) == "xx xx")
    #expect(editor.bar == nil)
  }

  @Test func `letters answer the question and are no text`() {
    var editor = editor("x x")
    replaceWith("y", for: "x", in: &editor)
    editor.typeInBar(.typed("q"), at: .at(0))
    editor.pasteInBar(Secret(copying: Array("paste".utf8)), at: .at(0))
    #expect(text(editor) == "x x")
    bar(.close, in: &editor)
    #expect(editor.shownNotice?.text == "nothing replaced")
  }

  @Test func `replacing waits until something is found`() {
    var editor = editor("abc")
    replaceWith("y", for: "z", in: &editor)
    #expect(editor.bar?.context == .find)
    #expect(text(editor) == "abc")
  }

  @Test func `bytes are found by their digits, or by their characters`() {
    var editor = editor("\u{1}AB\u{1}ab", isBytes: true)
    open(&editor, "01 6")
    #expect(editor.findBar?.state == "two digits 0-9 a-f for each byte")
    type("1", into: &editor)
    #expect(editor.selection == 3..<5)
    bar(.close, in: &editor)
    _ = editor.perform(.moveToStart, at: .at(0))
    _ = editor.perform(.tab, at: .at(0))
    open(&editor, "ab")
    #expect(editor.findBar?.found == [1..<3, 4..<6])
  }

  @Test func `bytes are replaced by digits`() {
    var editor = editor("abcabc", isBytes: true)
    replaceWith("ff00", for: "62", in: &editor)
    bar(.replaceAll, in: &editor)
    #expect(editor.text.copiedBytes == [0x61, 0xFF, 0, 0x63, 0x61, 0xFF, 0, 0x63])
    replaceWith("f", for: "61", in: &editor)
    bar(.replaceThis, in: &editor)
    #expect(editor.shownNotice?.text == "not replaced: bytes are two digits 0-9 a-f each")
  }

  @Test func `found places are those that a plain search finds`() {
    var numbers = SeededNumbers(seed: 11)
    for _ in 0..<2_000 {
      let letters = Array("aab".utf8)
      let value = (0..<Int.random(in: 0...40, using: &numbers)).map { _ in
        letters.randomElement(using: &numbers) ?? 97
      }
      let wanted = (0..<Int.random(in: 1...5, using: &numbers)).map { _ in
        letters.randomElement(using: &numbers) ?? 97
      }
      var expected: [Range<Int>] = []
      var place = 0
      while place + wanted.count <= value.count {
        if Array(value[place..<place + wanted.count]) == wanted {
          expected.append(place..<place + wanted.count)
          place += wanted.count
        } else {
          place += 1
        }
      }
      let text = SecretText(Secret(copying: value))
      let pattern = SecretPattern(
        Secret(copying: wanted), isCaseSensitive: Bool.random(using: &numbers))
      #expect(text.ranges(of: pattern) == expected)
    }
  }

  @Test func `a text taken from somebody else has no places of the one before`() {
    var editor = editor("a a a a a a a a")
    open(&editor, "a")
    editor.take(
      theirs: Secret(copying: Array("b".utf8)), lastUpdated: Timestamp(milliseconds: 1),
      at: .at(0))
    #expect(editor.bar == nil)
    bar(.next, .previous, in: &editor)
    #expect(editor.cursor <= editor.text.count)
    #expect(editor.marks.isEmpty)
  }
}
