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
  /// Its name differs by case alone from this one, which may be the same key.
  case alike(KeyName)
  /// The scope holds keys or permissions that were not there when it was made.
  case inUse
  /// The workspace that is reached now is not the one at that address, for which it was meant.
  case otherWorkspace(String)
  /// Its answer was lost, and a look showed that nothing was done.
  case notDone(DatabricksError)
  /// It failed when something was changed, or may have been; the outcome is what there is to take
  /// back.
  indirect case partly(ChangeFailure, ChangeOutcome)

  /// Whether every other change of the same kind would fail like this one.
  package var isForAll: Bool {
    if case .partly(let failure, _) = self { return failure.isForAll }
    guard case .workspace(let error) = self else { return false }
    return switch error {
    case .tokenRejected, .signInFailed, .notPermitted, .addressBlocked, .privateLinkOnly,
      .notAWorkspace, .noSuchScope, .readOnlyScope, .premiumOnly, .readingNotAllowed:
      true
    default: false
    }
  }
}

extension ChangeFailure {
  /// Why it failed, whatever was changed before.
  package var reason: ChangeFailure {
    if case .partly(let failure, _) = self { failure } else { self }
  }

  /// Whether what was to be written before it failed may be there.
  var leavesChange: Bool {
    switch self {
    case .workspace(.notAWorkspace), .notVerified, .unread, .leftBehind, .perhapsLeftBehind,
      .sourceChanged:
      true
    case .workspace(let error): error.leavesOutcomeOpen
    case .configuration, .differs, .gone, .samePlace, .alike, .occupied, .inUse, .otherWorkspace,
      .notDone, .partly:
      false
    }
  }
}

package typealias ChangeResult = Result<ChangeOutcome, ChangeFailure>
