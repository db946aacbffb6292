extension DatabricksError {
  /// What it means that no complete answer came.
  ///
  /// - Parameters:
  ///   - error: how the last try failed.
  ///   - host: the host's name.
  ///   - isAmbiguous: whether a try may have changed something in the workspace.
  init(_ error: TransportError, host: String, isAmbiguous: Bool) {
    self =
      switch error.reason {
      case _ where isAmbiguous: .outcomeUnknown(error.reason.text)
      case .tooLarge: .malformedResponse(error.reason.text)
      default: .unreachable(host: host, error.reason)
      }
  }
}

extension TransportError.Reason {
  /// The reason in a few words, without the host.
  package var text: String {
    switch self {
    case .nameNotFound: "the host name was not found"
    case .connectionRefused: "the connection was refused"
    case .timedOut: "no answer in time"
    case .tls(let failure): failure.text
    case .proxy(let text): text
    case .tooLarge: "the answer is too large"
    case .connectionLost(let text): text
    case .refusedLocally(let text): text
    }
  }
}
