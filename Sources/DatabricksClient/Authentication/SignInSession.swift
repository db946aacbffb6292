/// The sign-in with one credential: the token in use, who waits for one, and when the next is due.
///
/// It knows no transport and no clock: what happened comes in, what is to be done goes out.
package struct SignInSession {
  /// What is to be done next.
  package enum Action: Equatable, Sendable {
    /// Get a token; the one before was rejected, so that a remembered one will not do.
    case signIn(isAfterRejection: Bool)
    /// These have what they waited for: send them with the session's token.
    case send([OperationID])
    /// These are not sent at all.
    case fail([OperationID], DatabricksError)
    /// Nobody wants the token any more that is being got.
    case giveUp
  }

  /// A token in use.
  package struct Held: Equatable, Sendable {
    package let token: AccessToken
    /// Tells it from the tokens before.
    package let number: Int
    fileprivate var renewal: Moment?
    fileprivate let end: Moment?
  }

  /// How long before its end a token is replaced, in milliseconds; of a short life a tenth.
  package static let longestMargin: Int64 = 300_000
  /// How long after a failed sign-in it is tried again for nobody who waits for it, in milliseconds:
  /// a list that is filled in the background would else ask for each of its rows.
  package static let pauseAfterFailure: Int64 = 30_000

  /// The token to send requests with; nil while there is none.
  package private(set) var held: Held?
  private var waiting: [OperationID] = []
  private var isSigningIn = false
  private var wasRejected = false
  private var lastNumber = 0
  /// Why the last sign-in failed, and until when that counts.
  private var failure: (error: DatabricksError, end: Moment)?

  /// Starts without a token; the first request that wants one has it got.
  package init() {}

  /// A request wants to be sent.
  package mutating func tokenWanted(
    by id: OperationID, priority: OperationPriority = .user, at now: Moment
  ) -> [Action] {
    if !isSigningIn, let held, held.renewal.map({ now < $0 }) ?? true { return [.send([id])] }
    if !isSigningIn, priority != .user, let failure, now < failure.end {
      return [.fail([id], failure.error)]
    }
    waiting.append(id)
    return signIn()
  }

  /// The workspace rejected a request that was sent with the token of that number.
  package mutating func tokenRejected(
    _ number: Int, of id: OperationID, priority: OperationPriority = .user, at now: Moment
  ) -> [Action] {
    // Requests that were rejected together are sent again together, with one new token.
    if held?.number == number {
      held = nil
      wasRejected = true
    }
    return tokenWanted(by: id, priority: priority, at: now)
  }

  /// A token has come.
  package mutating func signedIn(_ token: AccessToken, at now: Moment) -> [Action] {
    isSigningIn = false
    wasRejected = false
    failure = nil
    lastNumber += 1
    // A life that is over before it began is a clock that is wrong; the workspace will tell.
    let lifetime = token.lifetime.flatMap { $0 > 0 ? $0 : nil }
    held = Held(
      token: token, number: lastNumber,
      renewal: lifetime.map { now + ($0 - min(Self.longestMargin, $0 / 10)) },
      end: lifetime.map { now + $0 })
    return release()
  }

  /// No token was to be had.
  package mutating func signInFailed(_ error: DatabricksError, at now: Moment) -> [Action] {
    isSigningIn = false
    guard let end = held?.end, now < end else {
      held = nil
      failure = (error, now + Self.pauseAfterFailure)
      defer { waiting = [] }
      return waiting.isEmpty ? [] : [.fail(waiting, error)]
    }
    // The token in use is good for some minutes more.
    held?.renewal = now + Self.pauseAfterFailure
    return release()
  }

  /// The request is no longer wanted.
  package mutating func cancelled(_ id: OperationID) -> [Action] {
    guard let index = waiting.firstIndex(of: id) else { return [] }
    waiting.remove(at: index)
    guard waiting.isEmpty, isSigningIn else { return [] }
    isSigningIn = false
    return [.giveUp]
  }

  private mutating func signIn() -> [Action] {
    guard !isSigningIn else { return [] }
    isSigningIn = true
    return [.signIn(isAfterRejection: wasRejected)]
  }

  private mutating func release() -> [Action] {
    defer { waiting = [] }
    return waiting.isEmpty ? [] : [.send(waiting)]
  }
}
