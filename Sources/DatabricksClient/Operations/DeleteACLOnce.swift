/// Takes a principal's permission away; a lost answer is settled by asking once more.
package struct DeleteACLOnce: Operation {
  private var write: OnceOnly<DeleteACL>

  package init(_ scope: ScopeName, principal: String) {
    write = OnceOnly(DeleteACL(scope, principal: principal))
  }

  package mutating func begin() -> OperationStep<Completion> {
    write.firstStep
  }

  package mutating func received(
    _ answer: Result<HTTPResponse, DatabricksError>, tries: Int
  ) -> OperationStep<Completion> {
    write.received(answer) { error in
      switch error {
      case .noSuchPrincipal, .noSuchScope: true
      default: false
      }
    }
  }
}
