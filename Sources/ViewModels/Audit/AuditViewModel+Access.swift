internal import DatabricksClient

/// Reading the access lists that nobody has looked at yet, when the user asks for it.
extension AuditViewModel {
  /// Begins to read the access lists that are not known, or says why there is nothing to read.
  mutating func beginReadingAccess() {
    guard reading == nil else { return }
    let unknown = scopes.filter(\.isAccessWanted)
    guard !unknown.isEmpty else {
      notice = StatusLine(.plain, accessSentence)
      return
    }
    // What the first one says holds for all: such a workspace is not asked a thousand times.
    reading = AccessReading(waiting: unknown.map(\.name), total: unknown.count)
  }

  /// Begins to read again the access lists that were read, since what they told is old now, and goes
  /// on to those that are being read.
  ///
  /// Those that nobody has asked for are left: reading them is a wish of its own.
  mutating func readAccessAgain() {
    outdateAccess()
    let unread = reading.map { Set($0.waiting + $0.pending.values) } ?? []
    let wanted = scopes.filter { $0.isAccessOld || unread.contains($0.name) }.map(\.name)
    reading = wanted.isEmpty ? nil : AccessReading(waiting: wanted, total: wanted.count)
  }

  /// Reads no further access list; those under way are no longer wanted.
  mutating func stopReadingAccess() {
    guard let stopped = reading else { return }
    reading = nil
    notice = StatusLine(
      .plain,
      "stopped: \(CountText.grouped(stopped.doneCount)) of "
        + "\(CountText.counted(stopped.total, "access list")) read; a goes on")
  }

  /// The next scope to be asked for its access list; nil while as many are asked as may be.
  var nextAccess: ScopeName? {
    guard let reading, reading.pending.count < BackgroundFill.requestLimit else { return nil }
    return reading.waiting.first
  }

  /// Notes that `id` asks for the access list of that scope.
  mutating func asked(_ scope: ScopeName, by id: RequestID) {
    reading?.waiting.removeAll { $0 == scope }
    reading?.pending[id] = scope
  }

  /// Leaves out a scope whose access list is on its way already.
  mutating func skipAccess(_ scope: ScopeName) {
    reading?.waiting.removeAll { $0 == scope }
    if reading?.isOver == true { reading = nil }
  }

  /// Takes note of the answer to `id`.
  mutating func accessAnswered(_ id: RequestID, _ result: Result<[ScopeACL], DatabricksError>) {
    guard reading?.pending.removeValue(forKey: id) != nil else { return }
    if case .failure(let error) = result, Self.isForAll(error) {
      reading = nil
      guard !error.isAboutTier else {
        notice = StatusLine(.plain, accessSentence)
        return
      }
      notice = StatusLine(.failure, "access lists not read: \(ErrorText(error).oneLine)")
      return
    }
    guard reading?.isOver == true else { return }
    reading = nil
    notice = StatusLine(tally.failedCount == 0 ? .good : .warning, accessSentence)
  }

  /// Whether every other scope would be answered like this one.
  private static func isForAll(_ error: DatabricksError) -> Bool {
    switch error {
    case .premiumOnly, .tokenRejected, .signInFailed, .unreachable, .addressBlocked,
      .privateLinkOnly, .notAWorkspace, .rateLimited:
      true
    default: false
    }
  }

  /// What is known of the access lists, in one sentence.
  package var accessSentence: String {
    if tally.hasNoAccessLists {
      return "this workspace has no access lists: everybody may manage everything"
    }
    let (known, hidden, failed) = (tally.accessCount, tally.hiddenCount, tally.failedCount)
    let old = tally.oldCount
    let rest = scopes.count - known - hidden - failed
    let parts = [
      "access lists: \(CountText.grouped(known)) of \(CountText.grouped(scopes.count)) read",
      old == 0 ? nil : "\(CountText.grouped(old)) as of before the refresh",
      hidden == 0 ? nil : "\(CountText.grouped(hidden)) only for who has MANAGE there",
      failed == 0 ? nil : "\(CountText.grouped(failed)) failed",
      rest + failed == 0 ? nil : "a reads the rest",
      rest + failed == 0 && old > 0 ? "a reads them again" : nil,
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  /// How far reading the access lists has come; nil while none are read.
  package var readingProgress: String? {
    reading.map {
      "reading access lists: \(CountText.grouped($0.doneCount)) of "
        + "\(CountText.grouped($0.total)); esc stops"
    }
  }

  /// What was found so far and from how much, in one sentence.
  package var progressSentence: String {
    if let listProblem {
      let when = isListed ? "not read again" : "not read"
      return
        "the scopes were \(when): \(ErrorText.ofWorkspace(listProblem).oneLine); R tries again"
    }
    guard isListed else { return "reading the scopes" }
    let unread = tally.unreadCount
    if !isComplete {
      let progress =
        "\(CountText.grouped(tally.knownCount)) of \(CountText.counted(scopes.count, "scope"))"
      return isFilling ? "reading the lists: \(progress)" : "\(progress) read; R reads the rest"
    }
    if hasWork { return "looking at \(CountText.counted(tally.keyCount, "key"))" }
    let failed = unread == 0 ? "" : ", \(CountText.counted(unread, "scope")) could not be read"
    return
      "\(CountText.counted(findingCount, "finding")) in \(CountText.counted(tally.keyCount, "key"))"
      + " of \(CountText.counted(scopes.count, "scope"))\(failed)"
  }
}

extension DatabricksError {
  /// Whether the workspace has no access lists at all.
  fileprivate var isAboutTier: Bool {
    if case .premiumOnly = self { true } else { false }
  }
}
