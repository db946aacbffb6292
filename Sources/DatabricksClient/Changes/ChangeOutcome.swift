/// What a change did.
package enum ChangeKind: String, Equatable, Sendable {
  case added
  case changed
  /// It was there already as wanted.
  case same
  case moved
  /// The old one is gone and the new one is there, as after an earlier run.
  case movedBefore = "moved before"
  case deleted
}

/// How a change ended well, with what is needed to take it back.
package struct ChangeOutcome: Equatable, Sendable {
  package var kind: ChangeKind
  /// What the key held before that it no longer holds: what was replaced or deleted.
  package var before: Secret?
  /// What the key holds now.
  package var value: Secret?
  /// The permission the principal had before, as the workspace spells it.
  package var permissionBefore: String?

  package init(
    _ kind: ChangeKind, before: Secret? = nil, value: Secret? = nil,
    permissionBefore: String? = nil
  ) {
    self.kind = kind
    self.before = before
    self.value = value
    self.permissionBefore = permissionBefore
  }
}

/// Why a change was not made, or not all of it.
package enum ChangeFailure: Error, Equatable, Sendable {
  case workspace(DatabricksError)
  /// The profile of the workspace cannot be opened.
  case configuration(ConfigurationError)
  /// The key holds another value than it may for this change, or the principal another permission.
  case differs
  /// The target of a copy or a move holds another value, which was not to be put over.
  case occupied
  /// What was to be changed is no longer there.
  case gone
  /// It was put, and the workspace holds something else.
  case notVerified
  /// It was put, and could not be read back.
  case unread(DatabricksError)
  /// It is in both places.
  case leftBehind(DatabricksError)
  /// The target holds it; whether the source was deleted is not known.
  case perhapsLeftBehind(DatabricksError)
  /// The source was put while it was copied, so it was not deleted.
  case sourceChanged
  /// Source and target are one key.
  case samePlace

  /// Whether every other change of the same kind would fail like this one.
  package var isForAll: Bool {
    guard case .workspace(let error) = self else { return false }
    return switch error {
    case .tokenRejected, .signInFailed, .notPermitted, .addressBlocked, .privateLinkOnly,
      .notAWorkspace, .noSuchScope, .readOnlyScope, .premiumOnly, .readingNotAllowed:
      true
    default: false
    }
  }
}

package typealias ChangeResult = Result<ChangeOutcome, ChangeFailure>
