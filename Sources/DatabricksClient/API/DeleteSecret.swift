/// Deletes one secret; nothing brings it back.
///
/// <https://docs.databricks.com/api/workspace/secrets/deletesecret>
package struct DeleteSecret: Endpoint {
  package let path: SecretPath

  package init(_ path: SecretPath) {
    self.path = path
  }

  package var request: APIRequest {
    APIRequest(
      .post, APIRequest.secretsPath("delete"),
      body: .object(("scope", path.scope.rawValue), ("key", path.key.rawValue)),
      repeatability: .onlyIfUnsent)
  }

  package func decode(_ response: HTTPResponse) throws(DatabricksError) {
    try response.decodeNothing(about: .secret(path))
  }
}
