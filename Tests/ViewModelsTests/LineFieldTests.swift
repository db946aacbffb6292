import DatabricksClient
import Testing
import ViewModels

/// A field written as text with `|` where the cursor stands.
private func field(_ marked: String) -> LineField {
  let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
  var field = LineField(text: parts.joined())
  for _ in 0..<parts[1].count { field.move(.left) }
  return field
}

private func marked(_ field: LineField) -> String {
  field.textBeforeCursor + "|" + field.text.dropFirst(field.cursor)
}

struct LineFieldTests {
  @Test(arguments: [
    ("ab|c", Key.typed("x"), "abx|c"),
    ("ab|c", Key(.backspace), "a|c"),
    ("|abc", Key(.backspace), "|abc"),
    ("ab|c", Key(.delete), "ab|"),
    ("abc|", Key(.delete), "abc|"),
    ("ab|c", Key(.left), "a|bc"),
    ("|abc", Key(.left), "|abc"),
    ("ab|c", Key(.right), "abc|"),
    ("abc|", Key(.right), "abc|"),
    ("ab|c", Key(.home), "|abc"),
    ("ab|c", Key(.end), "abc|"),
    ("ab|c", .control("a"), "|abc"),
    ("a|bc", .control("e"), "abc|"),
    ("a|bc", .control("k"), "a|"),
    ("ab|c", .control("u"), "|c"),
    ("ab|c", .control("h"), "a|c"),
    ("a|bc", .control("d"), "a|c"),
    ("one two|", .control("w"), "one |"),
    ("one two  |", .control("w"), "one |"),
    ("one|", .control("w"), "|"),
    ("https://a.example.com|", Key(.backspace, .alt), "https://a.example.|"),
    ("one two|", Key(.left, .control), "one |two"),
    ("|one two", Key(.right, .control), "one| two"),
    ("one| two", Key(.character("f"), .alt), "one two|"),
    ("e\u{301}|", Key(.backspace), "|"),
    ("👩‍👩‍👧|x", Key(.left), "|👩‍👩‍👧x"),
    ("e|", .typed("\u{301}"), "e\u{301}|"),
  ])
  func `a key does what it does in a shell's line`(before: String, key: Key, after: String) {
    var line = field(before)
    let isHandled = line.press(key)
    #expect(isHandled)
    #expect(marked(line) == after)
  }

  @Test(arguments: [
    Key(.enter), Key(.tab), Key(.escape), Key(.up), Key(.down), Key(.function(1)), .control("s"),
    Key(.character("x"), .alt),
  ])
  func `a key that means nothing in a field is left to others`(key: Key) {
    var line = field("ab|c")
    let isHandled = line.press(key)
    #expect(!isHandled)
    #expect(marked(line) == "ab|c")
  }

  @Test func `a paste loses its line ends and says how many`() {
    var line = field("a|b")
    let leftOut = line.insert("one\r\ntwo\t")
    #expect(leftOut == 3)
    #expect(marked(line) == "aonetwo|b")
  }

  @Test func `a paste that is too long stops where the field is full`() {
    var line = LineField(text: "abc")
    let leftOut = line.insert(String(repeating: "é", count: 3000))
    #expect(leftOut == 3000 - 2046)
    #expect(line.text.utf8.count == 3 + 2 * 2046)
  }

  @Test func `a deletion that joins two scalars into one grapheme leaves the cursor behind it`() {
    var line = LineField(text: "\u{1F1E9}x\u{1F1EA}")
    line.move(.left)
    line.deleteBackward()
    #expect(line.text == "\u{1F1E9}\u{1F1EA}")
    #expect(line.cursor == 1)
  }

  @Test(arguments: [
    (Key.typed("x"), "x"), (Key(.backspace), ""), (Key(.delete), ""), (Key(.home), "s-copy"),
    (.control("e"), "s-copy"), (.control("w"), "s-"),
  ])
  func `what is typed takes the place of a proposal, and moving keeps it`(
    key: Key, text: String
  ) {
    var field = LineField(proposing: "s-copy")
    #expect(field.isProposed)
    _ = field.press(key)
    #expect(field.text == text)
    #expect(!field.isProposed)
    field.perform(.move(.end))
    field.insert("2")
    #expect(field.text == text + "2")
  }

  @Test func `a paste takes the place of a proposal`() {
    var field = LineField(proposing: "32")
    field.insert("64")
    #expect(field.text == "64")
    #expect(field.cursor == 2)
  }
}
