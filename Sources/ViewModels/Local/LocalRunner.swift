package import DatabricksClient
internal import Desktop

/// Does what is asked of this machine: the clipboard, files, chance.
///
/// Nothing here waits: whoever waits adds `descriptors` and `deadline` to what is waited for.
package final class LocalRunner {
  private let clipboard: Clipboard
  /// Who asked for what the clipboard does now.
  private var clipboardRequest = RequestID(0)
  private var events: [Event] = []

  /// Works with what `environment` tells of the desktop and the terminal.
  package init(_ environment: [String: String]) {
    clipboard = Clipboard(environment)
  }

  /// What to wait for.
  package var descriptors: [Int32] { clipboard.descriptors }

  /// When there is something to do without any of them.
  package var deadline: Moment? {
    events.isEmpty ? clipboard.deadline : Moment(milliseconds: 0)
  }

  func send(_ id: RequestID, _ request: LocalRequest) {
    switch request {
    case .copy(let bytes, let isSecret):
      clipboardRequest = id
      clipboard.copy(bytes, isSecret: isSecret)
    case .clearClipboard:
      clipboardRequest = id
      clipboard.clear()
    }
  }

  /// The answers that have come since the last call.
  package func takeEvents() -> [Event] {
    for outcome in clipboard.takeOutcomes(at: .now) {
      let answer: LocalAnswer =
        switch outcome {
        case .copied(let outcome): .copied(outcome)
        case .cleared(let outcome): .clipboardCleared(outcome)
        }
      events.append(.answered(clipboardRequest, .local(answer)))
    }
    defer { events = [] }
    return events
  }

  /// Begins to take a secret out of the clipboard, since the program ends.
  ///
  /// - Returns: what to send to the terminal, where that is how it is done.
  package func beginLeaving() -> Secret? {
    guard clipboard.holdsSecret else { return nil }
    clipboard.clear()
    for case .answered(_, .local(.clipboardCleared(.forTerminal(let bytes)))) in takeEvents() {
      return bytes
    }
    return nil
  }

  /// Whether a program is at work on the clipboard.
  package var isBusy: Bool { clipboard.isBusy }
}
