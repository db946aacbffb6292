/// Decides which request leaves when: order, requests at once, requests a second, repeated tries.
///
/// It knows no transport and no clock; times and chance are handed in.
package struct RequestSchedule {
  /// What the schedule has to know of a request; each operation has one at a time.
  package struct Request: Sendable {
    package let id: OperationID
    /// The workspace's address; the rate is counted for each.
    package let host: String
    package let priority: OperationPriority
    package let repeatability: APIRequest.Repeatability
    /// The most requests begun in any second; nil is no limit.
    package let limitPerSecond: Int?

    package init(
      id: OperationID, host: String, priority: OperationPriority = .user,
      repeatability: APIRequest.Repeatability = .safe, limitPerSecond: Int? = nil
    ) {
      self.id = id
      self.host = host
      self.priority = priority
      self.repeatability = repeatability
      self.limitPerSecond = limitPerSecond
    }
  }

  /// What becomes of a request after a try.
  package enum Verdict: Equatable, Sendable {
    /// It waits for its next turn.
    case again
    /// The outcome stands, and the request is forgotten; how often it was sent.
    case over(tries: Int)
  }

  private struct Waiting {
    let request: Request
    var tries = 0
    var notBefore: Moment?
  }

  /// How many checks are under way at once; whoever begins no more has each leave at once.
  package static let maximumChecks = 16

  private let maximumInFlight: Int
  /// Each in order of their ids, so that an operation's next request comes before newer operations.
  private var userQueue: [Waiting] = []
  private var backgroundQueue: [Waiting] = []
  private var checkQueue: [Waiting] = []
  private var inFlight: [OperationID: Waiting] = [:]
  private var rates: [String: HostRate] = [:]

  /// Starts with nothing to send.
  package init(maximumInFlight: Int = 4) {
    self.maximumInFlight = maximumInFlight
  }

  /// Queues a request.
  package mutating func add(_ request: Request) {
    insert(Waiting(request: request))
  }

  /// Takes the request that may leave now, if any; it then counts as in flight.
  package mutating func startNext(at now: Moment) -> OperationID? {
    for priority in OperationPriority.allCases {
      guard
        let index = self[priority].firstIndex(where: {
          hasRoom(for: $0.request) && earliest($0, at: now) <= now
        })
      else { continue }
      var started = self[priority].remove(at: index)
      started.tries += 1
      inFlight[started.request.id] = started
      rates[started.request.host, default: HostRate()]
        .started(at: now, limit: started.request.limitPerSecond)
      return started.request.id
    }
    return nil
  }

  /// When the next queued request is due even if none of those in flight ends before.
  package func nextStart(at now: Moment) -> Moment? {
    [userQueue, backgroundQueue, checkQueue].lazy
      .compactMap { queue in
        queue.lazy.filter { hasRoom(for: $0.request) }.map { earliest($0, at: now) }.min()
      }
      .min()
  }

  /// Takes note of how a try ended and decides whether there is another one.
  package mutating func ended(
    _ id: OperationID, with outcome: Result<HTTPResponse, TransportError>, at now: Moment,
    chance: Double
  ) -> Verdict {
    guard var ended = inFlight.removeValue(forKey: id) else { return .over(tries: 0) }
    let pause = RetryPolicy.pause(
      after: outcome, tries: ended.tries, repeatability: ended.request.repeatability,
      chance: chance)
    guard let pause else { return .over(tries: ended.tries) }
    ended.notBefore = now + pause
    if case .success(let response) = outcome, response.status == 429 {
      rates[ended.request.host]?.pause(until: now + pause)
    }
    insert(ended)
    return .again
  }

  /// Forgets a request, whatever its state.
  package mutating func remove(_ id: OperationID) {
    inFlight[id] = nil
    userQueue.removeAll { $0.request.id == id }
    backgroundQueue.removeAll { $0.request.id == id }
    checkQueue.removeAll { $0.request.id == id }
  }

  private subscript(priority: OperationPriority) -> [Waiting] {
    get {
      switch priority {
      case .user: userQueue
      case .background: backgroundQueue
      case .check: checkQueue
      }
    }
    _modify {
      switch priority {
      case .user: yield &userQueue
      case .background: yield &backgroundQueue
      case .check: yield &checkQueue
      }
    }
  }

  private mutating func insert(_ waiting: Waiting) {
    let priority = waiting.request.priority
    let index = self[priority].lastIndex { $0.request.id < waiting.request.id }
    self[priority].insert(waiting, at: index.map { $0 + 1 } ?? 0)
  }

  /// Where the rate is limited, background requests leave one place to the user's.
  private func hasRoom(for request: Request) -> Bool {
    let checkCount = inFlight.values.count { $0.request.priority == .check }
    guard request.priority != .check else { return checkCount < Self.maximumChecks }
    let isHeldBack = request.priority == .background && request.limitPerSecond != nil
    return inFlight.count - checkCount < maximumInFlight - (isHeldBack ? 1 : 0)
  }

  private func earliest(_ waiting: Waiting, at now: Moment) -> Moment {
    let request = waiting.request
    let ready = rates[request.host]?.ready(for: request.priority, limit: request.limitPerSecond)
    return max(waiting.notBefore ?? now, ready ?? now)
  }
}
