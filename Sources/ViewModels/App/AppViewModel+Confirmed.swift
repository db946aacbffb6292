internal import DatabricksClient

/// What follows when something was agreed to in a box.
extension AppViewModel {
  mutating func perform(_ confirmed: Confirmed, at now: Now) -> [Effect] {
    switch confirmed {
    case .deleteKey(let path):
      return browser.hideValue() + beginChanges(.deleteKey(path, profile: browser.profile))
    case .createKey(let path): browser.createKey(path)
    case .openProfile(let name): return openProfile(name)
    case .connectNewWorkspace: return beginTokenEntry(TokenEntryViewModel(), at: now)
    case .editProfile(let name, let host):
      return beginTokenEntry(TokenEntryViewModel(editing: name, host: host), at: now)
    case .removeProfile(let name): return sendFromPicker(.removeProfile(name))
    case .makeProfileDefault(let name): return sendFromPicker(.makeProfileDefault(name))
    case .enterNewToken: return enterNewToken(at: now)
    case .signInAgain: return signInAgain()
    case .discardThen(let after): return finishLeaving(after)
    case .saveReviewed(let after):
      afterSave = after
      return saveAgreed(at: now)
    case .keepMine(let theirs): return keepMine(over: theirs, at: now)
    case .readTheirs(let wish, let time): return readTheirs(wish, putAt: time)
    case .takeTheirs(let value, let time): takeTheirs(value, putAt: time, at: now)
    case .copyValue(let path): return copyValue(of: path)
    default: return performInBoxes(confirmed, at: now)
    }
    return []
  }

  /// What the boxes over the browser want: going somewhere, tables, marks, changes, files.
  private mutating func performInBoxes(_ confirmed: Confirmed, at now: Now) -> [Effect] {
    switch confirmed {
    case .goTo(let scope, let key): return browser.go(to: scope, key, &requests)
    case .refresh: return browser.refresh(&requests)
    case .writeTable(let text, let name):
      let file = String(name.map { $0.isLetter || $0.isNumber ? $0 : "-" })
      openFileDialog(for: text, name: "the \(name)", file: "\(file).tsv")
    case .copyText(let text, let name): return copyText(text, name: name)
    case .deleteKeys(let paths, let key): askToDelete(paths, openedBy: key)
    case .exportKeys(let paths): openExport(of: ExportSource(marked: paths))
    case .unmark(let path): browser.keys.marks.remove([path])
    case .transferKeys(let paths): openTransfer(of: .keys(paths))
    case .renameScope(let renaming): return beginRenaming(renaming)
    case .deleteRenamed(let renaming): return lookOnceMore(renaming)
    case .replaceFile(let facts): return replaceFile(facts)
    case .change(let plan):
      noteTarget(of: plan)
      return beginChanges(plan)
    case .stopChanges: return stopChanges()
    case .run(let command, let context): return run(command, in: context, at: now)
    case .access(let wish): return perform(wish, at: now)
    case .askToTakeBack(let id, let key): askToTakeBack(id, key)
    case .askToForget(let id, let key): askToForget(id, key)
    case .takeBack(let id): return takeBack(id)
    case .forgetUndo(let id): forgetUndo(id)
    case .deleteScope: return lookBeforeDeletion()
    case .importRows(let plan): return beginImport(plan)
    case .exportValues: agreeToExport()
    default: break
    }
    return []
  }
}
