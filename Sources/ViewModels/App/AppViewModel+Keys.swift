internal import DatabricksClient

/// Which part gets a key or a paste.
extension AppViewModel {
  /// The context whose rows of the key table hold now.
  package var context: KeyContext {
    if let own = overlays.last?.content.keyContext { return own }
    if screen == .tokenEntry { return .tokenEntry }
    if browser.focus == .value, let editor = browser.editor {
      return editor.bar?.context ?? .editor
    }
    return browser.focus.context
  }

  mutating func pressed(_ key: Key, at now: Now) -> [Effect] {
    if isTooSmall { return key == .control("c") || key == .typed("q") ? quit(key) : [] }
    if answeredKey?.isEchoed(by: key, at: now) == true, !takesText { return [] }
    answeredKey = nil
    if key == ViewKeys.log, !isLogOpen { return openLog() }
    if let index = overlays.indices.last {
      if key == .control("c"), !overlays.contains(where: \.content.isHeld) {
        overlays.removeAll()
        return []
      }
      if isStrayTyping(key, at: now) { return [] }
      if wantsHelp(key, over: overlays[index].content) {
        return perform(.showHelp, openedBy: key, at: now)
      }
      return finish(overlays[index].content.press(key, at: now), by: key, at: now)
    }
    switch context {
    case .tokenEntry: return pressedInTokenEntry(key, at: now)
    case .editor, .find, .replace, .goTo: return pressedInEditor(key, at: now)
    case .scopes where browser.scopes.filter.isTyping:
      return typedInFilter(key, at: now)
    case .keys where browser.keys.filter.isTyping:
      return typedInFilter(key, at: now)
    default: return pressedInLists(key, at: now)
    }
  }

  /// Whether a letter is text now; in an editor that is being saved it is none.
  private var takesText: Bool {
    if let box = overlays.last?.content { return box.takesText }
    return switch context {
    case .tokenEntry: true
    case .editor, .find, .replace, .goTo: browser.editor?.saveState.isUnderWay != true
    case .scopes: browser.scopes.filter.isTyping
    case .keys: browser.keys.filter.isTyping
    default: false
    }
  }

  /// Whether `key` opens the help over a box: the one rule for all of them.
  ///
  /// F1 does always, `?` where it is no text; the help itself is closed by both.
  private func wantsHelp(_ key: Key, over box: any OverlayContent) -> Bool {
    if box is HelpViewModel { return false }
    return key == Key(.function(1)) || key == .typed("?") && !box.takesText
  }

  private mutating func pressedInLists(_ key: Key, at now: Now) -> [Effect] {
    browser.status = nil
    if profileRequest != nil, !Self.keysWhileOpening.contains(key) {
      browser.status = StatusLine(.warning, "another workspace is opening")
      return []
    }
    if browser.opening != nil, !Self.keysWhileOpening.contains(key) {
      // What is typed now is meant for the editor; here it could delete what it is opening.
      browser.status = StatusLine(.warning, "the editor is opening; esc cancels")
      return []
    }
    browser.value.keepRevealed(at: now)
    guard let command = KeyTable.command(for: key, in: context) else {
      browser.status = whereItWorks(key).map { StatusLine(.plain, $0) }
      return []
    }
    if let reason = unavailability(of: command) {
      browser.status = StatusLine(.warning, reason)
      return []
    }
    let effects = command.movesSelection ? [] : browser.follow(&requests)
    return effects + perform(command, openedBy: key, at: now)
  }

  /// Which pane `key` belongs to that means nothing in the one in focus; nil where it means nothing
  /// in any.
  private func whereItWorks(_ key: Key) -> String? {
    func distance(_ pane: Pane) -> Int { abs(pane.rawValue - browser.focus.rawValue) }
    let panes = Pane.allCases.filter { KeyTable.command(for: key, in: $0.context) != nil }
    guard let nearest = panes.min(by: { distance($0) < distance($1) })?.focusCommand,
      let way = KeyTable.rows(in: .everywhere).first(where: { $0.command == nearest })
    else { return nil }
    return "\(key.text) works in the \(way.label): press \(KeyTable.keysText(of: way)) first"
  }

  private static let keysWhileOpening: Set<Key> = [Key(.escape), .control("c"), .control("z")]

  private mutating func pressedInEditor(_ key: Key, at now: Now) -> [Effect] {
    browser.status = nil
    guard let command = KeyTable.command(for: key, in: context) else {
      if context != .editor {
        browser.editor?.typeInBar(key, at: now)
      } else if case .character(let scalar) = key.code, key.modifiers.isEmpty {
        browser.editor?.type(scalar, at: now)
      }
      return []
    }
    switch command {
    case .editor(let command): return performInEditor(command, openedBy: key, at: now)
    case .editorBar(let command):
      browser.editor?.performInBar(command, at: now)
      return []
    default: return perform(command, openedBy: key, at: now)
    }
  }

  mutating func performInEditor(
    _ command: EditorCommand, openedBy key: Key?, at now: Now
  ) -> [Effect] {
    guard let outcome = browser.editor?.perform(command, at: now) else { return [] }
    return follow(outcome, key)
  }

  /// Does what the editor wants.
  mutating func follow(_ outcome: EditorOutcome, _ key: Key?) -> [Effect] {
    switch outcome {
    case .save(let path, let value, let seen):
      if let readOnlyReason {
        browser.editor?.saveFailed("read-only: \(readOnlyReason)")
        return []
      }
      let former = browser.editor?.former ?? .unknown
      let effects = browser.save(path, value, seen: seen, &requests)
      awaitUndo(.save(path, value, over: former), of: effects)
      return effects
    case .review(let old, let new):
      review(.save(then: nil), old: old, new: new)
      return []
    case .leave: return leaveEditor(then: .close, key)
    case .copy(let bytes): return copyFromEditor(bytes)
    case .open(let dialog):
      open(dialog)
      return []
    }
  }

  /// Closes the editor, or asks first when something is not saved.
  mutating func leaveEditor(then after: AfterEditor, _ key: Key?) -> [Effect] {
    guard let editor = browser.editor, editor.hasChanges || editor.saveState.isUnderWay else {
      return finishLeaving(after)
    }
    let question: ConfirmationViewModel =
      if screen == .tokenEntry {
        .unsavedBehindToken(editor.path, openedBy: key)
      } else if editor.saveState.isUnderWay {
        .saveUnderWay(editor.path, then: after, openedBy: key)
      } else {
        .unsavedChanges(
          editor.path, isPerhapsSaved: editor.seen.isUnsettled, then: after, openedBy: key)
      }
    // In a window too small for it the question is not seen, and asked once.
    if case .confirmation(let last)? = overlays.last, last.asksTheSame(as: question) { return [] }
    overlays.append(.confirmation(question))
    return []
  }

  mutating func finishLeaving(_ after: AfterEditor) -> [Effect] {
    let effects = browser.closeEditor(&requests)
    switch after {
    case .close: return effects
    case .quit: return effects + [.terminal(.quit(status: quitStatus))]
    case .openWorkspaces: return effects + openWorkspaces(nil)
    }
  }

  /// Goes on with what waited for a save, once the save has ended well.
  mutating func finishSaveIfWanted() -> [Effect] {
    guard let after = afterSave, let editor = browser.editor, !editor.saveState.isUnderWay else {
      return []
    }
    afterSave = nil
    return editor.hasChanges ? [] : finishLeaving(after)
  }

  mutating func quit(_ key: Key?) -> [Effect] {
    if browser.editor != nil { return leaveEditor(then: .quit, key) }
    if let held = clipboard.held, !hasAskedToQuit, browser.changes.isEmpty {
      hasAskedToQuit = true
      browser.status = StatusLine(
        .warning, "quitting clears the clipboard, which holds \(held.name); q again quits")
      return []
    }
    guard browser.changes.isEmpty || hasAskedToQuit else {
      hasAskedToQuit = true
      browser.status = StatusLine(
        .warning, "a change is under way and its end is not known yet; q again quits")
      return []
    }
    return [.terminal(.quit(status: quitStatus))]
  }

  private mutating func typedInFilter(_ key: Key, at now: Now) -> [Effect] {
    switch key.code {
    case .escape: editFilter { $0.clear() }
    case .enter, .tab: editFilter { $0.isTyping = false }
    case .up: return perform(.moveUp, openedBy: key, at: now)
    case .down: return perform(.moveDown, openedBy: key, at: now)
    case .function(1): return perform(.showHelp, openedBy: key, at: now)
    case .character("c") where key.modifiers == .control: editFilter { $0.clear() }
    default: editFilter { _ = $0.field.press(key) }
    }
    return browser.selectionChanged(&requests)
  }

  /// Changes the filter of the list in focus.
  mutating func editFilter(_ change: (inout ListFilter) -> Void) {
    if browser.focus == .scopes {
      browser.scopes.editFilter(change)
    } else {
      browser.keys.editFilter(change)
    }
  }

  mutating func pasteRefused(_ byteCount: Int) -> [Effect] {
    switch context {
    case .tokenEntry: tokenEntry.pasteRefused(byteCount: byteCount)
    case .editor, .find, .replace, .goTo: browser.editor?.pasteRefused(byteCount: byteCount)
    default:
      let size = CountText.counted(byteCount, "byte")
      let problem = "paste of \(size) ignored: too long for anything here"
      if let index = overlays.indices.last, overlays[index].content.refusePaste(problem) { break }
      browser.status = StatusLine(.warning, problem)
    }
    return []
  }

  mutating func pasted(_ secret: Secret, at now: Now) -> [Effect] {
    guard !isTooSmall else { return [] }
    if let effects = pastedWhileSignedOut(secret, at: now) { return effects }
    if let index = overlays.indices.last {
      if overlays[index].content.take(secret) { return [] }
      if let problem = PastedName.problem(with: secret) {
        if !overlays[index].content.refusePaste(problem) {
          browser.status = StatusLine(.warning, problem)
        }
      } else if let text = PastedName.text(of: secret) {
        overlays[index].content.paste(text)
      }
      return []
    }
    switch context {
    case .tokenEntry: return perform(tokenEntry.paste(secret, at: now), at: now)
    case .editor:
      browser.status = nil
      browser.editor?.paste(secret, at: now)
    case .find, .replace, .goTo: browser.editor?.pasteInBar(secret, at: now)
    case .scopes where browser.scopes.filter.isTyping,
      .keys where browser.keys.filter.isTyping:
      if let problem = PastedName.problem(with: secret) {
        browser.status = StatusLine(.warning, problem)
      } else if let text = PastedName.text(of: secret) {
        editFilter { $0.field.insert(text) }
      }
      return browser.selectionChanged(&requests)
    default:
      let hint = browser.keys.selected == nil ? "n makes a key" : "e opens the editor"
      let size = CountText.counted(secret.count, "byte")
      browser.status = StatusLine(.warning, "paste of \(size) ignored here: \(hint)")
    }
    return []
  }
}
