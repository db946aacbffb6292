internal import DatabricksClient

/// A scope that was copied under another name in this run while the old one is still there, and what
/// of the new one is surely the program's own work.
struct BegunRenaming: Equatable {
  let new: ScopeName
  /// The workspace's address without the scheme; another one may be open later.
  let host: String
  /// Whether the program made the new scope; one that was there before is never deleted.
  private(set) var isMade = false
  /// The access that was given in it, which nobody had before.
  private(set) var grants: [ScopeACL] = []

  init(_ new: ScopeName, host: String) {
    self.new = new
    self.host = host
  }

  /// Notes what `run` made of the new scope.
  mutating func note(_ run: ChangeRunViewModel) {
    for (row, outcomes) in zip(run.plan.rows, run.outcomes) {
      for (step, outcome) in zip(row.steps, outcomes) where outcome.kind == .added {
        switch step.change {
        case .createScope(let scope) where scope.name == new: isMade = true
        case .putACL(new, let principal, let permission, _):
          grants.append(ScopeACL(principal: principal, permission: permission.rawValue))
        default: break
        }
      }
    }
  }
}
