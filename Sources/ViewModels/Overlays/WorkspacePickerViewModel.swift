package import DatabricksClient

/// The list of profiles to go to another workspace, or to connect a new one.
package struct WorkspacePickerViewModel: Equatable, Sendable {
  package private(set) var list: ProfileList?
  /// Why the profiles could not be read.
  package private(set) var problem: String?
  package private(set) var selection = ListSelection()
  /// How many rows the box has room for.
  package var visibleRowCount = 8 {
    didSet { selection.move(by: 0, count: count, visible: visibleRowCount) }
  }
  /// The profile that is open now.
  package let current: String?
  private var request: RequestID

  package init(current: String?, request: RequestID) {
    self.current = current
    self.request = request
  }

  private var count: Int { list?.rows.count ?? 0 }

  /// Takes the answer to `id`; a late answer to another request changes nothing.
  package mutating func answered(
    _ id: RequestID, _ result: Result<ProfileList, ConfigurationError>
  ) {
    guard id == request else { return }
    switch result {
    case .success(let found):
      list = found
      let row = found.rows.firstIndex { $0.name == current } ?? 0
      selection.select(row, count: count, visible: visibleRowCount)
    case .failure(let error): problem = ErrorText(error).oneLine
    }
  }

  /// Does what `key` means here.
  package mutating func press(_ key: Key) -> OverlayOutcome {
    switch key.code {
    case .escape, .character("q"): return .close
    case .up, .character("k"): move(by: -1)
    case .down, .character("j"): move(by: 1)
    case .pageUp: move(by: -visibleRowCount)
    case .pageDown: move(by: visibleRowCount)
    case .home, .character("g"): move(by: -count)
    case .end, .character("G"): move(by: count)
    case .character("n"): return .confirmed(.connectNewWorkspace)
    case .enter: return choose()
    default: break
    }
    return .stay
  }

  /// Moves the selection by `rows`.
  package mutating func move(by rows: Int) {
    selection.move(by: rows, count: count, visible: visibleRowCount)
    problem = nil
  }

  private mutating func choose() -> OverlayOutcome {
    guard let rows = list?.rows, rows.indices.contains(selection.selected) else { return .stay }
    let row = rows[selection.selected]
    guard row.hasToken, !row.host.isEmpty else {
      problem = "\(row.name) has no \(row.host.isEmpty ? "host" : "token"); press n to connect it"
      return .stay
    }
    return .confirmed(.openProfile(row.name))
  }
}
