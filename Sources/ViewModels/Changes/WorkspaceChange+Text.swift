package import DatabricksClient

extension WorkspaceChange {
  /// Whether the scope is gone after it.
  var deletesScope: Bool {
    switch self {
    case .deleteScope, .deleteUnusedScope: true
    default: false
    }
  }

  /// What it does, such as `moving payments/stripe-api-key`.
  package var gerund: String {
    switch self {
    case .transfer(let transfer):
      "\(transfer.isMove ? "moving" : "copying") \(transfer.source.text)"
    case .put(let path, _, _): "putting \(path.text)"
    case .delete(let path, _): "deleting \(path.text)"
    case .createScope(let new): "creating \(new.name.rawValue)"
    case .deleteScope(let name), .deleteUnusedScope(let name, _): "deleting \(name.rawValue)"
    case .putACL(let scope, let principal, let permission, _):
      "giving \(principal) \(permission.rawValue) in \(scope.rawValue)"
    case .deleteACL(let scope, let principal, _):
      "taking the access to \(scope.rawValue) from \(principal)"
    }
  }
}

extension PlacedChange {
  /// What it does and where, such as `deleting payments/stripe-api-key in staging`.
  var gerund: String { change.gerund + (profile.map { " in \($0)" } ?? "") }
}
