/// The operation that is one request and its answer.
package struct SingleRequest<E: Endpoint>: Operation {
  package let endpoint: E

  package init(_ endpoint: E) {
    self.endpoint = endpoint
  }

  package mutating func begin() -> OperationStep<E.Answer> {
    .send(endpoint.request)
  }

  package mutating func received(
    _ answer: Result<HTTPResponse, DatabricksError>, tries: Int
  ) -> OperationStep<E.Answer> {
    .finished(endpoint.decode(answer))
  }
}

extension Endpoint {
  /// The endpoint as an operation of one request.
  package var operation: SingleRequest<Self> { SingleRequest(self) }

  /// What the answer says, or why there is none.
  func decode(
    _ answer: Result<HTTPResponse, DatabricksError>
  ) -> Result<Answer, DatabricksError> {
    answer.flatMap { response in
      Result { () throws(DatabricksError) in try decode(response) }
    }
  }
}
