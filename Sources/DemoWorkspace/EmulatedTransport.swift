package import DatabricksClient
internal import Glibc
package import WorkspaceEmulator

/// Carries requests to an emulated workspace in the same process.
///
/// Requests are carried out when they start and their answers come out of a later `wait`, so that a
/// client cannot tell it from a network. No thread, no timer: delays are deadlines of `wait`.
package final class EmulatedTransport: Transport {
  private struct Pending {
    let id: TransferID
    let due: Moment
    let result: Result<HTTPResponse, TransportError>
  }

  /// The workspace on the other end.
  package let workspace: Workspace
  private let latencyMilliseconds: Int64
  private let timeOutMilliseconds: Int64
  private var pending: [Pending] = []

  /// Talks to `workspace`.
  ///
  /// - Parameters:
  ///   - workspace: What answers.
  ///   - latencyMilliseconds: How long every answer takes.
  ///   - timeOutMilliseconds: When a request that is never answered has failed.
  package init(
    workspace: Workspace, latencyMilliseconds: Int64 = 0, timeOutMilliseconds: Int64 = 30_000
  ) {
    self.workspace = workspace
    self.latencyMilliseconds = latencyMilliseconds
    self.timeOutMilliseconds = timeOutMilliseconds
  }

  package func start(_ request: HTTPRequest, id: TransferID) {
    let outcome = workspace.respond(to: EmulatorRequest(request))
    let (delay, result) = result(of: outcome, for: request)
    pending.append(
      Pending(id: id, due: Moment.now + (delay + latencyMilliseconds), result: result))
  }

  package func cancel(_ id: TransferID) {
    pending.removeAll { $0.id == id }
  }

  package func wait(for descriptors: [Int32], until deadline: Moment?) -> TransportWake {
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while true {
      let now = Moment.now
      let wakeTime = [pending.map(\.due).min(), deadline].compactMap { $0 }.min()
      let timeOut = wakeTime.map { Int32(clamping: max(0, $0 - now)) } ?? -1
      let readyCount = unsafe poll(&polled, nfds_t(polled.count), timeOut)
      let readable = readyCount > 0 ? polled.filter { $0.revents != 0 }.map(\.fd) : []
      let finished = takeFinished(at: Moment.now)
      let isPastDeadline = deadline.map { $0 <= Moment.now } ?? false
      if !finished.isEmpty || !readable.isEmpty || isPastDeadline {
        return TransportWake(finished: finished, readable: readable)
      }
    }
  }

  /// Removes what is due and tells it in the order it came due.
  private func takeFinished(at now: Moment) -> [TransportWake.Finished] {
    let due = pending.filter { $0.due <= now }.sorted { $0.due < $1.due }
    pending.removeAll { $0.due <= now }
    return due.map { TransportWake.Finished(id: $0.id, result: $0.result) }
  }

  private func result(
    of outcome: EmulatorOutcome, for request: HTTPRequest
  ) -> (delay: Int64, Result<HTTPResponse, TransportError>) {
    switch outcome {
    case .response(let response, let delay):
      return (Int64(delay), .success(HTTPResponse(response, asSecret: request.answersWithSecret)))
    case .dropConnection(let delay):
      return (Int64(delay), .failure(lost("Recv failure: Connection reset by peer")))
    case .truncated(let response, let sentBytes):
      let missing = max(0, response.body.count - sentBytes)
      return (0, .failure(lost("transfer closed with \(missing) bytes remaining to read")))
    case .hang, .stalled:
      let error = TransportError(.timedOut, mayHaveBeenSent: true)
      return (timeOutMilliseconds, .failure(error))
    }
  }

  private func lost(_ text: String) -> TransportError {
    TransportError(.connectionLost(text), mayHaveBeenSent: true)
  }
}
