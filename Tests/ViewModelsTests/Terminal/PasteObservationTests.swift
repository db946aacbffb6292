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
    #expect(observation.text == words + ", marked by the terminal as a paste")
  }

  @Test func `an unmarked paste says what that means`() {
    let observation = PasteObservation(byteCount: 5_000_000, isBracketed: false)
    #expect(
      observation.text == "5,000,000 bytes, no line end, "
        + "not marked by the terminal, so a line end in it may count as Enter")
  }
}
