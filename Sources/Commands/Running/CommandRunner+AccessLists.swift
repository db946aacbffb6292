internal import DatabricksClient

extension CommandRunner {
  func listACLs(_ scope: ScopeName) throws(CommandFailure) {
    let acls = try carryOut(ListACLs(scope).operation)
    guard options.output == .text else { return try streams.write(JSONRows.acls(acls)) }
    try write(table(of: acls), ifEmpty: "scope \(scope.rawValue) has no access list")
  }

  func getACL(_ scope: ScopeName, _ principal: String) throws(CommandFailure) {
    let acl = try carryOut(GetACL(scope, principal: principal).operation)
    guard options.output == .text else { return try streams.write(JSONRows.acl(acl)) }
    try write(table(of: [acl]), ifEmpty: "")
  }

  func putACL(
    _ scope: ScopeName, _ principal: String, _ permission: Permission
  ) throws(CommandFailure) {
    try carryOut(PutACL(scope, principal: principal, permission: permission).operation)
    try tell("\(principal) may \(permission.rawValue) in scope \(scope.rawValue)")
  }

  func deleteACL(_ scope: ScopeName, _ principal: String) throws(CommandFailure) {
    try carryOut(DeleteACL(scope, principal: principal).operation)
    try tell("took the permission of \(principal) in scope \(scope.rawValue) away")
  }

  private func table(of acls: [ScopeACL]) -> TextTable {
    TextTable(["Principal", "Permission"], acls.map { [$0.principal, $0.permission] })
  }
}
