import Commands
import Testing
import WorkspaceEmulator

@Suite struct `What is exported` {
  /// Values of all lengths and kinds: text with what has a meaning in one of the formats, and bytes.
  private func values(_ count: Int, isText: Bool, from chance: inout SplitMix) -> [[UInt8]] {
    let pieces: [String] = [
      "'", "\"", "\\", "$", "`", "#", " ", "\n", "\r", "\t", "=", ":", "!", "é", "中", "🔑", "\u{c}",
      "\u{1b}", "\u{7f}", "${A}", "\\n", "\\u0041", "{", "}", "a", "Z", "0", "export ", "\u{feff}",
      "\u{2028}", "\r\n", "\u{85}", "\u{1}", "-", "/", "+", "\\\n", "'#'", " #",
    ]
    return (0..<count).map { index in
      let length = index == 0 ? 0 : Int(chance.next() % 30)
      guard isText else { return chance.bytes(count: length) }
      return (0..<length).flatMap { _ in
        Array(pieces[Int(chance.next() % UInt64(pieces.count))].utf8)
      }
    }
  }

  private func filled(_ values: [[UInt8]]) -> Shell {
    let shell = Shell()
    _ = shell.run("create-scope a")
    _ = shell.run("create-scope b")
    for (index, value) in values.enumerated() {
      if value.isEmpty {
        _ = shell.run("put-secret a k\(index) --string-value=")
      } else {
        _ = shell.run("put-secret a k\(index)", input: value)
      }
    }
    return shell
  }

  @Test(arguments: [
    ("dotenv", true), ("properties", true), ("json", true), ("json", false),
  ])
  func `comes back byte for byte when it is imported`(format: String, isText: Bool) {
    var chance = SplitMix(state: 7)
    for _ in 0..<5 {
      let values = values(200, isText: isText, from: &chance)
      let shell = filled(values)
      let exported = shell.run("export a --reveal --format \(format)")
      #expect(exported.status == .done, "\(exported.error)")
      let imported = shell.run("import b - --format \(format)", input: exported.bytes)
      #expect(imported.status == .done, "\(imported.error)")
      for (index, value) in values.enumerated() {
        let held = shell.workspace.value(scope: "b", key: "k\(index)")
        #expect(held == value, "\(value) came back as \(held ?? [])")
      }
      #expect(shell.run("diff a b").status == .done)
    }
  }

  @Test(
    arguments: [
      ("dotenv", [0xff]), ("dotenv", [0x61, 0]), ("properties", [0xc3, 0x28]),
    ] as [(String, [UInt8])])
  func `is nothing where the format cannot hold a value, and the key is named`(
    format: String, value: [UInt8]
  ) {
    let shell = filled([[0x61], value, [0x62]])
    let ended = shell.run("export a --reveal --format \(format)")
    #expect(ended.status == .usage)
    #expect(ended.bytes == [])
    #expect(ended.error.contains("k1 is no text that \(format) can hold; use --format json"))
  }

  @Test func `carries a zero byte in properties`() {
    let shell = filled([[0x61, 0, 0x62]])
    let exported = shell.run("export a --reveal --format properties")
    #expect(exported.output == "k0=a\\u0000b\n")
    #expect(shell.run("import b - --format properties", input: exported.bytes).status == .done)
    #expect(shell.workspace.value(scope: "b", key: "k0") == [0x61, 0, 0x62])
  }

  @Test func `is names and ages until values are asked for`() {
    let shell = filled([[0x61], [0x62]])
    let ended = shell.run("export a")
    #expect(ended.output == shell.run("list-secrets a").output)
    #expect(ended.output.hasPrefix("k0\t"))
    #expect(shell.run("export a -o json").output == shell.run("list-secrets a -o json").output)
    #expect(shell.run("export a --reveal").output == "k0=a\nk1=b\n")
    #expect(shell.run("export a --reveal -o json").output == "{\"k0\":\"a\",\"k1\":\"b\"}\n")
  }

  @Test func `never goes to a terminal or to a file that others may read`() {
    let shell = filled([[0x61]])
    shell.isOutputTerminal = true
    let before = shell.workspace.log.count
    let refused = shell.run("export a --reveal")
    #expect(refused.status == .usage)
    #expect(refused.bytes == [])
    shell.isOutputTerminal = false
    shell.isOutputShared = true
    #expect(shell.run("export a --reveal").status == .usage)
    #expect(shell.workspace.log.count == before)
  }

  @Test func `is nothing where one value cannot be read`() {
    let shell = filled([[0x61], [0x62], [0x63]])
    shell.workspace.inject(
      Fault(.error(500, "INTERNAL_ERROR"), path: "/secrets/get", skip: 1))
    let ended = shell.run("export a --reveal")
    #expect(ended.status == .refused)
    #expect(ended.bytes == [])
    #expect(ended.error.contains("a/k1: "))
    #expect(ended.error.contains("1 of 3 values could not be read; nothing was written"))
  }

  @Test(arguments: [
    ("export a --to-file f", "--to-file goes with --reveal"),
    ("export a --format json", "--format goes with --reveal"),
    ("export a --reveal --force", "--force goes with --to-file"),
    ("export a --reveal --format yaml", "--format is dotenv, json or properties"),
  ])
  func `makes sense as a whole or is refused`(line: String, sentence: String) {
    let ended = filled([]).run(line)
    #expect(ended.status == .usage)
    #expect(ended.error.contains(sentence))
  }
}
