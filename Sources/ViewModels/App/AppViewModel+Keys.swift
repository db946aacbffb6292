internal import DatabricksClient

/// Which part gets a key or a paste.
extension AppViewModel {
  /// The context whose rows of the key table hold now.
  package var context: KeyContext {
    if screen == .tokenEntry { return .tokenEntry }
    if browser.focus == .value, browser.editor != nil { return .editor }
    return browser.focus.context
  }

  mutating func pressed(_ key: Key, at now: Now) -> [Effect] {
    if isTooSmall { return key == .control("c") || key == .typed("q") ? quit(key) : [] }
    if let index = overlays.indices.last {
      if key == .control("c") {
        overlays.removeAll()
        return []
      }
      return finish(overlays[index].press(key), at: now)
    }
    switch context {
    case .tokenEntry: return pressedInTokenEntry(key, at: now)
    case .editor: return pressedInEditor(key, at: now)
    case .scopes where browser.scopes.filter.isTyping:
      return typedInFilter(key, at: now)
    case .keys where browser.keys.filter.isTyping:
      return typedInFilter(key, at: now)
    default: return pressedInLists(key, at: now)
    }
  }

  private mutating func pressedInLists(_ key: Key, at now: Now) -> [Effect] {
    browser.status = nil
    if browser.opening != nil, !Self.keysWhileOpening.contains(key) {
      // What is typed now is meant for the editor; here it could delete what it is opening.
      browser.status = StatusLine(.warning, "the editor is opening; esc cancels")
      return []
    }
    browser.value.keepRevealed(at: now)
    guard let command = KeyTable.command(for: key, in: context) else { return [] }
    if let reason = unavailability(of: command) {
      browser.status = StatusLine(.warning, reason)
      return []
    }
    let effects = command.movesSelection ? [] : browser.follow(&requests)
    return effects + perform(command, openedBy: key, at: now)
  }

  private static let keysWhileOpening: Set<Key> = [Key(.escape), .control("c"), .control("z")]

  private mutating func pressedInEditor(_ key: Key, at now: Now) -> [Effect] {
    guard let command = KeyTable.command(for: key, in: .editor) else {
      if case .character(let scalar) = key.code, key.modifiers.isEmpty {
        browser.editor?.type(scalar, at: now)
      }
      return []
    }
    switch command {
    case .editor(let command): return performInEditor(command, openedBy: key, at: now)
    default: return perform(command, openedBy: key, at: now)
    }
  }

  mutating func performInEditor(
    _ command: EditorCommand, openedBy key: Key?, at now: Now
  ) -> [Effect] {
    guard let outcome = browser.editor?.perform(command, at: now) else { return [] }
    switch outcome {
    case .save(let path, let value, let seen):
      if isReadOnly {
        browser.editor?.saveFailed("read-only, started with --read-only")
        return []
      }
      return browser.change(.save(path, value: value, seen: seen), &requests)
    case .leave: return leaveEditor(then: .close, key)
    case .copy(let bytes): return copyFromEditor(bytes)
    case .open(let dialog):
      open(dialog)
      return []
    }
  }

  /// Closes the editor, or asks first when something is not saved.
  mutating func leaveEditor(then after: AfterEditor, _ key: Key?) -> [Effect] {
    guard let editor = browser.editor, editor.hasChanges || editor.saveState == .saving else {
      return finishLeaving(after)
    }
    if editor.saveState == .saving {
      overlays.append(.confirmation(.saveUnderWay(editor.path, then: after, openedBy: key)))
      return []
    }
    overlays.append(
      .confirmation(
        .unsavedChanges(
          editor.path, isPerhapsSaved: editor.seen.isUnsettled, then: after, openedBy: key)))
    return []
  }

  mutating func finishLeaving(_ after: AfterEditor) -> [Effect] {
    let effects = browser.closeEditor(&requests)
    return after == .quit ? effects + [.terminal(.quit(status: 0))] : effects
  }

  /// Goes on with what waited for a save, once the save has ended well.
  mutating func finishSaveIfWanted() -> [Effect] {
    guard let after = afterSave, let editor = browser.editor, editor.saveState != .saving else {
      return []
    }
    afterSave = nil
    return editor.hasChanges ? [] : finishLeaving(after)
  }

  mutating func quit(_ key: Key?) -> [Effect] {
    if screen == .browser, browser.editor != nil { return leaveEditor(then: .quit, key) }
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
    return [.terminal(.quit(status: 0))]
  }

  private mutating func typedInFilter(_ key: Key, at now: Now) -> [Effect] {
    switch key.code {
    case .escape: editFilter { $0.clear() }
    case .enter, .tab: editFilter { $0.isTyping = false }
    case .up: return perform(.moveUp, openedBy: key, at: now)
    case .down: return perform(.moveDown, openedBy: key, at: now)
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
    case .editor: browser.editor?.pasteRefused(byteCount: byteCount)
    default:
      let size = CountText.counted(byteCount, "byte")
      browser.status = StatusLine(.warning, "paste of \(size) ignored: too long for anything here")
    }
    return []
  }

  mutating func pasted(_ secret: Secret, at now: Now) -> [Effect] {
    guard !isTooSmall else { return [] }
    if let index = overlays.indices.last {
      if let text = PastedName.text(of: secret) { overlays[index].paste(text) }
      return []
    }
    switch context {
    case .tokenEntry: return perform(tokenEntry.paste(secret, at: now), at: now)
    case .editor: browser.editor?.paste(secret, at: now)
    case .scopes where browser.scopes.filter.isTyping,
      .keys where browser.keys.filter.isTyping:
      if let text = PastedName.text(of: secret) { editFilter { $0.field.insert(text) } }
      return browser.selectionChanged(&requests)
    default:
      let hint = browser.keys.selected == nil ? "n makes a key" : "e opens the editor"
      let size = CountText.counted(secret.count, "byte")
      browser.status = StatusLine(.warning, "paste of \(size) ignored here: \(hint)")
    }
    return []
  }
}
