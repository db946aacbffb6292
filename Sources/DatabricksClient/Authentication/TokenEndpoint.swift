/// Where a service principal gets its token: a path of the workspace's own host.
struct TokenEndpoint: Equatable, Sendable {
  /// Begins with a slash and has no query.
  let path: String

  /// Where it is when the host does not tell.
  static let usual = TokenEndpoint(path: "/oidc/v1/token")

  /// The path of the document that tells it (RFC 8414).
  static let metadataPath = "/oidc/.well-known/oauth-authorization-server"

  private init(path: String) {
    self.path = path
  }

  /// Takes an address from the metadata of `host`; the client secret goes to no other host, and to
  /// none without TLS but this machine.
  init(_ text: String, on host: WorkspaceURL) throws(SignInFailure) {
    let origin: WorkspaceURL
    do throws(ConfigurationError) {
      origin = try WorkspaceURL(parsing: text)
    } catch {
      throw Self.unsafe(text, "it is no https address")
    }
    guard origin == host else { throw Self.unsafe(text, "it is on another host") }
    let rest = text.drop { $0 != ":" }.dropFirst(3)
    let path = String(rest.drop { $0 != "/" })
    guard path.utf8.count > 1, path.utf8.allSatisfy({ (0x21...0x7e).contains($0) }),
      !path.contains(where: { "?#@\\".contains($0) })
    else { throw Self.unsafe(text, "it has no plain path") }
    self.path = path
  }

  /// Reads the metadata of `host`; nil where it names no endpoint.
  static func read(
    _ response: HTTPResponse, on host: WorkspaceURL
  ) throws(SignInFailure) -> TokenEndpoint? {
    guard response.status == 200 else { return nil }
    let text = response.body.withBytes { bytes in
      try? JSONReader.read(bytes) { json throws(JSONError) in
        var found: String?
        try json.enterObject()
        while let name = try json.nextName() {
          if json.matches(name, "token_endpoint"), try json.nextKind() == .string {
            found = try json.readString()
          } else {
            try json.skip()
          }
        }
        return found
      }
    }
    guard let text = text ?? nil else { return nil }
    return try TokenEndpoint(text, on: host)
  }

  private static func unsafe(_ text: String, _ reason: String) -> SignInFailure {
    .unsafeTokenEndpoint(String(text.prefix(200)), reason: reason)
  }
}
