/// What keeps a scope's values; a kind this program does not know stays as the workspace named it.
///
/// <https://docs.databricks.com/api/workspace/secrets/listscopes>, `ScopeBackendType`
package struct ScopeBackendType: RawRepresentable, Hashable, Sendable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package static let databricks = ScopeBackendType(rawValue: "DATABRICKS")
  package static let azureKeyVault = ScopeBackendType(rawValue: "AZURE_KEYVAULT")
}

/// The vault behind an Azure Key Vault scope.
package struct KeyVault: Hashable, Sendable {
  /// The Azure resource id, `/subscriptions/…/vaults/NAME`.
  package var resourceID: String
  /// The vault's address, `https://NAME.vault.azure.net/`.
  package var dnsName: String

  package init(resourceID: String, dnsName: String) {
    self.resourceID = resourceID
    self.dnsName = dnsName
  }
}

/// One row of the list of scopes.
package struct SecretScope: Hashable, Sendable {
  package var name: ScopeName
  package var backendType: ScopeBackendType
  package var keyVault: KeyVault?

  package init(
    name: ScopeName, backendType: ScopeBackendType = .databricks, keyVault: KeyVault? = nil
  ) {
    self.name = name
    self.backendType = backendType
    self.keyVault = keyVault
  }
}

/// One row of the list of a scope's keys.
package struct SecretKey: Hashable, Sendable {
  package var name: KeyName
  /// When the value was last put; absent where the backend does not tell.
  package var lastUpdated: Timestamp?

  package init(name: KeyName, lastUpdated: Timestamp?) {
    self.name = name
    self.lastUpdated = lastUpdated
  }
}

/// What a principal may do in a scope; each includes the one before it.
///
/// <https://docs.databricks.com/api/workspace/secrets/putacl>, `AclPermission`
package enum Permission: String, Comparable, Hashable, Sendable, CaseIterable {
  case read = "READ"
  case write = "WRITE"
  case manage = "MANAGE"

  package static func < (left: Permission, right: Permission) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .read: 0
    case .write: 1
    case .manage: 2
    }
  }
}

/// One line of a scope's access list.
package struct ScopeACL: Hashable, Sendable {
  /// A user's e-mail address, a group's display name, or a service principal's application id.
  package var principal: String
  /// The permission as the workspace spells it; `Permission(rawValue:)` reads the known ones.
  package var permission: String

  package init(principal: String, permission: String) {
    self.principal = principal
    self.permission = permission
  }
}

/// Who the token belongs to, from `scim/v2/Me`.
package struct CurrentUser: Hashable, Sendable {
  /// The e-mail address, or a service principal's application id.
  package var userName: String
  package var displayName: String?
  /// Display names of the groups the user is in.
  package var groups: [String]
  /// Those of `groups` that the user is in only through another group.
  package var indirectGroups: Set<String> = []
  /// The workspace's id, from the header `X-Databricks-Org-Id` of the answer.
  package var workspaceID: String?

  package init(
    userName: String, displayName: String? = nil, groups: [String] = [],
    workspaceID: String? = nil
  ) {
    self.userName = userName
    self.displayName = displayName
    self.groups = groups
    self.workspaceID = workspaceID
  }
}
