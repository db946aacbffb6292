internal import Glibc

/// What the system tells a program at a terminal.
enum TerminalSignal: Equatable {
  /// Ends the program with that exit status, as a shell would tell of the signal.
  case end(status: Int32)
  case interrupt
  case windowChanged
  case suspend
  case continued

  /// The case for the system's number of a watched signal.
  init(_ number: UInt8) {
    switch Int32(number) {
    case SIGINT: self = .interrupt
    case SIGWINCH: self = .windowChanged
    case SIGTSTP: self = .suspend
    case SIGCONT: self = .continued
    default: self = .end(status: 128 + Int32(number))
    }
  }
}
