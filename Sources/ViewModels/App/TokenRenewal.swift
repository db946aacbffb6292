package import DatabricksClient

/// What waits for a new token after the workspace has rejected the one in use, or after a sign-in
/// that worked before no longer does.
///
/// A rejected request is held back: for the part that sent it, it is still under way. With a new
/// token it is sent again under its old id and goes on where it stopped; without one its rejection
/// is handed on.
struct TokenRenewal: Equatable {
  /// How far it has come.
  enum Stage: Equatable {
    /// Nothing is held back.
    case idle
    /// Something is held back and the user has not been asked yet.
    case due
    /// The question is on the screen.
    case asking
    /// The token-entry screen is open for it.
    case entering
    /// The new token is written and being taken into use.
    case adopting
  }

  /// A request of the browser that has no answer yet.
  private struct Sent: Equatable {
    let request: Request
    let urgency: Urgency
    /// How many tokens had been in use before it left.
    let tokenNumber: Int
  }

  /// A request that was rejected, with the rejection.
  private struct Held: Equatable {
    let id: RequestID
    let sent: Sent
    let answer: Answer
  }

  /// What becomes of an answer.
  enum Verdict: Equatable {
    /// It goes where it belongs.
    case deliver
    /// It waits for the user.
    case hold
    /// It was rejected with the token before this one and is sent again.
    case sendAgain(Effect)
  }

  private(set) var stage = Stage.idle
  /// Why there is no new token, where one is got by signing in; nil where the token was rejected.
  private(set) var failure: SignInFailure?
  /// Whether the workspace has answered: a sign-in that never worked is told where it was wanted.
  private(set) var hasSignedIn = false
  private var underWay: [RequestID: Sent] = [:]
  private var held: [Held] = []
  private var tokenNumber = 0
  /// Whether the user chose to stay without a new token; then only what is asked for by hand asks again.
  private var isDeclined = false

  /// Whether nothing that waits does so for the network.
  var isPaused: Bool { stage != .idle }

  /// Whether the token in use is known to be rejected and no better one has been entered.
  var lacksToken: Bool { failure == nil && (stage == .due || isDeclined) }
  /// Whether a token pasted into something else has been turned away already.
  var hasTurnedTokenAway = false

  /// Whether the user waits for something that is held back.
  var isUrgent: Bool { held.contains { $0.sent.request.isAskedForByHand } }

  /// The request that matters most to the user among those held back: a change before a reading.
  var interrupted: Request? {
    let requests = held.map(\.sent.request)
    return requests.first { $0.isChange } ?? requests.first { $0.isAskedForByHand }
  }

  /// Notes what is sent and what is no longer wanted.
  mutating func note(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .send(let id, let request, let urgency) where request.isForWorkspace:
        underWay[id] = Sent(request: request, urgency: urgency, tokenNumber: tokenNumber)
      case .cancel(let id):
        underWay[id] = nil
        held.removeAll { $0.id == id }
      case .send, .terminal: break
      }
    }
    if held.isEmpty, stage == .due { stage = .idle }
  }

  /// Looks at the answer to `id` before anybody else does.
  mutating func received(_ id: RequestID, _ answer: Answer) -> Verdict {
    guard let sent = underWay.removeValue(forKey: id) else { return .deliver }
    switch answer.failure {
    case .tokenRejected: failure = nil
    case .signInFailed(let reason) where hasSignedIn: failure = reason
    case .signInFailed: return .deliver
    case nil:
      hasSignedIn = true
      return .deliver
    default: return .deliver
    }
    if sent.tokenNumber < tokenNumber {
      return .sendAgain(.send(id, sent.request, sent.urgency))
    }
    guard !isDeclined || sent.request.isAskedForByHand else { return .deliver }
    held.append(Held(id: id, sent: sent, answer: answer))
    if stage == .idle { stage = .due }
    return .hold
  }

  mutating func asked() { stage = .asking }

  mutating func entering() { stage = .entering }

  mutating func adopting() { stage = .adopting }

  /// Goes on with the new token.
  ///
  /// - Returns: what was held back, to be sent again.
  mutating func renewed() -> [Effect] {
    defer { held = [] }
    tokenNumber += 1
    stage = .idle
    isDeclined = false
    hasTurnedTokenAway = false
    return held.map { .send($0.id, $0.sent.request, $0.sent.urgency) }
  }

  /// Goes on without a new token.
  ///
  /// - Returns: the rejections that were held back.
  mutating func declined() -> [(id: RequestID, answer: Answer)] {
    defer { held = [] }
    stage = .idle
    isDeclined = true
    return held.map { ($0.id, $0.answer) }
  }
}

extension Request {
  /// Whether it goes to the open workspace with the token in use.
  fileprivate var isForWorkspace: Bool {
    switch self {
    case .readProfiles, .findKnownWorkspaces, .openProfile, .renewSignIn, .checkConnection,
      .readProfile, .previewProfile, .writeProfile, .checkProfile, .removeProfile,
      .makeProfileDefault, .readSettings, .markProfile, .keepView, .readLog,
      .local:
      false
    // What another workspace rejects is no matter of the token in use.
    case .change(let placed): !placed.namesProfile
    case .readPlace(let reading): reading.isOfOpenWorkspace
    default: true
    }
  }

  /// Whether it changes something in the workspace.
  fileprivate var isChange: Bool {
    switch self {
    case .save, .createScope, .deleteScope, .change: true
    default: false
    }
  }

  /// Whether the user asked for just this and looks for its answer.
  fileprivate var isAskedForByHand: Bool {
    switch self {
    case .readValue, .listScopes, .readPlace: true
    default: isChange
    }
  }

  /// What it does, for the question, such as `saving payments/stripe-api-key`.
  var gerund: String {
    switch self {
    case .save(let path, _, _): "saving \(path.text)"
    case .createScope(let scope): "creating \(scope.name.rawValue)"
    case .deleteScope(let name): "deleting \(name.rawValue)"
    case .change(let placed): placed.change.gerund
    case .readValue(let path): "reading \(path.text)"
    default: "reading the workspace"
    }
  }
}

extension Answer {
  /// Why the workspace did not do it; nil when it did, or when it was not the workspace's to do.
  package var failure: DatabricksError? {
    switch self {
    case .user(.failure(let error)), .scopes(.failure(let error)), .keys(_, .failure(let error)),
      .acls(_, .failure(let error)), .principals(_, .failure(let error)),
      .value(_, .failure(let error)),
      .saved(_, .failure(let error)), .scopeCreated(_, .failure(let error)),
      .scopeDeleted(_, .failure(let error)), .changed(.failure(.workspace(let error))),
      .placeRead(.failure(.workspace(let error))),
      .connectionChecked(.failure(let error)):
      error
    default: nil
    }
  }
}
