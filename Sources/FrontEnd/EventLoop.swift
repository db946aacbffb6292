package import DatabricksClient
internal import Glibc
package import ViewModels

/// The program at work: waits, turns what came into events, and draws what they changed.
///
/// One thread and one wait. While nothing happens nothing runs and nothing is sent.
package final class EventLoop {
  private let terminal: CursesTerminal
  private let client: DatabricksClient
  private let runner: EffectRunner
  private let draw: (AppViewModel, inout CellGrid) -> Void
  private var viewModel: AppViewModel
  private var input: TerminalInput
  private var frame: CellGrid
  /// What the screen shows; nil when it has to be drawn in any case.
  private var drawn: AppViewModel?
  private var exitStatus: Int32?
  /// Whether something other than an answer happened since the screen was drawn.
  private var hasUrgentChange = true
  /// Before that moment answers alone draw nothing.
  private var nextAnswerFrame = Moment.now

  /// How far apart frames are that only answers ask for, in milliseconds: lists that are filled in
  /// the background would else send the terminal a frame for each of them.
  private static let answerFrameMilliseconds: Int64 = 8

  package init(
    terminal: CursesTerminal, client: DatabricksClient, runner: EffectRunner,
    viewModel: AppViewModel, draw: @escaping (AppViewModel, inout CellGrid) -> Void
  ) {
    self.terminal = terminal
    self.client = client
    self.runner = runner
    self.viewModel = viewModel
    self.draw = draw
    input = TerminalInput(escapeDelay: terminal.escapeDelay)
    frame = CellGrid(size: terminal.size, glyphs: terminal.glyphs)
  }

  /// Runs until the program is to end, and gives the terminal back.
  ///
  /// - Parameter begin: asks for the first effects, once the first screen is drawn.
  /// - Returns: the exit status: 128 and its number after a signal, 129 when the terminal went away.
  package func run(begin: (inout AppViewModel, Now) -> [Effect]) -> Int32 {
    redrawIfChanged()
    perform(begin(&viewModel, .current))
    while true {
      handleAnswers()
      if let exitStatus {
        leaveClipboard()
        return exitStatus
      }
      if !isFrameHeldBack { redrawIfChanged() }
      wait()
    }
  }

  /// What became of the value that the program was started for; nil where nothing was saved.
  package var savedText: String? { viewModel.errand?.savedText }

  /// Gives the terminal back and takes a secret out of the clipboard, which may take a moment.
  private func leaveClipboard() {
    if let sequence = runner.local.beginLeaving() { terminal.send(sequence) }
    terminal.stop()
    let end = Moment.now + Self.leavingMilliseconds
    while runner.local.isBusy, .now < end {
      let due = [end, runner.local.deadline].compactMap(\.self).min()
      _ = client.wait(for: runner.local.descriptors, until: due)
      _ = runner.local.takeEvents()
    }
  }

  /// The longest that clearing the clipboard may hold up the end of the program, in milliseconds.
  private static let leavingMilliseconds: Int64 = 1_000

  /// Whether only answers changed something, more of them are coming, and the last frame is fresh.
  private var isFrameHeldBack: Bool {
    !hasUrgentChange && !client.isIdle && .now < nextAnswerFrame
  }

  private func wait() {
    let frame = drawn == viewModel ? nil : nextAnswerFrame
    let deadline = [input.deadline, viewModel.deadline, runner.local.deadline, frame]
      .compactMap(\.self).min()
    let readable = client.wait(
      for: [TerminalInput.descriptor, terminal.signalDescriptor] + runner.local.descriptors,
      until: deadline)
    if readable.contains(terminal.signalDescriptor) {
      for signal in terminal.takeSignals() { handle(signal) }
    }
    let hasInput = readable.contains(TerminalInput.descriptor)
    let (events, isGone) = hasInput ? input.read() : (input.expire(), false)
    for event in events { handle(event) }
    if isGone { exitStatus = 129 }
    if let due = viewModel.deadline, due <= .now { handle(.deadlineCame) }
  }

  private func handle(_ event: Event) {
    guard exitStatus == nil else { return }
    if case .answered = event {} else { hasUrgentChange = true }
    perform(viewModel.handle(event, at: .current))
  }

  private func handleAnswers() {
    while exitStatus == nil {
      let events = runner.drainEvents()
      if events.isEmpty { return }
      for event in events { handle(event) }
    }
  }

  private func handle(_ signal: TerminalSignal) {
    switch signal {
    case .end(let status): exitStatus = status
    // Keys never raise it in raw mode; sent from outside it asks for the same.
    case .interrupt: handle(.keyPressed(.control("c")))
    case .windowChanged: adoptSize()
    case .suspend: suspend()
    case .continued: resume()
    }
  }

  private func perform(_ effects: [Effect]) {
    for effect in runner.run(effects) {
      switch effect {
      case .suspend: suspend()
      case .redraw:
        terminal.redraw()
        drawn = nil
      case .send(let bytes): terminal.send(bytes)
      case .quit(let status): exitStatus = status
      }
    }
  }

  private func adoptSize() {
    guard terminal.adoptSize() else { return }
    drawn = nil
    handle(.resized(terminal.size))
  }

  private func suspend() {
    // The view model that was drawn last may be the last to hold a value.
    drawn = nil
    terminal.suspend()
    becomeVisible()
  }

  private func resume() {
    terminal.resume()
    becomeVisible()
  }

  private func becomeVisible() {
    drawn = nil
    input.forget()
    if viewModel.size != terminal.size { handle(.resized(terminal.size)) }
    handle(.resumed)
  }

  private func redrawIfChanged() {
    hasUrgentChange = false
    guard drawn != viewModel else { return }
    nextAnswerFrame = .now + Self.answerFrameMilliseconds
    if frame.size != terminal.size {
      frame = CellGrid(size: terminal.size, glyphs: terminal.glyphs)
    }
    draw(viewModel, &frame)
    terminal.present(frame)
    // The grid may hold a revealed value.
    frame.wipe()
    drawn = viewModel
  }
}

extension Now {
  /// Both clocks' present reading.
  fileprivate static var current: Now { Now(moment: .now, time: .now) }
}
