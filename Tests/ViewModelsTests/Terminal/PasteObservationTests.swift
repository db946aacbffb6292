import DatabricksClient
import Testing
import ViewModels

@Suite struct PasteObservationTests {
  @Test(arguments: [
    ("", "0 bytes, no line end"), ("x", "1 byte, no line end"), ("é", "2 bytes, no line end"),
    ("a\rb\r", "4 bytes, line ends: 2 × CR"), ("a\nb", "3 bytes, line ends: 1 × LF"),
    ("a\r\nb\r\n", "6 bytes, line ends: 2 × CR LF"),
    ("\r\r\n\n", "4 bytes, line ends: 1 × CR LF, 1 × CR, 1 × LF"),
  ])
  func `bytes and line ends are counted`(text: String, words: String) {
    let observation = Secret(copying: text.utf8).withBytes {
      PasteObservation($0, isBracketed: true)
    }
    #expect(observation.text.hasPrefix(words + ", marked by the terminal as a paste"))
  }

  @Test(arguments: [
    ("dapi0123", ""), ("dapi é 中 🔑", ""),
    ("dapi\r", "4 printable, CR (0d)"),
    (
      "\u{A0}dapi\u{A0}\u{A0}",
      "NO-BREAK SPACE (c2 a0), 4 printable, 2 × NO-BREAK SPACE (c2 a0)"
    ),
    ("\u{16}dapi", "Ctrl-V (16), 4 printable"), ("\u{1B}[200~x", "ESC (1b), 6 printable"),
    (
      "a\u{200B}b\u{FEFF}",
      "1 printable, ZERO WIDTH SPACE (e2 80 8b), 1 printable, "
        + "BYTE ORDER MARK (ef bb bf)"
    ),
    ("é\t", "1 beyond ASCII, TAB (09)"), ("\u{1}", "U+1 (01)"), ("\u{3000}", "U+3000 (e3 80 80)"),
    ("\u{E0001}", "U+E0001 (f3 a0 80 81)"),
    (
      "a\nb\nc\nd\ne\nf\ng\n",
      "1 printable, LF (0a), 1 printable, LF (0a), 1 printable, LF (0a), "
        + "1 printable, LF (0a), 1 printable, LF (0a), 1 printable, LF (0a), …"
    ),
  ])
  func `what nobody sees is named in its order, and letters are only counted`(
    text: String, words: String
  ) {
    let observation = Secret(copying: text.utf8).withBytes {
      PasteObservation($0, isBracketed: true)
    }
    #expect(observation.contents == words)
    #expect(!observation.text.contains("dapi"))
    #expect(observation.text.hasSuffix(words.isEmpty ? "as a paste" : "; in order: " + words))
  }

  @Test(
    arguments: [
      ([0xff, 0x61, 0xc2], "1 byte of no character, 1 printable, 1 byte of no character"),
      ([0xed, 0xa0, 0x80], "3 bytes of no character"),
      ([0xc3, 0x28], "1 byte of no character, 1 printable"),
    ] as [([UInt8], String)])
  func `bytes that are no UTF-8 are counted`(bytes: [UInt8], words: String) {
    let observation = Secret(copying: bytes).withBytes { PasteObservation($0, isBracketed: true) }
    #expect(observation.contents == words)
  }

  @Test func `an unmarked paste says what that means`() {
    let observation = PasteObservation(byteCount: 5_000_000, isBracketed: false)
    #expect(
      observation.text == "5,000,000 bytes, no line end, "
        + "not marked by the terminal, so a line end in it may count as Enter")
  }
}
