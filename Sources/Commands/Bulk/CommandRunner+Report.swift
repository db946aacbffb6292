internal import DatabricksClient
internal import ViewModels

/// What became of the keys of one verb, in order.
struct KeyReport {
  /// One key and what became of it.
  struct Row {
    let name: String
    let fate: Fate<ChangeResult>

    /// What was done; nil where it failed or did not end.
    var change: ChangeKind? { (try? fate.outcome?.get())?.kind }

    var failure: ChangeFailure? {
      if case .failure(let failure)? = fate.outcome { failure } else { nil }
    }
  }

  var rows: [Row] = []
  /// Whether nothing was done and it is told what would be.
  var isPlan = false
  /// Whether the user stopped it.
  var isInterrupted = false

  /// Adds one row for each of `names`.
  mutating func append(
    _ names: [String], _ run: (fates: [Fate<ChangeResult>], isInterrupted: Bool)
  ) {
    rows += zip(names, run.fates).map(Row.init)
    if run.isInterrupted { isInterrupted = true }
  }

  var failures: [ChangeFailure] { rows.compactMap(\.failure) }

  /// Whether every key is as it was to be.
  var isComplete: Bool { rows.allSatisfy { $0.change != nil } }

  func count(_ change: ChangeKind) -> Int { rows.count { $0.change == change } }
}

extension CommandRunner {
  /// Tells what was done on standard output and what was not on standard error.
  ///
  /// - Throws: with the status of the failures where there are any.
  func write(_ report: KeyReport, about scope: ScopeName) throws(CommandFailure) {
    if options.output == .json {
      try streams.write(JSONRows.report(report))
    } else {
      // On a terminal the many that stay as they are would hide the others.
      let shown = report.rows.compactMap { row -> [String]? in
        guard let change = row.change else { return nil }
        if streams.isOutputTerminal, change == .same { return nil }
        return [report.isPlan ? change.plan : change.rawValue, row.name]
      }
      if !shown.isEmpty {
        try streams.write(
          TextTable(["", "Key"], shown).text(
            isTerminal: streams.isOutputTerminal, hasHeader: false))
      }
      try tell(summary(of: report, scope))
    }
    for row in report.rows {
      guard let failure = row.failure else { continue }
      streams.complain("\(scope.rawValue)/\(row.name): \(failure.text)")
    }
    guard !report.isComplete else { return }
    guard !report.isInterrupted else {
      streams.complain(interruption(of: report))
      throw .reported(.interrupted)
    }
    let untried = report.rows.count { $0.fate.outcome == nil }
    let rest =
      untried == 0 ? "" : ", \(CountText.grouped(untried)) not tried as it would be the same"
    streams.complain(
      "\(CountText.grouped(report.failures.count)) of \(CountText.counted(report.rows.count, "key"))"
        + " failed\(rest)"
        + (report.failures.allSatisfy(\.isFinal) ? "" : "; run it again, what is done is skipped"))
    throw .reported(ExitStatus(of: report.failures.map(\.status)))
  }

  /// How far it had come when the user stopped it.
  private func interruption(of report: KeyReport) -> String {
    let total = CountText.counted(report.rows.count, "key")
    let ended = CountText.grouped(report.rows.count { $0.change != nil })
    guard !report.isPlan else {
      return "interrupted: \(ended) of \(total) compared; nothing was changed"
    }
    let underWay = report.rows.filter(\.fate.isUnderWay).map(\.name)
    let notBegun = report.rows.count { $0.fate.outcome == nil } - underWay.count
    var parts = ["\(ended) of \(total) done"]
    if !report.failures.isEmpty {
      parts.append("\(CountText.grouped(report.failures.count)) failed")
    }
    if !underWay.isEmpty {
      parts.append(
        "\(CountText.grouped(underWay.count)) under way, done or not"
          + " (\(underWay.joined(separator: ", ")))")
    }
    if notBegun > 0 { parts.append("\(CountText.grouped(notBegun)) not begun") }
    return "interrupted: \(parts.joined(separator: ", ")); run it again, what is done is skipped"
  }

  private func summary(of report: KeyReport, _ scope: ScopeName) -> String {
    let changes: [ChangeKind] = [.added, .changed, .same, .deleted]
    let counts = changes.compactMap { change -> String? in
      let count = report.count(change)
      guard count > 0 else { return nil }
      return "\(CountText.grouped(count)) \(report.isPlan ? "to \(change.plan)" : change.rawValue)"
        .replacingSame(change)
    }
    return "scope \(scope.rawValue): "
      + (counts.isEmpty ? "no keys" : counts.joined(separator: ", "))
  }
}

extension String {
  /// What is the same already is not to be done.
  fileprivate func replacingSame(_ change: ChangeKind) -> String {
    guard change == .same, let space = firstIndex(of: " ") else { return self }
    return self[..<space] + " the same"
  }
}

extension JSONRows {
  /// The member `error` says why a key failed; a key that was not begun has the result `untried`, one
  /// that was stopped in the middle `stopped`.
  static func report(_ report: KeyReport) -> [UInt8] {
    array(count: report.rows.count) { index, json in
      let row = report.rows[index]
      json.member("key", row.name)
      switch row.fate {
      case .ended(.success(let outcome)):
        json.member("result", report.isPlan ? outcome.kind.plan : outcome.kind.rawValue)
      case .ended(.failure(let failure)):
        json.member("result", "failed")
        json.member("error", failure.text)
      case .underWay: json.member("result", report.isPlan ? "untried" : "stopped")
      case .notBegun: json.member("result", "untried")
      }
    }
  }
}
