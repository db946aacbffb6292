/// Deletes a scope; a lost answer is settled by asking once more.
package struct DeleteScopeOnce: Operation {
  private var write: OnceOnly<DeleteScope>

  package init(_ scope: ScopeName) {
    write = OnceOnly(DeleteScope(scope))
  }

  package mutating func begin() -> OperationStep<Completion> {
    write.firstStep
  }

  package mutating func received(
    _ answer: Result<HTTPResponse, DatabricksError>, tries: Int
  ) -> OperationStep<Completion> {
    write.received(answer) { error in
      if case .noSuchScope = error { true } else { false }
    }
  }
}
