package import ViewModels

/// What a terminal answers when it is asked which modes it knows.
///
/// DECRQM asks for a mode, `CSI ? 2004 $ p`, and is answered with `CSI ? 2004 ; 1 $ y`, 0 for a mode
/// it does not know. Many terminals do not answer that, but all answer the question after their
/// attributes (DA1, `CSI c`), which comes last, so that nobody waits for an answer that never comes.
package struct TerminalAnswers: Equatable, Sendable {
  /// What is sent.
  package static let question =
    "\u{1B}[?2004$p\u{1B}[?1004$p\u{1B}[?1006$p\u{1B}[c"

  /// Whether the last answer has come.
  package private(set) var isComplete = false
  /// Whether it takes texts for the clipboard: attribute 52 of the last answer.
  package private(set) var offersClipboard = false

  private var statuses: [Int: Int] = [:]
  /// The bytes of a sequence behind ESC [; nil outside of one.
  private var pending: [UInt8]?
  private var isEscaped = false

  package init() {}

  /// Takes in what was read; other bytes are passed over.
  package mutating func take(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { take(byte) }
  }

  /// What it said of a mode.
  package func mode(_ number: Int) -> TerminalFacts.Mode {
    switch statuses[number] {
    case nil: .unanswered
    case 0: .unknown
    default: .known
    }
  }

  private mutating func take(_ byte: UInt8) {
    if let parameters = pending {
      switch byte {
      case 0x20...0x3F where parameters.count < 64: pending?.append(byte)
      case 0x40...0x7E:
        finish(ControlSequence(parameters: parameters, final: byte))
        pending = nil
      default: pending = nil
      }
    } else if isEscaped, byte == UInt8(ascii: "[") {
      pending = []
    }
    isEscaped = byte == 0x1B
  }

  private mutating func finish(_ sequence: ControlSequence) {
    guard sequence.marker == UInt8(ascii: "?") else { return }
    switch sequence.final {
    case UInt8(ascii: "y"): statuses[sequence.number(0)] = sequence.number(1)
    case UInt8(ascii: "c"):
      isComplete = true
      offersClipboard = sequence.numbers.contains { $0.first == 52 }
    default: break
    }
  }
}
