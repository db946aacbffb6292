import DatabricksClient
import FrontEnd
import Testing
import ViewModels

@Suite struct PasteTrialTests {
  private static let start = Moment(milliseconds: 1_000)

  /// What comes of reads that follow each other at once, and of the silence after them.
  private func outcomes(_ reads: String...) -> [PasteTrial.Outcome] {
    var trial = PasteTrial()
    var outcomes: [PasteTrial.Outcome] = []
    for read in reads {
      outcomes += Secret(copying: read.utf8).withBytes { trial.take($0, at: Self.start) }
    }
    return outcomes + trial.expire(at: Self.start + 1_000)
  }

  private func observation(_ text: String, isBracketed: Bool) -> PasteTrial.Outcome {
    .pasted(Secret(copying: text.utf8).withBytes { PasteObservation($0, isBracketed: isBracketed) })
  }

  @Test func `a marked paste is told as one, however it is cut`() {
    let paste = observation("a\rb\n", isBracketed: true)
    #expect(outcomes("\u{1B}[200~a\rb\n\u{1B}[201~") == [paste])
    #expect(outcomes("\u{1B}[20", "0~a\r", "b\n\u{1B}[2", "01~") == [paste])
    #expect(
      outcomes("\u{1B}[200~a\rb\n\u{1B}[201~", "\u{1B}[200~a\rb\n\u{1B}[201~") == [paste, paste])
  }

  @Test(arguments: ["first line\rsecond\r", "dapi0123456789abcdef", "abcd\r"])
  func `an unmarked paste is told by its speed`(text: String) {
    #expect(outcomes(text) == [observation(text, isBracketed: false)])
  }

  @Test(arguments: ["\r", "\u{1B}"])
  func `Enter and Escape end it`(key: String) {
    #expect(outcomes(key) == [.ended])
  }

  @Test func `Ctrl-C interrupts, and other keys are told to be no paste`() {
    #expect(outcomes("\u{3}") == [.interrupted])
    #expect(outcomes("q", "xy", "\u{1B}[A", "\u{1B}[I") == [.typed, .typed, .typed])
  }

  @Test func `Enter inside a marked paste ends nothing`() {
    #expect(
      outcomes("\u{1B}[200~\r\u{1B}\u{1B}[201~") == [observation("\r\u{1B}", isBracketed: true)])
  }
}
