internal import DatabricksClient

/// A token that is rejected while the program is open: one question, a new token, and on it goes.
extension AppViewModel {
  /// Asks for a new token, or notices that the question was closed, once everything else is done.
  mutating func settleRenewal(at now: Now) -> [Effect] {
    switch renewal.stage {
    case .due:
      guard overlays.allSatisfy(\.isWaiting), screen == .browser, !isTooSmall,
        renewal.isUrgent || !isTyping
      else { return [] }
      renewal.asked()
      overlays.append(.confirmation(question))
      return []
    case .asking:
      let isAsked = overlays.contains {
        if case .confirmation(let question) = $0 { question.asksToSignIn } else { false }
      }
      return isAsked ? [] : goOnWithoutToken(at: now)
    case .idle, .entering, .adopting: return []
    }
  }

  private var question: ConfirmationViewModel {
    let interrupted = renewal.interrupted?.gerund
    guard let failure = renewal.failure else {
      return .tokenRejected(
        profile: browser.profile, host: browser.host, interrupted: interrupted,
        hasWorked: renewal.hasSignedIn)
    }
    return .signedOut(failure, host: browser.host, interrupted: interrupted)
  }

  /// Signs in as before, with what the profile holds by now, and sends again what was held back.
  mutating func signInAgain() -> [Effect] {
    browser.status = StatusLine(.plain, "signing in again")
    guard let profile = browser.profile else { return renewal.renewed() }
    return adoptNewToken(of: profile)
  }

  /// Opens the token-entry screen with everything but the token filled in.
  mutating func enterNewToken(at now: Now) -> [Effect] {
    renewal.entering()
    browser.editor?.hide()
    // A box over the form would get its keys.
    (shelved, overlays) = (overlays, [])
    screen = .tokenEntry
    let isFromEnvironment = browser.profile == nil
    tokenEntry = TokenEntryViewModel(
      renewing: browser.host, profile: browser.profile,
      notice: isFromEnvironment
        ? TokenEntryNote(
          "the old token stands in DATABRICKS_TOKEN, which still goes first at the next start",
          .warning) : nil)
    return perform(tokenEntry.begun(), at: now)
  }

  /// Takes a token that is pasted while the workspace rejects the one in use for the new one.
  ///
  /// Over the question it goes where the question leads. Into the editor it goes only when it is
  /// pasted twice, since it would be stored in the workspace. Every other paste is left alone.
  mutating func pastedWhileSignedOut(_ pasted: Secret, at now: Now) -> [Effect]? {
    if case .confirmation(let question)? = overlays.last, question.asksForToken {
      guard PastedCredentials.isToken(pasted) else { return nil }
      overlays.removeLast()
      let effects = enterNewToken(at: now)
      return effects + perform(tokenEntry.paste(pasted, at: now), at: now)
    }
    guard overlays.isEmpty, context == .editor, renewal.lacksToken, !renewal.hasTurnedTokenAway,
      PastedCredentials.isToken(pasted)
    else { return nil }
    renewal.hasTurnedTokenAway = true
    browser.editor?.turnAwayToken()
    return []
  }

  /// The profile with the new token is written: takes it into use.
  mutating func adoptNewToken(of profile: String) -> [Effect] {
    renewal.adopting()
    let id = requests.next()
    profileRequest = id
    return [.send(id, .renewSignIn(profile: profile), .user)]
  }

  mutating func signInRenewed(
    _ id: RequestID, _ result: Result<OpenWorkspace, ConfigurationError>, at now: Now
  ) -> [Effect] {
    guard profileRequest == id else { return [] }
    profileRequest = nil
    screen = .browser
    tokenEntry = TokenEntryViewModel()
    unshelve()
    switch result {
    case .success(let workspace):
      browser.profile = workspace.profile
      if renewal.failure == nil {
        browser.status = StatusLine(.good, "signed in again; everything goes on")
      }
      return renewal.renewed()
    case .failure(let error):
      let effects = goOnWithoutToken(at: now)
      browser.status = StatusLine(.failure, ErrorText(error).oneLine)
      return effects
    }
  }

  /// Whether nothing can be read before a new token or sign-in is there.
  package var isSignedOut: Bool { renewal.isPaused }

  /// Lets what was held back fail.
  mutating func goOnWithoutToken(at now: Now) -> [Effect] {
    unshelve()
    return renewal.declined().flatMap { id, answer in deliver(id, answer, at: now) }
  }

  /// Shows the boxes again that waited for the token.
  private mutating func unshelve() {
    overlays = shelved + overlays
    shelved = []
  }

  /// Whether letters are text now, so that a question out of the blue would be answered by one.
  private var isTyping: Bool { context.standsAlone || isFilterTyped }
}
