internal import DatabricksClient

/// The requests of this run, and the failures that were told.
extension AppViewModel {
  /// How many failures are kept.
  private static let failureLimit = 100

  mutating func openLog() -> [Effect] {
    overlays.append(.log(RequestLogViewModel([], failures: toldFailures)))
    return [.send(requests.next(), .readLog, .user)]
  }

  /// Takes the records into the log on the screen; nil where the answer is another one.
  mutating func answeredForLog(_ answer: Answer) -> [Effect]? {
    guard case .log(let records) = answer else { return nil }
    let failures = toldFailures
    withBox { (log: inout RequestLogViewModel) in log.update(records, failures: failures) }
    return []
  }

  /// Keeps a failure that the status line tells since `former`.
  mutating func noteFailure(since former: StatusLine?) {
    guard let status = browser.status, status.kind == .failure, status != former else { return }
    toldFailures.append(ToldFailure(time: time, text: status.text))
    if toldFailures.count > Self.failureLimit { toldFailures.removeFirst() }
  }

  /// Asks for the records again once something was answered while they are looked at.
  mutating func followLog(_ event: Event) -> [Effect] {
    guard case .answered(_, let answer) = event,
      overlays.contains(where: { if case .log = $0 { true } else { false } })
    else { return [] }
    switch answer {
    // Nothing of these went over the network.
    case .log, .local: return []
    default: return [.send(requests.next(), .readLog, .background)]
    }
  }
}
