/// Takes a principal's permission away; a lost answer is settled by asking once more.
package typealias DeleteACLOnce = OnceOnly<DeleteACL>

extension OnceOnly where Write == DeleteACL {
  package init(_ scope: ScopeName, principal: String) {
    self.init(DeleteACL(scope, principal: principal)) { error in
      switch error {
      case .noSuchPrincipal, .noSuchScope: true
      default: false
      }
    }
  }
}
