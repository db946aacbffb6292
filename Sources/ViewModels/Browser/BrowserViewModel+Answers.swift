internal import DatabricksClient

/// What the answers of the workspace change.
extension BrowserViewModel {
  /// Takes the answer to `id`; one that nobody waits for changes nothing.
  mutating func answered(
    _ id: RequestID, _ answer: Answer, at now: Now, requests: inout RequestCounter
  ) -> [Effect] {
    fill.finished(id)
    let effects = took(id, answer, at: now, requests: &requests)
    finishRefresh()
    return effects
  }

  /// Says how much was read, once all of it was.
  private mutating func finishRefresh() {
    guard isRefreshing, scopes.scopes.pending == nil, !fill.isRunning else { return }
    isRefreshing = false
    guard status == nil || status == .refreshing, scopes.scopes.error == nil,
      let count = scopes.scopes.value?.count
    else { return }
    status = StatusLine(
      .good,
      "read \(CountText.counted(count, "scope")), \(CountText.counted(scopes.knownKeyCount, "key"))"
    )
  }

  private mutating func took(
    _ id: RequestID, _ answer: Answer, at now: Now, requests: inout RequestCounter
  ) -> [Effect] {
    switch answer {
    case .user(let result): answerUser(id, result)
    case .scopes(let result): return scopesAnswered(id, result, &requests)
    case .keys(let scope, let result): return keysAnswered(id, scope, result, &requests)
    case .acls(let scope, let result):
      if var details = scopes.details[scope], details.acls.answer(id, result) {
        scopes.update(scope, to: details)
        if case .failure(.premiumOnly) = result { scopes.hasNoAccessLists = true }
      }
    case .value(let path, let result): return valueAnswered(id, path, result, at: now)
    case .saved(let path, let result): return saveAnswered(id, path, result, at: now, &requests)
    case .scopeCreated(let name, let result): return created(id, name, result, &requests)
    case .scopeDeleted(let name, let result): return scopeDeleted(id, name, result, &requests)
    // All others are for somebody else.
    default: break
    }
    return fill.next(in: &scopes, requests: &requests)
  }

  private mutating func scopesAnswered(
    _ id: RequestID, _ result: Result<[SecretScope], DatabricksError>,
    _ requests: inout RequestCounter
  ) -> [Effect] {
    guard scopes.answer(id, result) else { return [] }
    if case .success(let found) = result { keys.marks.keep(scopes: Set(found.map(\.name))) }
    // Without a list the pane itself says what failed.
    if case .failure(let error) = result, scopes.scopes.value != nil {
      status = StatusLine(.failure, ErrorText(error).oneLine)
    }
    return followDestination(&requests) + selectionChanged(&requests)
  }

  private mutating func keysAnswered(
    _ id: RequestID, _ scope: ScopeName, _ result: Result<KeyList, DatabricksError>,
    _ requests: inout RequestCounter
  ) -> [Effect] {
    guard var details = scopes.details[scope], details.keys.answer(id, result) else { return [] }
    scopes.update(scope, to: details)
    if case .success(let list) = result { keys.marks.keep(list, in: scope) }
    if case .failure(.noSuchScope) = result {
      status = StatusLine(.warning, "\(scope.rawValue) was deleted meanwhile")
      return listScopes(&requests)
    }
    guard scopes.selected?.name == scope else {
      return fill.next(in: &scopes, requests: &requests)
    }
    let effects = selectionChanged(&requests)
    return effects + followDestination(&requests) + selectionChanged(&requests)
  }

  /// Selects a scope or a key in it, out of any filter, and shows the scope's keys.
  mutating func go(
    to scope: ScopeName, _ key: KeyName?, _ requests: inout RequestCounter
  ) -> [Effect] {
    scopes.editFilter { $0.clear() }
    keys.editFilter { $0.clear() }
    destination = Destination(scope: scope, key: key)
    let effects = followDestination(&requests)
    return effects + selectionChanged(&requests)
  }

  /// Selects what was named on the command line, as far as the lists have come.
  mutating func followDestination(_ requests: inout RequestCounter) -> [Effect] {
    guard let destination, let all = scopes.scopes.value else { return [] }
    let wanted = destination.scope.rawValue.lowercased()
    guard let scope = all.first(where: { $0.name.rawValue.lowercased() == wanted }) else {
      // A list that is being read may have it.
      guard scopes.scopes.pending == nil else { return [] }
      if !destination.isRemembered {
        status = StatusLine(.warning, "there is no scope \(destination.scope.rawValue) here")
      }
      self.destination = nil
      return []
    }
    if scopes.selected?.name != scope.name { scopes.select(scope.name) }
    if editor == nil, !destination.isRemembered {
      focus(destination.staysInScopes ? .scopes : .keys)
    }
    guard let key = destination.key else {
      self.destination = nil
      return []
    }
    return follow(destination, to: key, of: scope.name, &requests)
  }

  private mutating func follow(
    _ destination: Destination, to key: KeyName, of scope: ScopeName,
    _ requests: inout RequestCounter
  ) -> [Effect] {
    // A list from before a save knows nothing of the key; one that could not be read says nothing.
    guard let listed = scopes.details[scope]?.keys, listed.pending == nil, !listed.isUnasked
    else { return [] }
    guard let list = listed.value else {
      if destination.isToBeEdited { sayUnopened(scope, key, listed.error) }
      return []
    }
    self.destination = nil
    guard listed.error == nil || list.firstIndex(of: key) != nil else { return [] }
    guard list.firstIndex(of: key) != nil else {
      if destination.isToBeEdited {
        createKey(SecretPath(scope: scope, key: key))
      } else {
        status = StatusLine(.warning, Self.absence(of: key, in: scope, list))
      }
      return []
    }
    keys.show(list, of: scope)
    keys.select(key)
    return destination.isToBeEdited ? edit(&requests) : []
  }

  /// Says why the key that the program was started for is not in the editor.
  private mutating func sayUnopened(
    _ scope: ScopeName, _ key: KeyName, _ error: DatabricksError?
  ) {
    guard status == nil, let error else { return }
    let path = SecretPath(scope: scope, key: key)
    status = StatusLine(.failure, "\(path.text) is not opened: \(ErrorText(error).oneLine)")
  }

  private static func absence(
    of key: KeyName, in scope: ScopeName, _ list: KeyList
  ) -> String {
    guard let rival = KeySpellings(list).rival(of: key) else {
      return "there is no key \(key.rawValue) in \(scope.rawValue)"
    }
    return "\(scope.rawValue)/\(key.rawValue) is not listed; \(NameRule.alike(to: rival))"
  }

  private mutating func created(
    _ id: RequestID, _ name: ScopeName, _ result: Result<Completion, DatabricksError>,
    _ requests: inout RequestCounter
  ) -> [Effect] {
    guard changes.remove(id) != nil else { return [] }
    switch result {
    case .success:
      status = StatusLine(.good, "created scope \(name.rawValue)")
      destination = Destination(scope: name)
    case .failure(let error):
      status = .failed("scope \(name.rawValue) not created", error)
      guard error.mayHaveHappened else { return [] }
    }
    return listScopes(&requests)
  }

  private mutating func scopeDeleted(
    _ id: RequestID, _ name: ScopeName, _ result: Result<Completion, DatabricksError>,
    _ requests: inout RequestCounter
  ) -> [Effect] {
    guard changes.remove(id) != nil else { return [] }
    let keyCount = deletedKeyCounts.removeValue(forKey: name)
    switch result {
    case .success:
      let contents = contentsText(of: name, keyCount: keyCount)
      status = StatusLine(.good, "deleted scope \(name.rawValue)\(contents)")
    case .failure(let error):
      status = .failed("scope \(name.rawValue) not deleted", error)
      noteRefusal(error, in: name)
      guard error.mayHaveHappened else { return [] }
    }
    // An editor keeps the keys until it is left.
    if editor == nil { focus(.scopes) }
    return listScopes(&requests)
  }

  /// What went with a scope that was just deleted, as it stands behind its name.
  private func contentsText(of name: ScopeName, keyCount: Int?) -> String {
    guard scopes.scope(named: name)?.backendType != .azureKeyVault else {
      return ", its vault stays in Azure"
    }
    guard let keyCount else { return " with its keys" }
    return keyCount == 0 ? ", it was empty" : " with \(CountText.counted(keyCount, "key"))"
  }

  /// Remembers that writing in `scope` takes a permission the user lacks.
  mutating func noteRefusal(_ error: DatabricksError, in scope: ScopeName) {
    if case .notPermitted = error {
      scopes.details[scope, default: ScopeDetails()].wasWriteRefused = true
    }
  }
}

extension StatusLine {
  /// The line while everything is read again.
  static let refreshing = StatusLine(.plain, "reading the workspace again")

  /// The line for something that did not happen, with the reason and what to do.
  static func failed(_ what: String, _ error: DatabricksError) -> StatusLine {
    StatusLine(.failure, "\(what): \(ErrorText(error).oneLine)")
  }
}

extension DatabricksError {
  /// Whether the workspace may be another one than before, so that it must be read again.
  var mayHaveHappened: Bool {
    switch self {
    case .outcomeUnknown, .noSuchScope, .noSuchSecret, .alreadyExists, .serverFailed: true
    default: false
    }
  }
}
