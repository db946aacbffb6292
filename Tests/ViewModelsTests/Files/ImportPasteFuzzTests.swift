import DatabricksClient
import SecretFiles
import Testing
import ViewModels
import WorkspaceEmulator

@Suite struct `A paste of anything into an import` {
  private static let pieces: [String] = [
    "A", "b_c", "export ", "=", "=", ":", "'", "\"", "\\", "#", " ", "\r", "\n", "\r\n", "\t", "{",
    "}", "[", ",", "null", "\"k\":\"v\"", "\u{feff}", "\u{0}", "\u{7f}", "\u{202e}", "é", "🔑",
    "-----BEGIN KEY-----", "\\u00", "\\n", "$A", "!", "/", "~", ".", "bytes_value",
    String(repeating: "n", count: 140),
  ]

  private func bytes(from numbers: inout SeededNumbers) -> [UInt8] {
    let count = Int(numbers.next() % 40)
    var bytes: [UInt8] = []
    for _ in 0..<count {
      if numbers.next() % 30 == 0 {
        bytes.append(UInt8(truncatingIfNeeded: numbers.next()))
      } else {
        bytes += Array(Self.pieces[Int(numbers.next() % UInt64(Self.pieces.count))].utf8)
      }
    }
    return bytes
  }

  private static let keys: [Key] = [
    .typed("f"), .typed("c"), .typed("p"), .typed("r"), .typed("x"), .typed(" "), .typed("T"),
    Key(.down), Key(.up), Key(.enter), .typed("/"), Key(.escape), .typed("a"), .typed("R"),
  ]

  @Test func `ends in rows that may be put, or in a reason`() throws {
    var numbers = SeededNumbers(seed: 20_261_125)
    var previewed = 0
    for round in 0..<600 {
      var desk = try ImportDesk(["A": "1", "b_c": "x"])
      let count = desk.program.workspace.log.count
      desk.press(.typed("i"))
      let pasted = bytes(from: &numbers)
      desk.program.handle(.pasted(Secret(copying: pasted)))
      // Behind a closed box the keys would mean something else.
      for _ in 0..<Int(numbers.next() % 12) where desk.form != nil {
        desk.press(Self.keys[Int(numbers.next() % UInt64(Self.keys.count))])
      }
      #expect(desk.program.writeCount(since: count) == 0, "round \(round)")
      guard let form = desk.form, form.text != nil else { continue }
      previewed += 1
      #expect(form.problem == nil || form.rows.isEmpty)
      let picked = form.rows.filter(\.isPicked)
      #expect(Set(picked.map(\.name)).count == picked.count, "round \(round)")
      for row in picked {
        #expect(NameRule.problem(withKey: row.name) == nil, "round \(round)")
        #expect(row.found.value != nil)
      }
      for row in form.rows where row.state == .same {
        #expect(row.found.value.map { $0.count == 1 } == true)
      }
    }
    #expect(previewed > 100)
  }

  @Test(arguments: SecretFileFormat.allCases)
  func `brings back what was written, with the line ends of a terminal`(
    format: SecretFileFormat
  ) throws {
    var numbers = SeededNumbers(seed: 7)
    let pieces = Self.pieces.filter { !$0.utf8.contains(0x0d) && !$0.utf8.contains(0) }
    for _ in 0..<20 {
      let entries = (0..<12).map { index in
        let text = (0..<Int(numbers.next() % 12)).map { _ in
          pieces[Int(numbers.next() % UInt64(pieces.count))]
        }.joined()
        return SecretEntry(key: KeyName("k\(index)"), value: Secret(copying: Array(text.utf8)))
      }
      let file = try SecretFile.write(entries, as: format)
      let sent = file.withBytes { bytes in
        (0..<bytes.byteCount).map { index -> UInt8 in
          let byte = Span<UInt8>(_bytes: bytes)[index]
          return byte == 0x0a ? 0x0d : byte
        }
      }
      var desk = try ImportDesk()
      desk.press(.typed("i"))
      desk.program.handle(.pasted(Secret(copying: sent)))
      while desk.form?.text?.format != format { desk.press(.typed("f")) }
      let rows = try #require(desk.form?.rows)
      #expect(rows.map(\.name) == entries.map(\.key.rawValue))
      for (row, entry) in zip(rows, entries) {
        #expect(row.found.value.map(entry.value.bytesEqual) == true)
      }
    }
  }

  /// Every text and every run of bytes anywhere in `value`.
  private func texts(in value: Any, _ found: inout [String]) {
    if let text = value as? String { found.append(text) }
    if let bytes = value as? [UInt8] { found.append(String(decoding: bytes, as: UTF8.self)) }
    if value is Substring { found.append("\(value)") }
    for child in Mirror(reflecting: value).children { texts(in: child.value, &found) }
  }

  private func expectNoValue(_ app: AppViewModel, _ comment: Comment) {
    var found: [String] = []
    texts(in: app, &found)
    #expect(found.contains("s"), "the walk sees names")
    #expect(!found.contains { $0.contains("hunter2") }, comment)
  }

  @Test func `leaves no value outside of locked memory`() throws {
    var desk = try ImportDesk(["A": "hunter2-old", "PEM": "x"])
    desk.begin("A='hunter2-new'\nB=hunter2\nhunter2/hunter2+=\nPEM=hunter2\nhunter2 hunter2\n")
    expectNoValue(desk.program.app, "preview")
    desk.press(.typed("f"))
    expectNoValue(desk.program.app, "as JSON")
    desk.press(.typed("f"), .typed("f"), Key(.enter))
    expectNoValue(desk.program.app, "question")
    desk.press(.typed("o"))
    expectNoValue(desk.program.app, "done, with an entry in the undo list")
    #expect(desk.held("B") == "hunter2")
  }
}
