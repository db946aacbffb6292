package import DatabricksClient

/// Changes on their way: how far they have come, and what became of each row.
package struct ChangeRunViewModel: Equatable, Sendable {
  /// How far one row has come.
  package enum State: Equatable, Sendable {
    case waiting
    case underWay(RequestID)
    case done
    case failed(ChangeFailure)
    /// It was not begun, since the user stopped or it would have failed like the one before.
    case notTried
  }

  /// How many rows are under way at most; one of the client's four places stays free.
  package static let rowLimit = 3

  package let plan: ChangePlan
  package private(set) var states: [State]
  /// What each row has done so far, step by step.
  package private(set) var outcomes: [[ChangeOutcome]]
  /// Whether no further row is begun.
  package private(set) var isStopping = false
  package private(set) var selection = ListSelection()
  package private(set) var visibleRowCount = 1
  /// Whether the window has no row to spare.
  package private(set) var isCompact = false
  private var nextRow = 0
  /// Where the values are that take the changes back.
  private var kept = SecretPack()
  /// The most bytes of values that are kept.
  private let keptByteLimit: Int
  /// The rows whose values are too many to be kept, and which therefore are not taken back.
  package private(set) var unkept: Set<Int> = []

  package init(_ plan: ChangePlan, keptByteLimit: Int = UndoLog.usualByteLimit) {
    self.plan = plan
    self.keptByteLimit = keptByteLimit
    states = Array(repeating: .waiting, count: plan.rows.count)
    outcomes = Array(repeating: [], count: plan.rows.count)
  }

  /// Whether nothing is under way and nothing waits.
  package var hasEnded: Bool {
    states.allSatisfy {
      switch $0 {
      case .done, .failed, .notTried: true
      case .waiting, .underWay: false
      }
    }
  }

  /// How many rows there are for what is said below the list.
  package var noteRowCount: Int { isCompact ? 3 : 4 }

  /// How many rows have ended.
  package var endedCount: Int { states.count { $0 == .done || $0.failure != nil } }

  /// Whether every row did what it was to do.
  package var isComplete: Bool { states.allSatisfy { $0 == .done } }

  /// The rows that failed, as indexes.
  package var failures: [(row: Int, failure: ChangeFailure)] {
    states.enumerated().compactMap { row, state in state.failure.map { (row, $0) } }
  }

  /// Why a row failed, and what of it was done before that.
  package func text(of failure: ChangeFailure, inRow row: Int) -> String {
    let reason = ErrorText(failure).oneLine
    guard isHalfDone(row) else { return reason }
    let (steps, count) = (plan.rows[row].steps, outcomes[row].count)
    let done = steps[..<count].map(\.gerund).joined(separator: ", ")
    return "\(done) is done; \(steps[count].gerund) failed: \(reason)"
  }

  /// Whether a row failed behind a step that was done.
  package func isHalfDone(_ row: Int) -> Bool {
    let count = outcomes[row].count
    return states[row].failure != nil && count > 0 && count < plan.rows[row].steps.count
  }

  /// The requests under way.
  var pending: [RequestID] {
    states.compactMap { if case .underWay(let id) = $0 { id } else { nil } }
  }

  /// Begins as many rows as there is room for.
  mutating func next(_ requests: inout RequestCounter) -> [Effect] {
    var effects: [Effect] = []
    while !isStopping, nextRow < states.count, hasRoom {
      effects += step(nextRow, &requests)
      nextRow += 1
    }
    if isStopping {
      for row in states.indices where states[row] == .waiting { states[row] = .notTried }
    }
    // At the end the first failure is in view.
    let ended = failures.first?.row ?? selection.selected
    show(row: hasEnded ? ended : min(nextRow, states.count) - 1)
    return effects
  }

  /// Whether another row may begin beside those under way.
  private var hasRoom: Bool {
    let underWay = states.indices.filter { if case .underWay = states[$0] { true } else { false } }
    guard !underWay.isEmpty else { return true }
    return !plan.isOrdered && !(plan.isLed && states.first != .done)
      && underWay.count < Self.rowLimit && !plan.rows[nextRow].standsAlone
      && !underWay.contains { plan.rows[$0].standsAlone }
  }

  /// Takes the answer to `id`; nil where it waits for no such answer.
  mutating func answered(
    _ id: RequestID, _ result: ChangeResult, _ requests: inout RequestCounter
  ) -> [Effect]? {
    guard let row = states.firstIndex(of: .underWay(id)) else { return nil }
    switch result {
    case .success(let outcome):
      outcomes[row].append(keep(outcome, of: row))
      let effects = step(row, &requests)
      return effects + next(&requests)
    case .failure(let failure):
      if case .partly(let reason, let outcome) = failure {
        states[row] = .failed(.partly(reason, keep(outcome, of: row)))
      } else {
        states[row] = .failed(failure)
      }
      if plan.isOrdered || (plan.isLed && row == 0) || failure.isForAll
        || plan.rows[row].makesScope
      {
        isStopping = true
      }
      return next(&requests)
    }
  }

  /// The outcome as it is kept: with its values in few pages, or without them where nobody takes it
  /// back, or where they would be too many.
  private mutating func keep(_ outcome: ChangeOutcome, of row: Int) -> ChangeOutcome {
    let count = (outcome.before?.count ?? 0) + (outcome.value?.count ?? 0)
    var slim = outcome
    guard plan.undoTitle != nil, kept.byteCount + count <= keptByteLimit else {
      if plan.undoTitle != nil { unkept.insert(row) }
      (slim.before, slim.value) = (nil, nil)
      return slim
    }
    slim.before = outcome.before.map { kept.copy($0) }
    slim.value = outcome.value.map { kept.copy($0) }
    return slim
  }

  /// Begins the next step of a row that has one; else the row is done.
  private mutating func step(_ row: Int, _ requests: inout RequestCounter) -> [Effect] {
    let steps = plan.rows[row].steps
    guard outcomes[row].count < steps.count else {
      states[row] = .done
      return []
    }
    let id = requests.next()
    states[row] = .underWay(id)
    return [.send(id, .change(steps[outcomes[row].count]), .user)]
  }

  /// The changes that take back what was done, the last row first.
  var reversed: [ChangePlan.Row] {
    plan.rows.indices.reversed().compactMap { row in
      guard !unkept.contains(row) else { return nil }
      let steps = plan.rows[row].steps
      var done = outcomes[row]
      // It may have been done all the same; taking it back looks first.
      if case .partly(_, let outcome)? = states[row].failure { done.append(outcome) }
      let back = done.indices.reversed().flatMap { steps[$0].reversed(after: done[$0]) }
      return back.isEmpty ? nil : ChangePlan.Row(plan.rows[row].name, back)
    }
  }

  /// What of the changes was not made: the rows that failed or were not tried, with what is left.
  var remaining: [ChangePlan.Row] {
    plan.rows.indices.compactMap { row in
      guard states[row] != .done else { return nil }
      let steps = plan.rows[row].steps.dropFirst(outcomes[row].count)
      return ChangePlan.Row(plan.rows[row].name, Array(steps))
    }
  }

  private mutating func show(row: Int) {
    selection.select(row, count: states.count, visible: visibleRowCount)
  }
}

extension ChangeRunViewModel: OverlayContent {
  package var overlay: Overlay { .changes(self) }
  package var takesText: Bool { false }
  package var isHeld: Bool { !hasEnded }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    if let rows = key.rowsMoved(page: visibleRowCount) {
      show(row: selection.selected + rows)
      return .stay
    }
    switch key.code {
    case .escape where !hasEnded, .character("c") where !hasEnded && key.modifiers == .control:
      isStopping = true
      return .perform(.stopChanges)
    case .escape where hasEnded, .enter where hasEnded, .character("q") where hasEnded:
      return .close
    default: return .stay
    }
  }

  package mutating func scroll(by rows: Int) {
    selection.scroll(by: rows, count: states.count, visible: visibleRowCount)
  }

  package mutating func resize(to size: Size) {
    isCompact = size.rows < 18
    visibleRowCount = max(1, min(size.rows - (isCompact ? 9 : 12), max(3, min(states.count, 18))))
    show(row: selection.selected)
  }
}

extension ChangeRunViewModel.State {
  package var failure: ChangeFailure? {
    if case .failed(let failure) = self { failure } else { nil }
  }
}
