/// Who the token belongs to: the cheapest request that proves a token.
///
/// <https://docs.databricks.com/api/workspace/currentuser/me>
package struct ReadCurrentUser: Endpoint {
  package init() {}

  /// Entitlements are left out because they make the answer slow and nobody reads them here.
  package var request: APIRequest {
    APIRequest(
      .get, "/api/2.0/preview/scim/v2/Me",
      query: [HTTPRequest.QueryItem("excludedAttributes", "entitlements")])
  }

  package func decode(_ response: HTTPResponse) throws(DatabricksError) -> CurrentUser {
    var user = try response.decode(about: .workspace) { json throws(JSONError) in
      guard let found = try Principal(.user, &json) else { throw JSONError(.missingField, at: 0) }
      var user = CurrentUser(
        userName: found.name, displayName: found.displayName, groups: found.groups ?? [])
      user.indirectGroups = found.indirectGroups
      return user
    }
    user.workspaceID = response.headers["x-databricks-org-id"].flatMap { $0.isEmpty ? nil : $0 }
    return user
  }
}
