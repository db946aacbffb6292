/// Why there can be no full screen, one case for each thing the user can do.
package enum TerminalError: Error, Equatable, Sendable {
  /// Standard input or output is a file or a pipe.
  case notATerminal
  /// TERM is not set, or is `dumb`.
  case dumb
  /// The terminal database has no entry for TERM.
  case unknownType(String)
  /// The terminal cannot place its cursor or clear its screen.
  case notAddressable(String)
  /// ncurses would not start, or the system would not give what is needed.
  case failed

  /// One sentence for standard error, without a full stop.
  package var sentence: String {
    switch self {
    case .notATerminal: "the full screen needs a terminal on standard input and output"
    case .dumb:
      "the full screen needs a terminal that can place its cursor; TERM is dumb or not set"
    case .unknownType(let type): "the terminal type \"\(type)\" (TERM) is not known on this machine"
    case .notAddressable(let type): "a terminal of type \"\(type)\" (TERM) cannot place its cursor"
    case .failed: "the terminal could not be set up"
    }
  }
}
