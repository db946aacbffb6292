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
      try CurrentUser(&json)
    }
    user.workspaceID = response.headers["x-databricks-org-id"].flatMap { $0.isEmpty ? nil : $0 }
    return user
  }
}

extension CurrentUser {
  fileprivate init(_ json: inout JSONReader) throws(JSONError) {
    var userName: String?
    var displayName: String?
    var groups: [String] = []
    try json.enterObject()
    while let member = try json.nextName() {
      if json.matches(member, "userName") {
        userName = try json.readOptionalString()
      } else if json.matches(member, "displayName") {
        displayName = try json.readOptionalString()
      } else if json.matches(member, "groups"), try json.nextKind() == .array {
        groups = try json.readGroupNames()
      } else {
        try json.skip()
      }
    }
    guard let userName else { throw JSONError(.missingField, at: 0) }
    self.init(userName: userName, displayName: displayName, groups: groups)
  }
}

extension JSONReader {
  /// Reads the display names of an array of groups, as SCIM lists them for a principal.
  mutating func readGroupNames() throws(JSONError) -> [String] {
    var names: [String] = []
    try enterArray()
    while try nextElement() {
      try enterObject()
      while let member = try nextName() {
        if matches(member, "display") {
          if let name = try readOptionalString() { names.append(name) }
        } else {
          try skip()
        }
      }
    }
    return names
  }
}
