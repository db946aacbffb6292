package import DatabricksClient
internal import Desktop

/// Does what is asked of this machine: the clipboard, files, chance.
///
/// Nothing here waits: whoever waits adds `descriptors` and `deadline` to what is waited for.
package final class LocalRunner {
  private let clipboard: Clipboard
  private let files: LocalFiles
  /// Who asked for what the clipboard does now.
  private var clipboardRequest = RequestID(0)
  private var events: [Event] = []

  /// Works with what `environment` tells of the desktop and the terminal.
  ///
  /// With a `fileRefusal`, which says why, no file is written.
  package init(_ environment: [String: String], fileRefusal: String? = nil) {
    clipboard = Clipboard(environment)
    files = LocalFiles(environment, refusal: fileRefusal)
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
    case .listFolder(let path):
      answer(id, .folderListed(result { () throws(FileProblem) in try files.list(path) }))
    case .loadFile(let path, let limit):
      answer(
        id, .fileLoaded(result { () throws(FileProblem) in try files.load(path, limit: limit) }))
    case .saveFile(let path, let bytes, let replaced):
      let saved = result { () throws(FileProblem) in
        try files.save(bytes, to: path, replacing: replaced)
        return bytes.count
      }
      answer(id, .fileSaved(saved))
    case .generate(let wanted):
      // The system's source: getrandom(2).
      var random = SystemRandomNumberGenerator()
      answer(id, .generated(wanted.make(using: &random)))
    }
  }

  private func answer(_ id: RequestID, _ answer: LocalAnswer) {
    events.append(.answered(id, .local(answer)))
  }

  private func result<Value>(
    _ body: () throws(FileProblem) -> Value
  ) -> Result<Value, FileProblem> {
    do throws(FileProblem) { return .success(try body()) } catch { return .failure(error) }
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
