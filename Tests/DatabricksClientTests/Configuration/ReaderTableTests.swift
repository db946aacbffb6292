import DatabricksClient
import Testing

/// What is chosen where the official readers differ; the table stands at `ConfigFileParser`.
@Suite struct ReaderTableTests {
  private func file(_ text: String) -> ConfigFile { ConfigFile(Secret(text)) }

  private func value(_ line: String) -> String? {
    file("[p]\n\(line)\n").text(of: "token", in: "p")
  }

  @Test(arguments: ["Token = x", "TOKEN=x", "token = x"])
  func `a key in any case is the key in lower case`(line: String) {
    #expect(value(line) == "x")
  }

  @Test(arguments: ["token: x", "token:x", "token :x", "token = x"])
  func `a colon is as good as an equals sign`(line: String) {
    #expect(value(line) == "x")
  }

  @Test(arguments: [
    ("token = x # c", "x"), ("token = x ; c", "x"), ("token = x#c", "x#c"),
    ("token = x;c", "x;c"), ("token = x\t# c", "x\t# c"), ("token = # c", "# c"),
  ])
  func `a comment needs a space before it and is no part of the value`(
    line: String, expected: String
  ) {
    #expect(value(line) == expected)
  }

  @Test(arguments: [
    ("token = \"x\"", "x"), ("token = 'x'", "x"), ("token = `x`", "x"),
    ("token = \"\"\"x\"\"\"", "x"), ("token = `a#b;c`", "a#b;c"), ("token = `x` # c", "x"),
    ("token = 'x", "'x"), ("token = x'", "x'"),
  ])
  func `quotes and backticks around a value are no part of it`(line: String, expected: String) {
    #expect(value(line) == expected)
  }

  @Test(arguments: ["%", "%(host)s", "%%", "100%"])
  func `a percent sign is itself`(text: String) {
    #expect(value("token = \(text)") == text)
  }

  @Test(arguments: [
    ("token = x\\", "a “\\” at the end would continue the value on the next line"),
    ("token = `x", "the quoted value does not end on its line"),
    ("token = \"\"\"x", "the quoted value does not end on its line"),
    ("token = `x` y", "something stands behind the closing quote"),
    ("token = x\ry = z", "a carriage return stands in the middle"),
    ("token", "there is no “=” after the key"), (" = x", "there is no key before the “=”"),
    ("[q", "the section's name is not closed with “]”"), ("[]", "the section has no name"),
  ])
  func `a malformed line is reported with its number and the others count`(
    line: String, words: String
  ) {
    let file = file("[p]\nhost = h\n\(line)\nlast = l\n")
    #expect(file.problems == [ConfigFile.Problem(line: 3, text: words)])
    #expect(file.text(of: "host", in: "p") == "h")
    #expect(file.text(of: "last", in: "p") == "l")
    #expect(file.text(of: "token", in: "p") == nil)
  }

  @Test func `indentation means nothing`() {
    let file = file("[p]\nhost = h\n  token = t\n  [q]\n\thost = i\n")
    #expect(file.text(of: "host", in: "p") == "h")
    #expect(file.text(of: "token", in: "p") == "t")
    #expect(file.text(of: "host", in: "q") == "i")
  }

  @Test func `repeated sections are one and the last of a repeated key wins`() {
    let file = file("[p]\ntoken = 1\ntoken = 2\n[q]\na = b\n[p]\nhost = h\n")
    #expect(file.profileNames == ["p", "q"])
    #expect(file.text(of: "token", in: "p") == "2")
    #expect(file.text(of: "host", in: "p") == "h")
  }

  @Test(arguments: ["\u{feff}", ""], ["\n", "\r\n"])
  func `a byte order mark and either line end are no part of anything`(
    mark: String, end: String
  ) {
    let file = file(mark + ["[p]", "token = x", ""].joined(separator: end))
    #expect(file.problems.isEmpty)
    #expect(file.profileNames == ["p"])
    #expect(file.text(of: "token", in: "p") == "x")
  }

  @Test func `keys before any section are DEFAULT's, and nobody inherits DEFAULT`() {
    let file = file("token = x\n[p]\nhost = h\n[DEFAULT]\nhost = i\n")
    #expect(file.text(of: "token", in: "DEFAULT") == "x")
    #expect(file.text(of: "host", in: "DEFAULT") == "i")
    #expect(file.text(of: "token", in: "p") == nil)
  }

  @Test func `a name with a dot is a profile of its own`() {
    let file = file("[a]\nhost = h\n[a.b]\ntoken = t\n")
    #expect(file.profileNames == ["a", "a.b"])
    #expect(file.text(of: "host", in: "a.b") == nil)
  }

  @Test func `the settings are no profile`() {
    let file = file("[__settings__]\ndefault_profile = p\n[p]\nhost = h\n")
    #expect(file.profileNames == ["p"])
    #expect(file.defaultProfile == "p")
  }

  @Test(arguments: ["\u{a0}", "\u{85}", "\u{2003}", "\u{3000}", "\t", "\u{0b}\u{0c}"])
  func `white space of any kind around a value is no part of it`(space: String) {
    #expect(value("\(space)token\(space)=\(space)x y\(space)") == "x y")
  }
}
