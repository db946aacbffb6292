package import DatabricksClient

extension TokenEntryViewModel {
  /// Takes the list of profiles in.
  package mutating func profilesRead(_ answer: Result<ProfileList, ConfigurationError>) {
    guard case .success(let list) = answer else { return }
    profiles = list
    suggestProfile()
    guard let row = list.rows.first(where: { $0.name == editing }), !isTouched,
      let kind = SignInKind(AuthType(rawValue: row.authType))
    else { return }
    become(kind)
  }

  /// Takes the answer of the workspace in; one that is not awaited is ignored.
  package mutating func connectionChecked(
    _ answer: Result<CheckedConnection, DatabricksError>, at now: Now
  ) -> [TokenEntryOutcome] {
    guard case .checking(let thenSave) = stage else { return [] }
    spinner = Spinner()
    switch answer {
    case .success(let found):
      stage = .checked(found)
      if focus == .profile || focus == .checkButton { focus = .saveButton }
      return thenSave ? save(at: now) : []
    case .failure(let error):
      stage = error == .cancelled ? .editing : .checkFailed(error)
      switch error.failedPart {
      case .address: focus = .host
      case .token: focus = kind.fields.last ?? focus
      case .permission, .network, nil: break
      }
      return []
    }
  }

  /// Takes the change of the config file in and shows it.
  package mutating func profilePreviewed(_ answer: Result<ProfileChange, ConfigurationError>) {
    if case .reviewing(let found, _) = stage, isChangeStale {
      isChangeStale = false
      // The keyboard stays where it is: the switch was used.
      if case .success(let change) = answer { stage = .reviewing(found, change) }
      return
    }
    guard case .previewing(let found) = stage else { return }
    spinner = Spinner()
    switch answer {
    case .success(let change):
      stage = .reviewing(found, change)
      changeTop = 0
      // Whoever pressed Enter on the button must not write by pressing it once more.
      focus = isSaveByShortcut ? .writeButton : .backButton
    case .failure(let error):
      stage = .writeFailed(found, error)
      if case .invalidProfileName = error { focus = .profile }
    }
  }

  /// Takes the outcome of the writing in.
  package mutating func profileWritten(
    _ answer: Result<ProfileChange, ConfigurationError>
  ) -> [TokenEntryOutcome] {
    guard case .writing(let found, _) = stage else { return [] }
    spinner = Spinner()
    switch answer {
    case .success:
      stage = .written(profile: profile.text)
      hideToken()
      return [.connected(profile: profile.text)]
    case .failure(let error):
      stage = .writeFailed(found, error)
      focus = .saveButton
      return []
    }
  }

  /// Says why the written profile cannot be opened, such as a variable that wins over it.
  mutating func openingFailed(_ reason: String) {
    notice = TokenEntryNote(reason, .problem)
  }

  /// What Enter does where the keyboard is.
  mutating func advance(at now: Now) -> [TokenEntryOutcome] {
    switch focus {
    case .host, .token, .clientID, .clientSecret: return moveFocus(by: 1)
    case .defaultSwitch: return switchDefault(at: now)
    case .profile, .checkButton: return check(thenSave: false, at: now)
    case .saveButton:
      isSaveByShortcut = false
      return save(at: now)
    case .writeButton: return write(at: now)
    case .backButton: return goBack()
    }
  }

  /// Asks the workspace, unless a field must be put right first.
  mutating func check(thenSave: Bool, at now: Now) -> [TokenEntryOutcome] {
    guard !stage.isWaiting, stage.shownChange == nil else { return [] }
    for field in TokenEntryFocus.allCases { settle(field) }
    guard let draft = draft() else { return [] }
    notice = nil
    stage = .checking(thenSave: thenSave)
    spinner.update(isWaiting: true, at: now)
    return [.send(.checkConnection(draft.workspace))]
  }

  /// Makes up the change of the config file; asks the workspace first when that was not done.
  mutating func save(at now: Now) -> [TokenEntryOutcome] {
    guard !stage.isWaiting, stage.shownChange == nil else { return [] }
    guard let found = stage.connection else { return check(thenSave: true, at: now) }
    guard let draft = draft() else { return [] }
    notice = nil
    stage = .previewing(found)
    spinner.update(isWaiting: true, at: now)
    return [.send(.previewProfile(draft))]
  }

  private mutating func write(at now: Now) -> [TokenEntryOutcome] {
    guard case .reviewing(let found, let change) = stage, !isChangeStale, let draft = draft()
    else { return [] }
    stage = .writing(found, change)
    spinner.update(isWaiting: true, at: now)
    return [.send(.writeProfile(draft))]
  }

  /// Cancels what can be cancelled, or goes from the change back to the fields.
  mutating func goBack() -> [TokenEntryOutcome] {
    switch stage {
    case .checking:
      stage = .editing
      notice = TokenEntryNote("the check was cancelled")
    case .previewing(let found): stage = .checked(found)
    case .reviewing(let found, _):
      stage = .checked(found)
      focus = .saveButton
      return []
    case .editing, .checkFailed, .checked, .writing, .writeFailed, .written: return []
    }
    spinner = Spinner()
    return [.cancel]
  }

  /// Forgets what the check found, because address or token is another one now.
  mutating func forgetCheck() -> [TokenEntryOutcome] {
    let isWaiting = stage.isWaiting
    stage = .editing
    spinner = Spinner()
    return isWaiting ? [.cancel] : []
  }

  /// Forgets the change of the config file, because the profile is another one now.
  mutating func forgetPreview() -> [TokenEntryOutcome] {
    guard let found = stage.connection else { return [] }
    let isWaiting = stage.isWaiting
    stage = .checked(found)
    if isWaiting { spinner = Spinner() }
    return isWaiting ? [.cancel] : []
  }

  /// Makes a first profile the default one, or leaves it, and makes up the change anew.
  mutating func switchDefault(at now: Now) -> [TokenEntryOutcome] {
    guard case .reviewing = stage, !isChangeStale else { return [] }
    makesDefault.toggle()
    guard let draft = draft() else { return [] }
    isChangeStale = true
    return [.send(.previewProfile(draft))]
  }

  /// The fields as a profile; nil when one of them must be put right, which then has the keyboard.
  private mutating func draft() -> ProfileDraft? {
    guard let workspace else {
      focus = .host
      if host.isEmpty { hostNote = TokenEntryNote("the workspace's address is missing", .problem) }
      return refused(hostNote)
    }
    if let renewed, renewed != workspace {
      focus = .host
      hostNote = TokenEntryNote(
        "something waits to go on in \(renewed.shown); press escape to give it up first", .problem)
      return refused(hostNote)
    }
    guard let credential = credential() else { return refused(tokenNote) }
    guard !profile.isEmpty else {
      focus = .profile
      return refused(TokenEntryNote("the profile needs a name, such as DEFAULT", .problem))
    }
    return ProfileDraft(
      name: profile.text, host: workspace, credential: credential, workspaceID: workspaceID,
      becomesDefault: makesDefault)
  }

  /// Says on the status row as well why nothing was asked, since the keyboard has moved there.
  private mutating func refused(_ reason: TokenEntryNote?) -> ProfileDraft? {
    notice = reason.map { TokenEntryNote("nothing was asked: \($0.text)", .problem) }
    return nil
  }

  /// Moves the keyboard on by `step` places, around the ends.
  mutating func moveFocus(by step: Int) -> [TokenEntryOutcome] {
    let places: [TokenEntryFocus] =
      switch stage.shownChange {
      case nil: [.host] + kind.fields + [.profile, .checkButton, .saveButton]
      case let change?:
        [.backButton, .writeButton] + (change.offersDefault ? [.defaultSwitch] : [])
      }
    settle(focus)
    let place = places.firstIndex(of: focus) ?? 0
    focus = places[(place + step + places.count) % places.count]
    return []
  }
}
