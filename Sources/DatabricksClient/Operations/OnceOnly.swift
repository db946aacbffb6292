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
    case .failure(let error) where error.leavesWriteOpen && !wasLost:
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

  /// The same of a write where a page may have come in the place of the answer, from something on the
  /// way there such as a proxy.
  var leavesWriteOpen: Bool {
    if case .notAWorkspace = self { true } else { leavesOutcomeOpen }
  }

  /// What a page in the place of an answer means where the workspace did answer before: that it is not
  /// known what came of the write.
  var ofWriteToWorkspace: DatabricksError {
    if case .notAWorkspace = self { .outcomeUnknown(lossText) } else { self }
  }
}
