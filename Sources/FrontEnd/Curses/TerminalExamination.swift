internal import CNcurses
internal import DatabricksClient
internal import Glibc
package import ViewModels

/// Finds out what the terminal on standard input and output is and can do.
package struct TerminalExamination {
  /// How long its answers are waited for, in milliseconds.
  private static let patience: Int64 = 1_000

  private let type: String?

  /// Takes the value of TERM.
  package init(type: String?) {
    self.type = type
  }

  /// Looks TERM up and asks the terminal.
  ///
  /// - Returns: nil where there is no terminal.
  package func facts() -> TerminalFacts? {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return nil }
    var colors: Int32 = 0
    let isNamed = type?.isEmpty == false && type != "dumb"
    let status = isNamed ? unsafe cterm_look_up(&colors) : .unknown_type
    let answers = isNamed ? answers() : TerminalAnswers()
    return TerminalFacts(
      type: type,
      entry: status == .started ? .usable : status == .unknown_type ? .missing : .notAddressable,
      colorCount: Int(colors), size: CursesTerminal.driverSize() ?? Size(columns: 80, rows: 24),
      bracketedPaste: answers.mode(2004), focus: answers.mode(1004), mouse: answers.mode(1006),
      offersClipboard: answers.offersClipboard)
  }

  private func answers() -> TerminalAnswers {
    var answers = TerminalAnswers()
    // A signal that ended the program now would leave the terminal without echo.
    var held = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&held)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP] { unsafe sigaddset(&held, signal) }
    unsafe sigprocmask(SIG_BLOCK, &held, &before)
    defer { unsafe sigprocmask(SIG_SETMASK, &before, nil) }
    do throws(TerminalError) {
      let mode = try RawMode.begin()
      ask(&answers)
      withExtendedLifetime(mode) {}
    } catch {
      // Without raw mode there are no answers.
    }
    return answers
  }

  private func ask(_ answers: inout TerminalAnswers) {
    Self.send(TerminalAnswers.question)
    let end = Moment.now + Self.patience
    var bytes = [UInt8](repeating: 0, count: 256)
    while !answers.isComplete, case let left = end - .now, left > 0 {
      var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&input, 1, Int32(left)) > 0 else { continue }
      let count = unsafe bytes.withUnsafeMutableBytes { room in
        unsafe read(STDIN_FILENO, room.baseAddress, room.count)
      }
      guard count > 0 else { return }
      answers.take(bytes.prefix(count))
    }
  }

  static func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
