/// What a workspace holds when it starts.
package struct Seed: Sendable {
  /// A token and whom it signs in.
  package struct Token: Equatable, Sendable {
    package var text: String
    package var userName: String

    package init(_ text: String, userName: String) {
      self.text = text
      self.userName = userName
    }

    /// Whether it is a Microsoft Entra token, which alone may create Azure Key Vault scopes.
    ///
    /// Entra tokens are JSON Web Tokens and begin with the base64 of `{"`.
    var isEntra: Bool { text.hasPrefix("eyJ") }
  }

  /// A service principal's credentials and whom they sign in.
  package struct Client: Equatable, Sendable {
    package var id: String
    package var secret: String
    package var userName: String

    package init(_ id: String, secret: String, userName: String) {
      self.id = id
      self.secret = secret
      self.userName = userName
    }
  }

  enum Content: Sendable {
    case empty
    case demo
    case grid(scopes: Int, keys: Int)
  }

  var content: Content
  package var directory: Directory
  package var tokens: [Token]
  /// Who may get tokens by OAuth; none at first.
  package var clients: [Client] = []
  /// Answered as `X-Databricks-Org-Id`.
  package var workspaceID = "1234567890123456"

  /// The user the seeds belong to.
  package static let demoUser = "ada@example.com"
  /// The application id of `model-serving`.
  package static let demoServicePrincipal = "0a1b2c3d-0000-4000-8000-000000000002"
  /// Signs in `demoUser`.
  package static let demoToken = "lakelock-demo-token-of-ada"
  /// Signs in `admin@example.com`, a workspace admin.
  package static let adminToken = "lakelock-demo-token-of-admin"

  /// Signs in `grace@example.com`, who has other permissions than `demoUser`.
  package static let graceToken = "lakelock-demo-token-of-grace"
  /// Signs in `demoUser` with a Microsoft Entra token.
  package static let entraToken = "eyJlakelock-demo-entra-token-of-ada"

  private static var demoTokens: [Token] {
    [
      Token(demoToken, userName: demoUser), Token(adminToken, userName: "admin@example.com"),
      Token(graceToken, userName: "grace@example.com"),
      Token(entraToken, userName: demoUser),
    ]
  }

  /// The same people as in the demo, and no scope.
  package static var empty: Seed {
    Seed(content: .empty, directory: .demo, tokens: demoTokens)
  }

  /// About a dozen scopes and eighty keys a reader believes, all invented.
  package static var demo: Seed {
    Seed(content: .demo, directory: .demo, tokens: demoTokens)
  }

  /// `scopes` scopes of `keys` keys each, computed when they are asked for.
  package static func grid(scopes: Int, keys: Int) -> Seed {
    Seed(
      content: .grid(scopes: scopes, keys: keys), directory: .demo, tokens: demoTokens)
  }

  /// Reads `demo`, `empty`, or a size such as `1000x1000`; nil when it is none of them.
  package init?(parsing text: String) {
    switch text {
    case "demo": self = .demo
    case "empty": self = .empty
    default:
      let parts = text.split(separator: "x", omittingEmptySubsequences: false)
      guard parts.count == 2, let scopes = Int(parts[0]), let keys = Int(parts[1]),
        (0...9999).contains(scopes), (0...9999).contains(keys)
      else { return nil }
      self = .grid(scopes: scopes, keys: keys)
    }
  }

  private init(content: Content, directory: Directory, tokens: [Token]) {
    self.content = content
    self.directory = directory
    self.tokens = tokens
  }

  /// The scopes at the time `now`, milliseconds since 1970.
  func scopes(at now: Int64) -> ScopeTable {
    switch content {
    case .empty: ScopeTable()
    case .demo: ScopeTable(DemoScopes.all(at: now))
    case .grid(let scopes, let keys):
      ScopeTable(
        grid: Grid(scopeCount: scopes, keyCount: keys, startTime: now, owner: Self.demoUser))
    }
  }
}
