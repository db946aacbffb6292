/// Names one operation of a client; later ones compare greater.
package struct OperationID: Hashable, Comparable, Sendable {
  package let rawValue: UInt64

  package init(_ rawValue: UInt64) {
    self.rawValue = rawValue
  }

  package static func < (left: OperationID, right: OperationID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Whom an operation is for.
package enum OperationPriority: CaseIterable, Sendable {
  case user
  /// Nobody waits for it.
  case background
  /// Asks one of many workspaces whether it answers; it neither takes places from the others nor
  /// waits for theirs, since those that do not answer would keep them.
  case check
}
