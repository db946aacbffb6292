internal import DatabricksClient

/// The box about access and its form: what they want, and what they are told.
extension AppViewModel {
  /// Opens the access list of the selected scope, and reads it again.
  mutating func openAccess() -> [Effect] {
    guard let scope = browser.scopes.selected else { return [] }
    overlays.append(.access(AccessViewModel(scope, readOnlyReason: readOnlyReason)))
    return browser.readAccess(of: scope.name, &requests)
  }

  mutating func perform(_ wish: AccessWish, at now: Now) -> [Effect] {
    switch wish {
    case .add:
      guard let access else { return [] }
      overlays.append(
        .grant(
          GrantViewModel(
            access.scope, entries: access.entries, directory: browser.principals)))
    case .change(let entry, let permission):
      guard let access else { return [] }
      overlays.append(
        .grant(
          GrantViewModel(
            access.scope, changing: entry, to: permission, directory: browser.principals)))
    case .remove(let entry): askToRemove(entry)
    case .give(let principal, let permission, let former):
      return give(principal, permission, over: former)
    case .agreed(let change): return begin(change)
    case .show(let name):
      guard let scope = browser.scopes.scope(named: name) else { return [] }
      withAccess { $0.show(scope) }
      return browser.readAccess(of: name, &requests)
    case .readAll: return browser.readEveryAccess(&requests)
    case .stopReading:
      let effects = browser.stopReadingAccess()
      updateAccess()
      return effects
    case .refresh: return refreshAccess()
    case .export: exportAccess()
    case .copyTable:
      guard let report = accessReport else { return [] }
      let rows = CountText.counted(report.rowCount, "row")
      return copyText(report.text, name: "the table, \(rows)")
    }
    return []
  }

  /// Gives the boxes what has come, and asks who there is once typing rests.
  mutating func settleAccess(after event: Event, at now: Now) -> [Effect] {
    guard let access else { return [] }
    var isUpdated = access.isStale
    if case .answered = event { isUpdated = true }
    if isUpdated { updateAccess() }
    var effects = settleLookUp(at: now)
    // A list that was changed, or outdated by a refresh, is read again while it is looked at.
    if access.view == .list, browser.scopes.details[access.scope.name]?.acls.isUnasked ?? true {
      effects += browser.readAccess(of: access.scope.name, &requests)
    }
    return effects + lookUpNames(ofListedGroups: isUpdated)
  }

  /// Takes an answer about principals; nil for all others.
  mutating func answeredForAccess(_ id: RequestID, _ answer: Answer) -> [Effect]? {
    guard case .principals(let query, let result) = answer else { return nil }
    var isAwaited = true
    if case .containing = query.match {
      isAwaited = false
      withGrant { if $0.lookUp.received(id, result) { isAwaited = true } }
    }
    guard isAwaited else { return [] }
    browser.principals.answered(query, result)
    let told = browser.principals
    withGrant { $0.update(told) }
    return []
  }

  /// Closes the form whose change has been made, or says in it why it was not.
  mutating func settleGrant(_ run: ChangeRunViewModel) {
    guard case .putACL(let scope, let principal, _, _) = run.plan.rows.first?.steps.first?.change
    else { return }
    for index in overlays.indices.reversed() {
      guard case .grant(var form) = overlays[index], form.sending == principal,
        form.scope.name == scope
      else { continue }
      guard let failure = run.failures.first?.failure else {
        overlays.remove(at: index)
        withAccess { $0.select(principal) }
        continue
      }
      form.refused(Self.refusal(failure))
      overlays[index] = .grant(form)
      browser.status = nil
    }
  }

  private static func refusal(_ failure: ChangeFailure) -> String {
    // Elsewhere it means that the list has no such entry; here it is about a new one.
    if case .workspace(.noSuchPrincipal(let name)) = failure {
      return "the workspace knows no \(name); give an e-mail address, a group's name, or a service "
        + "principal's application id"
    }
    return ErrorText(failure).oneLine
  }

  /// When the form wants to ask who there is.
  var accessDeadline: Moment? {
    for case .grant(let form) in overlays { return form.deadline }
    return nil
  }

  /// What Enter does in the form, where one is open.
  var grantLabel: String? {
    for case .grant(let form) in overlays {
      return form.row == .principal ? "go on" : form.entry == nil ? "give" : "change"
    }
    return nil
  }

  var access: AccessViewModel? { box() }

  /// Makes the rows of the box anew from what is known now.
  private mutating func updateAccess() {
    let known = browser
    withAccess { $0.update(from: known) }
  }

  /// Asks who there is, once typing in the form rests.
  private mutating func settleLookUp(at now: Now) -> [Effect] {
    var counter = requests
    var effects: [Effect] = []
    withGrant { effects += $0.lookUp.settle(at: now, &counter) }
    requests = counter
    return effects
  }

  private mutating func withAccess(_ change: (inout AccessViewModel) -> Void) { withBox(change) }

  private mutating func withGrant(_ change: (inout GrantViewModel) -> Void) { withBox(change) }

  private func change(
    _ principal: String, to permission: Permission?, over former: String?, in scope: ScopeName
  ) -> AccessChange {
    AccessChange(
      scope: scope, principal: principal, permission: permission,
      former: former.flatMap(Permission.init(rawValue:)),
      shownName: browser.principals.shownName(of: principal))
  }

  private mutating func askToRemove(_ entry: ScopeACL) {
    guard let access else { return }
    let change = change(
      entry.principal, to: nil, over: entry.permission, in: access.scope.name)
    let key = Key.typed("d")
    let lockout = change.lockout(in: access.entries, for: browser.user.value)
    overlays.append(
      .confirmation(
        lockout.map { .lockout($0, by: change, openedBy: key) }
          ?? .removeAccess(change, openedBy: key)))
  }

  private mutating func give(
    _ principal: String, _ permission: Permission, over former: String?
  ) -> [Effect] {
    guard let access else { return [] }
    let change = change(principal, to: permission, over: former, in: access.scope.name)
    guard let lockout = change.lockout(in: access.entries, for: browser.user.value) else {
      return begin(change)
    }
    overlays.append(.confirmation(.lockout(lockout, by: change, openedBy: Key(.enter))))
    return []
  }

  private mutating func begin(_ change: AccessChange) -> [Effect] {
    if let readOnlyReason {
      withGrant { $0.refused("read-only: \(readOnlyReason)") }
      return []
    }
    withGrant { $0.begin() }
    return beginChanges(change.plan(profile: browser.profile))
  }

  private mutating func refreshAccess() -> [Effect] {
    guard let access else { return [] }
    browser.principals.askAgain()
    guard access.view != .list else {
      return browser.readAccess(of: access.scope.name, &requests)
    }
    for name in browser.scopes.details.keys { browser.scopes.details[name]?.acls.outdate() }
    let effects = browser.readEveryAccess(&requests)
    updateAccess()
    return effects
  }

  private var accessReport: AccessReport? {
    access.map { AccessReport($0.view, of: $0.scope.name, browser) }
  }

  private mutating func exportAccess() {
    guard let report = accessReport else { return }
    let rows = CountText.counted(report.rowCount, "row")
    openFileDialog(for: report.text, name: "\(rows) about access", file: report.fileName)
  }

  /// The groups that the lists name, once all are there: whoever is in a group in one of them has
  /// its access too.
  private var listedGroups: [String] {
    guard let access, access.view != .list, !access.progress.isReading else { return [] }
    let names = browser.scopes.details.values.lazy.flatMap { $0.openList ?? [] }.map(\.principal)
    return Set(names).filter { Principal.Kind(ofName: $0) == .group }.sorted()
  }

  /// Asks for the names of the principals that are in view and not known.
  ///
  /// What all lists name is gone through only where something has come.
  private mutating func lookUpNames(ofListedGroups isUpdated: Bool) -> [Effect] {
    guard let access else { return [] }
    let groups = isUpdated ? listedGroups : []
    let names: [String] =
      switch access.view {
      case .list: access.entries.map(\.principal)
      // Many at once once all are there, so that it takes few requests.
      case .principals where access.progress.isReading: []
      case .principals: access.table.rows.map(\.id)
      case .grants(let name): [name] + groups
      case .scopes: groups
      }
    var effects: [Effect] = []
    for query in browser.principals.lookUps(of: names) {
      effects.append(.send(requests.next(), .findPrincipals(query), .background))
    }
    return effects
  }
}
