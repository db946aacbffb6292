internal import DatabricksClient

/// What is known of all scopes, in numbers that are told at every key press.
struct AuditTally: Equatable, Sendable {
  /// The keys in the lists that were looked at.
  private(set) var keyCount = 0
  /// The scopes whose list is there, or failed to come.
  private(set) var knownCount = 0
  /// The scopes whose list failed to come the last time.
  private(set) var unreadCount = 0
  /// The access lists that were read.
  private(set) var accessCount = 0
  /// The access lists that only others may read.
  private(set) var hiddenCount = 0
  private(set) var failedCount = 0
  /// Those of the access lists, read or not told, that are as of before a refresh.
  private(set) var oldCount = 0
  /// Whether the workspace has no access lists.
  private(set) var hasNoAccessLists = false

  init() {}

  init(_ scopes: [AuditedScope]) {
    for scope in scopes {
      keyCount += scope.keys?.count ?? 0
      if scope.isKnown { knownCount += 1 }
      if scope.isUnread { unreadCount += 1 }
      switch scope.access {
      case .unknown: break
      case .managed, .unmanaged:
        accessCount += 1
        oldCount += scope.isAccessOld ? 1 : 0
      case .notTold:
        hiddenCount += 1
        oldCount += scope.isAccessOld ? 1 : 0
      case .everybody: hasNoAccessLists = true
      case .failed: failedCount += 1
      }
    }
  }
}
