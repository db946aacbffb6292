import DatabricksClient
import Testing
import ViewModels

@Suite struct InvisibleCountsTests {
  private func counts(_ text: String) -> InvisibleCounts { Facts.of(text).invisible }

  @Test(arguments: [
    ("", 0), ("x", 0), (" x", 0), ("x ", 1), ("x  \ny \r\n z", 3), ("   ", 3), (" \n \n", 2),
    ("x \t", 0), ("x \r", 0), ("sixteen letters   \n", 3),
  ])
  func `spaces at the end of a line are counted`(text: String, count: Int) {
    #expect(counts(text).trailingSpaceCount == count)
  }

  @Test func `line ends are told apart`() {
    let counts = counts("a\r\nb\nc\rd\r\r\n")
    #expect(counts.crlfCount == 2)
    #expect(counts.lfCount == 1)
    #expect(counts.loneCRCount == 2)
    #expect(counts.hasFinalNewline)
    #expect(!self.counts("a\r").hasFinalNewline)
  }

  @Test(arguments: [
    ("a\u{200B}b", 1), ("\u{FEFF}x", 1), ("a\u{AD}b", 1), ("a\u{2060}\u{200C}", 2),
    // Joined emoji, one with a skin tone, one shown as a picture, and a flag.
    ("👩‍💻", 0), ("👩🏽‍💻", 0), ("🏳️‍🌈", 0), ("👨‍👩‍👧‍👦", 0), ("❤️", 0),
    ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", 0), ("1️⃣", 0),
    // Letters that join, and a variant of an ideograph.
    ("می\u{200C}خواهم", 0), ("क्\u{200D}ष", 0), ("葛\u{E0100}", 0),
    // The same signs where they join nothing.
    ("👩\u{200D}", 1), ("\u{200D}💻", 1), ("a\u{200D}b", 1), ("👩\u{200D}x", 1),
    ("👩\u{200D}\u{200D}💻", 2), ("a\u{FE0F}", 1), ("1\u{FE0F}", 1), ("\u{FE0F}", 1),
    ("❤\u{FE0F}\u{FE0F}", 1), ("\u{200B}\u{FE0F}", 2), ("a\u{200C}b", 1), ("م\u{200C}x", 1),
    ("a\u{E0061}\u{E0062}", 2), ("🏴" + String(repeating: "\u{E0061}", count: 20), 13),
  ])
  func `zero-width characters are counted where they are no part of a text`(
    text: String, count: Int
  ) {
    #expect(counts(text).zeroWidthCount == count)
  }

  @Test func `bidi controls and no-break spaces are counted`() {
    let counts = counts("a\u{202E}b\u{2066}\u{200F}\u{61C} \u{A0}\u{202F}\u{2007}\u{3000}")
    #expect(counts.bidiControlCount == 4)
    #expect(counts.noBreakSpaceCount == 3)
    #expect(counts.zeroWidthCount == 0)
  }

  /// What a simple walk over the scalars finds.
  private struct Walk: Equatable {
    var tabs = 0
    var crlf = 0
    var lf = 0
    var loneCR = 0
    var trailing = 0
    var noBreak = 0

    init(_ text: String) {
      let scalars = Array(text.unicodeScalars)
      for (index, scalar) in scalars.enumerated() {
        let next = index + 1 < scalars.count ? scalars[index + 1] : nil
        switch scalar {
        case "\t": tabs += 1
        case "\r": if next == "\n" { crlf += 1 } else { loneCR += 1 }
        case "\n": if index == 0 || scalars[index - 1] != "\r" { lf += 1 }
        case " ":
          let behind = scalars[index...].drop { $0 == " " }
          if behind.isEmpty || behind.first == "\n" || behind.starts(with: ["\r", "\n"]) {
            trailing += 1
          }
        case "\u{A0}": noBreak += 1
        default: break
        }
      }
    }

    init(_ counts: InvisibleCounts) {
      tabs = counts.tabCount
      crlf = counts.crlfCount
      lf = counts.lfCount
      loneCR = counts.loneCRCount
      trailing = counts.trailingSpaceCount
      noBreak = counts.noBreakSpaceCount
    }
  }

  @Test func `two thousand texts are counted as by a walk over their characters`() {
    var numbers = SeededNumbers(seed: 7)
    let pieces = [
      "a", "abcdefgh", " ", "  ", "\t", "\r", "\n", "\r\n", "é", "中", "🔑", "\u{A0}", "\u{1}",
      "\u{7F}",
    ]
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...40, using: &numbers) {
        text += pieces.randomElement(using: &numbers) ?? ""
      }
      #expect(Walk(counts(text)) == Walk(text), "\(text.debugDescription)")
    }
  }

  @Test func `text is told from bytes as the workspace does`() {
    var numbers = SeededNumbers(seed: 8)
    for _ in 0..<2_000 {
      let bytes = EditorSamples.bytes(Int.random(in: 0...30, using: &numbers), &numbers)
      let isText = String(validating: bytes, as: UTF8.self) != nil && !bytes.contains(0)
      #expect((Facts.of(bytes).kind != .binary) == isText)
    }
  }

  // MARK: Words

  @Test(arguments: [
    ("x", "no final newline"), ("x\n", "final newline"), ("x\ny\n", nil),
    ("x\ny", "no final newline"),
    ("x \ty\n", "1 tab · final newline"), ("x  \ny\n", "2 trailing spaces"),
    ("a\r\nb\r\n", "2 CRLF line ends"), ("a\r\nb\n", "mixed line ends: 1 CRLF, 1 LF"),
    ("a\rb\n", "1 lone CR · final newline"),
    ("a\u{200B}b\nc\n", "1 zero-width character: alt-i removes it"),
    ("a\u{A0}b\nc\n", "1 no-break space: alt-i makes it a space"),
    ("a\u{A0}b\u{A0}\nc\n", "2 no-break spaces: alt-i makes them spaces"),
    (
      "a\u{A0}b\u{202E}\u{200B}\u{200B}\nc\n",
      "2 zero-width characters, 1 bidi control, 1 no-break space: alt-i removes them"
    ),
    ("{}\u{A0}\n", "not JSON: something behind its end, line 1, column 3"),
  ])
  func `what cannot be seen is told`(text: String, says: String?) {
    guard text.hasPrefix("{") else {
      #expect(Facts.notice(text)?.text == says)
      return
    }
    #expect(Facts.notice(text)?.text.hasPrefix(says ?? "") == true)
  }

  @Test(arguments: [
    ("x", EditorNotice.Kind.plain), ("a\tb ", .plain), ("a\u{200B}", .warning),
    ("a\u{A0}b", .warning), ("-----BEGIN KEY-----\n", .warning), ("{\"a\":}", .warning),
    ("{\"a\":1}", .plain),
  ])
  func `only what is likely wrong is a warning`(text: String, kind: EditorNotice.Kind) {
    #expect(Facts.notice(text)?.kind == kind)
  }

  @Test func `a narrow row says as much as fits, and the warning before the rest`() {
    let text = "{\"a\":\t\u{200B}1} \r\n"
    let widths = [200, 90, 76, 50, 36, 30, 12, 5]
    #expect(
      widths.map { Facts.notice(text, columns: $0)?.text } == [
        "not JSON: value expected, line 1, column 7 · 1 zero-width character: alt-i removes it"
          + " · 1 CRLF line end · 1 trailing space · 1 tab · final newline",
        "not JSON: value expected, line 1, column 7 · 1 zero-width character: alt-i removes it",
        "not JSON: value expected, line 1, column 7 · 1 zero-width: alt-i removes it",
        "not JSON: line 1, column 7 · 1 zero-width: alt-i", "not JSON 1:7 · 1 zero-width: alt-i",
        "not JSON: line 1, column 7", "not JSON 1:7", nil,
      ])
  }

  @Test func `no row is wider than its room`() {
    for row in ValueKindTable.all {
      for columns in [1, 5, 10, 20, 36, 40, 72] {
        let width = SafeText.width(of: Facts.notice(row.bytes, columns: columns)?.text ?? "")
        #expect(width <= columns)
      }
    }
  }
}
