internal import DatabricksClient
internal import Glibc
internal import ViewModels

/// Why a verb did not do what it was asked.
enum CommandFailure: Error {
  case workspace(DatabricksError)
  /// The config file cannot be read or written.
  case configuration(ConfigurationError)
  /// Nothing may be changed there; why.
  case readOnly(String)
  /// The verb cannot be used so; one sentence says how it can.
  case usage(String)
  /// A file or standard input could not be read; the name and the system's reason.
  case input(String)
  /// Standard output could not be written; the `errno`.
  case output(Int32)
  /// Ctrl-C.
  case interrupted
  /// A question was not answered with yes; what was left as it is.
  case declined(String)
  /// It was asked to happen only where something holds that does not.
  case refused(String)
  /// There is none of what was looked for.
  case nothingFound(String)
  /// Standard error has been told already.
  case reported(ExitStatus)

  var status: ExitStatus {
    switch self {
    case .workspace(let error): ExitStatus(error)
    case .configuration(.invalidHost), .configuration(.invalidToken),
      .configuration(.invalidProfileName), .configuration(.invalidValue):
      .usage
    case .configuration: .notSignedIn
    case .usage, .input: .usage
    case .output, .readOnly, .refused: .refused
    case .interrupted, .declined: .interrupted
    case .nothingFound: .notFound
    case .reported(let status): status
    }
  }

  /// What standard error says; nil where the user knows already.
  var text: String? {
    switch self {
    case .workspace(.cancelled), .interrupted, .reported: nil
    case .workspace(.noSuchScope(let name)) where name.contains("/"):
      "there is no such scope: \(name); scope and key are two words here"
    case .workspace(.noSuchScope(let name)):
      "there is no such scope: \(name); lakelock list-scopes shows them"
    case .workspace(.noSuchSecret(let name)):
      "there is no such key: \(name); lakelock list-secrets shows them"
    case .workspace(.outcomeUnknown(let detail)):
      "it is not known whether it was done, the answer was lost\(detail.isEmpty ? "" : ": \(detail)");"
        + " look before trying again"
    case .workspace(.noSuchPrincipal(let name)):
      "the access list has no entry for \(name); lakelock list-acls shows it"
    case .workspace(let error): ErrorText(error).oneLine
    case .readOnly(let reason): "nothing was changed: \(reason)"
    case .configuration(let error): ErrorText(error).oneLine
    case .usage(let text), .input(let text), .declined(let text), .refused(let text),
      .nothingFound(let text):
      text
    // The reader has gone, as `head` does; nobody waits for a word.
    case .output(EPIPE): nil
    case .output(let number): "standard output: \(Self.reason(number))"
    }
  }

  /// Whether an `errno` says that a file is not there.
  static func isMissing(_ number: Int32) -> Bool { number == ENOENT || number == ENOTDIR }

  /// The system's words for an `errno`.
  static func reason(_ number: Int32) -> String {
    unsafe String(cString: strerror(number))
  }
}

extension ExitStatus {
  /// The status that stands for `error`.
  init(_ error: DatabricksError) {
    self =
      switch error {
      case .unreachable, .addressBlocked, .privateLinkOnly, .notAWorkspace, .outcomeUnknown:
        .network
      case .tokenRejected, .signInFailed: .notSignedIn
      case .notPermitted: .noPermission
      case .noSuchScope, .noSuchSecret, .noSuchPrincipal, .unknownPrincipal: .notFound
      case .cancelled: .interrupted
      case .alreadyExists, .limitReached, .invalidValue, .readOnlyScope, .premiumOnly,
        .readingNotAllowed, .rateLimited, .serverFailed, .changedMeanwhile, .malformedResponse,
        .refused:
        .refused
      }
  }
}
