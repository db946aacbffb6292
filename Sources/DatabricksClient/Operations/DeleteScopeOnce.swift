/// Deletes a scope; a lost answer is settled by asking once more.
package typealias DeleteScopeOnce = OnceOnly<DeleteScope>

extension OnceOnly where Write == DeleteScope {
  package init(_ scope: ScopeName) {
    self.init(DeleteScope(scope)) { error in
      switch error {
      case .noSuchScope: true
      default: false
      }
    }
  }
}
