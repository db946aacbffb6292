/// Gets a token for a service principal (RFC 6749, section 4.4): asks the host where, then asks there.
///
/// <https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m>
package struct ServicePrincipalSignIn: Operation {
  private enum Stage {
    case findingEndpoint
    case asking
  }

  private let principal: ServicePrincipal
  private let host: WorkspaceURL
  private var stage = Stage.findingEndpoint

  package init(_ principal: ServicePrincipal, host: WorkspaceURL) {
    self.principal = principal
    self.host = host
  }

  package mutating func begin() -> OperationStep<AccessToken> {
    var request = APIRequest(.get, TokenEndpoint.metadataPath)
    request.authorization = .none
    return .send(request)
  }

  package mutating func received(
    _ answer: Result<HTTPResponse, DatabricksError>, tries: Int
  ) -> OperationStep<AccessToken> {
    switch (stage, answer) {
    case (_, .failure(let error)): return .finished(.failure(error))
    case (.findingEndpoint, .success(let response)): return ask(response)
    case (.asking, .success(let response)): return .finished(token(in: response))
    }
  }

  private mutating func ask(_ metadata: HTTPResponse) -> OperationStep<AccessToken> {
    do throws(SignInFailure) {
      let endpoint = try TokenEndpoint.read(metadata, on: host) ?? .usual
      stage = .asking
      let form = "grant_type=client_credentials&scope=" + FormText.encoded(scopes)
      var request = APIRequest(
        .post, endpoint.path, body: .form(Secret(copying: form.utf8)),
        answersWithSecret: true)
      request.authorization = .client(principal)
      return .send(request)
    } catch {
      return .finished(.failure(.signInFailed(error)))
    }
  }

  private var scopes: String { principal.scopes.joined(separator: " ") }

  private func token(in response: HTTPResponse) -> Result<AccessToken, DatabricksError> {
    if let failure = TokenAnswer.refusal(in: response) { return .failure(.signInFailed(failure)) }
    do throws(DatabricksError) {
      return .success(try TokenAnswer.token(in: response))
    } catch {
      switch error {
      case .tokenRejected(let text), .notPermitted(let text):
        return .failure(.signInFailed(.clientRejected(text)))
      case .notAWorkspace, .noSuchScope:
        return .failure(.signInFailed(.noTokenEndpoint(host: host.host)))
      default: return .failure(error)
      }
    }
  }
}
