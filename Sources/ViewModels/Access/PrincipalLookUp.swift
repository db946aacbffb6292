internal import DatabricksClient

/// Looking for principals while a name is typed: when to ask, what is asked, what came of it.
struct PrincipalLookUp: Equatable, Sendable {
  /// How long typing rests before the workspace is asked, in milliseconds.
  static let restMilliseconds: Int64 = 150

  /// When to ask; nil while nothing new was typed.
  private(set) var asksAt: Moment?
  /// The text to ask for next.
  private var wanted = ""
  private var isNew = false
  private var pending: Set<RequestID> = []
  /// The text that all answers have come for.
  private(set) var answered: String?
  private var asked = ""
  /// Why the workspace does not tell; nil while it does.
  private(set) var refusal: DatabricksError?

  /// Whether an answer is awaited, or about to be.
  var isUnderWay: Bool { asksAt != nil || isNew || !pending.isEmpty }

  /// Notes that `text` is in the field now.
  mutating func typed(_ text: String) {
    wanted = text
    isNew = true
    answered = nil
    // What was only lost on its way is asked for again.
    if let error = refusal, !ChangeFailure.workspace(error).isForAll { refusal = nil }
  }

  /// Sets the time to ask from what was typed since the last event, and asks once it has come.
  ///
  /// Requests for an earlier text are cancelled, so that a late answer changes nothing.
  mutating func settle(at now: Now, _ requests: inout RequestCounter) -> [Effect] {
    if isNew {
      isNew = false
      let isAsked = !wanted.isEmpty && refusal == nil
      asksAt = isAsked ? now.moment + Self.restMilliseconds : nil
      if !isAsked { return cancel() }
    }
    guard let due = asksAt, due <= now.moment else { return [] }
    asksAt = nil
    let cancelled = cancel()
    asked = wanted
    return cancelled
      + Principal.Kind.allCases.map { kind in
        let id = requests.next()
        pending.insert(id)
        return .send(id, .findPrincipals(PrincipalQuery(kind, .containing(asked))), .user)
      }
  }

  /// Takes the answer to `id`.
  ///
  /// - Returns: whether it was awaited.
  mutating func received(
    _ id: RequestID, _ result: Result<[Principal], DatabricksError>
  ) -> Bool {
    guard pending.remove(id) != nil else { return false }
    if case .failure(let error) = result { refusal = refusal ?? error }
    if pending.isEmpty { answered = asked }
    return true
  }

  /// Wants no answer any more.
  mutating func cancel() -> [Effect] {
    defer { pending = [] }
    return pending.sorted { $0.rawValue < $1.rawValue }.map(Effect.cancel)
  }
}
