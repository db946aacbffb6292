/// An operation on its way, with the types of its outcome put away.
protocol OperationRun: AnyObject {
  /// The first request, or nil when the operation has finished without one.
  func begin() -> APIRequest?

  /// The next request, or nil when the operation has finished.
  func received(_ answer: Result<HTTPResponse, DatabricksError>, tries: Int) -> APIRequest?

  /// Calls the completion; only once the operation has finished.
  func complete()
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

  func begin() -> APIRequest? {
    request(for: operation.begin())
  }

  func received(_ answer: Result<HTTPResponse, DatabricksError>, tries: Int) -> APIRequest? {
    request(for: operation.received(answer, tries: tries))
  }

  func complete() {
    guard let result else { return }
    completion(result)
  }

  private func request(for step: OperationStep<O.Outcome>) -> APIRequest? {
    switch step {
    case .send(let request): return request
    case .finished(let result):
      self.result = result
      return nil
    }
  }
}
