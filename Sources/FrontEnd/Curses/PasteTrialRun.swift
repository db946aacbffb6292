internal import CProcess
internal import DatabricksClient
internal import Glibc
internal import ViewModels

/// A paste trial on the terminal of standard input and output.
package struct PasteTrialRun {
  /// How it ended.
  package enum End: Equatable, Sendable {
    /// By a key; whether every paste was marked by the terminal.
    case done(allMarked: Bool)
    /// By Ctrl-C.
    case interrupted
    /// By a signal or because the terminal went away; the status to end with.
    case stopped(Int32)
  }

  private let say: (String) -> Void

  /// Says each paste's observation as one line.
  package init(say: @escaping (String) -> Void) {
    self.say = say
  }

  /// Runs until a key ends it, with bracketed paste asked for.
  package func run() -> End {
    let signals = cproc_watch_signals()
    do throws(TerminalError) {
      let mode = try RawMode.begin()
      TerminalExamination.send("\u{1B}[?2004h")
      let end = watch(signals)
      TerminalExamination.send("\u{1B}[?2004l")
      withExtendedLifetime(mode) {}
      return end
    } catch {
      return .done(allMarked: true)
    }
  }

  private func watch(_ signals: Int32) -> End {
    var trial = PasteTrial()
    var buffer = SecretBytes(capacity: 16 << 10)
    var allMarked = true
    while true {
      let left = trial.deadline.map { max(0, $0 - .now) } ?? -1
      var waiting = [STDIN_FILENO, signals].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      _ = unsafe poll(&waiting, 2, Int32(clamping: left))
      if waiting[1].revents != 0, let status = Self.status(signals) { return .stopped(status) }
      var outcomes: [PasteTrial.Outcome]
      if waiting[0].revents != 0 {
        guard Self.read(&buffer) else { return .stopped(129) }
        outcomes = buffer.withBytes { trial.take($0, at: .now) }
        buffer.wipe()
      } else {
        outcomes = trial.expire(at: .now)
      }
      for outcome in outcomes {
        switch outcome {
        case .pasted(let observation):
          allMarked = allMarked && observation.isBracketed
          say(observation.text)
        case .typed: say("that was a key and no paste; Enter or Escape ends")
        case .ended: return .done(allMarked: allMarked)
        case .interrupted: return .interrupted
        }
      }
    }
  }

  /// - Returns: whether the terminal is still there.
  private static func read(_ buffer: inout SecretBytes) -> Bool {
    var count = 0
    unsafe buffer.withMutableBytes { room in
      count = unsafe Glibc.read(STDIN_FILENO, room.baseAddress, room.count)
      return max(0, count)
    }
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN))
  }

  /// The exit status that the signals ask for; nil when the program may go on.
  private static func status(_ signals: Int32) -> Int32? {
    var byte: UInt8 = 0
    var status: Int32?
    while unsafe Glibc.read(signals, &byte, 1) == 1 {
      switch TerminalSignal(byte) {
      case .end(let ended): status = ended
      case .interrupt: status = 130
      default: break
      }
    }
    return status
  }
}
