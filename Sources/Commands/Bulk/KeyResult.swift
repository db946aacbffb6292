internal import DatabricksClient

/// What was done with one key.
enum KeyChange: String {
  case added
  case changed
  /// The same bytes were there already.
  case same
  case moved
  /// The old one is gone and the new one is there, as after an earlier run.
  case movedBefore = "moved before"
  case deleted

  /// What `--dry-run` says would be done.
  var plan: String {
    switch self {
    case .added: "add"
    case .changed: "change"
    case .deleted: "delete"
    case .same, .moved, .movedBefore: rawValue
    }
  }
}

/// Why something was not done with one key, or not all of it.
enum KeyFailure: Error {
  case workspace(DatabricksError)
  /// The target holds another value.
  case differs
  /// It was put, and the workspace holds something else.
  case notVerified
  /// It was put, and could not be read back.
  case unread(DatabricksError)
  /// It is in both places.
  case leftBehind(DatabricksError)
  /// The source was put while it was copied, so it was not deleted.
  case sourceChanged

  /// What is said behind the key's name.
  var text: String {
    switch self {
    case .workspace(let error): Self.words(error)
    case .differs: "is there already with another value; --force puts over it"
    case .notVerified:
      "was put, but the workspace holds other bytes: somebody else changed it; look at it first"
    case .unread(let error):
      "was put, but could not be read back: \(Self.words(error)); run it again"
    case .leftBehind(let error):
      "is in both places, the old one could not be deleted: \(Self.words(error)); run it again"
    case .sourceChanged: "was put by somebody else meanwhile, so the old one was not deleted"
    }
  }

  var status: ExitStatus {
    switch self {
    case .workspace(let error), .unread(let error), .leftBehind(let error): ExitStatus(error)
    case .differs, .notVerified, .sourceChanged: .refused
    }
  }

  /// Whether every other key would fail like this one.
  var isForAll: Bool {
    guard case .workspace(let error) = self else { return false }
    return switch error {
    case .tokenRejected, .signInFailed, .notPermitted, .addressBlocked, .privateLinkOnly,
      .notAWorkspace, .noSuchScope, .readOnlyScope, .premiumOnly, .readingNotAllowed:
      true
    default: false
    }
  }

  private static func words(_ error: DatabricksError) -> String {
    CommandFailure.workspace(error).text ?? "cancelled"
  }
}

typealias KeyResult = Result<KeyChange, KeyFailure>

extension KeyResult {
  /// Whether the rest need not be tried.
  var stopsTheRest: Bool {
    if case .failure(let failure) = self { failure.isForAll } else { false }
  }
}
