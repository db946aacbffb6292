import FrontEnd
import Testing
import ViewModels

@Suite struct TerminalAnswersTests {
  private func answers(_ text: String) -> TerminalAnswers {
    var answers = TerminalAnswers()
    answers.take(text.utf8)
    return answers
  }

  @Test(arguments: [
    (0, TerminalFacts.Mode.unknown), (1, .known), (2, .known), (3, .known), (4, .known),
  ])
  func `a mode is known unless the terminal says 0`(status: Int, mode: TerminalFacts.Mode) {
    let answers = answers("\u{1B}[?2004;\(status)$y\u{1B}[?62;22c")
    #expect(answers.mode(2004) == mode)
    #expect(answers.mode(1004) == .unanswered)
    #expect(answers.isComplete)
    #expect(!answers.offersClipboard)
  }

  @Test func `attribute 52 is the clipboard`() {
    #expect(answers("\u{1B}[?62;52;22c").offersClipboard)
    #expect(!answers("\u{1B}[?6252c").offersClipboard)
  }

  @Test func `keys that are pressed meanwhile and other answers are passed over`() {
    let answers = answers(
      "ab\u{1B}[A\u{1B}\u{1B}[>0;10;1cc\u{1B}[?1004;1$y\u{1B}[12;3R\u{1B}[?1;2c")
    #expect(answers.mode(1004) == .known)
    #expect(answers.isComplete)
  }

  @Test(arguments: ["", "\u{1B}", "\u{1B}[?62;52", "c", "[?1c", "\u{1B}[?\u{7}c"])
  func `what is cut off or no answer completes nothing`(text: String) {
    #expect(!answers(text).isComplete)
  }
}
