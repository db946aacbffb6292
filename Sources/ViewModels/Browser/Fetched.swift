package import DatabricksClient

/// Something the workspace is asked for: what is known of it, and whether an answer is awaited.
///
/// A value once known stays while it is asked for again, and when asking again failed.
package struct Fetched<Value: Equatable & Sendable>: Equatable, Sendable {
  package private(set) var value: Value?
  /// Why the last request failed; nil while one is under way.
  package private(set) var error: DatabricksError?
  /// The request whose answer counts.
  package private(set) var pending: RequestID?
  private var isOutdated = true

  package init(value: Value? = nil) {
    self.value = value
    isOutdated = value == nil
  }

  /// Whether it should be asked for: never asked, or outdated, and no answer is awaited.
  package var isUnasked: Bool { pending == nil && isOutdated }

  /// Whether what is known is from before it was outdated, and has not been told anew.
  var isOld: Bool { (value != nil || error != nil) && (isOutdated || pending != nil) }

  /// Marks what is known as old, so that it is asked for again; it stays in view until then.
  package mutating func outdate() {
    isOutdated = true
  }

  /// Notes that `id` asks for it; an answer to an earlier request no longer counts.
  package mutating func ask(_ id: RequestID) {
    pending = id
    error = nil
    isOutdated = false
  }

  /// Takes the answer to `id`.
  ///
  /// - Returns: whether it counted; a late answer to another request changes nothing.
  package mutating func answer(_ id: RequestID, _ result: Result<Value, DatabricksError>) -> Bool {
    guard pending == id else { return false }
    pending = nil
    switch result {
    case .success(let found): value = found
    case .failure(let reason): error = reason
    }
    return true
  }

  /// Forgets the request under way; without a value it counts as refused by the user.
  package mutating func cancel() {
    guard pending != nil else { return }
    pending = nil
    if value == nil { error = .cancelled }
  }

  /// Becomes unasked again when it waits for one of `cancelled`.
  package mutating func forgetRequest(_ cancelled: [RequestID]) {
    guard let pending, cancelled.contains(pending) else { return }
    self.pending = nil
    isOutdated = true
  }
}
