/// Gets a token from the login that the Azure CLI keeps, for the tenant of the workspace.
///
/// A program that is logged in there, and no person, gets a second token for Azure's management,
/// which lets it into a workspace of its own subscription that does not know it yet.
/// <https://learn.microsoft.com/en-us/azure/databricks/dev-tools/auth/azure-cli>
package struct AzureCLISignIn: Operation {
  /// The id of Databricks in every Azure cloud.
  package static let resource = "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d"
  /// What manages the resources of an Azure subscription.
  package static let management = "https://management.core.windows.net/"

  private let program: ProgramSearch.Outcome
  /// Whether the second token would be of use: it is sent together with the resource's id.
  private let namesResource: Bool
  private var tenant: String?
  private var token: AccessToken?

  package init(_ login: AzureCLILogin, program: ProgramSearch.Outcome) {
    self.program = program
    namesResource = login.workspaceResourceID != nil
    tenant = login.tenant
  }

  package mutating func begin() -> OperationStep<AccessToken> {
    guard case .found = program else {
      return .finished(.failure(.signInFailed(.programMissing(.azureCLI))))
    }
    guard tenant == nil else { return ask(for: Self.resource) }
    // The workspace sends browsers to its tenant's login page.
    var request = APIRequest(.get, "/aad/auth")
    request.authorization = .none
    return .send(request)
  }

  package mutating func received(
    _ answer: Result<HTTPResponse, DatabricksError>, tries: Int
  ) -> OperationStep<AccessToken> {
    switch answer {
    case .success(let response):
      tenant = Self.tenant(in: response)
      return ask(for: Self.resource)
    case .failure(let error): return .finished(.failure(error))
    }
  }

  package mutating func ended(_ end: ProgramEnd) -> OperationStep<AccessToken> {
    let login = tenant.map { "az login --tenant \($0)" } ?? "az login"
    let result = end.token(.azureCLI, login: login)
    guard let token else {
      // Only people have a `upn` claim.
      if namesResource, case .success(let first) = result,
        !TokenClaims.has("upn", in: first.secret)
      {
        token = first
        return ask(for: Self.management)
      }
      return .finished(result.mapError { .signInFailed($0) })
    }
    // Without it the workspace may know the program all the same.
    let second = try? result.get()
    return .finished(
      .success(
        AccessToken(token.secret, lifetime: token.lifetime, management: second?.secret)))
  }

  private func ask(for resource: String) -> OperationStep<AccessToken> {
    guard case .found(let path) = program else {
      return .finished(.failure(.signInFailed(.programMissing(.azureCLI))))
    }
    var arguments = ["account", "get-access-token", "--resource", resource]
    arguments += ["--output", "json"]
    if let tenant { arguments += ["--tenant", tenant] }
    return .run(ProgramCall(path, arguments))
  }

  /// The first part of the path in the address of the login page.
  private static func tenant(in response: HTTPResponse) -> String? {
    guard (300..<400).contains(response.status), let address = response.headers["location"],
      address.hasPrefix("https://")
    else { return nil }
    let parts = address.split(separator: "/", omittingEmptySubsequences: true)
    guard parts.count > 2, parts[2].utf8.count <= 100, !parts[2].hasPrefix("-"),
      parts[2].utf8.allSatisfy({ byte in
        (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte | 0x20)
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      })
    else { return nil }
    return String(parts[2])
  }
}
