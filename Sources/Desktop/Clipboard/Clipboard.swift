package import DatabricksClient

/// The clipboard, by a program of this machine or by the terminal.
///
/// Nothing here waits: whoever waits adds `descriptors` and `deadline` to what is waited for, and
/// then calls `takeOutcomes`. There is one thing to do at a time; the next one ends it.
package final class Clipboard {
  /// What came of something asked for.
  package enum Outcome: Equatable, Sendable {
    case copied(CopyOutcome)
    case cleared(ClearOutcome)
  }

  private enum Job {
    /// The attempts left, the one under way first.
    case copying(ClipboardProgram, [ClipboardProgram.Line], Secret, isSecret: Bool)
    case reading(ClipboardProgram, Secret)
    case clearing
  }

  /// What was put there and is to go again.
  private enum Held {
    case byProgram(ClipboardProgram, Secret)
    case byTerminal(TerminalClipboard)
  }

  /// How long a program may take, in milliseconds.
  private static let timeLimit: Int64 = 3_000
  /// More than anything that can have been copied.
  private static let readingLimit = 2 << 20

  private let programs: [ClipboardProgram]
  private let terminal: TerminalClipboard?
  private let isRemote: Bool
  private let keepsInMemory: (_ folder: String) -> Bool
  private let runner = ProgramRunner()
  private var job: Job?
  private var held: Held?
  private var outcomes: [Outcome] = []
  private var last = OperationID(0)

  /// Looks for the programs in `PATH`.
  ///
  /// - Parameters:
  ///   - environment: the variables of the desktop and the terminal.
  ///   - keepsInMemory: whether what is written into a folder stays out of the disk.
  package init(
    _ environment: [String: String],
    keepsInMemory: @escaping (_ folder: String) -> Bool = MemoryFolder.holds
  ) {
    let search = ProgramSearch(environment)
    programs = ClipboardProgram.all(environment) { search.path(of: $0) }
    terminal = TerminalClipboard(environment)
    // A program over there would fill a clipboard that nobody sits at.
    isRemote = environment.has("SSH_CONNECTION") || environment.has("SSH_TTY")
    self.keepsInMemory = keepsInMemory
  }

  /// The programs that would be asked, the best one first; none over ssh.
  package var programNames: [String] { isRemote ? [] : programs.map(\.name) }

  /// Whether the terminal would be asked, which tells nothing of whether it listens.
  package var asksTerminal: Bool { terminal != nil }

  /// What to wait for.
  package var descriptors: [Int32] { runner.descriptors }

  /// When there is something to do without any of them.
  package var deadline: Moment? { outcomes.isEmpty ? runner.deadline : Moment(milliseconds: 0) }

  /// Whether something secret was put there that was not cleared since.
  package var holdsSecret: Bool { held != nil }

  /// Whether a program is at work.
  package var isBusy: Bool { job != nil }

  /// Puts `bytes` there; a secret is remembered until it is cleared or something takes its place.
  package func copy(_ bytes: Secret, isSecret: Bool) {
    stop()
    guard bytes.withBytes({ $0.isText }) else {
      outcomes.append(
        .copied(.refused("binary, and a clipboard holds text; the editor saves it to a file")))
      return
    }
    let usable = isRemote ? nil : programs.first { !$0.takesOnlyASCII || bytes.isASCII }
    guard let program = usable else { return send(bytes, isSecret: isSecret, reason: nil) }
    if isSecret, let folder = program.spoolFolder, !keepsInMemory(folder) {
      return send(
        bytes, isSecret: isSecret,
        reason: "\(program.name) would keep it in a file under \(folder), on disk")
    }
    job = .copying(program, program.copying, bytes, isSecret: isSecret)
    startAttempt()
  }

  /// Takes what was copied last out of the clipboard, if it is still there.
  package func clear() {
    stop()
    switch held {
    case nil: outcomes.append(.cleared(.heldOther))
    case .byTerminal(let terminal):
      held = nil
      outcomes.append(.cleared(.forTerminal(terminal.overwritingSequence)))
    case .byProgram(let program, let bytes):
      held = nil
      guard let reading = program.reading else {
        outcomes.append(.cleared(.unknown("\(program.name) cannot be asked what it holds")))
        return
      }
      job = .reading(program, bytes)
      start(reading)
    }
  }

  /// Takes in what the programs did.
  ///
  /// - Returns: what came of what was asked for, in that order.
  package func takeOutcomes(at now: Moment) -> [Outcome] {
    for (id, end) in runner.takeEnded(at: now) where id == last { ended(end) }
    defer { outcomes = [] }
    return outcomes
  }

  private func stop() {
    runner.cancel(last)
    job = nil
    outcomes = []
  }

  private func start(_ line: ClipboardProgram.Line, reading input: Secret? = nil) {
    last = OperationID(last.rawValue + 1)
    var call = ProgramCall(line.path, line.arguments, timeLimit: Self.timeLimit)
    call.input = input
    call.outputLimit = Self.readingLimit
    runner.start(call, for: last, at: .now)
  }

  private func startAttempt() {
    guard case .copying(_, let lines, let bytes, _) = job, let line = lines.first else { return }
    start(line, reading: bytes)
  }

  private func ended(_ end: ProgramEnd) {
    switch job {
    case nil: break
    case .copying(let program, let lines, let bytes, let isSecret):
      job = nil
      if case .ended(0, _, _, _) = end {
        held = isSecret ? .byProgram(program, bytes) : nil
        outcomes.append(.copied(.copied(program: program.name)))
      } else if lines.count > 1 {
        job = .copying(program, Array(lines.dropFirst()), bytes, isSecret: isSecret)
        startAttempt()
      } else {
        send(bytes, isSecret: isSecret, reason: end.complaint(of: program.name))
      }
    case .reading(let program, let bytes):
      job = nil
      didRead(end, program, bytes)
    case .clearing:
      job = nil
      if case .ended(0, _, _, _) = end {
        outcomes.append(.cleared(.cleared))
      } else {
        outcomes.append(.cleared(.unknown(end.complaint(of: "the program"))))
      }
    }
  }

  private func didRead(_ end: ProgramEnd, _ program: ClipboardProgram, _ bytes: Secret) {
    switch end {
    case .ended(0, let output, _, _) where output.bytesEqual(bytes):
      job = .clearing
      start(program.clearing)
    // With a status of its own it says that there is no text.
    case .ended: outcomes.append(.cleared(.heldOther))
    case .timedOut, .notStarted, .tooMuchOutput:
      outcomes.append(.cleared(.unknown(end.complaint(of: program.name))))
    }
  }

  private func send(_ bytes: Secret, isSecret: Bool, reason: String?) {
    let because = reason.map { "; \($0)" } ?? ""
    guard let terminal else {
      let missing =
        reason == nil
        ? "no clipboard here: install wl-clipboard, xclip or xsel, or use a terminal with OSC 52"
        : "this terminal has no clipboard either"
      outcomes.append(.copied(.refused(missing + because)))
      return
    }
    guard bytes.count <= terminal.limit else {
      let size = "a terminal takes \(terminal.limit) bytes at most, and this has \(bytes.count)"
      outcomes.append(.copied(.refused(size + because)))
      return
    }
    held = isSecret ? .byTerminal(terminal) : nil
    outcomes.append(
      .copied(
        .forTerminal(terminal.sequence(for: bytes), reason: reason ?? terminal.condition)))
  }
}

extension ProgramEnd {
  /// Why the program named `name` did not do it.
  fileprivate func complaint(of name: String) -> String {
    switch self {
    case .ended(let status, _, let complaint, _):
      let words = complaint.firstLine
      return words.isEmpty ? "\(name) failed with status \(status)" : "\(name): \(words)"
    case .notStarted(let reason): return "\(name): \(reason.lowercased())"
    case .timedOut: return "\(name) did not end in 3 s"
    case .tooMuchOutput: return "the clipboard holds more than was copied"
    }
  }
}

extension Secret {
  /// The first line of a complaint, 120 bytes at most; never called for what was copied.
  fileprivate var firstLine: String {
    withBytes { bytes in
      var line: [UInt8] = []
      for offset in 0..<min(bytes.byteCount, 120) {
        let byte = bytes.byte(at: offset)
        guard byte != UInt8(ascii: "\n") else { break }
        line.append(byte)
      }
      return String(decoding: line, as: UTF8.self)
    }
  }

  fileprivate var isASCII: Bool {
    withBytes { bytes in
      for offset in 0..<bytes.byteCount where bytes.byte(at: offset) >= 0x80 { return false }
      return true
    }
  }
}
