/// Deletes a secret; a lost answer is settled by asking once more.
package typealias DeleteSecretOnce = OnceOnly<DeleteSecret>

extension OnceOnly where Write == DeleteSecret {
  package init(_ path: SecretPath) {
    self.init(DeleteSecret(path)) { error in
      switch error {
      case .noSuchSecret, .noSuchScope: true
      default: false
      }
    }
  }
}
