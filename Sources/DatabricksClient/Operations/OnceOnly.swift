/// A write that may be carried out once: its first answer may get lost, and the second try then
/// finds the work done.
struct OnceOnly<Write: Endpoint>: Sendable where Write.Answer == Void {
  private let write: Write
  private var wasLost = false

  init(_ write: Write) {
    self.write = write
  }

  var firstStep: OperationStep<Completion> { .send(write.request) }

  /// What follows from an answer; `isDone` tells whether a refusal of the second try says that the
  /// first one succeeded.
  mutating func received(
    _ answer: Result<HTTPResponse, DatabricksError>, isDone: (DatabricksError) -> Bool
  ) -> OperationStep<Completion> {
    switch write.decode(answer) {
    case .success: return .finished(.success(.done))
    case .failure(let error) where wasLost && isDone(error):
      return .finished(.success(.foundDone))
    case .failure(let error) where error.leavesOutcomeOpen && !wasLost:
      wasLost = true
      return .send(write.request)
    case .failure(let error): return .finished(.failure(error))
    }
  }
}

extension DatabricksError {
  /// Whether a write that ended so may have been carried out all the same.
  var leavesOutcomeOpen: Bool {
    switch self {
    case .outcomeUnknown, .serverFailed, .malformedResponse: true
    default: false
    }
  }
}
