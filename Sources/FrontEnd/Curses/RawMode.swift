internal import CProcess
internal import Glibc

/// The terminal driver handing on every byte as it comes, for as long as this lives.
///
/// Unlike `CursesTerminal` it draws nothing and leaves the screen alone.
struct RawMode: ~Copyable {
  private let before: termios

  /// Sets the mode.
  ///
  /// - Returns: the owner of the mode, which sets the former one again when it goes.
  /// - Throws: `notATerminal` when standard input is none.
  static func begin() throws(TerminalError) -> RawMode {
    var settings = termios()
    guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0, cproc_guard_terminal(STDIN_FILENO) else {
      throw .notATerminal
    }
    let mode = RawMode(before: settings)
    settings.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INLCR | IGNCR | ISTRIP | IXON)
    settings.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | IEXTEN | ISIG)
    guard unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &settings) == 0 else { throw .failed }
    return mode
  }

  deinit {
    var settings = before
    // What the terminal sends late must not end up in the shell's line.
    _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
    cproc_release_terminal()
  }
}
