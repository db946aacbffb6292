/// What a principal may do in a scope; each includes the one before it.
enum AccessLevel: String, Comparable, Sendable, CaseIterable {
  case read = "READ"
  case write = "WRITE"
  case manage = "MANAGE"

  static func < (left: AccessLevel, right: AccessLevel) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .read: 0
    case .write: 1
    case .manage: 2
    }
  }
}
