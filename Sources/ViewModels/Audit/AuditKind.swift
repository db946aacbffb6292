/// What the audit looks for, the weightiest first.
package enum AuditKind: Int, CaseIterable, Hashable, Sendable {
  /// No principal has MANAGE.
  case unmanaged
  /// Put last a long time ago.
  case stale
  /// Names that differ only in case or in `-`, `_` and `.`.
  case spelling
  /// Names that differ in one letter.
  case oneLetter
  /// A scope without keys.
  case empty
  /// A scope whose keys could not be listed, or not again.
  case unread
  /// One name in several scopes, which often is one credential kept several times.
  case sameName

  /// What is listed under it.
  package var title: String {
    switch self {
    case .unmanaged: "nobody can manage"
    case .stale: "stale keys"
    case .spelling: "spelled differently"
    case .oneLetter: "one letter apart"
    case .empty: "empty scopes"
    case .unread: "scopes not read"
    case .sameName: "same name in scopes"
    }
  }

  /// The word in an exported table.
  package var word: String {
    switch self {
    case .unmanaged: "unmanaged scope"
    case .stale: "stale key"
    case .spelling: "spelled differently"
    case .oneLetter: "one letter apart"
    case .empty: "empty scope"
    case .unread: "not read"
    case .sameName: "same name"
    }
  }
}
