package import DatabricksClient

/// Which part of a connection is wrong, as the status row names it.
package enum FailedPart: String, Equatable, Sendable {
  case address
  case token
  case permission
  case network
}

extension DatabricksError {
  /// The part to look at after a check has failed; nil when none of them is to blame.
  package var failedPart: FailedPart? {
    switch self {
    case .unreachable(_, .nameNotFound), .notAWorkspace: .address
    case .unreachable, .privateLinkOnly, .addressBlocked: .network
    case .tokenRejected, .signInFailed: .token
    case .notPermitted: .permission
    default: nil
    }
  }
}
