internal import DatabricksClient
internal import ViewModels

/// What became of the keys of one verb, in order.
struct KeyReport {
  /// One key; the result is nil where it was not tried.
  typealias Row = (name: String, result: ChangeResult?)

  var rows: [Row] = []
  /// Whether nothing was done and it is told what would be.
  var isPlan = false

  var failures: [ChangeFailure] {
    rows.compactMap { row in
      if case .failure(let failure)? = row.result { failure } else { nil }
    }
  }

  /// Whether every key is as it was to be.
  var isComplete: Bool { rows.allSatisfy { (try? $0.result?.get()) != nil } }

  func count(_ kind: ChangeKind) -> Int {
    rows.count { row in (try? row.result?.get())?.kind == kind }
  }
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
        guard let kind = try? row.result?.get().kind else { return nil }
        if streams.isOutputTerminal, kind == .same { return nil }
        return [report.isPlan ? kind.plan : kind.rawValue, row.name]
      }
      if !shown.isEmpty {
        try streams.write(
          TextTable(["", "Key"], shown).text(
            isTerminal: streams.isOutputTerminal, hasHeader: false))
      }
      try tell(summary(of: report, scope))
    }
    for row in report.rows {
      guard case .failure(let failure)? = row.result else { continue }
      streams.complain("\(scope.rawValue)/\(row.name): \(failure.text)")
    }
    guard !report.isComplete else { return }
    let untried = report.rows.count { $0.result == nil }
    let rest =
      untried == 0 ? "" : ", \(CountText.grouped(untried)) not tried as it would be the same"
    streams.complain(
      "\(CountText.grouped(report.failures.count)) of \(CountText.counted(report.rows.count, "key"))"
        + " failed\(rest); run it again, what is done is skipped")
    throw .reported(ExitStatus(of: report.failures.map(\.status)))
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
  /// The member `error` says why a key failed; a key that was not tried has the result `untried`.
  static func report(_ report: KeyReport) -> [UInt8] {
    array(count: report.rows.count) { index, json in
      let row = report.rows[index]
      json.member("key", row.name)
      switch row.result {
      case .success(let outcome)?:
        json.member("result", report.isPlan ? outcome.kind.plan : outcome.kind.rawValue)
      case .failure(let failure)?:
        json.member("result", "failed")
        json.member("error", failure.text)
      case nil: json.member("result", "untried")
      }
    }
  }
}
