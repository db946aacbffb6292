internal import DatabricksClient

/// What changes the view of the workspace and nothing in it: the order of lists, and reading again.
extension AppViewModel {
  /// How long a list is left alone between two readings by itself, in milliseconds.
  package static let autoRefreshMilliseconds: Int64 = 60_000

  /// Whether the workspace is read again every minute.
  package var refreshesByItself: Bool { refreshesAt != nil }

  mutating func changeView(_ command: Command, at now: Now) -> [Effect] {
    switch command {
    case .sort: return sort()
    case .showPalette: openPalette()
    case .showLog: return openLog()
    case .widenLists: shiftLists(by: 1)
    case .narrowLists: shiftLists(by: -1)
    case .toggleAutoRefresh: toggleAutoRefresh(at: now)
    default: break
    }
    return []
  }

  /// Lists what is in focus in the next order.
  mutating func sort() -> [Effect] {
    if browser.focus == .scopes {
      browser.scopes.sort(by: browser.scopes.order.next)
      browser.status = StatusLine(.plain, browser.scopes.order.sentence)
    } else {
      browser.keys.sort(by: browser.keys.order.next)
      browser.status = StatusLine(.plain, browser.keys.order.sentence)
    }
    return browser.selectionChanged(&requests)
  }

  mutating func toggleAutoRefresh(at now: Now) {
    let isOn = refreshesAt == nil
    refreshesAt = isOn ? now.moment + Self.autoRefreshMilliseconds : nil
    browser.status = StatusLine(
      .plain, isOn ? "the workspace is read again every minute" : "no longer read by itself")
  }

  /// Reads the workspace again when that is due, and not while something else is going on.
  mutating func refreshIfDue(at now: Now) -> [Effect] {
    guard let due = refreshesAt, due <= now.moment else { return [] }
    refreshesAt = now.moment + Self.autoRefreshMilliseconds
    guard screen == .browser, browser.editor == nil, overlays.isEmpty, !browser.isWaiting,
      !isSignedOut
    else { return [] }
    let status = browser.status
    let effects = browser.refresh(&requests)
    // Nobody asked for it, so nothing is said about it.
    browser.isRefreshing = false
    browser.status = status
    return effects
  }
}
