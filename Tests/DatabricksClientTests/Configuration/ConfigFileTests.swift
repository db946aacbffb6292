import DatabricksClient
import Testing

@Suite struct ConfigFileTests {
  private func value(_ line: String) -> String? {
    ConfigFile(Secret("[p]\n\(line)\n")).text(of: "host", in: "p")
  }

  @Test(
    arguments: [
      ("host = x", "x"), ("host=x", "x"), ("host:x", "x"), ("  Host\t=\tx  ", "x"),
      ("HOST = x", "x"),
      ("host = x # c", "x"), ("host = x ; c", "x"), ("host = x#c", "x#c"), ("host = \"x\"", "x"),
      ("host = 'x'", "x"), ("host = `a#b ;c`", "a#b ;c"), ("host = \"\"\"a # b\"\"\"", "a # b"),
      ("host = \"x\" # c", "x"), ("host = 'x\"", "'x\""), ("host = \"a\"b\"", "\"a\"b\""),
      ("host = a=b", "a=b"), ("host = x\r", "x"), ("host = 100%", "100%"), ("host =", nil),
      ("# host = x", nil), ("; host = x", nil),
    ] as [(String, String?)])
  func `a value is read as the Go tools read it`(line: String, expected: String?) {
    #expect(value(line) == expected)
  }

  @Test func `the last of a repeated key wins, across repeated sections`() {
    let file = ConfigFile(
      Secret("[p]\nhost = 1\ntoken = a\nhost = 2\n[q]\nhost = 4\n[p]\nhost = 3\n"))
    #expect(file.text(of: "host", in: "p") == "3")
    #expect(file.text(of: "host", in: "q") == "4")
    #expect(file.secret(of: "token", in: "p")?.bytes == Array("a".utf8))
    #expect(file.profileNames == ["p", "q"])
  }

  @Test func `a byte order mark and CRLF are no part of anything`() {
    let file = ConfigFile(Secret("\u{feff}[p]\r\nhost = x\r\n\r\n# c\r\ntoken = t\r\n"))
    #expect(file.problems.isEmpty)
    #expect(file.text(of: "host", in: "p") == "x")
    #expect(file.secret(of: "token", in: "p")?.bytes == Array("t".utf8))
  }

  @Test func `keys before any section are DEFAULT's`() {
    let file = ConfigFile(Secret("host = x\n[DEFAULT]\ntoken = t\n"))
    #expect(file.text(of: "host", in: "DEFAULT") == "x")
    #expect(file.hasValue("token", in: "DEFAULT"))
  }

  @Test func `DEFAULT is not inherited and settings are no profile`() {
    let file = ConfigFile(
      Secret("[DEFAULT]\nhost = x\n[p]\ntoken = t\n[__settings__]\ndefault_profile = p\n[empty]\n"))
    #expect(file.text(of: "host", in: "p") == nil)
    #expect(file.profileNames == ["DEFAULT", "p"])
    #expect(file.defaultProfile == "p")
    #expect(file.hasSection("empty"))
    #expect(!file.hasSection("P"))
  }

  @Test func `a line that cannot be understood is told, and the others count`() {
    let file = ConfigFile(
      Secret("[p]\nhost\n= x\n[q\n[]\ntoken = `open\nlast = a\\\nhost = y\n"))
    #expect(file.problems.map(\.line) == [2, 3, 4, 5, 6, 7])
    #expect(file.text(of: "host", in: "p") == "y")
  }

  @Test func `no credential is in what is told of a malformed line`() {
    let file = ConfigFile(
      Secret("[p]\ntoken `dapi0123456789abcdef`\ntoken = `dapi0123456789abcdef\n"))
    #expect(file.problems.count == 2)
    #expect(!file.problems.contains { $0.text.contains("dapi") })
  }

  @Test func `random bytes never do more than fail`() {
    var random = SplitMix(seed: 11)
    let alphabet = Array("[]=:#;`'\"\\ \t\r\n\n\nahostken".utf8) + [0, 0xef, 0xbb, 0xbf, 0xff]
    for _ in 0..<5000 {
      let count = Int(random.next() % 120)
      let bytes = (0..<count).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
      let file = ConfigFile(Secret(copying: bytes))
      for name in file.profileNames { _ = file.text(of: "host", in: name) }
      #expect(file.problems.count <= count)
    }
  }
}
