/// Carries operations out against workspaces: queue, rate limit, retries, cancelling.
///
/// Everything happens on the caller's thread, inside `wait`. At most four requests are under way at
/// once; `RequestSchedule` decides which leaves when.
package final class DatabricksClient {
  private struct Active {
    let run: any OperationRun
    let workspace: OpenWorkspace
    let priority: OperationPriority
    var request: APIRequest?
    var transfer: TransferID?
    /// Whether a try whose answer was lost may have been carried out.
    var mayHaveArrived = false
  }

  /// A request that is over, with what its operation is told.
  private struct Settled {
    let id: OperationID
    let result: Result<HTTPResponse, DatabricksError>
    let tries: Int
  }

  private let transport: any Transport
  private let limitPerSecond: Int
  private let userAgent: String
  private let timing: RequestTiming
  private var schedule = RequestSchedule()
  private var active: [OperationID: Active] = [:]
  private var transfers: [TransferID: OperationID] = [:]
  private var finished: [OperationID] = []
  private var lastOperation: UInt64 = 0
  private var lastTransfer: UInt64 = 0

  /// Prepares a client that has sent nothing yet.
  ///
  /// - Parameters:
  ///   - transport: carries the requests.
  ///   - rateLimitPerSecond: the most requests begun in a second; nil is 15. A workspace on a
  ///     loopback host has no limit.
  ///   - userAgent: sent with every request.
  ///   - timing: the clock and chance.
  package init(
    transport: any Transport, rateLimitPerSecond: Int? = nil, userAgent: String,
    timing: RequestTiming = .real
  ) {
    self.transport = transport
    limitPerSecond = max(1, rateLimitPerSecond ?? 15)
    self.userAgent = userAgent
    self.timing = timing
  }

  /// Whether nothing is queued, under way or waiting for a further try.
  package var isIdle: Bool { active.isEmpty }

  /// Queues `operation`; a later `wait` calls `completion` once, unless it is cancelled before.
  package func begin<O: Operation>(
    _ operation: O, on workspace: OpenWorkspace, priority: OperationPriority = .user,
    _ completion: @escaping (Result<O.Outcome, DatabricksError>) -> Void
  ) -> OperationID {
    lastOperation += 1
    let id = OperationID(lastOperation)
    let host = workspace.host.host
    let run = TypedRun(operation) { completion($0.mapError { $0.naming(host: host) }) }
    active[id] = Active(run: run, workspace: workspace, priority: priority)
    queue(run.begin(), for: id)
    return id
  }

  /// Forgets the operation: its completion is not called, and what is still queued never leaves.
  package func cancel(_ id: OperationID) {
    guard let cancelled = active.removeValue(forKey: id) else { return }
    schedule.remove(id)
    guard let transfer = cancelled.transfer else { return }
    transfers[transfer] = nil
    transport.cancel(transfer)
  }

  /// Waits for transfers, descriptors or `deadline`, and calls the completions of what finished.
  ///
  /// It also comes back when the next queued or repeated request is due.
  /// - Returns: those of `descriptors` that can be read, or whose other end is gone.
  package func wait(for descriptors: [Int32], until deadline: Moment?) -> [Int32] {
    startDueRequests()
    let wake = transport.wait(for: descriptors, until: wakeMoment(before: deadline))
    let settled = wake.finished.compactMap { settle($0.id, $0.result) }
    // The next requests leave before the answers are read, which takes the longer time.
    startDueRequests()
    for answer in settled {
      queue(active[answer.id]?.run.received(answer.result, tries: answer.tries), for: answer.id)
    }
    startDueRequests()
    callCompletions()
    return wake.readable
  }

  private func wakeMoment(before deadline: Moment?) -> Moment? {
    let now = timing.now()
    if !finished.isEmpty { return now }
    return [deadline, schedule.nextStart(at: now)].compactMap(\.self).min()
  }

  /// Queues the operation's next request, or its completion when there is none.
  private func queue(_ request: APIRequest?, for id: OperationID) {
    guard let workspace = active[id]?.workspace, let priority = active[id]?.priority else { return }
    active[id]?.request = request
    active[id]?.mayHaveArrived = false
    guard let request else {
      finished.append(id)
      return
    }
    schedule.add(
      RequestSchedule.Request(
        id: id, host: workspace.host.text, priority: priority,
        repeatability: request.repeatability,
        limitPerSecond: workspace.host.isLoopback ? nil : limitPerSecond))
  }

  private func startDueRequests() {
    while let id = schedule.startNext(at: timing.now()) {
      guard let waiting = active[id], let request = waiting.request else { continue }
      lastTransfer += 1
      let transfer = TransferID(lastTransfer)
      active[id]?.transfer = transfer
      transfers[transfer] = id
      transport.start(httpRequest(request, on: waiting.workspace), id: transfer)
    }
  }

  /// Frees the transfer's place; nil when the request is to be sent again or was cancelled.
  private func settle(
    _ transfer: TransferID, _ outcome: Result<HTTPResponse, TransportError>
  ) -> Settled? {
    guard let id = transfers.removeValue(forKey: transfer), let ended = active[id],
      let request = ended.request
    else { return nil }
    active[id]?.transfer = nil
    if case .failure(let error) = outcome, error.mayHaveBeenSent {
      active[id]?.mayHaveArrived = true
    }
    let verdict = schedule.ended(id, with: outcome, at: timing.now(), chance: timing.chance())
    guard case .over(let tries) = verdict else { return nil }
    let isAmbiguous = request.method == .post && active[id]?.mayHaveArrived == true
    let result = outcome.mapError {
      DatabricksError($0, host: ended.workspace.host.host, isAmbiguous: isAmbiguous)
    }
    return Settled(id: id, result: result, tries: tries)
  }

  /// Completions may begin and cancel operations; what these finish is left to the next call.
  private func callCompletions() {
    let ready = finished
    finished = []
    for id in ready {
      active.removeValue(forKey: id)?.run.complete()
    }
  }

  private func httpRequest(_ request: APIRequest, on workspace: OpenWorkspace) -> HTTPRequest {
    var headers = [
      HTTPRequest.QueryItem("User-Agent", userAgent),
      HTTPRequest.QueryItem("Accept", "application/json"),
    ]
    if let workspaceID = workspace.workspaceID {
      headers.append(HTTPRequest.QueryItem("X-Databricks-Workspace-Id", workspaceID))
    }
    return HTTPRequest(
      request.method, workspace.host, request.path, query: request.query, body: request.body,
      token: workspace.token, headers: headers, answersWithSecret: request.answersWithSecret)
  }
}
