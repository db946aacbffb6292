internal import DatabricksClient
internal import Desktop

/// Copying to the clipboard, and taking it back.
extension AppViewModel {
  mutating func openCopyMenu(_ key: Key?) {
    guard let path = browser.keys.selectedPath else { return }
    overlays.append(.copyMenu(CopyMenuViewModel(path, openedBy: key)))
  }

  /// Copies the value of a key; it is read first unless it stands on the screen.
  mutating func copyValue(of path: SecretPath) -> [Effect] {
    if browser.value.path == path, case .revealed(let value, _) = browser.value.content {
      return copy(value, name: path.text, isSecret: true)
    }
    let id = requests.next()
    clipboard.reading = ClipboardViewModel.Reading(id: id, path: path)
    browser.status = StatusLine(.plain, "reading \(path.text) to copy it")
    return [.send(id, .readValue(path), .user)]
  }

  /// Copies a text that is no secret; the status line calls it `name`, else by itself.
  mutating func copyText(_ text: String, name: String? = nil) -> [Effect] {
    copy(Secret(copying: Array(text.utf8)), name: name ?? text, isSecret: false)
  }

  mutating func copyFromEditor(_ bytes: Secret) -> [Effect] {
    guard let path = browser.editor?.path else { return [] }
    return copy(bytes, name: path.text, isSecret: true)
  }

  private mutating func copy(_ bytes: Secret, name: String, isSecret: Bool) -> [Effect] {
    let id = requests.next()
    clipboard.copying = ClipboardViewModel.Copying(
      id: id,
      thing: ClipboardViewModel.Thing(name: name, byteCount: bytes.count, isSecret: isSecret))
    clipboard.clearing = nil
    return [.send(id, .local(.copy(bytes, isSecret: isSecret)), .user)]
  }

  /// Stops reading a value in order to copy it; nil when none is read.
  mutating func cancelCopy() -> [Effect]? {
    guard let reading = clipboard.reading else { return nil }
    clipboard.reading = nil
    browser.status = StatusLine(.plain, "cancelled; nothing was copied")
    return [.cancel(reading.id)]
  }

  /// Begins to clear the clipboard when what it holds has been there long enough.
  mutating func clearClipboardIfDue(at now: Now) -> [Effect] {
    guard clipboard.takeDue(at: now) != nil else { return [] }
    let id = requests.next()
    clipboard.clearing = id
    return [.send(id, .local(.clearClipboard), .background)]
  }

  /// Takes the answers that belong to the clipboard; nil for all others.
  mutating func answeredForClipboard(
    _ id: RequestID, _ answer: Answer, at now: Now
  ) -> [Effect]? {
    switch answer {
    case .value(let path, let result) where clipboard.reading?.id == id:
      clipboard.reading = nil
      switch result {
      case .success(let value): return copy(value, name: path.text, isSecret: true)
      case .failure(let error):
        browser.status = .failed("\(path.text) not copied", error)
        return []
      }
    case .local(.copied(let outcome)):
      guard let copying = clipboard.copying, copying.id == id else { return [] }
      clipboard.copying = nil
      let effects = copied(copying.thing, outcome, at: now)
      tellInTable(browser.status)
      return effects
    case .local(.clipboardCleared(let outcome)):
      guard let held = clipboard.held, clipboard.clearing == id else { return [] }
      clipboard.clearing = nil
      clipboard.release()
      return cleared(held.name, outcome)
    default: return nil
    }
  }

  private mutating func copied(
    _ thing: ClipboardViewModel.Thing, _ outcome: CopyOutcome, at now: Now
  ) -> [Effect] {
    let what =
      thing.isSecret ? "\(thing.name), \(CountText.counted(thing.byteCount, "byte"))" : thing.name
    let seconds = ClipboardViewModel.holdMilliseconds / 1000
    switch outcome {
    case .copied(let program):
      clipboard.holds(thing, at: now)
      let end = thing.isSecret ? "; cleared in \(seconds) s if still there" : ""
      browser.status = StatusLine(.good, "copied \(what), with \(program)\(end)")
      return []
    case .forTerminal(let sequence, let reason):
      clipboard.holds(thing, at: now)
      let end = thing.isSecret ? "; cleared in \(seconds) s" : ""
      let because = reason.map { ": \($0)" } ?? ""
      // A terminal never says whether it took it.
      browser.status = StatusLine(
        reason == nil ? .good : .warning,
        "copied \(what)\(end); sent to the terminal, which confirms nothing\(because)")
      return [.terminal(.send(sequence))]
    case .refused(let reason):
      browser.status = StatusLine(.failure, "not copied: \(reason)")
      return []
    }
  }

  private mutating func cleared(_ name: String, _ outcome: ClearOutcome) -> [Effect] {
    switch outcome {
    case .cleared: browser.status = StatusLine(.plain, "clipboard cleared of \(name)")
    case .heldOther:
      browser.status = StatusLine(.plain, "the clipboard holds something else by now; left alone")
    case .unknown(let reason):
      browser.status = StatusLine(
        .warning, "\(name) may still be in the clipboard: \(reason); copy something else")
    case .forTerminal(let sequence):
      browser.status = StatusLine(
        .plain, "asked the terminal to overwrite \(name) in its clipboard; it confirms nothing")
      return [.terminal(.send(sequence))]
    }
    return []
  }
}
