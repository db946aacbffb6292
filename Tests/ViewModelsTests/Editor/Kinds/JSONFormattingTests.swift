import DatabricksClient
import Testing
import ViewModels

@Suite struct JSONFormattingTests {
  private func formatted(_ text: String) -> String {
    var test = RewritingEditor(text)
    test.perform(.formatJSON)
    return test.text
  }

  @Test func `JSON gets a line for each member, and none at the next press`() {
    let source = #" {"b" :[1,2.50e+1,{}, [ ]],"a":{"é\u00e9":"x  y","a":null}} "#
    var test = RewritingEditor(source)
    test.perform(.formatJSON)
    #expect(
      test.text == """
        {
          "b": [
            1,
            2.50e+1,
            {},
            []
          ],
          "a": {
            "é\\u00e9": "x  y",
            "a": null
          }
        }
        """)
    #expect(test.editor.notice == EditorNotice(.good, "JSON formatted, 12 lines: 103 bytes"))
    test.perform(.formatJSON)
    let minimal = #"{"b":[1,2.50e+1,{},[]],"a":{"é\u00e9":"x  y","a":null}}"#
    #expect(test.text == minimal)
    #expect(
      test.editor.notice
        == EditorNotice(.good, "JSON minified: \(minimal.utf8.count) bytes"))
    test.perform(.undo, .undo)
    #expect(test.text == source)
    #expect(!test.editor.hasChanges)
  }

  @Test(arguments: [
    ("[1]\n", "[\n  1\n]\n"), ("[1]\n\n", "[\n  1\n]\n"), ("\n[1]", "[\n  1\n]"),
    ("[1,\r\n2]\r\n", "[\r\n  1,\r\n  2\r\n]\r\n"),
    ("[1,\r\n2,\n3,\n4]", "[\n  1,\n  2,\n  3,\n  4\n]"),
  ])
  func `a final newline stays, in the style of the value`(before: String, after: String) {
    #expect(formatted(before) == after)
    #expect(formatted(after).hasSuffix("\n") == before.hasSuffix("\n"))
  }

  @Test(arguments: ["1", "\"x\"", "{}", "[]\n", "true"])
  func `what is the same in both forms is left alone`(text: String) {
    var test = RewritingEditor(text)
    test.perform(.formatJSON)
    #expect(test.text == text)
    #expect(!test.editor.text.canUndo)
    #expect(test.editor.notice?.kind == .plain)
  }

  @Test(arguments: [
    ("{\"a\": 1,}", "not JSON: comma too many, line 1, column 8"),
    ("{\n  \"a\": 1\n  \"b\": 2\n}", "not JSON: comma expected, line 3, column 3"),
    ("hunter2", "not JSON: value expected, line 1, column 1"),
    ("{\"a\": \"x", "not JSON: it ends early, line 1, column 9"),
  ])
  func `what is no JSON stays as it is, and the place of the error is told`(
    text: String, says: String
  ) {
    var test = RewritingEditor(text)
    test.perform(.formatJSON)
    #expect(test.text == text)
    #expect(!test.editor.hasChanges)
    #expect(test.editor.notice == EditorNotice(.warning, says))
  }

  @Test(arguments: [512, 513, 60_000]) func `nesting has an end and the stack does not matter`(
    depth: Int
  ) {
    let text =
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    var test = RewritingEditor(text)
    test.perform(.formatJSON)
    if depth == 512 {
      // 512 levels of two blanks each, twice, would be over the limit.
      #expect(test.text == text)
      #expect(
        test.editor.notice?.text == "not formatted: it would have more than 131,072 bytes")
    } else {
      #expect(
        test.editor.notice?.text
          == "not JSON: more than 512 levels deep, line 1, column 513")
    }
  }

  @Test func `what would be too long formatted is minified`() {
    let text = "[" + String(repeating: "[[[[ 1]]]],\n", count: 4_000) + "2]"
    var test = RewritingEditor(text)
    test.perform(.formatJSON)
    #expect(test.text == text.filter { $0 != " " && $0 != "\n" })
    test.perform(.formatJSON)
    #expect(test.editor.notice?.kind == .warning)
  }

  @Test func `the cursor stays at its character`() {
    let source = "{ \"name\" : [ 10 , 20 ] }"
    for offset in 0..<source.utf8.count {
      var test = RewritingEditor(source)
      for _ in 0..<offset { test.perform(.moveRight) }
      let rest = source.utf8.dropFirst(offset).filter { $0 != 0x20 }
      test.perform(.formatJSON)
      let left = test.editor.text.copiedBytes.dropFirst(test.editor.cursor)
        .filter { $0 != 0x20 && $0 != 0x0A }
      #expect(Array(left) == Array(rest), "from \(offset)")
    }
  }

  // MARK: Properties

  /// JSON with white space wherever it may be.
  private struct Writer {
    var numbers: SeededNumbers
    var bytes: [UInt8] = []

    mutating func space() {
      for _ in 0..<Int.random(in: 0...2, using: &numbers) {
        bytes +=
          [" ", "\n", "\t", "\r\n", "\r"].randomElement(using: &numbers)?.utf8.map(\.self) ?? []
      }
    }

    mutating func scalar() {
      let scalars = [
        "0", "-1.50E-7", "1e5", "true", "false", "null", "\"\"", #""a \" b""#, #""\\""#,
        #""{ \u00E9 : [ 中 🔑 }""#, "\"\u{7F} , \u{2028}\"", "123456789012345678901234567890",
      ]
      bytes += (scalars.randomElement(using: &numbers) ?? "0").utf8
    }

    mutating func value(depth: Int) {
      space()
      switch Int.random(in: 0...(depth > 0 ? 3 : 1), using: &numbers) {
      case 2: list(depth, "[", "]") { $0.value(depth: depth - 1) }
      case 3:
        list(depth, "{", "}") {
          $0.space()
          $0.bytes += #""k\n""#.utf8
          $0.space()
          $0.bytes += ":".utf8
          $0.value(depth: depth - 1)
        }
      default: scalar()
      }
      space()
    }

    private mutating func list(
      _ depth: Int, _ open: String, _ close: String, _ item: (inout Writer) -> Void
    ) {
      bytes += open.utf8
      let count = Int.random(in: 0...4, using: &numbers)
      for index in 0..<count {
        item(&self)
        if index + 1 < count { bytes += ",".utf8 }
      }
      if count == 0 { space() }
      bytes += close.utf8
    }
  }

  /// The bytes without white space outside of strings.
  private func tokens(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var isInString = false
    var isEscaped = false
    for byte in bytes {
      if isInString {
        kept.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x22 {
          isInString = false
        }
      } else if ![0x20, 0x09, 0x0A, 0x0D].contains(byte) {
        kept.append(byte)
        isInString = byte == 0x22
      }
    }
    return kept
  }

  @Test func `formatting and minifying change nothing but white space, in a thousand values`() {
    for seed in 0..<1_000 {
      var writer = Writer(numbers: SeededNumbers(seed: UInt64(seed)))
      writer.value(depth: 4)
      let source = writer.bytes
      var test = RewritingEditor(source)
      #expect([.json, .plain].contains(test.editor.facts.kind))
      test.perform(.formatJSON)
      let first = test.editor.text.copiedBytes
      test.perform(.formatJSON)
      let second = test.editor.text.copiedBytes
      test.perform(.formatJSON)
      let third = test.editor.text.copiedBytes
      for form in [first, second, third] { #expect(tokens(form) == tokens(source)) }
      // Pressed again and again it goes between two forms, one of them without any white space;
      // that one may have lost how its lines ended.
      let minimal = tokens(source)
      let isMinimal = [first, second].contains { Array($0.prefix(minimal.count)) == minimal }
      #expect(isMinimal, "seed \(seed)")
      let returns = [first, second].contains { $0.filter { $0 != 13 } == third.filter { $0 != 13 } }
      #expect(returns, "seed \(seed)")
    }
  }

  @Test func `JSON broken by a byte is refused where the grammar refuses it`() {
    let mutations: [UInt8?] = [nil] + Array("{}[]:,\"\\ 01.eE+-tn\n".utf8).map(Optional.init)
    var numbers = SeededNumbers(seed: 11)
    var refusedCount = 0
    for seed in 0..<1_500 {
      var writer = Writer(numbers: SeededNumbers(seed: UInt64(seed)))
      writer.bytes += "[".utf8
      writer.value(depth: 2)
      writer.bytes += "]".utf8
      var bytes = writer.bytes
      let place = Int.random(in: 0..<bytes.count, using: &numbers)
      let mutation = mutations.randomElement(using: &numbers) ?? nil
      bytes.replaceSubrange(place..<place + 1, with: mutation.map { [$0] } ?? [])
      guard String(validating: bytes, as: UTF8.self) != nil else { continue }
      let isValid = ReferenceJSON.accepts(bytes)
      if !isValid { refusedCount += 1 }
      var test = RewritingEditor(bytes)
      test.perform(.formatJSON)
      #expect(
        (test.editor.notice?.text.hasPrefix("not JSON") == true) == !isValid,
        "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
    #expect(refusedCount > 300)
  }
}
