internal import Glibc

/// Standard input, output and error, as descriptors that a test may replace.
package struct StandardStreams: Sendable {
  package var input: Int32
  package var output: Int32
  package var error: Int32
  package var isInputTerminal: Bool
  package var isOutputTerminal: Bool
  package var isErrorTerminal: Bool

  /// Takes three open descriptors; they stay the caller's.
  package init(input: Int32 = 0, output: Int32 = 1, error: Int32 = 2) {
    self.input = input
    self.output = output
    self.error = error
    isInputTerminal = isatty(input) == 1
    isOutputTerminal = isatty(output) == 1
    isErrorTerminal = isatty(error) == 1
  }
}
