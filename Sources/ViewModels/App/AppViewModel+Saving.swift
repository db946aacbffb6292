internal import DatabricksClient

/// The difference before a save, and a save that meets somebody else's.
extension AppViewModel {
  /// The difference on the screen.
  var difference: DifferenceViewModel? { box() }

  mutating func withDifference(_ change: (inout DifferenceViewModel) -> Void) { withBox(change) }

  /// How long a question that comes by itself takes no typing for an answer, in milliseconds; each
  /// key typed meanwhile begins it anew.
  package static let typingGuardMilliseconds: Int64 = 500

  /// Asks what becomes of the save, since somebody else put or deleted the key.
  mutating func askAboutConflict(_ path: SecretPath, theirs: Timestamp?, at now: Now) {
    typingGuard = now.moment + Self.typingGuardMilliseconds
    overlays.append(.confirmation(.conflict(path, theirs: theirs, now: time)))
  }

  /// Whether `key` was meant for the text and comes too late: it must not answer a question that
  /// came up under the fingers.
  mutating func isStrayTyping(_ key: Key, at now: Now) -> Bool {
    guard let until = typingGuard, now.moment < until, key.isTyping else {
      typingGuard = nil
      return false
    }
    typingGuard = now.moment + Self.typingGuardMilliseconds
    return true
  }

  /// Saves what is in the editor as its own key does, showing first what that changes of a value
  /// that is there, and does `after` once it is saved.
  mutating func save(then after: AfterEditor, openedBy key: Key) -> [Effect] {
    guard let outcome = browser.editor?.save() else { return [] }
    if case .review(let old, let new) = outcome {
      review(.save(then: after), old: old, new: new, openedBy: key)
      return []
    }
    afterSave = after
    return follow(outcome, nil)
  }

  /// Shows what differs between two values of the key in the editor.
  mutating func review(
    _ purpose: DifferenceViewModel.Purpose, old: Secret, new: Secret, openedBy key: Key? = nil
  ) {
    guard let editor = browser.editor else { return }
    overlays.append(
      .difference(
        DifferenceViewModel(
          editor.path, purpose, old: old, new: new, warning: editor.reviewWarning, openedBy: key)))
  }

  /// Saves what is in the editor without showing what that changes.
  mutating func saveAgreed(at now: Now) -> [Effect] {
    guard let outcome = browser.editor?.saveAgreed() else { return [] }
    return follow(outcome, nil)
  }

  /// Saves over what somebody else put at that time, reading it first so that it can come back; put
  /// again since, it asks again.
  mutating func keepMine(over theirs: Timestamp?, at now: Now) -> [Effect] {
    closeConflict()
    if let theirs { return readTheirs(.keepMine, putAt: theirs) }
    browser.editor?.overwriteAtNextSave()
    return saveAgreed(at: now)
  }

  /// Reads what somebody else put; the question stays until it is there.
  mutating func readTheirs(_ wish: TheirsReading.Wish, putAt time: Timestamp) -> [Effect] {
    guard let path = browser.editor?.path else { return [] }
    let id = requests.next()
    theirsReading = TheirsReading(id: id, wish: wish, time: time)
    askAboutConflict(path, time, note: .progress("reading theirs; esc cancels"))
    return [.send(id, .readValue(path), .user)]
  }

  /// Takes what somebody else put into the editor, in the place of the text.
  mutating func takeTheirs(_ value: Secret, putAt time: Timestamp, at now: Now) {
    closeConflict()
    browser.editor?.take(theirs: value, lastUpdated: time, at: now)
  }

  /// Takes the answer that the question about somebody else's value waits for; nil for all others.
  mutating func answeredForConflict(
    _ id: RequestID, _ answer: Answer, at now: Now
  ) -> [Effect]? {
    guard let reading = theirsReading, reading.id == id, case .value(let path, let result) = answer
    else { return nil }
    theirsReading = nil
    // A rejected token is told here as any other reason: nobody else waits for this value.
    renewal.note([.cancel(id)])
    closeConflict()
    switch result {
    case .success(let theirs) where reading.wish == .take:
      takeTheirs(theirs, putAt: reading.time, at: now)
    case .success(let theirs) where reading.wish == .keepMine:
      browser.editor?.overwriteAtNextSave(reading.time, holding: theirs)
      return saveAgreed(at: now)
    case .failure(.readingNotAllowed) where reading.wish == .keepMine:
      browser.editor?.overwriteAtNextSave(reading.time)
      return saveAgreed(at: now)
    case .success(let theirs):
      askAboutConflict(path, reading.time, note: nil)
      guard let mine = browser.editor?.text.snapshot() else { break }
      review(.conflict(reading.time), old: theirs, new: mine)
    case .failure(let error):
      askAboutConflict(
        path, reading.time, note: .failure("theirs not read: \(ErrorText(error).oneLine)"))
    }
    return []
  }

  /// Drops what no longer has a question, and a question that no longer has a reason.
  mutating func settleSaveQuestions() -> [Effect] {
    if browser.editor?.saveState.isUnderWay != true {
      overlays.removeAll {
        if case .confirmation(let question) = $0 { question.isMootAfterSave } else { false }
      }
    }
    guard let reading = theirsReading, !overlays.contains(where: \.asksAboutConflict) else {
      return []
    }
    theirsReading = nil
    return [.cancel(reading.id)]
  }

  private mutating func askAboutConflict(
    _ path: SecretPath, _ theirs: Timestamp, note: ConfirmationViewModel.Note?
  ) {
    var question = ConfirmationViewModel.conflict(path, theirs: theirs, now: time)
    question.note = note
    overlays.append(.confirmation(question))
  }

  private mutating func closeConflict() {
    overlays.removeAll(where: \.asksAboutConflict)
  }
}

extension Key {
  /// Whether it puts something into a text.
  fileprivate var isTyping: Bool {
    switch code {
    case .character: modifiers.isEmpty
    case .enter, .tab: true
    default: false
    }
  }
}

extension Overlay {
  fileprivate var asksAboutConflict: Bool {
    if case .confirmation(let question) = self { question.asksAboutConflict } else { false }
  }
}
