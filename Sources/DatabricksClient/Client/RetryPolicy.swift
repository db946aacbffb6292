/// Decides whether a request is sent once more, and how long to wait before.
///
/// Answered with 429 or 503, or lost on the way: at most four tries. Pauses double from try to try
/// and are spread by chance, so that several clients do not come back together.
package enum RetryPolicy {
  /// How often a request is sent at most.
  package static let maximumTries = 4
  /// The longest pause a server may ask for; beyond it the refusal is passed on, in milliseconds.
  package static let longestPause: Int64 = 60_000

  /// How long to wait before the next try.
  ///
  /// - Parameters:
  ///   - outcome: how the last try ended.
  ///   - tries: how many there were, at least 1.
  ///   - repeatability: whether a repeat can do harm.
  ///   - chance: a random number from 0 up to 1.
  /// - Returns: milliseconds, or nil when the outcome stands.
  package static func pause(
    after outcome: Result<HTTPResponse, TransportError>, tries: Int,
    repeatability: APIRequest.Repeatability, chance: Double
  ) -> Int64? {
    switch outcome {
    case .success(let response):
      guard tries < maximumTries else { return nil }
      return pause(after: response, tries: tries, repeatability, chance)
    case .failure(let error):
      guard tries < maximumTries(after: error.reason) else { return nil }
      guard repeatability == .safe || !error.mayHaveBeenSent else { return nil }
      return backoff(first: 250, tries: tries, chance)
    }
  }

  private static func pause(
    after response: HTTPResponse, tries: Int, _ repeatability: APIRequest.Repeatability,
    _ chance: Double
  ) -> Int64? {
    let asked = RetryAfter.milliseconds(in: response.headers)
    switch response.status {
    case 429: break
    // Without Retry-After a 503 may come from a proxy that lost the answer of the workspace.
    case 503 where repeatability == .safe || asked != nil: break
    default: return nil
    }
    guard let asked else { return backoff(first: 1000, tries: tries, chance) }
    guard asked <= longestPause else { return nil }
    return asked + Int64(250 * chance)
  }

  /// A person waits: what a further try hardly mends is tried once more at most.
  private static func maximumTries(after reason: TransportError.Reason) -> Int {
    switch reason {
    case .connectionRefused, .connectionLost: maximumTries
    case .nameNotFound, .timedOut: 2
    case .tls, .proxy, .tooLarge, .refusedLocally: 1
    }
  }

  /// Half of the doubled pause is certain, the other half chance.
  private static func backoff(first: Int64, tries: Int, _ chance: Double) -> Int64 {
    let whole = first << (tries - 1)
    return whole / 2 + Int64(Double(whole / 2) * chance)
  }
}
