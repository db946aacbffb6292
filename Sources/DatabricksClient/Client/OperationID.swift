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

/// Whom an operation is for; nobody waits for a background one.
package enum OperationPriority: Sendable {
  case user
  case background
}
