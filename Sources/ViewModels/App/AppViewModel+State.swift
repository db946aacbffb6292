internal import DatabricksClient
internal import Desktop

/// How the screen was left, kept for the next time.
extension AppViewModel {
  /// By how many cells `<` and `>` move the border between lists and value.
  private static let shiftStep = 4
  private static let mostShift = 40

  /// Makes the lists wider by `steps`, or narrower.
  mutating func shiftLists(by steps: Int) {
    let wanted = view.listShift + steps * Self.shiftStep
    view.listShift = max(-Self.mostShift, min(wanted, Self.mostShift))
  }

  /// Sorts the lists as they were sorted the last time.
  mutating func restoreOrders() {
    if let order = view.scopeOrder.flatMap({ ScopeOrder(rawValue: $0) }) {
      browser.scopes.sort(by: order)
    }
    if let order = view.keyOrder.flatMap({ KeyOrder(rawValue: $0) }) {
      browser.keys.sort(by: order)
    }
  }

  /// The scope that was selected the last time in the workspace of `profile`, or at `host`.
  func rememberedScope(profile: String?, host: String) -> BrowserViewModel.Destination? {
    view.scopes[profile ?? host].map {
      BrowserViewModel.Destination(scope: ScopeName($0), isRemembered: true)
    }
  }

  /// Notes how the screen is left.
  mutating func noteView() {
    guard screen == .browser, !browser.host.isEmpty else { return }
    view.profile = browser.profile
    view.scopeOrder = browser.scopes.order == .name ? nil : browser.scopes.order.rawValue
    view.keyOrder = browser.keys.order == .name ? nil : browser.keys.order.rawValue
    if let scope = browser.scopes.selected?.name.rawValue {
      view.scopes[browser.profile ?? browser.host] = scope
    }
  }

  /// Has the view kept before the program ends.
  mutating func keepingView(_ effects: [Effect]) -> [Effect] {
    guard errand == nil,
      let end = effects.firstIndex(where: { if case .terminal(.quit) = $0 { true } else { false } })
    else { return effects }
    noteView()
    var effects = effects
    effects.insert(.send(requests.next(), .keepView(view), .user), at: end)
    return effects
  }
}
