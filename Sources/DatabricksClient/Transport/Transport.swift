/// Carries requests to a workspace and answers back, without ever blocking except in `wait`.
///
/// Two implementations exist: libcurl over the network, and the emulator in the same process.
package protocol Transport: AnyObject {
  /// Begins to send `request`; its answer comes from a later `wait` under the same `id`.
  func start(_ request: HTTPRequest, id: TransferID)

  /// Forgets the transfer; no answer for `id` comes afterwards. An unknown id is ignored.
  func cancel(_ id: TransferID)

  /// Waits until a transfer ends, one of `descriptors` can be read, or `deadline` has come.
  ///
  /// This is the only place where the program blocks. A nil `deadline` waits for ever.
  func wait(for descriptors: [Int32], until deadline: Moment?) -> TransportWake
}

/// Names one try of one request.
package struct TransferID: Hashable, Sendable {
  package let rawValue: UInt64

  package init(_ rawValue: UInt64) {
    self.rawValue = rawValue
  }
}

/// Why `Transport.wait` came back.
package struct TransportWake: Sendable {
  /// A transfer that ended, with its answer or the reason it has none.
  package struct Finished: Sendable {
    package let id: TransferID
    package let result: Result<HTTPResponse, TransportError>

    package init(id: TransferID, result: Result<HTTPResponse, TransportError>) {
      self.id = id
      self.result = result
    }
  }

  package var finished: [Finished]
  /// Those of the given descriptors that can be read, or whose other end is gone.
  package var readable: [Int32]

  package init(finished: [Finished] = [], readable: [Int32] = []) {
    self.finished = finished
    self.readable = readable
  }
}

/// Why a transfer brought no complete answer.
package struct TransportError: Error, Equatable, Sendable {
  /// What went wrong, by what the user can do about it.
  package enum Reason: Equatable, Sendable {
    case nameNotFound
    case connectionRefused
    case timedOut
    /// The certificate or the handshake.
    case tls(TLSFailure)
    case proxy(String)
    /// The answer grew over the cap.
    case tooLarge
    /// Anything else, such as a reset or a truncated answer; the text is libcurl's own.
    case connectionLost(String)
    /// A request that may not be sent at all, such as plain http to a host that is not loopback.
    case refusedLocally(String)
  }

  package let reason: Reason
  /// Whether any byte of the request may have reached the server.
  package let mayHaveBeenSent: Bool

  package init(_ reason: Reason, mayHaveBeenSent: Bool) {
    self.reason = reason
    self.mayHaveBeenSent = mayHaveBeenSent
  }
}
