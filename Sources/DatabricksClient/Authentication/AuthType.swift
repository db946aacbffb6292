/// A way to sign in, by the name it has in `auth_type`; one this program does not know stays as is.
package struct AuthType: RawRepresentable, Hashable, Sendable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// A personal access token, or any other token that stands in the configuration.
  package static let pat = AuthType(rawValue: "pat")
  /// A service principal's id and secret (RFC 6749, section 4.4).
  package static let oauthM2M = AuthType(rawValue: "oauth-m2m")
  /// The login that the Databricks CLI keeps.
  package static let databricksCLI = AuthType(rawValue: "databricks-cli")
  /// The login that the Azure CLI keeps.
  package static let azureCLI = AuthType(rawValue: "azure-cli")

  /// Whether this program can sign in so.
  package var isSupported: Bool {
    [.pat, .oauthM2M, .databricksCLI, .azureCLI].contains(self)
  }

  /// What it is called in a sentence.
  package var name: String {
    switch rawValue {
    case "pat": "a token"
    case "oauth-m2m": "an OAuth service principal"
    case "databricks-cli": "the Databricks CLI's own login"
    case "azure-cli": "the Azure CLI"
    case "basic": "a user name and a password"
    case "azure-client-secret": "an Azure service principal"
    case "azure-msi": "an Azure managed identity"
    case "google-credentials", "google-id": "a Google identity"
    case "metadata-service": "a metadata service"
    case "external-browser": "a browser"
    default: "auth_type \(rawValue)"
    }
  }
}
