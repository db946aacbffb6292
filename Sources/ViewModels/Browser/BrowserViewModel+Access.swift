internal import DatabricksClient

/// Reading access lists: one because somebody looks at it, or all of them in the background.
extension BrowserViewModel {
  /// Asks for the access list of `scope`, though it may be known, unless it is asked for already.
  mutating func readAccess(of scope: ScopeName, _ requests: inout RequestCounter) -> [Effect] {
    var details = scopes.details[scope] ?? ScopeDetails()
    guard !scopes.hasNoAccessLists, details.acls.pending == nil else { return [] }
    let id = requests.next()
    details.acls.ask(id)
    scopes.details[scope] = details
    return [.send(id, .listACLs(scope), .user)]
  }

  /// Reads every access list that was not read, a few at a time.
  mutating func readEveryAccess(_ requests: inout RequestCounter) -> [Effect] {
    fill.readEveryAccess()
    return fill.next(in: &scopes, requests: &requests)
  }

  /// Begins to read no further access list.
  mutating func stopReadingAccess() -> [Effect] {
    let unwanted = fill.stopReadingAccess()
    for name in scopes.details.keys { scopes.details[name]?.acls.forgetRequest(unwanted) }
    return unwanted.map(Effect.cancel)
  }

  /// How far the reading of all access lists has come.
  var accessProgress: AccessViewModel.Progress {
    var progress = AccessViewModel.Progress()
    guard !scopes.hasNoAccessLists else { return progress }
    for scope in scopes.scopes.value ?? [] {
      progress.total += 1
      guard let details = scopes.details[scope.name], details.acls.isSettled else { continue }
      progress.read += 1
      if details.isListClosed {
        progress.closed += 1
      } else if details.acls.error != nil {
        progress.failed += 1
      }
    }
    progress.isReading = fill.readsEveryAccess && progress.read < progress.total
    return progress
  }
}

extension Fetched {
  /// Whether an answer has come and none is awaited or wanted.
  var isSettled: Bool { pending == nil && !isUnasked }
}
