internal import DatabricksClient

/// Finding a key in all scopes, while their lists come in behind it.
extension AppViewModel {
  /// The box while it is open.
  var find: FindViewModel? {
    overlays.lazy.compactMap { if case .find(let shown) = $0 { shown } else { nil } }.last
  }

  /// Opens the box; scopes that nobody waits for any more are read after all.
  mutating func openFind() -> [Effect] {
    overlays.append(.find(FindViewModel(browser.scopes)))
    browser.fill.resume()
    return browser.selectionChanged(&requests)
  }

  mutating func withFind(_ change: (inout FindViewModel) -> Void) {
    for index in overlays.indices {
      guard case .find(var shown) = overlays[index] else { continue }
      change(&shown)
      overlays[index] = .find(shown)
    }
  }

  /// Shows what an answer told about scopes and keys in the box too.
  mutating func showInFind(_ answer: Answer) {
    guard find != nil else { return }
    switch answer {
    case .keys(let scope, _):
      guard let keys = browser.scopes.details[scope]?.keys else { return }
      withFind { $0.take(keys, of: scope) }
    case .scopes:
      let list = browser.scopes
      withFind { $0.adopt(list) }
    default: break
    }
  }
}
