/// What is needed to create a scope.
///
/// <https://docs.databricks.com/api/workspace/secrets/createscope>
package struct NewScope: Equatable, Sendable {
  package var name: ScopeName
  /// Whether every user gets MANAGE (`initial_manage_principal: users`); else only the creator.
  package var isManagedByAllUsers: Bool
  /// The vault of an Azure Key Vault scope; nil makes a Databricks scope.
  package var keyVault: KeyVault?

  package init(name: ScopeName, isManagedByAllUsers: Bool = false, keyVault: KeyVault? = nil) {
    self.name = name
    self.isManagedByAllUsers = isManagedByAllUsers
    self.keyVault = keyVault
  }
}

/// What the editor knew of a key when it opened it.
package enum SeenSecret: Equatable, Sendable {
  /// The key was not in the list.
  case absent
  /// The key was there, last put at this time, where the backend tells it.
  case present(lastUpdated: Timestamp?)
  /// This program put that value; the time of it could not be read.
  case held(Secret)
  /// As before that, or that value by now: the answer to putting it was lost.
  indirect case unsettled(Secret, before: SeenSecret)
  /// Put whatever is there.
  case unchecked

  /// Whether an earlier save may have been carried out.
  package var isUnsettled: Bool {
    if case .unsettled = self { true } else { false }
  }

  /// What was known before the first save whose answer was lost.
  package var settled: SeenSecret {
    if case .unsettled(_, let before) = self { before.settled } else { self }
  }

  /// The same with one more value that may be there by now.
  package func orPerhaps(_ value: Secret) -> SeenSecret {
    values.contains { $0.bytesEqual(value) } ? self : .unsettled(value, before: self)
  }

  /// What this program may have put.
  var values: [Secret] {
    switch self {
    case .held(let value): [value]
    case .unsettled(let value, let before): [value] + before.values
    case .absent, .present, .unchecked: []
    }
  }
}

/// How a save ended well.
package struct SavedSecret: Equatable, Sendable {
  /// The key's timestamp after the save, where the backend tells it.
  package var lastUpdated: Timestamp?
  /// The number of bytes the workspace now holds.
  package var byteCount: Int
  /// Whether the answer was lost and the save was proved by reading back.
  package var wasReadBack: Bool

  package init(lastUpdated: Timestamp?, byteCount: Int, wasReadBack: Bool = false) {
    self.lastUpdated = lastUpdated
    self.byteCount = byteCount
    self.wasReadBack = wasReadBack
  }
}

/// How a create or a delete ended well.
package enum Completion: Equatable, Sendable {
  case done
  /// An answer was lost; the second try found it already as wanted.
  case foundDone
}

/// What a check of address and token found.
package struct CheckedConnection: Equatable, Sendable {
  package var user: CurrentUser
  package var scopeCount: Int

  package init(user: CurrentUser, scopeCount: Int) {
    self.user = user
    self.scopeCount = scopeCount
  }
}
