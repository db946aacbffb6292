/// Deletes a scope with its secrets and its access list; nothing brings them back.
///
/// <https://docs.databricks.com/api/workspace/secrets/deletescope>
package struct DeleteScope: Endpoint {
  package let scope: ScopeName

  package init(_ scope: ScopeName) {
    self.scope = scope
  }

  package var request: APIRequest {
    APIRequest(
      .post, APIRequest.secretsPath("scopes/delete"),
      body: .object(("scope", scope.rawValue)), repeatability: .onlyIfUnsent)
  }

  package func decode(_ response: HTTPResponse) throws(DatabricksError) {
    try response.decodeNothing(about: .scope(scope))
  }
}
