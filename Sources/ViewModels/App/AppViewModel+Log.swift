internal import DatabricksClient

/// The requests of this run, and what was told.
extension AppViewModel {
  /// How many sentences are kept.
  private static let toldLimit = 100

  mutating func openLog() -> [Effect] {
    // The editor goes on to say why it was not saved, without the name, when the status has moved on.
    let inEditor = browser.editor?.shownNotice?.text
    let isAboutLast =
      told.last.map { last in
        toldNow.contains(last.status) || inEditor.map(last.status.text.hasSuffix) ?? false
      } ?? false
    overlays.append(.log(RequestLogViewModel([], told: told, isAboutLast: isAboutLast)))
    return [.send(requests.next(), .readLog, .user)]
  }

  /// Takes the records into the log on the screen; nil where the answer is another one.
  mutating func answeredForLog(_ answer: Answer) -> [Effect]? {
    guard case .log(let records) = answer else { return nil }
    let told = told
    withBox { (log: inout RequestLogViewModel) in log.update(records, told: told) }
    return []
  }

  /// The sentences at the foot of what is on the screen that are kept, and may not be seen whole.
  var toldNow: [StatusLine] {
    let onScreen = screen == .tokenEntry ? tokenEntry.status?.status : browser.status
    let inPlace = [browser.editor?.notice?.status] + overlays.map(\.content.told)
    let lasting = inPlace.compactMap(\.self).filter { $0.kind != .plain }
    // Without a box over it the line has all the rows it needs.
    let isCut = onScreen.map { $0.kind != .plain || !overlays.isEmpty } ?? false
    return ((isCut ? [onScreen] : []).compactMap(\.self) + lasting).filter(\.isKept)
  }

  /// Keeps what is told since `former`, each sentence once with the time it was told last.
  mutating func noteTold(since former: [StatusLine]) {
    for status in toldNow where !former.contains(status) {
      told.removeAll { $0.status == status }
      told.append(ToldSentence(time: time, status))
      if told.count > Self.toldLimit { told.removeFirst() }
    }
  }

  /// Whether the log is on the screen.
  var isLogOpen: Bool {
    overlays.contains { if case .log = $0 { true } else { false } }
  }

  /// Asks for the records again once something was answered while they are looked at.
  mutating func followLog(_ event: Event) -> [Effect] {
    guard case .answered(_, let answer) = event, isLogOpen else { return [] }
    switch answer {
    // Nothing of these went over the network.
    case .log, .local: return []
    default: return [.send(requests.next(), .readLog, .background)]
    }
  }
}
