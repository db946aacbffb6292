import DatabricksClient
import Testing

struct RetryPolicyTests {
  private func answer(
    _ status: Int, _ headers: [String: String] = [:]
  ) -> Result<HTTPResponse, TransportError> {
    .success(HTTPResponse(status: status, headers: headers, body: .bytes([])))
  }

  private func failure(
    _ reason: TransportError.Reason, sent: Bool
  ) -> Result<HTTPResponse, TransportError> {
    .failure(TransportError(reason, mayHaveBeenSent: sent))
  }

  private func pause(
    _ outcome: Result<HTTPResponse, TransportError>, tries: Int = 1,
    _ repeatability: APIRequest.Repeatability = .safe, chance: Double = 0
  ) -> Int64? {
    RetryPolicy.pause(after: outcome, tries: tries, repeatability: repeatability, chance: chance)
  }

  @Test(arguments: [200, 301, 400, 401, 403, 404, 500, 502, 504])
  func `answers other than 429 and 503 stand`(status: Int) {
    #expect(pause(answer(status)) == nil)
  }

  @Test(arguments: [429, 503])
  func `the pause doubles from try to try and ends after the fourth`(status: Int) {
    #expect((1...5).map { pause(answer(status), tries: $0) } == [500, 1000, 2000, nil, nil])
  }

  @Test func `chance lengthens a pause up to its double`() {
    #expect(pause(answer(429), chance: 0.5) == 750)
    #expect(pause(answer(429), chance: 0.999) == 999)
  }

  @Test func `Retry-After is waited for in full`() {
    #expect(pause(answer(429, ["retry-after": "7"])) == 7000)
    #expect(pause(answer(503, ["retry-after": "7"]), chance: 0.5) == 7125)
    #expect(pause(answer(429, ["retry-after": "0"])) == 0)
  }

  @Test func `a server that wants more than a minute is not waited for`() {
    #expect(pause(answer(429, ["retry-after": "60"])) == 60_000)
    #expect(pause(answer(429, ["retry-after": "61"])) == nil)
    #expect(pause(answer(429, ["retry-after": "9223372036854775807"])) == nil)
  }

  @Test func `a 503 without Retry-After repeats only what may be repeated`() {
    #expect(pause(answer(503), .onlyIfUnsent) == nil)
    #expect(pause(answer(503, ["retry-after": "1"]), .onlyIfUnsent) == 1000)
    #expect(pause(answer(429), .onlyIfUnsent) == 500)
  }

  @Test func `a lost answer is repeated only where that does no harm`() {
    #expect(pause(failure(.connectionLost("reset"), sent: true)) == 125)
    #expect(pause(failure(.connectionLost("reset"), sent: true), .onlyIfUnsent) == nil)
    #expect(pause(failure(.connectionRefused, sent: false), .onlyIfUnsent) == 125)
  }

  @Test func `what a further try hardly mends gets two tries, what it cannot mend one`() {
    for reason in [TransportError.Reason.nameNotFound, .timedOut] {
      #expect(pause(failure(reason, sent: false), tries: 1) != nil)
      #expect(pause(failure(reason, sent: false), tries: 2) == nil)
    }
    for reason in [
      TransportError.Reason.tls(TLSFailure(.other, "")), .proxy(""), .tooLarge, .refusedLocally(""),
    ] {
      #expect(pause(failure(reason, sent: false)) == nil)
    }
  }
}

struct RetryAfterTests {
  private static let sent = "Sun, 06 Nov 1994 08:49:37 GMT"

  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:40 GMT", 3000),
    ("Mon, 07 Nov 1994 08:49:37 GMT", 86_400_000),
    ("Tue, 01 Mar 2016 00:00:00 GMT", 672_678_623_000),
    ("Sun, 06 Nov 1994 08:49:30 GMT", 0),
  ])
  func `a date counts from the answer's own date`(date: String, milliseconds: Int64) {
    #expect(RetryAfter.milliseconds(in: ["retry-after": date, "date": Self.sent]) == milliseconds)
  }

  @Test(arguments: [
    "", "soon", "-1", "1.5", "Sun, 06 Nov 1994", "Sun, 99 Nov 1994 08:49:37 GMT",
    "Sun, 06 Non 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 06 Nov 1994 25:49:37 GMT",
  ])
  func `what cannot be understood counts as absent`(text: String) {
    #expect(RetryAfter.milliseconds(in: ["retry-after": text, "date": Self.sent]) == nil)
  }

  @Test func `a date without a date to count from counts as absent`() {
    #expect(RetryAfter.milliseconds(in: ["retry-after": Self.sent]) == nil)
    #expect(RetryAfter.milliseconds(in: [:]) == nil)
  }
}
