internal import DatabricksClient
internal import Desktop

/// The audit, and what it asks of the workspace.
extension AppViewModel {
  /// Opens the audit, at the place where it was left in this workspace.
  mutating func openAudit(at now: Now) {
    let workspace = browser.profile ?? browser.host
    var audit =
      keptAudit.flatMap { $0.workspace == workspace ? $0 : nil }
      ?? AuditViewModel(workspace: workspace, staleDays: staleDays, at: now.time)
    audit.time = now.time
    audit.shownAt = now.time
    audit.notice = nil
    audit.isLeft = false
    audit.isFilling = isFillingLists
    audit.take(browser.scopes)
    audit.work()
    overlays.append(.audit(audit))
  }

  /// From how many days on a key counts as stale in the open workspace.
  package var staleDays: Int {
    settings.mark(of: browser.profile).staleDays ?? Int(AgeText.staleAfterDays)
  }

  /// The audit, wherever it lies in the stack.
  var audit: AuditViewModel? { box() }

  /// Changes the audit, where it is open.
  mutating func withAudit(_ change: (inout AuditViewModel) -> Void) { withBox(change) }

  private var isFillingLists: Bool {
    browser.fill.isRunning || browser.scopes.scopes.pending != nil
  }

  /// Gives the audit what has come, and asks for the access lists it wants.
  mutating func settleAudit(after event: Event) -> [Effect] {
    guard audit != nil else { return leaveAudit() }
    let isFilling = isFillingLists
    let browser = browser
    let time = time
    withAudit { audit in
      audit.shownAt = time
      audit.isFilling = isFilling
      switch event {
      case .answered(_, .keys(let scope, _)):
        audit.take(scope, browser.scopes.details[scope])
        audit.work()
      case .answered(let id, .acls(let scope, let result)):
        audit.take(scope, browser.scopes.details[scope])
        audit.accessAnswered(id, result)
        audit.work()
      case .answered(_, .scopes):
        audit.take(browser.scopes)
        audit.work()
      case .answered, .deadlineCame: audit.work()
      default: break
      }
    }
    let effects = readAccess()
    keptAudit = audit
    return effects
  }

  /// Asks for the next access lists, and no longer for those that are not wanted any more.
  private mutating func readAccess() -> [Effect] {
    var effects = cancelAuditReads(but: audit?.reading?.pending ?? [:])
    while let scope = audit?.nextAccess {
      guard browser.scopes.details[scope]?.acls.pending == nil else {
        withAudit { $0.skipAccess(scope) }
        continue
      }
      let id = requests.next()
      browser.scopes.details[scope, default: ScopeDetails()].acls.ask(id)
      withAudit { $0.asked(scope, by: id) }
      effects.append(.send(id, .listACLs(scope), .background))
    }
    auditReads = audit?.reading?.pending ?? [:]
    return effects
  }

  private mutating func cancelAuditReads(but wanted: [RequestID: ScopeName]) -> [Effect] {
    var effects: [Effect] = []
    for (id, scope) in auditReads where wanted[id] == nil {
      guard browser.scopes.details[scope]?.acls.pending == id else { continue }
      browser.scopes.details[scope]?.acls.forgetRequest([id])
      effects.append(.cancel(id))
    }
    return effects
  }

  /// What is left to do once the audit is closed: its reading ends, and its days are kept.
  private mutating func leaveAudit() -> [Effect] {
    guard let left = keptAudit, !left.isLeft else { return [] }
    keptAudit?.reading = nil
    keptAudit?.isLeft = true
    var effects = cancelAuditReads(but: [:])
    auditReads = [:]
    guard let profile = browser.profile, left.workspace == profile, left.staleDays != staleDays,
      settings.problems.isEmpty
    else { return effects }
    let former = settings.mark(of: profile)
    var mark = former
    mark.staleDays = left.staleDays
    settings.take(mark, of: profile)
    effects.append(
      .send(requests.next(), .markProfile(profile, mark, instead: former), .user))
    return effects
  }
}
