/// A write that may be carried out once: its first answer may get lost, and the second try then
/// finds the work done.
package struct OnceOnly<Write: Endpoint>: Operation where Write.Answer == Void {
  private let write: Write
  /// Whether a refusal of the second try says that the first one succeeded.
  private let isDone: @Sendable (DatabricksError) -> Bool
  private var wasLost = false

  init(_ write: Write, isDone: @escaping @Sendable (DatabricksError) -> Bool) {
    self.write = write
    self.isDone = isDone
  }

  package mutating func begin() -> OperationStep<Completion> {
    .send(write.request)
  }

  package mutating func received(
    _ answer: Result<HTTPResponse, DatabricksError>, tries: Int
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
