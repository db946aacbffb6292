import Testing
import WorkspaceEmulator

struct Scopes {
  private let vault =
    #""scope_backend_type":"AZURE_KEYVAULT","backend_azure_keyvault":"#
    + #"{"resource_id":"/subscriptions/s/vaults/v","dns_name":"https://v.vault.azure.net/"}"#
  private let entraToken = Seed.entraToken

  @Test func `an empty workspace has no list at all`() throws {
    #expect(try Workspace.test().get("scopes/list").text == "{}")
  }

  @Test func `scopes are created, listed by name, and deleted with their keys`() throws {
    let workspace = Workspace.test()
    for name in ["b", "a", "with-all_of.the@4"] {
      let answer = try workspace.post("scopes/create", #"{"scope":"\#(name)"}"#)
      #expect(answer.status == 200 && answer.text == "{}", "\(answer)")
    }
    let listed = try workspace.get("scopes/list")
    #expect(listed.strings("scopes", "name") == ["a", "b", "with-all_of.the@4"])
    #expect(listed.strings("scopes", "backend_type") == ["DATABRICKS", "DATABRICKS", "DATABRICKS"])
    try workspace.post("put", #"{"scope":"a","key":"k","string_value":"v"}"#)
    try workspace.post("scopes/delete", #"{"scope":"a"}"#)
    #expect(try workspace.get("scopes/list").strings("scopes", "name").first == "b")
    try workspace.post("scopes/create", #"{"scope":"a"}"#)
    #expect(try workspace.get("list", ["scope": "a"]).text == "{}")
  }

  @Test func `names are the same in either case`() throws {
    let workspace = Workspace.test()
    try workspace.post("scopes/create", #"{"scope":"Payments"}"#)
    let again = try workspace.post("scopes/create", #"{"scope":"PAYMENTS"}"#)
    #expect(again.status == 400)
    #expect(
      again.text
        == #"{"error_code":"RESOURCE_ALREADY_EXISTS","message":"Scope PAYMENTS already exists!"}"#)
    try workspace.post("put", #"{"scope":"payments","key":"k","string_value":"v"}"#)
    #expect(workspace.value(scope: "PayMents", key: "k") == Array("v".utf8))
    #expect(try workspace.get("scopes/list").strings("scopes", "name") == ["Payments"])
  }

  @Test func `a scope that is not there is not found`() throws {
    let workspace = Workspace.test()
    let expected = #"{"error_code":"RESOURCE_DOES_NOT_EXIST","message":"Scope x does not exist!"}"#
    for answer in [
      try workspace.post("scopes/delete", #"{"scope":"x"}"#),
      try workspace.get("list", ["scope": "x"]),
      try workspace.get("get", ["scope": "x", "key": "k"]),
      try workspace.post("put", #"{"scope":"x","key":"k","string_value":"v"}"#),
      try workspace.post("delete", #"{"scope":"x","key":"k"}"#),
      try workspace.get("acls/list", ["scope": "x"]),
    ] {
      #expect(answer.status == 404)
      #expect(answer.text == expected)
    }
  }

  @Test(arguments: [
    "a b", "a/b", "ä", "a\\n", "中", "🔑", "a+b", "a:b", "١",
    String(repeating: "a", count: 129),
  ])
  func `a name with other characters or more than 128 is refused`(_ name: String) throws {
    let workspace = Workspace.test()
    let answer = try workspace.post("scopes/create", #"{"scope":"\#(name)"}"#)
    #expect(answer.status == 400)
    #expect(answer.code == "INVALID_PARAMETER_VALUE", "\(answer)")
    #expect(try workspace.get("scopes/list").text == "{}")
  }

  @Test func `128 characters are not too many`() throws {
    let name = String(repeating: "a", count: 128)
    #expect(try Workspace.test().post("scopes/create", #"{"scope":"\#(name)"}"#).status == 200)
  }

  @Test func `the thousand and first scope is refused`() throws {
    let workspace = Workspace.test(.grid(scopes: 999, keys: 0))
    #expect(try workspace.post("scopes/create", #"{"scope":"thousandth"}"#).status == 200)
    let answer = try workspace.post("scopes/create", #"{"scope":"one-more"}"#)
    #expect(answer.code == "RESOURCE_LIMIT_EXCEEDED", "\(answer)")
  }

  @Test func `initial_manage_principal gives every user MANAGE and may be users only`() throws {
    let workspace = Workspace.test()
    let wrong = try workspace.post(
      "scopes/create", #"{"scope":"a","initial_manage_principal":"ada@example.com"}"#)
    #expect(wrong.code == "INVALID_PARAMETER_VALUE", "\(wrong)")
    try workspace.post("scopes/create", #"{"scope":"a","initial_manage_principal":"users"}"#)
    let list = try workspace.get("acls/list", ["scope": "a"])
    #expect(list.text == #"{"items":[{"principal":"users","permission":"MANAGE"}]}"#)
  }

  @Test func `without Premium only users may manage, and access lists are refused`() throws {
    var options = WorkspaceOptions()
    options.isPremium = false
    let workspace = Workspace.test(.empty, options)
    let refused = try workspace.post("scopes/create", #"{"scope":"a"}"#)
    #expect(refused.code == "BAD_REQUEST")
    #expect(refused.message?.hasPrefix("Premium Tier is disabled in this workspace.") == true)
    let created = try workspace.post(
      "scopes/create", #"{"scope":"a","initial_manage_principal":"users"}"#)
    #expect(created.status == 200)
    for answer in [
      try workspace.get("acls/list", ["scope": "a"]),
      try workspace.get("acls/get", ["scope": "a", "principal": "users"]),
      try workspace.post("acls/put", #"{"scope":"a","principal":"users","permission":"READ"}"#),
      try workspace.post("acls/delete", #"{"scope":"a","principal":"users"}"#),
    ] {
      #expect(answer.status == 403)
      #expect(answer.code == "PERMISSION_DENIED")
      #expect(answer.message == "ACL is not supported in your workspace.")
    }
  }

  @Test func `a Key Vault scope needs an Entra token and tells its vault`() throws {
    let workspace = Workspace.test()
    let body = #"{"scope":"kv",\#(vault)}"#
    let refused = try workspace.post("scopes/create", body)
    #expect(refused.code == "INVALID_PARAMETER_VALUE")
    #expect(refused.message == "Scope with Azure KeyVault must have userAADToken defined!")
    #expect(try workspace.post("scopes/create", body, token: entraToken).status == 200)
    #expect(
      try workspace.get("scopes/list").text
        == #"{"scopes":[{"name":"kv","backend_type":"AZURE_KEYVAULT","keyvault_metadata":"#
        + #"{"resource_id":"/subscriptions/s/vaults/v","dns_name":"https://v.vault.azure.net/"}}]}"#
    )
  }

  @Test func `vault fields that are missing are named`() throws {
    let answer = try Workspace.test().post(
      "scopes/create", #"{"scope":"kv","backend_azure_keyvault":{}}"#)
    #expect(answer.code == "INVALID_PARAMETER_VALUE")
    #expect(
      answer.message == "Missing required fields: backend_azure_keyvault.resource_id, "
        + "backend_azure_keyvault.dns_name")
  }

  @Test(arguments: [
    "https://V.vault.azure.net/", "http://v.vault.azure.net/", "https://v.vault.azure.net",
    "https://v.example.com/",
  ])
  func `a vault address that is not one is refused`(_ address: String) throws {
    let answer = try Workspace.test().post(
      "scopes/create",
      #"{"scope":"kv","scope_backend_type":"AZURE_KEYVAULT","backend_azure_keyvault":"#
        + #"{"resource_id":"/subscriptions/s/vaults/v","dns_name":"\#(address)"}}"#,
      token: entraToken)
    #expect(answer.code == "INVALID_PARAMETER_VALUE", "\(answer)")
  }

  @Test func `writes may be answered with nothing`() throws {
    var options = WorkspaceOptions()
    options.answersWritesWithNothing = true
    let answer = try Workspace.test(.empty, options).post("scopes/create", #"{"scope":"a"}"#)
    #expect(answer.status == 200)
    #expect(answer.text.isEmpty)
  }
}
