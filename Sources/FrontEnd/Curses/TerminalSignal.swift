internal import Glibc

/// What the system tells a program at a terminal.
enum TerminalSignal: Equatable {
  case terminate
  case hangUp
  case interrupt
  case windowChanged
  case suspend
  case continued

  /// The case for the system's number; nil for a signal that is not watched.
  init?(_ number: UInt8) {
    switch Int32(number) {
    case SIGTERM: self = .terminate
    case SIGHUP: self = .hangUp
    case SIGINT: self = .interrupt
    case SIGWINCH: self = .windowChanged
    case SIGTSTP: self = .suspend
    case SIGCONT: self = .continued
    default: return nil
    }
  }
}
