/// Asks who the token belongs to, then for the scopes: proves address, token and permission.
package struct CheckConnection: Operation {
  private var user: CurrentUser?

  package init() {}

  package mutating func begin() -> OperationStep<CheckedConnection> {
    .send(ReadCurrentUser().request)
  }

  package mutating func received(
    _ answer: Result<HTTPResponse, DatabricksError>, tries: Int
  ) -> OperationStep<CheckedConnection> {
    guard let user else {
      switch ReadCurrentUser().decode(answer) {
      case .success(let user):
        self.user = user
        return .send(ListScopes().request)
      case .failure(let error): return .finished(.failure(error))
      }
    }
    return .finished(
      ListScopes().decode(answer).map { CheckedConnection(user: user, scopeCount: $0.count) })
  }
}
