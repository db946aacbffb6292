import FrontEnd
import Testing

@Suite struct TerminalOptionsTests {
  @Test(arguments: [
    (nil, 25), ("", 25), ("fast", 25), ("100", 100), ("0", 1), ("-3", 1), ("99999999", 5_000),
  ])
  func `the user's delay for a lone escape is kept within reason`(text: String?, delay: Int64) {
    #expect(TerminalOptions.escapeDelay(text) == delay)
  }

  @Test(arguments: [
    TerminalError.notATerminal, .dumb, .unknownType("bogus"), .notAddressable("lpr"), .failed,
  ])
  func `an unusable terminal is told in one sentence`(error: TerminalError) {
    #expect(error.sentence.contains("terminal"))
    #expect(!error.sentence.contains("\n"))
    #expect(error.sentence.last != ".")
  }
}
