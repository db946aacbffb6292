/// All scopes of the workspace, in its order; there is no paging.
///
/// <https://docs.databricks.com/api/workspace/secrets/listscopes>
package struct ListScopes: Endpoint {
  package init() {}

  package var request: APIRequest {
    APIRequest(.get, APIRequest.secretsPath("scopes/list"))
  }

  package func decode(_ response: HTTPResponse) throws(DatabricksError) -> [SecretScope] {
    try response.decode(about: .workspace) { json throws(JSONError) in
      var scopes: [SecretScope] = []
      try json.readRows(of: "scopes") { json throws(JSONError) in
        scopes.append(try SecretScope(&json))
      }
      return scopes
    }
  }
}

extension JSONReader {
  /// Reads an object whose member `list` is an array; a missing list is an empty one.
  mutating func readRows(
    of list: StaticString, _ readRow: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try enterObject()
    while let name = try nextName() {
      guard matches(name, list), try nextKind() == .array else {
        try skip()
        continue
      }
      try enterArray()
      while try nextElement() { try readRow(&self) }
    }
  }
}

extension SecretScope {
  /// Reads one row of the list.
  fileprivate init(_ json: inout JSONReader) throws(JSONError) {
    var name: String?
    var backend: String?
    var vault: KeyVault?
    let start = json.position
    try json.enterObject()
    while let member = try json.nextName() {
      if json.matches(member, "name") {
        name = try json.readOptionalString()
      } else if json.matches(member, "backend_type") {
        backend = try json.readOptionalString()
      } else if json.matches(member, "keyvault_metadata"), try json.nextKind() == .object {
        vault = try KeyVault(&json)
      } else {
        try json.skip()
      }
    }
    guard let name else { throw JSONError(.missingField, at: start) }
    self.init(
      name: ScopeName(name),
      backendType: backend.map(ScopeBackendType.init(rawValue:)) ?? .databricks, keyVault: vault)
  }
}

extension KeyVault {
  fileprivate init(_ json: inout JSONReader) throws(JSONError) {
    self.init(resourceID: "", dnsName: "")
    try json.enterObject()
    while let member = try json.nextName() {
      if json.matches(member, "resource_id") {
        resourceID = try json.readOptionalString() ?? ""
      } else if json.matches(member, "dns_name") {
        dnsName = try json.readOptionalString() ?? ""
      } else {
        try json.skip()
      }
    }
  }
}
