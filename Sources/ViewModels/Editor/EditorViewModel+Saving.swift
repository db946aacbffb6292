package import DatabricksClient

/// Saving, from the first key to what the workspace said.
extension EditorViewModel {
  /// Asks for the save, or first to show what it would change of a value that is there.
  mutating func save() -> EditorOutcome? {
    guard isWorthSaving() else { return nil }
    let value = text.snapshot()
    if let original, text.revision != agreedRevision { return .review(old: original, new: value) }
    return begin(value)
  }

  /// Asks for the save: the user has seen what it changes, or wants no more questions.
  package mutating func saveAgreed() -> EditorOutcome? {
    guard isWorthSaving() else { return nil }
    return begin(text.snapshot())
  }

  /// The answer to the save under way was lost, and the workspace is asked what came of it; with
  /// false that is known and the save goes on.
  package mutating func saveInDoubt(_ isInDoubt: Bool) {
    guard pending != nil else { return }
    saveState = isInDoubt ? .checking : .saving
  }

  /// The save under way ended well: the value sent is the workspace's now; the app says so.
  package mutating func saved(_ result: SavedSecret) {
    guard let pending else { return }
    original = pending
    overwritten = nil
    self.pending = nil
    saveState = .idle
    agreedRevision = nil
    seen = result.lastUpdated.map { .present(lastUpdated: $0) } ?? .held(pending)
    updateChanges()
    notice = nil
    followCursor()
  }

  /// The save under way failed; `reason` stays on the screen until the next try.
  ///
  /// It is not known whether the value was saved when this try, with `isOpen`, or an earlier one may
  /// have been carried out and the workspace has not shown since what it holds.
  package mutating func saveFailed(_ reason: String, isOpen: Bool = false) {
    guard let pending else { return }
    self.pending = nil
    if isOpen { seen = seen.orPerhaps(pending) }
    saveState = seen.isUnsettled ? .unknown(reason) : .failed(reason)
    notice = nil
    followCursor()
  }

  /// The save under way found what somebody else put; nothing was saved by it or before.
  package mutating func saveConflicted(_ reason: String) {
    seen = seen.settled
    saveFailed(reason)
  }

  /// Lets the next save overwrite what somebody else put at that time, or whatever is there where
  /// `theirs` is nil; call it after the user agreed.
  ///
  /// `value` is what they put, where it is known.
  package mutating func overwriteAtNextSave(
    _ theirs: Timestamp? = nil, holding value: Secret? = nil
  ) {
    seen = theirs.map { .present(lastUpdated: $0) } ?? .unchecked
    // Without a time the key was deleted.
    overwritten = theirs == nil ? FormerValue.none : value.map { .value($0) } ?? .unknown
  }

  /// What the workspace held before the save under way.
  var former: FormerValue {
    if let overwritten { return overwritten }
    if let original { return .value(original) }
    return seen.settled == .absent ? .none : .unknown
  }

  /// Puts what somebody else put at that time in the place of the text, as one step that undo takes
  /// back.
  package mutating func take(theirs: Secret, lastUpdated: Timestamp, at now: Now) {
    original = theirs
    overwritten = nil
    seen = .present(lastUpdated: lastUpdated)
    saveState = .idle
    agreedRevision = nil
    // What an open bar found are places of the text that goes.
    bar = nil
    hide()
    insert(theirs, over: 0..<text.count, at: now)
    updateChanges()
    notice = EditorNotice(
      .good,
      "took theirs, \(CountText.counted(theirs.count, "byte")); undo brings yours back")
    followCursor()
  }

  private mutating func isWorthSaving() -> Bool {
    if saveState.isUnderWay {
      notice = EditorNotice(.plain, "still saving")
    } else if text.count > Self.valueLimit {
      notice = .overLimit(byteCount: text.count)
    } else if original == nil, text.count == 0 {
      notice = EditorNotice(.warning, "nothing to save: type or paste the value first")
    } else if !hasChanges {
      notice = EditorNotice(.plain, "nothing to save: no changes")
    } else {
      return true
    }
    return false
  }

  private mutating func begin(_ value: Secret) -> EditorOutcome {
    pending = value
    saveState = .saving
    agreedRevision = text.revision
    return .save(path, value: value, seen: seen)
  }
}
