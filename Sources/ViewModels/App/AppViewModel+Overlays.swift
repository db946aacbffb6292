internal import DatabricksClient

/// What follows when an overlay is answered.
extension AppViewModel {
  /// Does what an overlay wants after `key`.
  mutating func finish(_ outcome: OverlayOutcome, by key: Key, at now: Now) -> [Effect] {
    switch outcome {
    case .stay: return []
    case .close:
      answeredKey = AnsweredKey(key, at: now)
      overlays.removeLast()
      return []
    case .ask(.createScope(let scope)):
      let effects = browser.change(.createScope(scope), &requests)
      awaitUndo(.creation(of: scope), of: effects)
      return effects
    case .ask(let request): return askForProfile(request)
    case .local(let request): return ask(request)
    case .question(let question):
      overlays.append(.confirmation(question))
      return []
    case .confirmed(.saveThen(let after)):
      answeredKey = AnsweredKey(key, at: now)
      overlays.removeLast()
      return save(then: after, openedBy: key)
    case .confirmed(let confirmed):
      answeredKey = AnsweredKey(key, at: now)
      overlays.removeLast()
      return perform(confirmed, at: now)
    case .perform(let wanted): return perform(wanted, at: now)
    }
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
      ?? answeredForFiles(id, answer) ?? answeredForDialog(id, answer, at: now)
      ?? answeredForPicker(id, answer, at: now) ?? answeredForLog(answer)
      ?? answeredForAccess(id, answer) ?? answeredForPlaces(id, answer)
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
      awaitedUndos[id] = nil
      return browser.answered(id, answer, at: now, requests: &requests)
    default: return deliver(id, answer, at: now)
    }
  }

  /// Gives an answer to the browser, and to the form that waits for it.
  mutating func deliver(_ id: RequestID, _ answer: Answer, at now: Now) -> [Effect] {
    if let effects = answeredForChanges(id, answer, at: now) ?? answeredForDeletion(id, answer)
      ?? answeredForFiles(id, answer) ?? answeredForPlaces(id, answer)
    {
      return effects
    }
    let effects = browser.answered(id, answer, at: now, requests: &requests)
    settleAwaitedUndo(id, answer)
    showInFind(answer)
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
      noteView()
      screen = .browser
      browser.destination = rememberedScope(
        profile: workspace.profile, host: workspace.host.shown)
      renewal = TokenRenewal()
      shelved = []
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
