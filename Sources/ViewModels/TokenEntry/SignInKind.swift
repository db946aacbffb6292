package import DatabricksClient

/// What the second field of the token-entry screen asks for: a way to sign in.
package enum SignInKind: String, CaseIterable, Equatable, Sendable {
  case token
  case servicePrincipal
  /// The login that `databricks auth login` keeps; nothing is typed.
  case databricksCLI
  /// The login that `az login` keeps; nothing is typed.
  case azureCLI

  /// The kind that a profile's `auth_type` names; nil where this program cannot sign in so.
  package init?(_ type: AuthType) {
    switch type {
    case .pat: self = .token
    case .oauthM2M: self = .servicePrincipal
    case .databricksCLI: self = .databricksCLI
    case .azureCLI: self = .azureCLI
    default: return nil
    }
  }

  /// What it is called among the others.
  package var title: String {
    switch self {
    case .token: "token"
    case .servicePrincipal: "service principal"
    case .databricksCLI: "Databricks CLI"
    case .azureCLI: "Azure CLI"
    }
  }

  /// The fields to fill in, in their order.
  package var fields: [TokenEntryFocus] {
    switch self {
    case .token: [.token]
    case .servicePrincipal: [.clientID, .clientSecret]
    case .databricksCLI, .azureCLI: []
    }
  }

  /// The kind after this one, around the end.
  var next: SignInKind {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}
