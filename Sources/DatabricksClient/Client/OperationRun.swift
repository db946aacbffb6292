/// An operation on its way, with the types of its outcome put away.
protocol OperationRun: AnyObject {
  /// The first step.
  func begin() -> RunStep

  /// The step after an answer.
  func received(_ answer: Result<HTTPResponse, DatabricksError>, tries: Int) -> RunStep

  /// The step after a program.
  func ended(_ end: ProgramEnd) -> RunStep

  /// Whether the operation has come to be in doubt, or out of it, since that was told.
  var hasNewsOfDoubt: Bool { get }

  /// Tells whoever waits whether the operation is in doubt now.
  func tellDoubt()

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
  private let onDoubt: (Bool) -> Void
  private let completion: (Result<O.Outcome, DatabricksError>) -> Void
  private var result: Result<O.Outcome, DatabricksError>?
  private var toldDoubt = false

  init(
    _ operation: O, onDoubt: @escaping (Bool) -> Void = { _ in },
    completion: @escaping (Result<O.Outcome, DatabricksError>) -> Void
  ) {
    self.operation = operation
    self.onDoubt = onDoubt
    self.completion = completion
  }

  /// The end clears every doubt, and the completion tells it.
  var hasNewsOfDoubt: Bool { result == nil && operation.isInDoubt != toldDoubt }

  func tellDoubt() {
    guard hasNewsOfDoubt else { return }
    toldDoubt = operation.isInDoubt
    onDoubt(toldDoubt)
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
