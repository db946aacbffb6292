internal import DatabricksClient

/// The way to and from the token-entry screen.
extension AppViewModel {
  /// Opens the token-entry screen with the profiles known so far.
  mutating func beginTokenEntry(_ opened: TokenEntryViewModel, at now: Now) -> [Effect] {
    screen = .tokenEntry
    tokenEntry = opened
    return perform(tokenEntry.begun(), at: now)
  }

  mutating func pressedInTokenEntry(_ key: Key, at now: Now) -> [Effect] {
    if let command = KeyTable.command(for: key, in: .tokenEntry) {
      guard case .tokenEntry(let wanted) = command else {
        return perform(command, openedBy: key, at: now)
      }
      return perform(tokenEntry.perform(wanted, at: now), at: now)
    }
    return perform(tokenEntry.press(key, at: now), at: now)
  }

  mutating func perform(_ outcomes: [TokenEntryOutcome], at now: Now) -> [Effect] {
    var effects: [Effect] = []
    for outcome in outcomes {
      switch outcome {
      case .send(.findKnownWorkspaces):
        // It stands beside the one request that the screen waits for.
        effects.append(.send(requests.next(), .findKnownWorkspaces, .background))
      case .send(.readProfile(let name)):
        effects.append(.send(requests.next(), .readProfile(name), .background))
      case .send(let request):
        let id = requests.next()
        tokenEntryRequest = id
        effects.append(.send(id, request, .user))
      case .cancel:
        if let id = tokenEntryRequest { effects.append(.cancel(id)) }
        tokenEntryRequest = nil
      case .connected(let profile) where renewal.stage == .entering:
        effects += adoptNewToken(of: profile)
      case .connected(let profile): effects += openProfile(profile)
      case .leave: effects += leaveTokenEntry(at: now)
      }
    }
    return effects
  }

  /// Goes back to the browser; without a workspace there is nothing to go back to.
  private mutating func leaveTokenEntry(at now: Now) -> [Effect] {
    guard !browser.host.isEmpty else { return [.terminal(.quit(status: quitStatus))] }
    screen = .browser
    tokenEntry = TokenEntryViewModel()
    return renewal.stage == .entering ? goOnWithoutToken(at: now) : []
  }

  mutating func answeredTokenEntry(_ answer: Answer, at now: Now) -> [Effect] {
    switch answer {
    case .profiles(let result): tokenEntry.profilesRead(result)
    case .knownWorkspaces(let found): tokenEntry.knownWorkspacesFound(found)
    case .profileRead(let name, let result): tokenEntry.profileRead(name, result)
    case .connectionChecked(let result):
      return perform(tokenEntry.connectionChecked(result, at: now), at: now)
    case .profilePreviewed(let result): tokenEntry.profilePreviewed(result)
    case .profileWritten(let result): return perform(tokenEntry.profileWritten(result), at: now)
    default: break
    }
    return []
  }
}
