/// Gets a token from the login that the Azure CLI keeps, for the tenant of the workspace.
///
/// <https://learn.microsoft.com/en-us/cli/azure/account#az-account-get-access-token>
package struct AzureCLISignIn: Operation {
  /// The id of Databricks in every Azure cloud.
  package static let resource = "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d"

  private let program: ProgramSearch.Outcome
  private var tenant: String?

  package init(_ login: AzureCLILogin, program: ProgramSearch.Outcome) {
    self.program = program
    tenant = login.tenant
  }

  package mutating func begin() -> OperationStep<AccessToken> {
    guard case .found = program else {
      return .finished(.failure(.signInFailed(.programMissing(.azureCLI))))
    }
    guard tenant == nil else { return ask() }
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
      return ask()
    case .failure(let error): return .finished(.failure(error))
    }
  }

  package mutating func ended(_ end: ProgramEnd) -> OperationStep<AccessToken> {
    let login = tenant.map { "az login --tenant \($0)" } ?? "az login"
    return .finished(end.token(.azureCLI, login: login).mapError { .signInFailed($0) })
  }

  private func ask() -> OperationStep<AccessToken> {
    guard case .found(let path) = program else {
      return .finished(.failure(.signInFailed(.programMissing(.azureCLI))))
    }
    var arguments = ["account", "get-access-token", "--resource", Self.resource]
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
    guard parts.count > 2, !parts[2].isEmpty, parts[2].utf8.count <= 100,
      parts[2].utf8.allSatisfy({ byte in
        (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte | 0x20)
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      }), !parts[2].hasPrefix("-")
    else { return nil }
    return String(parts[2])
  }
}
