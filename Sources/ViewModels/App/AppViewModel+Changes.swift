internal import DatabricksClient

/// Changes on their way: many in a box of their own, a single one behind the browser.
extension AppViewModel {
  /// Begins what `plan` says; more than one row is shown in a box until it has ended.
  package mutating func beginChanges(_ plan: ChangePlan) -> [Effect] {
    if let readOnlyReason = readOnlyReason(of: plan) {
      browser.status = StatusLine(.warning, "read-only: \(readOnlyReason)")
      return []
    }
    var run = ChangeRunViewModel(
      plan.renaming(profile: browser.profile, to: nil), keptByteLimit: undoLog.byteLimit)
    let effects = run.next(&requests)
    browser.changes.formUnion(run.pending)
    if plan.rows.count > 1 {
      overlays.append(.changes(run))
    } else {
      quietRuns.append(run)
    }
    return effects
  }

  /// Takes the answer to a change; nil where nothing waits for it.
  mutating func answeredForChanges(
    _ id: RequestID, _ answer: Answer, at now: Now
  ) -> [Effect]? {
    guard case .changed(let result) = answer else { return nil }
    browser.changes.remove(id)
    var effects: [Effect] = []
    var ended: [ChangeRunViewModel] = []
    for index in quietRuns.indices.reversed() {
      guard let next = quietRuns[index].answered(id, result, &requests) else { continue }
      effects += next
      browser.changes.formUnion(quietRuns[index].pending)
      if quietRuns[index].hasEnded { ended.append(quietRuns.remove(at: index)) }
    }
    for index in overlays.indices.reversed() {
      guard case .changes(var run) = overlays[index],
        let next = run.answered(id, result, &requests)
      else { continue }
      effects += next
      browser.changes.formUnion(run.pending)
      overlays[index] = .changes(run)
      guard run.hasEnded else { continue }
      ended.append(run)
      // What went well is told in the status line; a report with failures waits to be read.
      if run.isComplete { overlays.remove(at: index) }
    }
    return effects + ended.flatMap { settle($0) }
  }

  /// Begins no further row of the changes in the box in front.
  mutating func stopChanges() -> [Effect] {
    guard let index = overlays.indices.last, case .changes(var run) = overlays[index] else {
      return []
    }
    let effects = run.next(&requests)
    overlays[index] = .changes(run)
    return effects
  }

  /// Tells how changes ended, keeps what takes them back, and reads again what they changed.
  private mutating func settle(_ run: ChangeRunViewModel) -> [Effect] {
    if let undone = run.plan.undoes { undoLog.replace(undone, by: run.remaining) }
    let hint = keepUndo(of: run)
    importEnded(run)
    dropMarks(of: run)
    let status = Self.status(of: run)
    // In a box `u` means something else, or nothing.
    let asksNext = if case .askAboutOld? = run.plan.next { run.isComplete } else { false }
    tell(status, undo: hint, isCovered: !overlays.isEmpty || asksNext)
    settleGrant(run)
    withCompare { $0.changesEnded(run) }
    tellInTable(browser.status)
    for (row, failure) in run.failures {
      guard case .workspace(let error) = failure.reason,
        let step = run.plan.rows[row].steps.first, !step.namesProfile
      else { continue }
      browser.noteRefusal(error, in: step.change.scope)
    }
    if let destination = destination(after: run) { browser.destination = destination }
    return followUp(run) + readAgain(run)
  }

  private static func status(of run: ChangeRunViewModel) -> StatusLine {
    guard let failure = run.failures.first else {
      guard run.isComplete else {
        let count = CountText.grouped(run.endedCount)
        return StatusLine(
          .warning,
          "stopped \(run.plan.gerund): \(count) of \(CountText.grouped(run.states.count)) done")
      }
      let outcomes = run.outcomes.joined()
      if outcomes.allSatisfy({ $0.kind == .same }) {
        return StatusLine(.plain, "nothing to do: it is so already")
      }
      return StatusLine(.good, run.plan.participle)
    }
    guard run.states.count > 1 else {
      return StatusLine(
        .failure, "failed \(run.plan.gerund): \(run.text(of: failure.failure, inRow: failure.row))")
    }
    return StatusLine(
      .failure,
      "failed \(run.plan.gerund): \(CountText.grouped(run.states.count { $0 != .done })) of "
        + "\(CountText.grouped(run.states.count)) not completed")
  }

  /// Reads the lists again that the changes were about, in the open workspace.
  private mutating func readAgain(_ run: ChangeRunViewModel) -> [Effect] {
    var keys: Set<ScopeName> = []
    var readsScopes = false
    for (row, planned) in run.plan.rows.enumerated() where run.states[row] != .notTried {
      for step in planned.steps {
        let isOpen = step.profile == nil || step.profile == browser.profile
        switch step.change {
        case .transfer(let transfer):
          if isOpen, transfer.isMove { keys.insert(transfer.source.scope) }
          if (transfer.profile ?? step.profile ?? browser.profile) == browser.profile {
            keys.insert(transfer.target.scope)
          }
        case .put(let path, _, _), .delete(let path, _): if isOpen { keys.insert(path.scope) }
        case .createScope, .deleteScope, .deleteUnusedScope: if isOpen { readsScopes = true }
        case .putACL(let scope, _, _, _), .deleteACL(let scope, _, _):
          if isOpen { browser.scopes.details[scope]?.acls.outdate() }
        }
      }
    }
    // A scope that went with these changes has no keys to be listed.
    for (row, planned) in run.plan.rows.enumerated() where run.states[row] == .done {
      for step in planned.steps where step.change.deletesScope {
        keys.remove(step.change.scope)
        // Its keys are gone from beneath the cursor; an editor keeps them until it is left.
        if step.change.scope == browser.keys.scope, browser.editor == nil { browser.focus(.scopes) }
      }
    }
    var effects: [Effect] = []
    for scope in keys.sorted() where browser.scopes.scope(named: scope) != nil {
      effects += browser.listKeys(of: scope, &requests)
    }
    if readsScopes { effects += browser.listScopes(&requests) }
    return effects + browser.selectionChanged(&requests)
  }
}
