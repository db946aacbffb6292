internal import DatabricksClient

/// Marking several keys, and what is done with them.
extension AppViewModel {
  mutating func perform(_ command: MarkCommand, openedBy key: Key?) -> [Effect] {
    switch command {
    case .toggle: browser.keys.toggleMark()
    case .toggleAll:
      let areMarked = browser.keys.toggleAllMarks()
      let count = CountText.counted(browser.keys.rows.count, "key")
      browser.status = StatusLine(.plain, "\(areMarked ? "marked" : "unmarked") \(count)")
    case .review: overlays.append(.markedKeys(MarkedKeysViewModel(browser.keys.marks)))
    case .show, .unmark, .copyNames, .transfer, .export, .delete, .close: break
    }
    return browser.selectionChanged(&requests)
  }

  func unavailability(of command: MarkCommand) -> String? {
    switch command {
    case .toggle, .toggleAll: browser.keys.selected == nil ? keyRefusal : nil
    case .review: browser.keys.marks.count == 0 ? "no key is marked; t marks one" : nil
    case .delete: readOnlyRefusal
    case .transfer: startedReadOnlyRefusal
    case .export: fileRefusal
    case .show, .unmark, .copyNames, .close: nil
    }
  }

  /// Takes the marks off in the scope shown.
  mutating func dropMarks() {
    guard let scope = browser.keys.scope else { return }
    let count = CountText.counted(browser.keys.markedCount, "key")
    browser.keys.marks.drop(in: scope)
    browser.status = StatusLine(.plain, "unmarked \(count)")
  }

  /// Takes the marks off what was changed; a list of marked keys goes with the last one.
  mutating func dropMarks(of run: ChangeRunViewModel) {
    browser.keys.marks.remove(run.changedPaths)
    guard run.isComplete, browser.keys.marks.count == 0 else { return }
    overlays.removeAll { if case .markedKeys = $0 { true } else { false } }
  }

  /// Shows in the list of marked keys what is marked now, whatever took a mark off.
  mutating func settleMarks() {
    let marks = browser.keys.marks
    withBox { (list: inout MarkedKeysViewModel) in list.follow(marks) }
  }

  /// Asks before several keys are deleted.
  mutating func askToDelete(_ paths: [SecretPath], openedBy key: Key?) {
    if let readOnlyRefusal {
      browser.status = StatusLine(.warning, readOnlyRefusal)
    } else {
      overlays.append(
        .deleteKeys(DeleteKeysViewModel(paths, openedBy: key, profile: browser.profile)))
    }
  }
}
