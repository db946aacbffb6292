/// Creates a scope; a lost answer is settled by asking once more.
///
/// `alreadyExists` is an error only when the first answer says it.
package struct CreateScopeOnce: Operation {
  private let scope: NewScope
  private var write: OnceOnly<CreateScope>

  package init(_ scope: NewScope) {
    self.scope = scope
    write = OnceOnly(CreateScope(scope)) { error in
      if case .alreadyExists = error { true } else { false }
    }
  }

  package mutating func begin() -> OperationStep<Completion> {
    do throws(DatabricksError) {
      try scope.name.check.require()
      return write.begin()
    } catch {
      return .finished(.failure(error))
    }
  }

  package mutating func received(
    _ answer: Result<HTTPResponse, DatabricksError>, tries: Int
  ) -> OperationStep<Completion> {
    write.received(answer, tries: tries)
  }
}
