/// The bytes of one secret, from base64 straight into locked memory.
///
/// <https://docs.databricks.com/api/workspace/secrets/getsecret>
package struct GetSecret: Endpoint {
  package let path: SecretPath

  package init(_ path: SecretPath) {
    self.path = path
  }

  package var request: APIRequest {
    APIRequest(
      .get, APIRequest.secretsPath("get"),
      query: [
        HTTPRequest.QueryItem("scope", path.scope.rawValue),
        HTTPRequest.QueryItem("key", path.key.rawValue),
      ], answersWithSecret: true)
  }

  package func decode(_ response: HTTPResponse) throws(DatabricksError) -> Secret {
    try response.decode(about: .secret(path)) { json throws(JSONError) in
      var value: Secret?
      try json.enterObject()
      while let member = try json.nextName() {
        if json.matches(member, "value") {
          value = Secret(try json.readSecretFromBase64())
        } else {
          try json.skip()
        }
      }
      guard let value else { throw JSONError(.missingField, at: 0) }
      return value
    }
  }
}
