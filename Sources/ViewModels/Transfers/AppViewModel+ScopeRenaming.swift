internal import DatabricksClient

/// Another name for a scope, step by step.
extension AppViewModel {
  mutating func beginRenaming(_ renaming: ScopeRenaming) -> [Effect] {
    let effects = beginChanges(
      renaming.copyPlan(
        profile: browser.profile, user: browser.user.value, nesting: browser.principals.nesting))
    if !effects.isEmpty, !renaming.isBegun {
      begunRenamings[renaming.old] = BegunRenaming(renaming.new, host: browser.host)
    }
    return effects
  }

  /// The scope that `old` was copied to before in this run, if it is still there.
  func begunRenaming(of old: ScopeName) -> ScopeName? {
    guard let begun = begunRenamings[old], begun.host == browser.host else { return nil }
    return browser.scopes.scope(named: begun.new)?.name
  }

  /// What follows once every row of `run` is done.
  mutating func followUp(_ run: ChangeRunViewModel) -> [Effect] {
    if case .askAboutOld(let renaming)? = run.plan.next {
      begunRenamings[renaming.old]?.note(run)
    }
    guard run.isComplete, let next = run.plan.next else { return [] }
    switch next {
    case .select(let path):
      browser.destination = BrowserViewModel.Destination(scope: path.scope, key: path.key)
    case .selectScope(let name):
      browser.destination = BrowserViewModel.Destination(scope: name, staysInScopes: true)
    case .askAboutOld(var renaming):
      renaming.copyUndo = undoLog.entries.first { $0.title == run.plan.undoTitle }?.id
      overlays.append(.confirmation(.deleteRenamed(renaming)))
    case .renamed(let renaming):
      let begun = begunRenamings.removeValue(forKey: renaming.old)
      // What would take the copies back would delete the only ones there are.
      if let id = renaming.copyUndo { undoLog.replace(id, by: []) }
      let (old, new) = (renaming.old.rawValue, renaming.new.rawValue)
      keepUndo(
        "the renaming of scope \(old) to \(new)",
        renaming.wayBack(
          profile: browser.profile, user: browser.user.value, nesting: browser.principals.nesting,
          deleting: begun))
      browser.status = StatusLine(.good, "\(run.plan.participle); \(Self.undoHint)")
      browser.destination = BrowserViewModel.Destination(
        scope: renaming.new, staysInScopes: true)
    }
    return []
  }

  /// The old scope's name was typed: lists its keys again, since nobody else's are to go with it.
  mutating func lookOnceMore(_ renaming: ScopeRenaming) -> [Effect] {
    let id = requests.next()
    renamingCheck = ScopeRenaming.Check(id: id, renaming: renaming)
    browser.changes.insert(id)
    browser.status = StatusLine(.plain, "looking at \(renaming.old.rawValue) once more")
    return [.send(id, .readPlace(PlacedReading(.keys(renaming.old))), .user)]
  }

  mutating func lookedOnceMore(_ renaming: ScopeRenaming, _ result: PlacedResult) -> [Effect] {
    let old = renaming.old.rawValue
    switch result {
    case .success(.keys(let list)) where renaming.isUnchanged(in: list):
      return beginChanges(renaming.deletionPlan(profile: browser.profile))
    case .success:
      browser.status = StatusLine(
        .failure, "\(old) was changed after it was copied and is kept; r copies it again")
    case .failure(let failure):
      browser.status = StatusLine(
        .failure, "\(old) is kept, it could not be looked at: \(ErrorText(failure).oneLine)")
    }
    return []
  }
}
