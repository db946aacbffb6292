/// Deletes a secret; a lost answer is settled by asking once more.
package struct DeleteSecretOnce: Operation {
  private var write: OnceOnly<DeleteSecret>

  package init(_ path: SecretPath) {
    write = OnceOnly(DeleteSecret(path))
  }

  package mutating func begin() -> OperationStep<Completion> {
    write.firstStep
  }

  package mutating func received(
    _ answer: Result<HTTPResponse, DatabricksError>, tries: Int
  ) -> OperationStep<Completion> {
    write.received(answer) { error in
      switch error {
      case .noSuchSecret, .noSuchScope: true
      default: false
      }
    }
  }
}
