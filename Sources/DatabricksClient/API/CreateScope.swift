/// Creates a scope; creating it twice is refused with `alreadyExists`.
///
/// <https://docs.databricks.com/api/workspace/secrets/createscope>
package struct CreateScope: Endpoint {
  package let scope: NewScope

  package init(_ scope: NewScope) {
    self.scope = scope
  }

  package var request: APIRequest {
    APIRequest(
      .post, APIRequest.secretsPath("scopes/create"), body: .bytes(body),
      repeatability: .onlyIfUnsent)
  }

  package func decode(_ response: HTTPResponse) throws(DatabricksError) {
    try response.decodeNothing(about: .scope(scope.name))
  }

  /// The list calls these members `name`, `backend_type` and `keyvault_metadata`; here they differ.
  private var body: [UInt8] {
    var writer = JSONWriter<[UInt8]>([])
    writer.beginObject()
    writer.name("scope")
    writer.string(scope.name.rawValue)
    if scope.isManagedByAllUsers {
      writer.name("initial_manage_principal")
      writer.string("users")
    }
    // An empty vault is refused, so a Databricks scope names none.
    if let vault = scope.keyVault {
      writer.name("scope_backend_type")
      writer.string(ScopeBackendType.azureKeyVault.rawValue)
      writer.name("backend_azure_keyvault")
      writer.beginObject()
      writer.name("resource_id")
      writer.string(vault.resourceID)
      writer.name("dns_name")
      writer.string(vault.dnsName)
      writer.endObject()
    }
    writer.endObject()
    return writer.finish()
  }
}
