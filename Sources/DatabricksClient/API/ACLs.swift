/// Gives a principal a permission in a scope, over the one it has.
///
/// <https://docs.databricks.com/api/workspace/secrets/putacl>
package struct PutACL: Endpoint {
  package let scope: ScopeName
  package let principal: String
  package let permission: Permission

  package init(_ scope: ScopeName, principal: String, permission: Permission) {
    self.scope = scope
    self.principal = principal
    self.permission = permission
  }

  package var request: APIRequest {
    APIRequest(
      .post, APIRequest.secretsPath("acls/put"),
      body: .object(
        ("scope", scope.rawValue), ("principal", principal), ("permission", permission.rawValue)))
  }

  package func decode(_ response: HTTPResponse) throws(DatabricksError) {
    try response.decodeNothing(about: .newPrincipal(principal, scope))
  }
}

/// The permission of one principal in a scope.
///
/// <https://docs.databricks.com/api/workspace/secrets/getacl>
package struct GetACL: Endpoint {
  package let scope: ScopeName
  package let principal: String

  package init(_ scope: ScopeName, principal: String) {
    self.scope = scope
    self.principal = principal
  }

  package var request: APIRequest {
    APIRequest(
      .get, APIRequest.secretsPath("acls/get"),
      query: [
        HTTPRequest.QueryItem("scope", scope.rawValue),
        HTTPRequest.QueryItem("principal", principal),
      ])
  }

  package func decode(_ response: HTTPResponse) throws(DatabricksError) -> ScopeACL {
    try response.decode(about: .principal(principal, scope)) { json throws(JSONError) in
      try ScopeACL(&json)
    }
  }
}

/// The access list of a scope.
///
/// <https://docs.databricks.com/api/workspace/secrets/listacls>
package struct ListACLs: Endpoint {
  package let scope: ScopeName

  package init(_ scope: ScopeName) {
    self.scope = scope
  }

  package var request: APIRequest {
    APIRequest(
      .get, APIRequest.secretsPath("acls/list"),
      query: [HTTPRequest.QueryItem("scope", scope.rawValue)])
  }

  /// The list is `items`; the page's example says `acls`, its schema and the servers do not.
  package func decode(_ response: HTTPResponse) throws(DatabricksError) -> [ScopeACL] {
    try response.decode(about: .scope(scope)) { json throws(JSONError) in
      var acls: [ScopeACL] = []
      try json.readRows(of: "items") { json throws(JSONError) in
        acls.append(try ScopeACL(&json))
      }
      return acls
    }
  }
}

/// Takes a principal's permission in a scope away.
///
/// <https://docs.databricks.com/api/workspace/secrets/deleteacl>
package struct DeleteACL: Endpoint {
  package let scope: ScopeName
  package let principal: String

  package init(_ scope: ScopeName, principal: String) {
    self.scope = scope
    self.principal = principal
  }

  package var request: APIRequest {
    APIRequest(
      .post, APIRequest.secretsPath("acls/delete"),
      body: .object(("scope", scope.rawValue), ("principal", principal)),
      repeatability: .onlyIfUnsent)
  }

  package func decode(_ response: HTTPResponse) throws(DatabricksError) {
    try response.decodeNothing(about: .principal(principal, scope))
  }
}

extension ScopeACL {
  /// Reads one line of an access list.
  fileprivate init(_ json: inout JSONReader) throws(JSONError) {
    var principal: String?
    var permission: String?
    let start = json.position
    try json.enterObject()
    while let member = try json.nextName() {
      if json.matches(member, "principal") {
        principal = try json.readOptionalString()
      } else if json.matches(member, "permission") {
        permission = try json.readOptionalString()
      } else {
        try json.skip()
      }
    }
    guard let principal, let permission else { throw JSONError(.missingField, at: start) }
    self.init(principal: principal, permission: permission)
  }
}
