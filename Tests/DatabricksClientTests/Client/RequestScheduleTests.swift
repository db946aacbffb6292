import DatabricksClient
import Testing

struct RequestScheduleTests {
  private static let start = Moment(milliseconds: 10_000)
  private static let tooMany = Result<HTTPResponse, TransportError>.success(
    HTTPResponse(status: 429, headers: ["retry-after": "2"], body: .bytes([])))
  private static let done = Result<HTTPResponse, TransportError>.success(
    HTTPResponse(status: 200, body: .bytes([])))

  private func request(
    _ id: UInt64, _ priority: OperationPriority = .user, host: String = "a", limit: Int? = nil
  ) -> RequestSchedule.Request {
    RequestSchedule.Request(
      id: OperationID(id), host: host, priority: priority, limitPerSecond: limit)
  }

  /// The ids of all that may leave at `moment`.
  private func started(_ schedule: inout RequestSchedule, at moment: Moment = start) -> [UInt64] {
    var ids: [UInt64] = []
    while let id = schedule.startNext(at: moment) { ids.append(id.rawValue) }
    return ids
  }

  private func end(
    _ schedule: inout RequestSchedule, _ id: UInt64, at moment: Moment = start,
    _ outcome: Result<HTTPResponse, TransportError> = done
  ) -> RequestSchedule.Verdict {
    schedule.ended(OperationID(id), with: outcome, at: moment, chance: 0)
  }

  @Test func `four requests are under way, the next leaves when one ends`() {
    var schedule = RequestSchedule()
    for id in 1...6 { schedule.add(request(UInt64(id))) }
    #expect(started(&schedule) == [1, 2, 3, 4])
    #expect(schedule.nextStart(at: Self.start) == nil)
    #expect(end(&schedule, 2) == .over(tries: 1))
    #expect(started(&schedule) == [5])
  }

  @Test func `a user's request leaves before background ones that came first`() {
    var schedule = RequestSchedule(maximumInFlight: 1)
    schedule.add(request(1, .background))
    schedule.add(request(2, .background))
    schedule.add(request(3, .user))
    #expect(started(&schedule) == [3])
  }

  @Test func `an operation's next request leaves before operations begun later`() {
    var schedule = RequestSchedule(maximumInFlight: 1)
    schedule.add(request(2))
    schedule.add(request(3))
    schedule.add(request(1))
    #expect(started(&schedule) == [1])
  }

  @Test func `no second sees more requests than the limit`() {
    var schedule = RequestSchedule(maximumInFlight: 100)
    for id in 1...40 { schedule.add(request(UInt64(id), limit: 15)) }
    var starts: [Moment] = []
    for millisecond in stride(from: 0, to: 3000, by: 10) {
      let moment = Self.start + Int64(millisecond)
      starts += started(&schedule, at: moment).map { _ in moment }
    }
    #expect(starts.count == 40)
    for (earlier, later) in zip(starts, starts.dropFirst(15)) { #expect(later - earlier >= 1000) }
  }

  @Test func `the moment of the next start is told while the limit holds requests back`() {
    var schedule = RequestSchedule()
    for id in 1...3 { schedule.add(request(UInt64(id), limit: 2)) }
    #expect(started(&schedule) == [1, 2])
    #expect(schedule.nextStart(at: Self.start + 1) == Self.start + 1000)
    #expect(started(&schedule, at: Self.start + 999) == [])
    #expect(started(&schedule, at: Self.start + 1000) == [3])
  }

  @Test func `background requests leave room in flight and in the rate to the user's`() {
    var schedule = RequestSchedule()
    for id in 1...20 { schedule.add(request(UInt64(id), .background, limit: 5)) }
    #expect(started(&schedule) == [1, 2, 3])
    schedule.add(request(21, .user, limit: 5))
    #expect(started(&schedule) == [21])
    for id in [UInt64(1), 2, 3, 21] { _ = end(&schedule, id) }
    #expect(started(&schedule) == [])
    schedule.add(request(22, .user, limit: 5))
    #expect(started(&schedule) == [22])
  }

  @Test func `without a limit background requests use every place`() {
    var schedule = RequestSchedule()
    for id in 1...6 { schedule.add(request(UInt64(id), .background)) }
    #expect(started(&schedule) == [1, 2, 3, 4])
  }

  @Test func `checks take no place from the others and wait for none of theirs`() {
    var schedule = RequestSchedule()
    for id in 1...20 { schedule.add(request(UInt64(id), .check)) }
    for id in 21...26 { schedule.add(request(UInt64(id))) }
    let all = started(&schedule)
    #expect(Set(all) == Set((1...16).map(UInt64.init) + [21, 22, 23, 24]))
    #expect(end(&schedule, 3) == .over(tries: 1))
    #expect(started(&schedule) == [17])
    #expect(end(&schedule, 22) == .over(tries: 1))
    #expect(started(&schedule) == [25])
    schedule.remove(OperationID(18))
    #expect(end(&schedule, 4) == .over(tries: 1))
    #expect(started(&schedule) == [19])
  }

  @Test func `hosts have rates of their own`() {
    var schedule = RequestSchedule()
    schedule.add(request(1, host: "a", limit: 1))
    schedule.add(request(2, host: "a", limit: 1))
    schedule.add(request(3, host: "b", limit: 1))
    #expect(started(&schedule) == [1, 3])
  }

  @Test func `a 429 holds every request to its host back, and no other`() {
    var schedule = RequestSchedule()
    schedule.add(request(1, host: "a"))
    #expect(started(&schedule) == [1])
    #expect(end(&schedule, 1, Self.tooMany) == .again)
    schedule.add(request(2, host: "a"))
    schedule.add(request(3, host: "b"))
    #expect(started(&schedule, at: Self.start + 1999) == [3])
    #expect(schedule.nextStart(at: Self.start + 1999) == Self.start + 2000)
    #expect(started(&schedule, at: Self.start + 2000) == [1, 2])
  }

  @Test func `tries are counted over repeats`() {
    var schedule = RequestSchedule()
    schedule.add(request(1))
    var moment = Self.start
    for _ in 1...3 {
      #expect(started(&schedule, at: moment) == [1])
      #expect(end(&schedule, 1, at: moment, Self.tooMany) == .again)
      moment = moment + 2000
    }
    #expect(started(&schedule, at: moment) == [1])
    #expect(end(&schedule, 1, at: moment, Self.tooMany) == .over(tries: 4))
    #expect(schedule.nextStart(at: moment) == nil)
  }

  @Test func `a removed request never leaves, whatever its state`() {
    var schedule = RequestSchedule(maximumInFlight: 1)
    for id in 1...3 { schedule.add(request(UInt64(id))) }
    #expect(started(&schedule) == [1])
    schedule.remove(OperationID(2))
    schedule.remove(OperationID(1))
    #expect(started(&schedule) == [3])
    #expect(end(&schedule, 3, Self.tooMany) == .again)
    schedule.remove(OperationID(3))
    #expect(started(&schedule, at: Self.start + 5000) == [])
  }
}
