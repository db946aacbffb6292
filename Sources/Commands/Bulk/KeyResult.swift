internal import DatabricksClient
internal import ViewModels

extension ChangeKind {
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

extension ChangeOutcome {
  /// The same without the values, which nobody takes back here: many of them would fill the memory
  /// that may be locked.
  var withoutValues: ChangeOutcome { ChangeOutcome(kind) }
}

extension ChangeFailure {
  /// What is said behind the key's name.
  var text: String {
    switch self {
    case .workspace(let error): Self.words(error)
    case .configuration(let error): CommandFailure.configuration(error).text ?? "not configured"
    case .differs, .occupied: "is there already with another value; --force puts over it"
    case .gone: "is no longer there"
    case .notVerified:
      "was put, but the workspace holds other bytes: somebody else changed it; look at it first"
    case .unread(.readingNotAllowed):
      "was put, but values cannot be read back in this workspace"
    case .unread(let error):
      "was put, but could not be read back: \(Self.words(error)); run it again"
    case .leftBehind(.readOnlyScope):
      "is copied; the old one stays, since only its Azure Key Vault can delete it"
    case .leftBehind(let error):
      "is in both places, the old one could not be deleted: \(Self.words(error)); run it again"
    case .perhapsLeftBehind(let error):
      "is at its new place, whether the old one was deleted is not known: "
        + "\(ErrorText.reasonOfDoubt(error)); run it again"
    case .sourceChanged: "was put by somebody else meanwhile, so the old one was not deleted"
    case .samePlace: "would be put onto itself; nothing was done"
    case .alike(let name):
      "may be the key \(name.rawValue), only case differs; give it another name"
    case .inUse: "is in use; nothing was done"
    case .otherWorkspace(let host): "is in \(host), which is not the workspace reached now"
    case .notDone(let error): "was not done: \(Self.words(error))"
    case .partly(let failure, _): failure.text
    }
  }

  var status: ExitStatus {
    switch self {
    case .workspace(let error), .unread(let error), .leftBehind(let error),
      .perhapsLeftBehind(let error), .notDone(let error):
      ExitStatus(error)
    case .configuration: .notSignedIn
    case .gone: .notFound
    case .samePlace: .usage
    case .alike, .differs, .occupied, .notVerified, .sourceChanged, .inUse, .otherWorkspace:
      .refused
    case .partly(let failure, _): failure.status
    }
  }

  /// Whether it stays as it is, however often it is tried.
  var isFinal: Bool {
    switch self {
    case .alike, .unread(.readingNotAllowed), .leftBehind(.readOnlyScope),
      .workspace(.readOnlyScope):
      true
    default: false
    }
  }

  private static func words(_ error: DatabricksError) -> String {
    CommandFailure.workspace(error).text ?? "cancelled"
  }
}

extension ChangeResult {
  /// Whether the rest need not be tried.
  var stopsTheRest: Bool {
    if case .failure(let failure) = self { failure.isForAll } else { false }
  }
}
