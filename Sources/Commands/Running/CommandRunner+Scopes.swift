internal import DatabricksClient

extension CommandRunner {
  func listScopes() throws(CommandFailure) {
    let scopes = try carryOut(ListScopes().operation)
    guard options.output == .text else { return try streams.write(JSONRows.scopes(scopes)) }
    try write(
      TextTable(
        ["Scope", "Backend", "Vault"],
        scopes.map { [$0.name.rawValue, $0.backendType.rawValue, $0.keyVault?.dnsName ?? ""] }),
      ifEmpty: "the workspace has no scopes")
  }

  func createScope(_ scope: NewScope) throws(CommandFailure) {
    _ = try carryOut(CreateScopeOnce(scope))
    try tell("created scope \(scope.name.rawValue)")
  }

  func deleteScope(_ scope: ScopeName, isConfirmed: Bool) throws(CommandFailure) {
    if !isConfirmed {
      guard canAsk else {
        throw .usage(
          "delete-scope deletes every secret of \(scope.rawValue); in a script it needs --yes")
      }
      let answer = try ask(
        "delete scope \(scope.rawValue) and all its secrets, for ever? type its name: ")
      guard answer == scope.rawValue else {
        throw .declined("that is not its name, nothing was deleted")
      }
    }
    _ = try carryOut(DeleteScopeOnce(scope))
    try tell("deleted scope \(scope.rawValue)")
  }

  /// Writes a table, or on a terminal the words for an empty one.
  func write(_ table: TextTable, ifEmpty words: String) throws(CommandFailure) {
    guard table.rows.isEmpty else {
      return try streams.write(table.text(isTerminal: streams.isOutputTerminal))
    }
    if !words.isEmpty { try tell(words) }
  }
}
