internal import DatabricksClient

/// What follows when an overlay is answered.
extension AppViewModel {
  mutating func finish(_ outcome: OverlayOutcome, at now: Now) -> [Effect] {
    switch outcome {
    case .stay: return []
    case .close:
      overlays.removeLast()
      return []
    case .ask(.createScope(let scope)): return browser.change(.createScope(scope), &requests)
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
    case .saveReviewed: return saveAgreed(at: now)
    case .keepMine(let theirs): return keepMine(over: theirs, at: now)
    case .readTheirs(let wish, let time): return readTheirs(wish, putAt: time)
    case .takeTheirs(let value, let time): takeTheirs(value, putAt: time, at: now)
    case .copyValue(let path): return copyValue(of: path)
    case .copyText(let text): return copyText(text)
    case .replaceFile(let facts): return replaceFile(facts)
    case .saveThen(let after):
      afterSave = after
      return saveAgreed(at: now)
    }
    return []
  }

  /// Opens the list of profiles, or asks first when an editor with changes is open.
  ///
  /// `problem` says why another workspace has to be opened.
  mutating func openWorkspaces(_ key: Key?, since problem: String? = nil) -> [Effect] {
    guard browser.editor == nil else { return leaveEditor(then: .openWorkspaces, key) }
    let id = requests.next()
    var picker = WorkspacePickerViewModel(
      current: browser.profile, settings: settings, request: id)
    picker.problem = problem
    overlays.append(.workspaces(picker))
    return [.send(requests.next(), .readSettings, .user), .send(id, .readProfiles, .user)]
  }

  /// Goes to another workspace, unless a change in the present one would be cut off by that.
  mutating func openProfile(_ name: String) -> [Effect] {
    guard browser.changes.isEmpty else {
      screen = .browser
      tokenEntry = TokenEntryViewModel()
      browser.status = StatusLine(
        .warning, "a change is under way; when it has ended, w goes to \(name)")
      return []
    }
    let id = requests.next()
    profileRequest = id
    return [.send(id, .openProfile(name), .user)]
  }

  mutating func answered(_ id: RequestID, _ answer: Answer, at now: Now) -> [Effect] {
    if tokenEntryRequest == id {
      tokenEntryRequest = nil
      return answeredTokenEntry(answer, at: now)
    }
    errand?.received(answer)
    if let effects = answeredForConflict(id, answer, at: now) { return effects }
    switch renewal.received(id, answer) {
    case .deliver: break
    case .hold: return []
    case .sendAgain(let effect): return [effect]
    }
    if let effects = answeredForClipboard(id, answer, at: now)
      ?? answeredForDialog(id, answer, at: now) ?? answeredForPicker(id, answer, at: now)
    {
      return effects
    }
    switch answer {
    case .knownWorkspaces, .profileRead: return answeredTokenEntry(answer, at: now)
    case .profileOpened(let result): return profileOpened(id, result)
    case .signInRenewed(let result): return signInRenewed(id, result, at: now)
    case .saved(let path, .failure(.changedMeanwhile(let theirs))):
      if browser.editorSave == id {
        askAboutConflict(path, theirs: theirs, at: now)
      }
      return browser.answered(id, answer, at: now, requests: &requests)
    default: return deliver(id, answer, at: now)
    }
  }

  /// Gives an answer to the browser, and to the form that waits for it.
  mutating func deliver(_ id: RequestID, _ answer: Answer, at now: Now) -> [Effect] {
    let effects = browser.answered(id, answer, at: now, requests: &requests)
    if case .scopeCreated(let name, let result) = answer { settleNewScope(name, result) }
    return effects
  }

  /// Closes the form of the scope that was created, or says in it why it was not.
  private mutating func settleNewScope(
    _ name: ScopeName, _ result: Result<Completion, DatabricksError>
  ) {
    for index in overlays.indices.reversed() {
      guard case .newScope(var form) = overlays[index], form.sending == name else { continue }
      switch result {
      case .success: overlays.remove(at: index)
      case .failure(let error):
        form.refused(ErrorText(error).oneLine)
        overlays[index] = .newScope(form)
        browser.status = nil
      }
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
      if screen == .tokenEntry, tokenEntry.doneText != nil {
        tokenEntry.openingFailed(text)
      } else if browser.host.isEmpty {
        // Without a workspace there is no browser to say it.
        return openWorkspaces(nil, since: text)
      } else {
        browser.status = StatusLine(.failure, text)
      }
      return []
    }
  }
}

extension Overlay {
  mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    switch self {
    case .difference(var shown):
      defer { self = .difference(shown) }
      return shown.press(key, at: now)
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
    case .copyMenu, .generate, .difference: break
    case .help(var help):
      help.paste(text)
      self = .help(help)
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
    case .difference(var shown):
      shown.scroll(by: rows)
      self = .difference(shown)
    case .confirmation, .newKey, .newScope, .generate: break
    }
  }

  mutating func resize(to size: Size) {
    switch self {
    case .help(var help):
      help.resize(to: size)
      self = .help(help)
    case .workspaces(var picker):
      // Two rows for the frame, two for what is said, two for the keys, two between them.
      picker.isCompact = size.rows < 14
      picker.visibleRowCount = max(1, min(size.rows - (picker.isCompact ? 6 : 8), 12))
      self = .workspaces(picker)
    case .file(var dialog):
      dialog.visibleRowCount = max(1, min(size.rows - 8, 8))
      self = .file(dialog)
    case .difference(var shown):
      shown.resize(to: size)
      self = .difference(shown)
    case .confirmation, .newKey, .newScope, .copyMenu, .generate: break
    }
  }
}
