/// An operation on its way, with the types of its outcome put away.
protocol OperationRun: AnyObject {
  /// The first step.
  func begin() -> RunStep

  /// The step after an answer.
  func received(_ answer: Result<HTTPResponse, DatabricksError>, tries: Int) -> RunStep

  /// The step after a program.
  func ended(_ end: ProgramEnd) -> RunStep

  /// Calls the completion; only once the operation has finished.
  func complete()
}

/// What an operation on its way wants next.
enum RunStep {
  case send(APIRequest)
  case run(ProgramCall)
  /// Nothing: it has finished.
  case over
}

/// An operation together with whoever waits for its outcome.
final class TypedRun<O: Operation>: OperationRun {
  private var operation: O
  private let completion: (Result<O.Outcome, DatabricksError>) -> Void
  private var result: Result<O.Outcome, DatabricksError>?

  init(_ operation: O, completion: @escaping (Result<O.Outcome, DatabricksError>) -> Void) {
    self.operation = operation
    self.completion = completion
  }

  func begin() -> RunStep {
    take(operation.begin())
  }

  func received(_ answer: Result<HTTPResponse, DatabricksError>, tries: Int) -> RunStep {
    take(operation.received(answer, tries: tries))
  }

  func ended(_ end: ProgramEnd) -> RunStep {
    take(operation.ended(end))
  }

  func complete() {
    guard let result else { return }
    completion(result)
  }

  private func take(_ step: OperationStep<O.Outcome>) -> RunStep {
    switch step {
    case .send(let request): return .send(request)
    case .run(let call): return .run(call)
    case .finished(let result):
      self.result = result
      return .over
    }
  }
}
