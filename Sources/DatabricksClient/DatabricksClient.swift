/// Carries operations out against workspaces: queue, rate limit, retries, cancelling.
///
/// Everything happens on the caller's thread, inside `wait`. At most four requests are under way at
/// once besides checks; `RequestSchedule` decides which leaves when.
package final class DatabricksClient {
  /// An operation on its way.
  struct Active {
    let run: any OperationRun
    let workspace: OpenWorkspace
    let priority: OperationPriority
    /// The row of its sign-in; nil where the workspace's credential is the token.
    let signIn: Int?
    var request: APIRequest?
    var transfer: TransferID?
    /// When the request left for the first time; nil while it has not.
    var started: Moment?
    /// The token that the last try was sent with, where one was got for it.
    var tokenNumber: Int?
    /// Whether the request is on its way for the second time, with a new token.
    var isSignedInAgain = false
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
  let timing: RequestTiming
  private var schedule = RequestSchedule()
  private(set) var active: [OperationID: Active] = [:]
  private var transfers: [TransferID: OperationID] = [:]
  let programs = ProgramRunner()
  let programSearch: ProgramSearch
  var signIns = SignInTable()
  private var finished: [OperationID] = []
  /// How far this machine's clock was from the last server's that told its own.
  package private(set) var clockDifference: ClockDifference?
  /// The last requests, for people who want to see them.
  package internal(set) var log = RequestLog()
  private var doubtful: [OperationID] = []
  private var lastOperation: UInt64 = 0
  private var lastTransfer: UInt64 = 0

  /// Prepares a client that has sent nothing yet.
  ///
  /// - Parameters:
  ///   - transport: carries the requests.
  ///   - rateLimitPerSecond: the most requests begun in a second; nil is 15. A workspace on a
  ///     loopback host has no limit.
  ///   - userAgent: sent with every request, with the kind of sign-in behind it.
  ///   - programs: finds the CLIs that keep logins.
  ///   - timing: the clock and chance.
  package init(
    transport: any Transport, rateLimitPerSecond: Int? = nil, userAgent: String,
    programs: ProgramSearch = ProgramSearch([:]), timing: RequestTiming = .real
  ) {
    self.transport = transport
    limitPerSecond = max(1, rateLimitPerSecond ?? 15)
    self.userAgent = userAgent
    programSearch = programs
    self.timing = timing
  }

  /// Whether nothing is queued, under way or waiting for a further try.
  package var isIdle: Bool { active.isEmpty }

  /// Queues `operation`; a later `wait` calls `completion` once, unless it is cancelled before.
  ///
  /// Before that, `onDoubt` hears when a write's answer was lost and the workspace is asked what
  /// came of it, and when that is known and the write goes on.
  package func begin<O: Operation>(
    _ operation: O, on workspace: OpenWorkspace, priority: OperationPriority = .user,
    onDoubt: @escaping (Bool) -> Void = { _ in },
    _ completion: @escaping (Result<O.Outcome, DatabricksError>) -> Void
  ) -> OperationID {
    let host = workspace.host.host
    let run = TypedRun(operation, onDoubt: onDoubt) {
      completion($0.mapError { $0.naming(host: host) })
    }
    return begin(run, on: workspace, signIn: signIns.index(for: workspace), priority: priority)
  }

  func begin(
    _ run: any OperationRun, on workspace: OpenWorkspace, signIn: Int?,
    priority: OperationPriority
  ) -> OperationID {
    lastOperation += 1
    let id = OperationID(lastOperation)
    active[id] = Active(run: run, workspace: workspace, priority: priority, signIn: signIn)
    take(run.begin(), for: id)
    return id
  }

  /// Forgets the operation: its completion is not called, and what is still queued never leaves.
  package func cancel(_ id: OperationID) {
    guard let cancelled = active.removeValue(forKey: id) else { return }
    schedule.remove(id)
    programs.cancel(id)
    if let transfer = cancelled.transfer {
      log(cancelled, .cancelled, tries: 1)
      transfers[transfer] = nil
      transport.cancel(transfer)
    }
    if let signIn = cancelled.signIn { perform(signIns[signIn].cancelled(id), for: signIn) }
  }

  /// Waits for transfers, descriptors or `deadline`, and calls the completions of what finished.
  ///
  /// It also comes back when the next queued or repeated request is due.
  /// - Returns: those of `descriptors` that can be read, or whose other end is gone.
  package func wait(for descriptors: [Int32], until deadline: Moment?) -> [Int32] {
    startDueRequests()
    let wake = transport.wait(
      for: descriptors + programs.descriptors, until: wakeMoment(before: deadline))
    let settled = wake.finished.compactMap { settle($0.id, $0.result) }
    // The next requests leave before the answers are read, which takes the longer time.
    startDueRequests()
    for answer in settled {
      take(active[answer.id]?.run.received(answer.result, tries: answer.tries), for: answer.id)
    }
    for (id, end) in programs.takeEnded(at: timing.now()) {
      take(active[id]?.run.ended(end), for: id)
    }
    startDueRequests()
    callCompletions()
    return wake.readable.filter(descriptors.contains)
  }

  private func wakeMoment(before deadline: Moment?) -> Moment? {
    let now = timing.now()
    if !finished.isEmpty { return now }
    return [deadline, schedule.nextStart(at: now), programs.deadline].compactMap(\.self).min()
  }

  /// Does what the operation wants next; an operation that was cancelled wants nothing.
  func take(_ step: RunStep?, for id: OperationID) {
    guard let step, active[id] != nil else { return }
    active[id]?.request = nil
    if active[id]?.run.hasNewsOfDoubt == true { doubtful.append(id) }
    switch step {
    case .send(let request): send(request, for: id)
    case .run(let call): programs.start(call, for: id, at: timing.now())
    case .over: finished.append(id)
    }
  }

  private func send(_ request: APIRequest, for id: OperationID) {
    active[id]?.request = request
    active[id]?.started = nil
    active[id]?.mayHaveArrived = false
    active[id]?.isSignedInAgain = false
    if let signIn = active[id]?.signIn, request.authorization == .workspace {
      wantToken(of: signIn, for: id)
    } else {
      queue(id)
    }
  }

  /// Queues the operation's request, which has the token it needs.
  func queue(_ id: OperationID) {
    guard let waiting = active[id], let request = waiting.request else { return }
    schedule.add(
      RequestSchedule.Request(
        id: id, host: waiting.workspace.host.text, priority: waiting.priority,
        repeatability: request.repeatability,
        limitPerSecond: waiting.workspace.host.isLoopback ? nil : limitPerSecond))
  }

  private func startDueRequests() {
    while let id = schedule.startNext(at: timing.now()) {
      guard let waiting = active[id], let request = waiting.request else { continue }
      let held = waiting.signIn.flatMap { signIns[$0].held }
      if let signIn = waiting.signIn, held == nil, request.authorization == .workspace {
        // The token was rejected while this one was queued.
        schedule.remove(id)
        wantToken(of: signIn, for: id)
        continue
      }
      lastTransfer += 1
      let transfer = TransferID(lastTransfer)
      active[id]?.transfer = transfer
      if waiting.started == nil { active[id]?.started = timing.now() }
      active[id]?.tokenNumber = held?.number
      transfers[transfer] = id
      transport.start(
        HTTPRequest(
          request, on: waiting.workspace, token: held?.token, userAgent: userAgent),
        id: transfer)
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
    let outcome = outcome.map(withClock)
    if case .failure(let error) = outcome, error.mayHaveBeenSent {
      active[id]?.mayHaveArrived = true
    }
    let verdict = schedule.ended(id, with: outcome, at: timing.now(), chance: timing.chance())
    guard case .over(let tries) = verdict else { return nil }
    log(ended, outcome, tries: tries)
    if case .success(let response) = outcome, let signIn = ended.signIn,
      request.authorization == .workspace, let rejection = response.tokenRejection
    {
      guard ended.isSignedInAgain else {
        active[id]?.isSignedInAgain = true
        let actions = signIns[signIn].tokenRejected(
          ended.tokenNumber ?? 0, of: id, priority: ended.priority, at: timing.now())
        perform(actions, for: signIn, priority: ended.priority)
        return nil
      }
      let failure = SignInFailure.freshTokenRejected(
        ended.workspace.credential.authType, rejection)
      return Settled(id: id, result: .failure(.signInFailed(failure)), tries: tries)
    }
    let isAmbiguous = request.mayChangeSomething && active[id]?.mayHaveArrived == true
    let result = outcome.mapError {
      DatabricksError($0, host: ended.workspace.host.host, isAmbiguous: isAmbiguous)
    }
    return Settled(id: id, result: result, tries: tries)
  }

  private func withClock(_ response: HTTPResponse) -> HTTPResponse {
    var response = response
    response.clockDifference = ClockDifference(response.headers, at: timing.time())
    clockDifference = response.clockDifference ?? clockDifference
    return response
  }

  /// Completions may begin and cancel operations; what these finish is left to the next call.
  private func callCompletions() {
    let news = doubtful
    doubtful = []
    for id in news { active[id]?.run.tellDoubt() }
    let ready = finished
    finished = []
    for id in ready {
      active.removeValue(forKey: id)?.run.complete()
    }
  }
}
