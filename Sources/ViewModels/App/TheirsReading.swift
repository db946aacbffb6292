internal import DatabricksClient

/// What somebody else put while the editor was open, being read.
package struct TheirsReading: Equatable, Sendable {
  /// What it is read for.
  package enum Wish: Equatable, Sendable {
    case see
    case take
    /// It is replaced, and kept so that it can come back.
    case keepMine
  }

  let id: RequestID
  let wish: Wish
  /// When they put it.
  let time: Timestamp
}
