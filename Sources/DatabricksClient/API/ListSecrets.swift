/// The keys of one scope with the times of their last put, in the workspace's order.
///
/// <https://docs.databricks.com/api/workspace/secrets/listsecrets>
package struct ListSecrets: Endpoint {
  package let scope: ScopeName

  package init(_ scope: ScopeName) {
    self.scope = scope
  }

  package var request: APIRequest {
    APIRequest(
      .get, APIRequest.secretsPath("list"),
      query: [HTTPRequest.QueryItem("scope", scope.rawValue)])
  }

  package func decode(_ response: HTTPResponse) throws(DatabricksError) -> KeyList {
    try response.decode(about: .scope(scope)) { json throws(JSONError) in
      var keys = KeyList()
      try json.readRows(of: "secrets") { json throws(JSONError) in
        try keys.appendRow(from: &json)
      }
      keys.compact()
      return keys
    }
  }
}
