/// When requests to one host began, and until when it wants none.
struct HostRate {
  private var starts: [Moment] = []
  private var pausedUntil: Moment?

  /// Notes the start of a request; only the last second's are kept, and of these `limit`.
  mutating func started(at now: Moment, limit: Int?) {
    guard let limit else { return }
    starts.removeAll { now - $0 >= 1000 }
    if starts.count >= limit { starts.removeFirst(starts.count - limit + 1) }
    starts.append(now)
  }

  /// Lets no request begin before `moment`.
  mutating func pause(until moment: Moment) {
    pausedUntil = max(pausedUntil ?? moment, moment)
  }

  /// When the next request may begin; nil is at once.
  ///
  /// Requests that no user waits for use four fifths of the rate, so that a user's finds room.
  func ready(for priority: OperationPriority, limit: Int?) -> Moment? {
    guard let limit else { return pausedUntil }
    let allowed = max(1, priority == .user ? limit : limit - limit / 5)
    guard starts.count >= allowed else { return pausedUntil }
    let room = starts[starts.count - allowed] + 1000
    return max(room, pausedUntil ?? room)
  }
}
