import DatabricksClient
import Testing

/// Who waits, who goes, and when a new token is got: events in, actions out.
struct SignInSessionTests {
  private let start = Moment(milliseconds: 1_000_000)
  private let hour: Int64 = 3_600_000
  private let one = OperationID(1)
  private let two = OperationID(2)
  private let three = OperationID(3)
  private let failure = DatabricksError.signInFailed(.clientRejected("no"))

  private func token(_ text: String = "token", lifetime: Int64? = 3_600_000) -> AccessToken {
    AccessToken(Secret(text), lifetime: lifetime)
  }

  /// A session with a token of an hour, got at `start`.
  private func signedIn() -> SignInSession {
    var session = SignInSession()
    _ = session.tokenWanted(by: one, at: start)
    _ = session.signedIn(token(), at: start)
    return session
  }

  @Test func `the first request has a token got, and leaves with it`() {
    var session = SignInSession()
    #expect(session.tokenWanted(by: one, at: start) == [.signIn(isAfterRejection: false)])
    #expect(session.held == nil)
    let token = token()
    #expect(session.signedIn(token, at: start) == [.send([one])])
    #expect(session.held?.token == token)
  }

  @Test func `requests beside it wait for the same sign-in, and leave in their order`() {
    var session = SignInSession()
    _ = session.tokenWanted(by: one, at: start)
    #expect(session.tokenWanted(by: two, at: start).isEmpty)
    #expect(session.tokenWanted(by: three, at: start).isEmpty)
    #expect(session.signedIn(token(), at: start) == [.send([one, two, three])])
  }

  @Test(
    arguments: [
      (3_600_000, 3_299_999, true), (3_600_000, 3_300_000, false), (3_600_000, 9_000_000, false),
      (100_000, 89_999, true), (100_000, 90_000, false),
    ] as [(Int64, Int64, Bool)])
  func `a token serves until five minutes before its end, of a short life nine tenths`(
    lifetime: Int64, after: Int64, serves: Bool
  ) {
    var session = SignInSession()
    _ = session.tokenWanted(by: one, at: start)
    _ = session.signedIn(token(lifetime: lifetime), at: start)
    #expect(
      session.tokenWanted(by: two, at: start + after)
        == (serves ? [.send([two])] : [.signIn(isAfterRejection: false)]))
  }

  @Test(arguments: [nil, 0, -5])
  func `a token without a known end serves until it is rejected`(lifetime: Int64?) {
    var session = SignInSession()
    _ = session.tokenWanted(by: one, at: start)
    _ = session.signedIn(token(lifetime: lifetime), at: start)
    #expect(session.tokenWanted(by: two, at: start + 1000 * hour) == [.send([two])])
  }

  @Test func `a rejected token is replaced, and its request goes again`() throws {
    var session = signedIn()
    let number = try #require(session.held?.number)
    #expect(
      session.tokenRejected(number, of: two, at: start + 10) == [.signIn(isAfterRejection: true)])
    #expect(session.held == nil)
    #expect(session.signedIn(token("new"), at: start + 20) == [.send([two])])
    #expect(session.held?.number != number)
  }

  @Test func `requests rejected together share one new token`() throws {
    var session = signedIn()
    let number = try #require(session.held?.number)
    _ = session.tokenRejected(number, of: two, at: start)
    #expect(session.tokenRejected(number, of: three, at: start).isEmpty)
    #expect(session.signedIn(token(), at: start) == [.send([two, three])])
  }

  @Test func `a rejection that comes late, of the token before, costs no further sign-in`() throws {
    var session = signedIn()
    let number = try #require(session.held?.number)
    _ = session.tokenRejected(number, of: two, at: start)
    _ = session.signedIn(token(), at: start)
    #expect(session.tokenRejected(number, of: three, at: start) == [.send([three])])
  }

  @Test func `a failed sign-in fails all who wait, and the next request tries again`() {
    var session = SignInSession()
    _ = session.tokenWanted(by: one, at: start)
    _ = session.tokenWanted(by: two, at: start)
    #expect(session.signInFailed(failure, at: start) == [.fail([one, two], failure)])
    #expect(session.tokenWanted(by: three, at: start) == [.signIn(isAfterRejection: false)])
  }

  @Test func `after a failure nobody's requests fail alike for a while, a user's tries again`() {
    var session = SignInSession()
    _ = session.tokenWanted(by: one, priority: .background, at: start)
    _ = session.signInFailed(failure, at: start)
    let pause = SignInSession.pauseAfterFailure
    #expect(
      session.tokenWanted(by: two, priority: .background, at: start + (pause - 1))
        == [.fail([two], failure)])
    #expect(
      session.tokenWanted(by: three, at: start + 1) == [.signIn(isAfterRejection: false)])
    #expect(session.tokenWanted(by: two, priority: .background, at: start + 2).isEmpty)
    #expect(session.signedIn(token(), at: start + 3) == [.send([three, two])])
    _ = session.tokenRejected(1, of: one, at: start + 4)
    _ = session.signInFailed(failure, at: start + 5)
    #expect(
      session.tokenWanted(by: two, priority: .background, at: start + (pause + 5))
        == [.signIn(isAfterRejection: true)])
  }

  @Test func `a renewal that fails leaves the old token in use while it is good`() {
    var session = signedIn()
    let late = start + (hour - 200_000)
    #expect(session.tokenWanted(by: two, at: late) == [.signIn(isAfterRejection: false)])
    #expect(session.signInFailed(failure, at: late) == [.send([two])])
    #expect(session.tokenWanted(by: three, at: late + 1000) == [.send([three])])
    let pause = SignInSession.pauseAfterFailure
    #expect(session.tokenWanted(by: one, at: late + pause) == [.signIn(isAfterRejection: false)])
    #expect(session.signInFailed(failure, at: start + hour) == [.fail([one], failure)])
    #expect(session.held == nil)
  }

  @Test func `a rejection is remembered until there is a new token`() throws {
    var session = signedIn()
    _ = session.tokenRejected(try #require(session.held?.number), of: two, at: start)
    _ = session.signInFailed(failure, at: start)
    #expect(session.tokenWanted(by: three, at: start) == [.signIn(isAfterRejection: true)])
  }

  @Test func `when the last one who waits is cancelled, the sign-in is given up`() {
    var session = SignInSession()
    _ = session.tokenWanted(by: one, at: start)
    _ = session.tokenWanted(by: two, at: start)
    #expect(session.cancelled(one).isEmpty)
    #expect(session.cancelled(one).isEmpty)
    #expect(session.cancelled(two) == [.giveUp])
    #expect(session.tokenWanted(by: three, at: start) == [.signIn(isAfterRejection: false)])
    #expect(session.cancelled(one).isEmpty)
  }
}
