internal import DatabricksClient

/// What follows when an overlay is answered.
extension AppViewModel {
  mutating func finish(_ outcome: OverlayOutcome, at now: Now) -> [Effect] {
    switch outcome {
    case .stay: return []
    case .close:
      overlays.removeLast()
      return []
    case .ask(let request): return askForProfile(request)
    case .local(let request): return ask(request)
    case .confirmed(let confirmed):
      overlays.removeLast()
      return perform(confirmed, at: now)
    }
  }

  private mutating func perform(_ confirmed: Confirmed, at now: Now) -> [Effect] {
    switch confirmed {
    case .deleteKey(let path): return browser.deleteKey(path, &requests)
    case .deleteScope(let scope): return browser.change(.deleteScope(scope), &requests)
    case .createScope(let scope): return browser.change(.createScope(scope), &requests)
    case .createKey(let path): browser.createKey(path)
    case .openProfile(let name):
      let id = requests.next()
      profileRequest = id
      return [.send(id, .openProfile(name), .user)]
    case .connectNewWorkspace: return beginTokenEntry(TokenEntryViewModel(), at: now)
    case .editProfile(let name, let host):
      return beginTokenEntry(TokenEntryViewModel(editing: name, host: host), at: now)
    case .removeProfile(let name): return sendFromPicker(.removeProfile(name))
    case .enterNewToken: return enterNewToken(at: now)
    case .signInAgain: return signInAgain()
    case .discardThen(let after): return finishLeaving(after)
    case .overwrite:
      browser.editor?.overwriteAtNextSave()
      return performInEditor(.save, openedBy: nil, at: now)
    case .copyValue(let path): return copyValue(of: path)
    case .copyText(let text): return copyText(text)
    case .replaceFile(let facts): return replaceFile(facts)
    case .takeTheirs(let path, let seen): return browser.openTheirs(path, seen, &requests)
    case .saveThen(let after):
      afterSave = after
      return performInEditor(.save, openedBy: nil, at: now)
    }
    return []
  }

  /// Opens the list of profiles, or asks first when an editor with changes is open.
  mutating func openWorkspaces() -> [Effect] {
    let id = requests.next()
    overlays.append(
      .workspaces(WorkspacePickerViewModel(current: browser.profile, request: id)))
    return [.send(id, .readProfiles, .user)]
  }

  mutating func answered(_ id: RequestID, _ answer: Answer, at now: Now) -> [Effect] {
    if tokenEntryRequest == id {
      tokenEntryRequest = nil
      return answeredTokenEntry(answer, at: now)
    }
    switch renewal.received(id, answer) {
    case .deliver: break
    case .hold: return []
    case .sendAgain(let effect): return [effect]
    }
    if let effects = answeredForClipboard(id, answer, at: now)
      ?? answeredForDialog(id, answer, at: now)
    {
      return effects
    }
    switch answer {
    case .profiles(let result):
      return profilesRead(id, result, at: now)
    case .profileChecked(let name, let found):
      withPicker { $0.checked(id, name, found, at: now) }
      return []
    case .profileRemoved(let name, let result):
      return profilesChanged("deleted profile \(name)", result)
    case .profileMadeDefault(let name, let result):
      return profilesChanged("\(name) is opened when no profile is named", result)
    case .knownWorkspaces, .profileRead: return answeredTokenEntry(answer, at: now)
    case .profileOpened(let result): return profileOpened(id, result)
    case .signInRenewed(let result): return signInRenewed(id, result, at: now)
    case .saved(let path, .failure(.changedMeanwhile(let theirs))):
      if browser.changes.contains(id), browser.editor?.path == path {
        overlays.append(.confirmation(.conflict(path, theirs: theirs, now: time)))
      }
      return browser.answered(id, answer, at: now, requests: &requests)
    default: return browser.answered(id, answer, at: now, requests: &requests)
    }
  }

  private mutating func profileOpened(
    _ id: RequestID, _ result: Result<OpenWorkspace, ConfigurationError>
  ) -> [Effect] {
    guard profileRequest == id else { return [] }
    profileRequest = nil
    switch result {
    case .success(let workspace):
      let done = screen == .tokenEntry ? tokenEntry.doneText : nil
      screen = .browser
      renewal = TokenRenewal()
      let effects = browser.open(
        profile: workspace.profile, host: workspace.host.shown, requests: &requests)
      browser.status = done.map { StatusLine(.good, $0) }
      return effects
    case .failure(let error):
      let text = ErrorText(error).oneLine
      if screen == .tokenEntry {
        tokenEntry.openingFailed(text)
      } else {
        browser.status = StatusLine(.failure, text)
      }
      return []
    }
  }
}

extension Overlay {
  mutating func press(_ key: Key) -> OverlayOutcome {
    switch self {
    case .help(var help):
      defer { self = .help(help) }
      return help.press(key)
    case .confirmation(var question):
      defer { self = .confirmation(question) }
      return question.press(key)
    case .newKey(var form):
      defer { self = .newKey(form) }
      return form.press(key)
    case .newScope(var form):
      defer { self = .newScope(form) }
      return form.press(key)
    case .workspaces(var picker):
      defer { self = .workspaces(picker) }
      return picker.press(key)
    case .copyMenu(var menu):
      defer { self = .copyMenu(menu) }
      return menu.press(key)
    case .file(var dialog):
      defer { self = .file(dialog) }
      return dialog.press(key)
    case .generate(var form):
      defer { self = .generate(form) }
      return form.press(key)
    }
  }

  mutating func paste(_ text: String) {
    switch self {
    case .help, .copyMenu, .generate: break
    case .file(var dialog):
      dialog.paste(text)
      self = .file(dialog)
    case .workspaces(var picker):
      picker.paste(text)
      self = .workspaces(picker)
    case .confirmation(var question):
      question.paste(text)
      self = .confirmation(question)
    case .newKey(var form):
      form.paste(text)
      self = .newKey(form)
    case .newScope(var form):
      form.paste(text)
      self = .newScope(form)
    }
  }

  mutating func scroll(by rows: Int) {
    switch self {
    case .help(var help):
      help.scroll(by: rows)
      self = .help(help)
    case .workspaces(var picker):
      picker.move(by: rows)
      self = .workspaces(picker)
    case .copyMenu(var menu):
      menu.move(by: rows.signum())
      self = .copyMenu(menu)
    case .file(var dialog):
      dialog.move(by: rows.signum())
      self = .file(dialog)
    case .confirmation, .newKey, .newScope, .generate: break
    }
  }

  mutating func resize(to size: Size) {
    switch self {
    case .help(var help):
      help.visibleLineCount = max(1, min(size.rows - 6, help.lines.count))
      self = .help(help)
    case .workspaces(var picker):
      picker.visibleRowCount = max(1, min(size.rows - 8, 12))
      self = .workspaces(picker)
    case .file(var dialog):
      dialog.visibleRowCount = max(1, min(size.rows - 8, 8))
      self = .file(dialog)
    case .confirmation, .newKey, .newScope, .copyMenu, .generate: break
    }
  }
}
