internal import DatabricksClient
internal import Desktop

/// Taking back what was done in this run.
extension AppViewModel {
  /// What the status line of a change ends in that can be taken back.
  static let undoHint = "u takes it back"

  mutating func perform(_ command: UndoCommand, openedBy key: Key?) {
    switch command {
    case .takeBackLast: if let entry = undoLog.last { askToTakeBack(entry.id, key) }
    case .showList: overlays.append(.undoList(UndoListViewModel()))
    case .takeBack, .forget, .close: break
    }
  }

  mutating func askToTakeBack(_ id: UndoEntry.ID, _ key: Key?) {
    guard let entry = undoLog.entry(id) else { return }
    if let reason = undoRefusal(of: entry) {
      browser.status = StatusLine(.warning, reason)
      return
    }
    overlays.append(
      .confirmation(
        .takeBack(
          entry, isElsewhere: entry.place.host != browser.host, now: time, openedBy: key)))
  }

  mutating func askToForget(_ id: UndoEntry.ID, _ key: Key?) {
    guard let entry = undoLog.entry(id) else { return }
    guard !isTakenBack(id) else {
      browser.status = StatusLine(.warning, "it is being taken back")
      return
    }
    overlays.append(.confirmation(.forget(entry, openedBy: key)))
  }

  mutating func takeBack(_ id: UndoEntry.ID) -> [Effect] {
    guard let entry = undoLog.entry(id) else { return [] }
    overlays.removeAll { if case .undoList = $0 { true } else { false } }
    if let reason = undoRefusal(of: entry) {
      browser.status = StatusLine(.warning, reason)
      return []
    }
    return browser.hideValue() + beginChanges(entry.plan)
  }

  mutating func forgetUndo(_ id: UndoEntry.ID) {
    guard let entry = undoLog.entry(id) else { return }
    undoLog.forget(id)
    browser.status = StatusLine(.good, "\(entry.title) can no longer be taken back")
  }

  /// Why `command` cannot be done now; nil when it can.
  func unavailability(of command: UndoCommand) -> String? {
    switch command {
    case .takeBackLast: undoLog.last.map { undoRefusal(of: $0) } ?? Self.nothingToUndo
    case .takeBack, .forget: undoLog.last == nil ? Self.nothingToUndo : nil
    case .showList, .close: nil
    }
  }

  private static let nothingToUndo = "nothing was changed in this run that can be taken back"

  /// Where to go when something was taken back: to the key or the scope that is there again.
  func destination(after run: ChangeRunViewModel) -> BrowserViewModel.Destination? {
    guard run.plan.undoes != nil, run.isComplete, browser.editor == nil else { return nil }
    let steps = run.plan.rows.flatMap(\.steps).filter { $0.profile == nil }
    for step in steps {
      if case .createScope(let new) = step.change {
        return .init(scope: new.name, staysInScopes: true)
      }
    }
    let puts = steps.compactMap { if case .put(let path, _, _) = $0.change { path } else { nil } }
    guard puts.count == 1 else { return nil }
    return .init(scope: puts[0].scope, key: puts[0].key)
  }

  /// The workspace that is open.
  var place: UndoEntry.Place { UndoEntry.Place(profile: browser.profile, host: browser.host) }

  private func undoRefusal(of entry: UndoEntry) -> String? {
    if isTakenBack(entry.id) { return "it is being taken back" }
    // A step without a profile is for the workspace that was open then, and no name leads there.
    if entry.profiles.contains(nil), entry.place.host != browser.host {
      return "it was done in \(entry.place.name), which no profile leads to: "
        + "it cannot be taken back from here"
    }
    if let newer = undoLog.blocker(of: entry) {
      return "\(newer.title) came after it; take that back first"
    }
    return readOnlyReason(of: entry.plan).map { "read-only: \($0)" }
  }

  private func isTakenBack(_ id: UndoEntry.ID) -> Bool {
    runs.contains { $0.plan.undoes == id && !$0.hasEnded }
  }

  private var runs: [ChangeRunViewModel] {
    quietRuns + overlays.compactMap { if case .changes(let run) = $0 { run } else { nil } }
  }

  /// Why a plan must not be carried out in one of its workspaces; nil where it may be.
  func readOnlyReason(of plan: ChangePlan) -> String? {
    if let startedReadOnlyReason { return startedReadOnlyReason }
    let profiles = Set(
      plan.rows.flatMap(\.steps).flatMap { $0.writtenProfiles }.map { $0 ?? browser.profile })
    for profile in profiles.sorted(by: { ($0 ?? "") < ($1 ?? "") }) {
      if let reason = settings.readOnlyReason(of: profile) { return reason }
    }
    return nil
  }

  /// Keeps what takes back the changes of `run`.
  ///
  /// - Returns: what the status line says about that; nil where nothing is kept.
  mutating func keepUndo(of run: ChangeRunViewModel) -> String? {
    guard let title = run.plan.undoTitle else { return nil }
    let rows = run.reversed
    guard undoLog.add(title, placed(rows), at: time, in: place) else {
      return run.unkept.isEmpty ? nil : "too large to be taken back"
    }
    guard rows.count < run.states.count else { return Self.undoHint }
    return rows.count == 1
      ? "u takes back \(rows[0].name)"
      : "u takes back \(CountText.grouped(rows.count)) of \(CountText.grouped(run.states.count))"
  }

  /// Keeps what takes something back that no single run of changes did.
  mutating func keepUndo(_ title: String, _ rows: [ChangePlan.Row]) {
    _ = undoLog.add(title, placed(rows), at: time, in: place)
  }

  /// The rows with the workspace they are for: another one may be open when they are carried out.
  private func placed(_ rows: [ChangePlan.Row]) -> [ChangePlan.Row] {
    rows.map { row in
      let steps = row.renaming(profile: nil, to: browser.profile).steps
      return ChangePlan.Row(
        row.name,
        steps.map { step in
          var placed = step
          if step.profile == browser.profile { placed.host = browser.host }
          return placed
        })
    }
  }

  /// Notes what takes back a change that is being sent, until its answer is there.
  mutating func awaitUndo(_ undo: AwaitedUndo?, of effects: [Effect]) {
    guard let undo, case .send(let id, _, _)? = effects.first else { return }
    awaitedUndos[id] = undo
  }

  /// Keeps what takes a change back that was made, or may have been.
  mutating func settleAwaitedUndo(_ id: RequestID, _ answer: Answer) {
    guard let undo = awaitedUndos.removeValue(forKey: id) else { return }
    var title = undo.title
    if let error = answer.failure {
      guard case .outcomeUnknown = error else { return }
      title += ", if it was done"
    }
    guard undoLog.add(title, placed(undo.rows), at: time, in: place), answer.failure == nil,
      errand == nil, let status = browser.status, status.kind == .good
    else { return }
    let stays = browser.editor.map { $0.hasChanges || afterSave != .close } ?? false
    tell(status, undo: undo.hint, isCovered: stays)
  }

  /// Tells what was done and how it is taken back: under what covers the lists, Escape comes first.
  mutating func tell(_ status: StatusLine, undo hint: String?, isCovered: Bool) {
    let hint = hint.map { "; \(isCovered ? Self.wayOut : "")\($0)" } ?? ""
    browser.status = StatusLine(status.kind, status.text + hint)
    toldWayOut = isCovered ? hint : nil
  }

  private static let wayOut = "esc, then "

  /// Tells no way out of what was left.
  mutating func settleWayOut() {
    guard let hint = toldWayOut, overlays.isEmpty, browser.editor == nil else { return }
    toldWayOut = nil
    guard let status = browser.status else { return }
    let rest = hint.replacing(Self.wayOut, with: "")
    browser.status = StatusLine(status.kind, status.text.replacing(hint, with: rest))
  }

  /// Brings the list on the screen up to date.
  mutating func settleUndoList() {
    let (log, place, time) = (undoLog, place, time)
    withBox { (list: inout UndoListViewModel) in list.show(log, in: place, at: time) }
    tellDroppedUndos()
  }

  /// Says once that older changes had to go from the list to make room.
  private mutating func tellDroppedUndos() {
    let count = undoLog.droppedCount - toldDroppedUndos
    guard count > 0 else { return }
    toldDroppedUndos = undoLog.droppedCount
    let loss = "\(CountText.counted(count, "older change")) can no longer be taken back"
    guard let status = browser.status else {
      browser.status = StatusLine(.plain, loss)
      return
    }
    browser.status = StatusLine(status.kind, "\(status.text); \(loss)")
  }
}

extension AwaitedUndo {
  /// What takes a save back; nil where it is not known what it replaces.
  static func save(_ path: SecretPath, _ value: Secret, over former: FormerValue) -> AwaitedUndo? {
    let step: WorkspaceChange
    let title: String
    switch former {
    case .unknown: return nil
    case .none:
      step = .delete(path, holding: value)
      title = "the creation of \(path.text)"
    case .value(let before):
      step = .put(path, before, over: .holding(value))
      title = "the new value of \(path.text)"
    }
    return AwaitedUndo(
      title: title, rows: [ChangePlan.Row(path.text, [PlacedChange(step)])],
      hint: AppViewModel.undoHint)
  }

  /// What takes a new scope back.
  static func creation(of scope: NewScope) -> AwaitedUndo {
    let step: WorkspaceChange =
      scope.keyVault == nil
      ? .deleteUnusedScope(scope.name, grants: []) : .deleteScope(scope.name)
    let row = ChangePlan.Row(scope.name.rawValue, [PlacedChange(step)])
    return AwaitedUndo(
      title: "the creation of scope \(scope.name.rawValue)", rows: [row],
      hint: AppViewModel.undoHint)
  }
}
