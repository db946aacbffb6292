package import DatabricksClient

/// What a key held before it is saved.
package enum FormerValue: Equatable, Sendable {
  /// The key was not there.
  case none
  case value(Secret)
  case unknown
}
