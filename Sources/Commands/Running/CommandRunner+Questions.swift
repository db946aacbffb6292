internal import Glibc

extension CommandRunner {
  /// Whether there is somebody to ask: what is typed can be read, and the question be seen.
  var canAsk: Bool { streams.isInputTerminal && streams.isErrorTerminal }

  /// Asks on standard error and reads one line, without its end; nothing typed is an empty answer.
  func ask(_ question: String) throws(CommandFailure) -> String {
    streams.writeError(StandardStreams.safe(question))
    var answer: [UInt8] = []
    var byte: UInt8 = 0
    while answer.count < 4096 {
      try waitForInput(streams.input)
      guard unsafe read(streams.input, &byte, 1) == 1, byte != UInt8(ascii: "\n") else { break }
      answer.append(byte)
    }
    return String(decoding: answer, as: UTF8.self)
  }
}
