import DatabricksClient
import Testing
import ViewModels

@Suite struct SecretTextGraphemeTests {
  private func boundaries(forward text: SecretText) -> [Int] {
    var offsets = [0]
    while let last = offsets.last, last < text.count { offsets.append(text.boundary(after: last)) }
    return offsets
  }

  private func boundaries(backward text: SecretText) -> [Int] {
    var offsets = [text.count]
    while let last = offsets.last, last > 0 { offsets.append(text.boundary(before: last)) }
    return offsets.reversed()
  }

  private func boundaries(of string: String) -> [Int] {
    var offsets = [0]
    for character in string { offsets.append((offsets.last ?? 0) + character.utf8.count) }
    return offsets
  }

  @Test(arguments: [
    "", "abc", "e\u{301}x", "\r\n\r\n", "a\r\rb\n\n", "👩‍💻👨‍👩‍👧‍👦", "🇩🇪🇫🇷🇮🇹", "🇩🇪🇫",
    "中文かか\u{3099}", "각\u{1100}\u{1161}\u{11A8}", "क्षि", "👍🏽", "❤️", "a\u{200D}b",
    "\u{301}\u{301}", "é🔑é", "\u{600}1",
  ])
  func `movement stops where a reader sees characters`(string: String) {
    let text = SecretText(string)
    #expect(boundaries(forward: text) == boundaries(of: string))
    #expect(boundaries(backward: text) == boundaries(of: string))
  }

  @Test(arguments: 0..<200)
  func `movement over random text agrees with the standard library`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let string = String(decoding: EditorSamples.bytes(60, &numbers), as: UTF8.self)
    let text = SecretText(string)
    #expect(boundaries(forward: text) == boundaries(of: string))
    #expect(boundaries(backward: text) == boundaries(of: string))
  }

  @Test(arguments: [
    ([0xFF, 0xFE], [0, 1, 2]),
    ([0x61, 0xC3, 0x62], [0, 1, 2, 3]),
    ([0xE4, 0xB8, 0x61], [0, 1, 2, 3]),
    ([0xF0, 0x9F, 0x94, 0x91, 0x80], [0, 4, 5]),
    ([0xED, 0xA0, 0x80], [0, 1, 2, 3]),
    ([0xC0, 0x80], [0, 1, 2]),
    ([0x80, 0xC3, 0xA9], [0, 1, 3]),
  ])
  func `a byte that is no UTF-8 is a character of its own`(bytes: [UInt8], offsets: [Int]) {
    let text = SecretText(Secret(copying: bytes))
    #expect(boundaries(forward: text) == offsets)
    #expect(boundaries(backward: text) == offsets)
  }

  @Test(arguments: 0..<200)
  func `both directions stop at the same places in any bytes`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let alphabet: [UInt8] = [
      0x0D, 0x0A, 0x61, 0x80, 0x9F, 0xC3, 0xA9, 0xCC, 0x81, 0xE2, 0x8D, 0xF0, 0xFF,
    ]
    let bytes: [UInt8] = (0..<200).map { _ in alphabet.randomElement(using: &numbers) ?? 0 }
    let text = SecretText(Secret(copying: bytes))
    #expect(boundaries(forward: text) == boundaries(backward: text))
  }

  @Test func `a run of marks without end is cut into parts`() {
    let text = SecretText("a" + String(repeating: "\u{301}", count: 500))
    let forward = boundaries(forward: text)
    #expect(forward.count > 10)
    #expect(forward == boundaries(backward: text))
  }

  @Test(arguments: [
    ("one two", 0, 3), ("one two", 3, 7), ("  one", 0, 5), ("a-b", 1, 3), ("ab\ncd", 2, 5),
    ("été né", 0, 5), ("x", 1, 1),
  ])
  func `a word ends behind its letters`(string: String, from: Int, to: Int) {
    #expect(SecretText(string).wordEnd(after: from) == to)
  }

  @Test(arguments: [
    ("one two", 7, 4), ("one two", 4, 0), ("one  ", 5, 0), ("a-b", 2, 0), ("ab\ncd", 3, 0),
    ("né été", 8, 4), ("x", 0, 0),
  ])
  func `a word starts at its first letter`(string: String, from: Int, to: Int) {
    #expect(SecretText(string).wordStart(before: from) == to)
  }

  @Test func `a word never begins inside a character`() {
    let text = SecretText("-\u{301}word")
    #expect(text.wordStart(before: text.count) == 0)
  }

  @Test(arguments: [("e\u{301}", 1), ("中", 1), ("中", 2), ("🔑", 3), ("\r\n", 1), ("🇩🇪", 4)])
  func `an offset inside a character leads to its ends`(string: String, offset: Int) {
    let text = SecretText(string)
    #expect(text.nearestBoundary(to: offset, forward: true) == text.count)
    #expect(text.nearestBoundary(to: offset, forward: false) == 0)
  }
}
