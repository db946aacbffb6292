package import DatabricksClient
package import Desktop

/// The whole program as a value: events go in, effects come out, and nothing else happens here.
package struct AppViewModel: Equatable {
  /// What fills the screen under the overlays.
  package enum Screen: Equatable, Sendable {
    case browser
    case tokenEntry
  }

  package internal(set) var screen: Screen
  package internal(set) var browser = BrowserViewModel()
  package internal(set) var tokenEntry: TokenEntryViewModel
  /// What lies over the screen; the last one gets the keys.
  package internal(set) var overlays: [Overlay] = []
  /// The boxes that wait for a new token while the token-entry screen has the keys.
  var shelved: [Overlay] = []
  package private(set) var size: Size
  package private(set) var spinner = Spinner()
  /// Whether the program was started with `--read-only`.
  private let isStartedReadOnly: Bool
  /// Why no file is written; nil where files may be.
  let fileRefusal: String?
  /// What profiles are marked with, as it was read last.
  package internal(set) var settings: ProfileSettings
  /// How the screen was left the last time, and what has changed of that since.
  var view: ViewState
  /// The wall clock at the last event, from which ages are told.
  package private(set) var time: Timestamp
  /// What the program was started for and ends after; nil where it was started to be looked at.
  package internal(set) var errand: Errand?
  var requests = RequestCounter()
  /// The request whose answer the token-entry screen waits for.
  var tokenEntryRequest: RequestID?
  /// The profile being opened.
  var profileRequest: RequestID?
  /// Whether it was said that quitting now leaves a change behind whose end is not known.
  var hasAskedToQuit = false
  /// What is to be done once the editor's save has ended well.
  var afterSave: AfterEditor?
  /// What waits for a new token.
  var renewal = TokenRenewal()
  /// What was copied to the clipboard and is to go again.
  var clipboard = ClipboardViewModel()
  /// What the last press of the mouse button was on; a double click means the same.
  var lastClick: Click?
  /// What somebody else put, being read for the question about it.
  var theirsReading: TheirsReading?
  /// Until when typing answers no question; nil when it may.
  var typingGuard: Moment?
  var answeredKey: AnsweredKey?
  /// Single changes on their way, which are shown by the status line alone.
  var quietRuns: [ChangeRunViewModel] = []
  /// What was done in this run and can be taken back.
  package internal(set) var undoLog: UndoLog
  /// How many of the entries that went from it for want of room were told of.
  var toldDroppedUndos = 0
  /// The end of the sentence that told the way out of what covers the lists, while that is there.
  var toldWayOut: String?
  /// What was told of things done.
  var told: [ToldSentence] = []
  /// When everything is read again by itself; nil where it is not.
  var refreshesAt: Moment?
  /// What takes changes back whose answers are awaited.
  var awaitedUndos: [RequestID: AwaitedUndo] = [:]
  /// What is read of a scope before it is deleted.
  var deletionRequests: Set<RequestID> = []
  /// What an import or an export waits for.
  var fileRequests: [RequestID] = []
  /// A renamed scope's old one, being looked at once more before it is deleted.
  var renamingCheck: ScopeRenaming.Check?
  /// Where keys were copied or moved to last, in which workspace.
  var lastTarget: LastTarget?
  /// Scopes that were copied under another name in this run while the old one is still there.
  var begunRenamings: [ScopeName: BegunRenaming] = [:]
  /// The audit as it is or was last, so that it opens where it was.
  var keptAudit: AuditViewModel?
  /// The access lists being read for the audit.
  var auditReads: [RequestID: ScopeName] = [:]
  /// What boxes read of this and other workspaces, under way.
  var placeReads: Set<RequestID> = []
  /// The workspace picker's requests under way.
  var profileChecks: [RequestID] = []

  /// Starts on `screen`, at `size`.
  ///
  /// With a `fileRefusal`, which says why, nothing that writes a file is begun.
  package init(
    screen: Screen, size: Size, time: Timestamp, isReadOnly: Bool = false,
    settings: ProfileSettings = ProfileSettings(), view: ViewState = ViewState(),
    tokenEntry: TokenEntryViewModel = TokenEntryViewModel(), errand: Errand? = nil,
    lockableByteCount: Int? = nil, fileRefusal: String? = nil
  ) {
    self.fileRefusal = fileRefusal
    undoLog = UndoLog(lockableByteCount: lockableByteCount)
    self.errand = errand
    self.screen = screen
    self.tokenEntry = tokenEntry
    self.size = size
    self.time = time
    isStartedReadOnly = isReadOnly
    self.settings = settings
    self.view = view
    restoreOrders()
    layOut()
  }

  /// The first requests, for the workspace the effect runner has open; called once, after the first paint.
  ///
  /// `warnings` tell, a sentence each, how the workspace was found; `obstacle` is why the one that is
  /// configured could not be opened, so that another one can be.
  package mutating func begin(
    profile: String?, host: String, destination: BrowserViewModel.Destination? = nil,
    warnings: [String] = [], obstacle: String? = nil, at now: Now
  ) -> [Effect] {
    browser.destination =
      destination
      ?? errand.map {
        BrowserViewModel.Destination(scope: $0.path.scope, key: $0.path.key, isToBeEdited: true)
      } ?? rememberedScope(profile: profile, host: host)
    var effects =
      screen == .browser
      ? browser.open(profile: profile, host: host, requests: &requests)
      : perform(tokenEntry.begun(), at: now)
    renewal.note(effects)
    browser.status = warnings.first.map {
      let more = warnings.count > 1 ? "; \(warnings.count - 1) more by lakelock doctor" : ""
      return StatusLine(.warning, $0 + more)
    }
    if let obstacle { effects += openWorkspaces(nil, since: obstacle) }
    noteTold(since: [])
    spinner.update(isWaiting: isWaiting, at: now)
    return effects
  }

  /// Changes the state by one event.
  ///
  /// - Returns: what is to be done outside, in that order.
  package mutating func handle(_ event: Event, at now: Now) -> [Effect] {
    time = now.time
    let formerTold = toldNow
    var effects = respond(to: event, at: now)
    if screen == .browser { effects += finishSaveIfWanted() }
    effects += settleRenewal(at: now)
    effects += settlePicker(at: now)
    effects += settleFiles()
    effects += settlePlaces()
    settleCompare()
    effects += settleAudit(after: event)
    effects += settleSaveQuestions()
    effects += settleDeletion()
    effects += settleErrand(effects)
    effects += settleAccess(after: event, at: now)
    effects = keepingView(effects)
    effects += followLog(event)
    settleUndoList()
    settleMarks()
    noteTold(since: formerTold)
    settleWayOut()
    if effects.contains(where: \.endsProgram) { undoLog.forgetAll() }
    renewal.note(effects)
    if browser.changes.isEmpty, clipboard.held == nil { hasAskedToQuit = false }
    layOut()
    spinner.update(isWaiting: isWaiting, at: now)
    return effects
  }

  /// When `Event.deadlineCame` is wanted; nil while nothing changes by itself.
  package var deadline: Moment? {
    let own = screen == .browser ? browser.deadline : tokenEntry.deadline
    // What needs nobody's answer is done as soon as no key waits.
    if audit?.hasWork == true { return Moment(milliseconds: 0) }
    return [
      own, spinner.deadline, picker?.deadline, clipboard.deadline, difference?.deadline,
      refreshesAt, accessDeadline, find?.deadline,
    ].compactMap(\.self).min()
  }

  /// The browser's rectangles at the present size.
  package var layout: BrowserLayout {
    let room: BrowserLayout.ValueRoom? = browser.editor.map {
      $0.isFullScreen ? .fullScreen : .editing
    }
    return BrowserLayout(
      size: size, focus: browser.focus, valueRoom: room ?? .viewing, listShift: view.listShift)
  }

  /// Whether every change is refused.
  package var isReadOnly: Bool { readOnlyReason != nil }

  /// Why nothing is changed in the open workspace; nil where it may be.
  package var readOnlyReason: String? {
    startedReadOnlyReason ?? settings.readOnlyReason(of: browser.profile)
  }

  /// Why nothing is changed in any workspace; nil where that is not so.
  var startedReadOnlyReason: String? {
    isStartedReadOnly ? "the program was started with --read-only" : nil
  }

  /// Whether the window is too small for anything but one sentence.
  package var isTooSmall: Bool {
    size.columns < BrowserLayout.smallest.columns || size.rows < BrowserLayout.smallest.rows
  }

  private var isWaiting: Bool {
    profileRequest != nil || clipboard.isWaiting || theirsReading != nil
      || !(fileRequests.isEmpty || renewal.isPaused)
      || (screen == .browser && !renewal.isPaused && browser.isWaiting)
  }

  private mutating func respond(to event: Event, at now: Now) -> [Effect] {
    switch event {
    case .keyPressed(let key): return pressed(key, at: now)
    case .pasted(let secret): return pasted(secret, at: now)
    case .pasteRefused(let count): return pasteRefused(count)
    case .mouse(let event): return clicked(event, at: now)
    case .focusChanged(let hasFocus): return hasFocus ? [] : hideValues()
    case .resized(let size):
      self.size = size
      return []
    case .resumed: return hideValues()
    case .deadlineCame: return deadlineCame(at: now)
    case .answered(let id, let answer): return answered(id, answer, at: now)
    case .saveInDoubt(let id, let isInDoubt):
      if browser.editorSave == id { browser.editor?.saveInDoubt(isInDoubt) }
      return []
    }
  }

  private mutating func deadlineCame(at now: Now) -> [Effect] {
    spinner.advance(at: now)
    withPicker { $0.deadlineCame(at: now) }
    withDifference { $0.deadlineCame(at: now) }
    withFind { $0.goOn() }
    let clearing = clearClipboardIfDue(at: now)
    guard clearing.isEmpty else { return clearing }
    let refreshing = refreshIfDue(at: now)
    guard refreshing.isEmpty else { return refreshing }
    guard screen == .browser else {
      tokenEntry.deadlineCame(at: now)
      return []
    }
    browser.editor?.deadlineCame(at: now)
    if let due = browser.followsAt, due <= now.moment { return browser.follow(&requests) }
    guard let until = browser.value.deadline, until <= now.moment else { return [] }
    browser.status = StatusLine(.plain, "value hidden again")
    return browser.hideValues()
  }

  /// Takes every revealed value from the screen.
  mutating func hideValues() -> [Effect] {
    tokenEntry.hideToken()
    withDifference { $0.hide() }
    return browser.hideValues()
  }

  private mutating func layOut() {
    guard !isTooSmall else { return }
    // By the minute: an expiry is told no finer, and the screen is drawn only for what changes.
    let minute: Int64 = 60_000
    browser.editor?.time = Timestamp(milliseconds: time.milliseconds / minute * minute)
    browser.resize(to: layout)
    tokenEntry.windowSize = size
    for index in overlays.indices {
      overlays[index].content.resize(to: size)
    }
  }
}
