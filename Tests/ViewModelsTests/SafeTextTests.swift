import Testing
import ViewModels

@Suite struct SafeTextTests {
  @Test(arguments: [
    ("plain text", "plain text"),
    ("a\u{1B}[2J", "a^[[2J"),
    ("\u{0}\u{7F}\t\r\n", "^@^?^I^M^J"),
    ("\u{9B}31m", "<9B>31m"),
    ("a\u{202E}b\u{2066}c", "a<U+202E>b<U+2066>c"),
    ("zero\u{200B}width\u{FEFF}\u{AD}", "zero<U+200B>width<U+FEFF><U+00AD>"),
    ("\u{E0041}\u{F0000}\u{E000}", "<U+E0041><U+F0000><U+E000>"),
    ("☁\u{FE0F}", "☁<U+FE0F>"),
    ("no\u{A0}break", "no<U+00A0>break"),
    ("\u{378}", "<U+0378>"),
    ("é 中 🔑 e\u{301}", "é 中 🔑 e\u{301}"),
    ("\u{301}x", "<U+0301>x"),
  ])
  func `text comes out readable and harmless`(text: String, shown: String) {
    #expect(SafeText.line(text) == shown)
  }

  @Test(
    arguments: [
      ([0xFF], "<FF>"),
      ([0x61, 0xC3], "a<C3>"),
      ([0xC0, 0x80], "<C0><80>"),
      ([0xED, 0xA0, 0x80], "<ED><A0><80>"),
      ([0xF4, 0x90, 0x80, 0x80], "<F4><90><80><80>"),
      ([0xE4, 0xB8, 0x41], "<E4><B8>A"),
    ] as [([UInt8], String)])
  func `bytes that are no text are spelled one by one`(bytes: [UInt8], shown: String) {
    #expect(spelled(bytes, oneLine: true) == shown)
  }

  @Test func `tab and line feed pass only where lines are laid out`() {
    let bytes = Array("a\tb\nc\r".utf8)
    #expect(spelled(bytes, oneLine: true) == "a^Ib^Jc^M")
    #expect(spelled(bytes, oneLine: false) == "a\tb\nc^M")
  }

  @Test(arguments: [("", 0), ("abc", 3), ("中", 2), ("🔑x", 3), ("e\u{301}", 1), ("\u{1B}", 2)])
  func `width counts cells`(text: String, cells: Int) {
    #expect(SafeText.width(of: text) == cells)
  }

  @Test func `more than four marks on one base are escaped`() {
    let text = "a" + String(repeating: "\u{301}", count: 6)
    let marked = "a" + String(repeating: "\u{301}", count: 4)
    #expect(SafeText.line(text) == marked + "<U+0301><U+0301>")
  }

  @Test func `a long line is cut`() {
    let line = SafeText.line(String(repeating: "x", count: 500), maxScalars: 20)
    #expect(line == String(repeating: "x", count: 20) + "…")
  }

  @Test func `random bytes come out harmless and are covered exactly once`() {
    var random = LinearGenerator(seed: 7)
    for round in 0..<4000 {
      let count = Int.random(in: 0...40, using: &random)
      let bytes = (0..<count).map { _ in sample(&random) }
      for oneLine in [true, false] { check(bytes, oneLine: oneLine, round: round) }
    }
  }

  private func check(_ bytes: [UInt8], oneLine: Bool, round: Int) {
    var next = 0
    var isHarmless = true
    unsafe SafeText.clusters(of: bytes.span.bytes, oneLine: oneLine) { cluster, range in
      isHarmless = isHarmless && range.lowerBound == next
      next = range.upperBound
      cluster.forEachScalar { scalar in
        isHarmless = isHarmless && isAllowed(scalar, oneLine: oneLine)
      }
    }
    #expect(isHarmless && next == bytes.count, "round \(round), oneLine \(oneLine): \(bytes)")
  }

  private func isAllowed(_ scalar: Unicode.Scalar, oneLine: Bool) -> Bool {
    if !oneLine, scalar == "\t" || scalar == "\n" { return true }
    return switch scalar.properties.generalCategory {
    case .control, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: false
    case .format: !scalar.properties.isDefaultIgnorableCodePoint
    default: !scalar.properties.isDefaultIgnorableCodePoint && !scalar.properties.isBidiControl
    }
  }

  /// Bytes that are often the start or the middle of something special.
  private func sample(_ random: inout LinearGenerator) -> UInt8 {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: UInt8.random(in: 0...255, using: &random)
    case 1: [0x1B, 0x9B, 0xC2, 0xE2, 0xEF, 0xF3, 0xCC, 0x0A].randomElement(using: &random) ?? 0
    case 2: UInt8.random(in: 0x80...0xBF, using: &random)
    default: UInt8.random(in: 0x20...0x7E, using: &random)
    }
  }

  private func spelled(_ bytes: [UInt8], oneLine: Bool) -> String {
    var text = String.UnicodeScalarView()
    unsafe SafeText.clusters(of: bytes.span.bytes, oneLine: oneLine) { cluster, _ in
      cluster.forEachScalar { text.append($0) }
    }
    return String(text)
  }
}

/// The same numbers in every run (Knuth's MMIX generator).
private struct LinearGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 33
  }
}
