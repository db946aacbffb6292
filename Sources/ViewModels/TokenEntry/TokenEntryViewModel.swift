package import DatabricksClient

/// The token-entry screen: address, sign-in and profile of a workspace to connect.
///
/// Requests leave as outcomes; the view model that holds this one gives them their ids, hands the
/// answers in by `connectionChecked`, `profilePreviewed`, `profileWritten` and `profilesRead`, and
/// drops late ones. At most one request besides `readProfiles` is under way.
package struct TokenEntryViewModel: Equatable, Sendable {
  /// How long the token stays in the clear, in milliseconds.
  package static let revealMilliseconds: Int64 = 30_000

  package internal(set) var host: LineField
  /// The way to sign in that the second field asks for.
  package internal(set) var kind = SignInKind.token
  package internal(set) var token = SecretField()
  package internal(set) var clientID = LineField()
  package internal(set) var clientSecret = SecretField()
  package internal(set) var profile: LineField
  package internal(set) var focus = TokenEntryFocus.host
  package internal(set) var stage = TokenEntryStage.editing
  package internal(set) var hostNote: TokenEntryNote?
  package internal(set) var tokenNote: TokenEntryNote?
  /// The workspace the address means; nil until the field was left with a usable one in it.
  package internal(set) var workspace: WorkspaceURL?
  /// The workspace's id, where the address alone does not name it.
  package internal(set) var workspaceID: String?
  /// What else is known of the sign-in, such as where a program is.
  var settings = PastedSettings()
  /// The profile that is being changed, by its name in the file.
  package internal(set) var editing: String?
  /// What that profile holds.
  var opened: OpenWorkspace?
  /// Whether a first profile is to become the default one.
  package internal(set) var makesDefault = true
  /// Whether the shown change is being made up anew.
  var isChangeStale = false
  /// The first line of the shown change that is in sight, counted from 0.
  package internal(set) var changeTop = 0
  /// The size of the window, which decides how much of a change is in sight.
  package var windowSize = Size(columns: 80, rows: 24)
  /// What the config file holds; nil until it was read or when it cannot be.
  package internal(set) var profiles: ProfileList?
  /// What happened last, apart from the stage.
  package internal(set) var notice: TokenEntryNote?
  package private(set) var isTokenRevealed = false
  /// Turns while an answer is awaited.
  package internal(set) var spinner = Spinner()
  /// Whether the save that is under way was asked for by a key other than Enter.
  var isSaveByShortcut = false
  /// Workspaces known outside the config file.
  var known: [KnownWorkspace] = []
  /// The profiles of a paste that holds several, while one of them is to be chosen.
  package internal(set) var choice: PasteChoice?
  /// Until when the token says it is good.
  var expiry: Timestamp?
  /// The wall clock when something was done last, from which the token's age is told.
  var time: Timestamp?
  private var revealEnds: Moment?
  /// Whether the profile's name came from somebody, so that none is suggested any more.
  var isProfileChosen: Bool
  /// Fields that were typed in since they were last cleaned.
  var unsettled: Set<TokenEntryFocus> = []
  private var isAskedToLeave = false
  /// Whether something was entered since the screen opened.
  var isTouched = false
  /// The only workspace that can be connected, since something waits to go on in it; nil is any.
  private(set) var renewed: WorkspaceURL?

  /// Starts with what is known, such as the address of a workspace whose token has expired.
  package init(host: String = "", profile: String? = nil, notice: TokenEntryNote? = nil) {
    self.host = LineField(text: host)
    self.profile = profile.map { LineField(text: $0) } ?? LineField(proposing: "DEFAULT")
    isProfileChosen = profile != nil
    self.notice = notice
    if !host.isEmpty {
      unsettled = [.host]
      settle(.host)
      focus = .token
      isTouched = false
    }
  }

  /// Starts with everything but a new token for a workspace that rejects the old one.
  ///
  /// `host` is the address without `https://`; another one is not taken.
  package init(renewing host: String, profile: String?, notice: TokenEntryNote?) {
    self.init(host: host, profile: profile, notice: notice)
    renewed = workspace
    tokenNote = TokenEntryNote("the old one expired or was revoked; make a new one", .warning)
  }

  /// Starts with what the named profile holds, once that is read; `host` is shown until then.
  package init(editing name: String, host: String) {
    self.init(host: host, profile: name)
    editing = name
  }

  /// What is to be done when the screen opens.
  package func begun() -> [TokenEntryOutcome] {
    [.send(.readProfiles), .send(.findKnownWorkspaces)]
      + (editing.map { [.send(.readProfile($0))] } ?? [])
  }

  /// When something changes by itself: the spinner's next frame or the end of the reveal.
  package var deadline: Moment? {
    [spinner.deadline, revealEnds].compactMap(\.self).min()
  }

  /// Turns the spinner and hides the token when their time has come.
  package mutating func deadlineCame(at now: Now) {
    if let end = revealEnds, end <= now.moment { hideToken() }
    spinner.advance(at: now)
  }

  /// Hides the token, for the end of the reveal, a window out of focus and a suspended program.
  package mutating func hideToken() {
    isTokenRevealed = false
    revealEnds = nil
  }

  /// Does what a key of `TokenEntryKeys` asks for.
  package mutating func perform(
    _ command: TokenEntryCommand, at now: Now
  ) -> [TokenEntryOutcome] {
    time = now.time
    if command != .leave { isAskedToLeave = false }
    if choice != nil { return choose(command) }
    switch command {
    case .nextField: return moveFocus(by: 1)
    case .previousField: return moveFocus(by: -1)
    case .lineDown: return stage.shownChange == nil ? moveFocus(by: 1) : scroll(by: 1)
    case .lineUp: return stage.shownChange == nil ? moveFocus(by: -1) : scroll(by: -1)
    case .pageDown: return scroll(by: max(1, changeRoom - 1))
    case .pageUp: return scroll(by: -max(1, changeRoom - 1))
    case .advance: return advance(at: now)
    case .check: return check(thenSave: false, at: now)
    case .save:
      isSaveByShortcut = true
      return save(at: now)
    case .reveal:
      isTokenRevealed.toggle()
      revealEnds = isTokenRevealed ? now.moment + Self.revealMilliseconds : nil
      return []
    case .suggest: return suggest()
    case .changeKind: return changeKind()
    case .leave: return leave()
    }
  }

  /// Types or edits in the field that has the keyboard; on a button only the arrows mean anything.
  package mutating func press(_ key: Key, at now: Now) -> [TokenEntryOutcome] {
    isAskedToLeave = false
    time = now.time
    guard choice == nil else { return [] }
    switch focus {
    case .host:
      return edit { $0.host.press(key) }
    case .token:
      return edit { $0.token.press(key) }
    case .clientID:
      return edit { $0.clientID.press(key) }
    case .clientSecret:
      return edit { $0.clientSecret.press(key) }
    case .profile:
      return edit { $0.profile.press(key) }
    case .defaultSwitch where key == .typed(" "): return switchDefault(at: now)
    case .checkButton, .saveButton, .writeButton, .backButton, .defaultSwitch:
      if key.code == .left { return moveFocus(by: -1) }
      if key.code == .right { return moveFocus(by: 1) }
      return []
    }
  }

  /// Says that a paste was too long to be kept.
  package mutating func pasteRefused(byteCount: Int) {
    notice = TokenEntryNote(
      "a paste of \(byteCount) bytes is no token; nothing was taken", .warning)
  }

  /// Changes a field; what was known about the old content is forgotten.
  private mutating func edit(
    _ change: (inout TokenEntryViewModel) -> Bool
  ) -> [TokenEntryOutcome] {
    let before = self
    guard change(&self) else { return [] }
    notice = nil
    if profile.text != before.profile.text {
      isTouched = true
      isProfileChosen = true
      return forgetPreview()
    }
    let isSame =
      host.text == before.host.text && token.secret == before.token.secret
      && clientID.text == before.clientID.text
      && clientSecret.secret == before.clientSecret.secret
    guard !isSame else { return [] }
    isTouched = true
    unsettled.insert(focus)
    if focus == .host {
      hostNote = nil
      workspace = nil
      workspaceID = nil
    } else {
      tokenNote = nil
      expiry = nil
    }
    return forgetCheck()
  }

  private mutating func leave() -> [TokenEntryOutcome] {
    if stage.isWaiting || stage.shownChange != nil { return goBack() }
    let isNothingEntered =
      token.isEmpty && clientID.isEmpty && clientSecret.isEmpty && (host.isEmpty || renewed != nil)
    guard isTouched, !isAskedToLeave, !isNothingEntered else { return [.leave] }
    isAskedToLeave = true
    notice = TokenEntryNote("escape again leaves; nothing has been saved", .warning)
    return []
  }
}
