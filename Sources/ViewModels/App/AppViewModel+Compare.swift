internal import DatabricksClient

/// Comparing two scopes.
extension AppViewModel {
  /// Asks what the selected scope is compared with.
  mutating func openCompare(_ key: Key?) -> [Effect] {
    guard let scope = browser.scopes.selected else { return [] }
    overlays.append(
      .compare(
        CompareViewModel(
          scope, at: home, profile: browser.profile, readOnlyReason: startedReadOnlyReason,
          settings: settings, time: time)))
    return []
  }

  /// Tells ages in the comparison as the lists behind it do.
  mutating func settleCompare() {
    let time = time
    withCompare { $0.tell(time) }
  }

  /// Why a key of the comparison does nothing now; nil where it does.
  func compareRefusal(_ command: CompareCommand) -> String? {
    switch command {
    case .compareValues: compare?.isListed == false ? CompareViewModel.notListed : nil
    case .copyThere, .copyHere, .copyAcross:
      startedReadOnlyRefusal
        ?? (compare?.isListed == false ? CompareViewModel.notListed : nil)
    default: nil
    }
  }

  /// The comparison, wherever it lies in the stack.
  var compare: CompareViewModel? { box() }

  /// Changes the comparison, where it is open.
  mutating func withCompare(_ change: (inout CompareViewModel) -> Void) { withBox(change) }
}
