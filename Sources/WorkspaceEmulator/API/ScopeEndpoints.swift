/// <https://docs.databricks.com/api/workspace/secrets/createscope> and its siblings.
extension Workspace {
  func listScopes(_ call: Call) throws(Refusal) -> EmulatorResponse {
    _ = try call.queryFields()
    var text = JSONText(reserving: scopes.count * 64)
    text.object { text in
      guard scopes.count > 0 else { return }
      text.name("scopes")
      text.array { text in
        scopes.forEachScope { name, keyVault in
          text.object { Self.write(name, keyVault, to: &$0) }
        }
      }
    }
    return .json(text.bytes)
  }

  private static func write(_ name: String, _ keyVault: StoredKeyVault?, to text: inout JSONText) {
    text.member("name", name)
    text.member("backend_type", keyVault == nil ? "DATABRICKS" : "AZURE_KEYVAULT")
    guard let keyVault else { return }
    text.name("keyvault_metadata")
    text.object { text in
      text.member("resource_id", keyVault.resourceID)
      text.member("dns_name", keyVault.dnsName)
    }
  }

  func createScope(_ call: Call) throws(Refusal) -> EmulatorResponse {
    let fields = try call.bodyFields(
      "scope", "initial_manage_principal", "scope_backend_type", "backend_azure_keyvault")
    let name = try fields.string("scope")
    try Limits.checkScope(name)
    let manager = try initialManager(fields, call)
    let keyVault = try keyVault(fields, call)
    guard scopes[name] == nil else {
      throw Refusal(.resourceAlreadyExists, "Scope \(name) already exists!")
    }
    guard scopes.count < Limits.scopes else {
      throw Refusal(
        .resourceLimitExceeded,
        "Cannot create scope \(name): the workspace has \(Limits.scopes) scopes already.")
    }
    var scope = StoredScope(name, keyVault: keyVault)
    scope.acls = [manager: .manage]
    scopes[name] = scope
    return done
  }

  private func initialManager(
    _ fields: RequestFields, _ call: Call
  ) throws(Refusal) -> String {
    guard let principal = try fields.optionalString("initial_manage_principal") else {
      guard options.isPremium else {
        throw Refusal(
          .badRequest,
          "Premium Tier is disabled in this workspace. Secret scopes can only be created with "
            + "initial_manage_principal \"users\".")
      }
      return call.caller.name
    }
    guard principal == Directory.everybodyGroup else {
      throw Refusal(
        .invalidParameterValue, "The only supported value of initial_manage_principal is \"users\"."
      )
    }
    return principal
  }

  private func keyVault(
    _ fields: RequestFields, _ call: Call
  ) throws(Refusal) -> StoredKeyVault? {
    let metadata = try fields.object(
      "backend_azure_keyvault", allowed: ["resource_id", "dns_name", "tenant_id"])
    let resourceID = try metadata?.optionalString("resource_id") ?? ""
    let dnsName = try metadata?.optionalString("dns_name") ?? ""
    let type = try fields.optionalString("scope_backend_type") ?? "DATABRICKS"
    let isVault = type.uppercased() == "AZURE_KEYVAULT"
    guard isVault || type.uppercased() == "DATABRICKS" else {
      throw Refusal(.invalidParameterValue, "Unknown scope_backend_type: \(type)")
    }
    guard isVault || metadata != nil else { return nil }
    let missing = [
      resourceID.isEmpty ? "backend_azure_keyvault.resource_id" : nil,
      dnsName.isEmpty ? "backend_azure_keyvault.dns_name" : nil,
    ].compactMap { $0 }
    guard missing.isEmpty else {
      throw Refusal(
        .invalidParameterValue, "Missing required fields: \(missing.joined(separator: ", "))")
    }
    guard isVault else {
      throw Refusal(
        .invalidParameterValue, "backend_azure_keyvault needs scope_backend_type AZURE_KEYVAULT.")
    }
    guard call.token.isEntra else {
      throw Refusal(
        .invalidParameterValue, "Scope with Azure KeyVault must have userAADToken defined!")
    }
    guard dnsName.hasPrefix("https://"), dnsName == dnsName.lowercased(),
      dnsName.hasSuffix(".vault.azure.net/"), resourceID.hasPrefix("/subscriptions/")
    else {
      throw Refusal(.invalidParameterValue, "Azure KeyVault is not available")
    }
    return StoredKeyVault(resourceID: resourceID, dnsName: dnsName)
  }

  func deleteScope(_ call: Call) throws(Refusal) -> EmulatorResponse {
    let name = try call.bodyFields("scope").string("scope")
    _ = try scope(name, for: call, needing: .manage)
    scopes[name] = nil
    return done
  }
}
