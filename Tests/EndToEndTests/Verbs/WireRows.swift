/// Every verb of the new CLI in both spellings, as words, as flags and as a body.
///
/// <https://docs.databricks.com/api/workspace/secrets>
extension WireRow {
  static let all: [WireRow] = scopes + values + secrets + accessLists

  private static let vault =
    #"{"scope":"kv","scope_backend_type":"AZURE_KEYVAULT","backend_azure_keyvault":"#
    + #"{"resource_id":"/subscriptions/1/vaults/kv","dns_name":"https://kv.vault.azure.net/"}}"#
  private static let vaultFlags =
    "--scope-backend-type AZURE_KEYVAULT --resource-id /subscriptions/1/vaults/kv"
    + " --dns-name https://kv.vault.azure.net/"

  private static let scopes: [WireRow] = [
    .get("list-scopes", "scopes/list"),
    .get("secrets list-scopes", "scopes/list"),
    .get("secrets list-scopes -o json", "scopes/list"),
    .post("create-scope new", "scopes/create", #"{"scope":"new"}"#),
    .post("secrets create-scope new", "scopes/create", #"{"scope":"new"}"#),
    .post("secrets create-scope --scope new", "scopes/create", #"{"scope":"new"}"#),
    .post(
      "create-scope --scope new --initial-manage-principal users", "scopes/create",
      #"{"scope":"new","initial_manage_principal":"users"}"#),
    .post(
      "create-scope new --scope-backend-type DATABRICKS", "scopes/create", #"{"scope":"new"}"#),
    .post("create-scope kv \(vaultFlags)", "scopes/create", vault, isEntra: true),
    .post("secrets create-scope --scope kv \(vaultFlags)", "scopes/create", vault, isEntra: true),
    .post("create-scope --json", and: vault, "scopes/create", vault, isEntra: true),
    .post(
      "create-scope --json", and: #"{"scope": "new", "initial_manage_principal": "users"}"#,
      "scopes/create", #"{"scope":"new","initial_manage_principal":"users"}"#),
    .post("create-scope new --json {}", "scopes/create", #"{"scope":"new"}"#),
    .post("delete-scope sandbox --yes", "scopes/delete", #"{"scope":"sandbox"}"#),
    .post("secrets delete-scope -y sandbox", "scopes/delete", #"{"scope":"sandbox"}"#),
    .post("secrets delete-scope --scope sandbox --yes", "scopes/delete", #"{"scope":"sandbox"}"#),
    .post(
      "delete-scope --yes --json", and: #"{"scope":"sandbox"}"#, "scopes/delete",
      #"{"scope":"sandbox"}"#),
  ]

  private static let values: [WireRow] = [
    .put("put-secret sandbox wire-test --string-value one", value: #""string_value":"one""#),
    .put(
      "secrets put-secret sandbox wire-test --string-value", and: "a \"b\" \\ é\n🔑",
      value: #""string_value":"a \"b\" \\ é\n🔑""#),
    .put("put-secret sandbox wire-test --string-value=", value: #""string_value":"""#),
    .put("put-secret sandbox/wire-test --string-value one", value: #""string_value":"one""#),
    .put(
      "secrets put --scope sandbox --key wire-test --string-value one",
      value: #""string_value":"one""#),
    .put(
      "put --scope sandbox --key wire-test --string-value one", value: #""string_value":"one""#),
    .put(
      "secrets write --key wire-test --scope sandbox --string-value one",
      value: #""string_value":"one""#),
    // Bytes that are text go as text, so that dbutils.secrets.get reads them.
    .put("put-secret sandbox wire-test --bytes-value b25l", value: #""string_value":"one""#),
    .put("put-secret sandbox wire-test --bytes-value AP8K", value: #""bytes_value":"AP8K""#),
    .put("put-secret sandbox wire-test --binary-file @", value: #""bytes_value":"AP9hCg==""#),
    .put(
      "secrets put --scope sandbox --key wire-test --binary-file @",
      value: #""bytes_value":"AP9hCg==""#),
    .put(
      "put-secret sandbox wire-test", input: Array("one\n".utf8), value: #""string_value":"one\n""#),
    .put("put-secret sandbox wire-test", input: [0xff, 0, 10], value: #""bytes_value":"/wAK""#),
    .put(
      "secrets put --scope sandbox --key wire-test", input: Array("one".utf8),
      value: #""string_value":"one""#),
    .put(
      "put-secret --json", and: #"{"scope":"sandbox","key":"wire-test","string_value":"\u006fne"}"#,
      value: #""string_value":"one""#),
    .put(
      "put-secret sandbox wire-test --json", and: #"{"bytes_value":"AP8K"}"#,
      value: #""bytes_value":"AP8K""#),
    .put("put-secret --json @body.json", value: #""string_value":"from a file""#),
    .put("secrets put --json @body.json", value: #""string_value":"from a file""#),
  ]

  private static let secrets: [WireRow] = [
    .get("list-secrets payments", "list", ["scope", "payments"]),
    .get("secrets list-secrets payments", "list", ["scope", "payments"]),
    .get("secrets list --scope payments", "list", ["scope", "payments"]),
    .get("list payments", "list", ["scope", "payments"]),
    .get("list-secrets no@such-scope_1.x", "list", ["scope", "no@such-scope_1.x"], status: 4),
    .get("get-secret payments db-user", "get", ["scope", "payments"], ["key", "db-user"]),
    .get("get-secret payments/db-user", "get", ["scope", "payments"], ["key", "db-user"]),
    .get("secrets get-secret payments db-user", "get", ["scope", "payments"], ["key", "db-user"]),
    .get(
      "get-secret --key db-user --scope payments -o json", "get", ["scope", "payments"],
      ["key", "db-user"]),
    .get(
      "get-secret payments a&b=c+d%", "get", ["scope", "payments"], ["key", "a&b=c+d%"], status: 4),
    .post(
      "delete-secret payments db-user", "delete", #"{"scope":"payments","key":"db-user"}"#),
    .post(
      "secrets delete-secret payments db-user", "delete",
      #"{"scope":"payments","key":"db-user"}"#),
    .post(
      "secrets delete --scope payments --key db-user", "delete",
      #"{"scope":"payments","key":"db-user"}"#),
    .post(
      "delete --scope payments --key db-user", "delete",
      #"{"scope":"payments","key":"db-user"}"#),
    .post(
      "delete-secret --json", and: #"{"scope":"payments","key":"db-user"}"#, "delete",
      #"{"scope":"payments","key":"db-user"}"#),
  ]

  private static let put =
    #"{"scope":"sandbox","principal":"grace@example.com","permission":"WRITE"}"#
  private static let delete = #"{"scope":"payments","principal":"payments-oncall"}"#

  private static let accessLists: [WireRow] = [
    .get("list-acls payments", "acls/list", ["scope", "payments"]),
    .get("secrets list-acls payments", "acls/list", ["scope", "payments"]),
    .get("secrets list-acls --scope payments", "acls/list", ["scope", "payments"]),
    .get(
      "get-acl payments ada@example.com", "acls/get", ["scope", "payments"],
      ["principal", "ada@example.com"]),
    .get(
      "secrets get-acl --scope payments --principal ada@example.com", "acls/get",
      ["scope", "payments"], ["principal", "ada@example.com"]),
    .get(
      "get-acl payments a+b&c@example.com", "acls/get", ["scope", "payments"],
      ["principal", "a+b&c@example.com"], status: 4),
    .post("put-acl sandbox grace@example.com WRITE", "acls/put", put),
    .post("put-acl sandbox grace@example.com write", "acls/put", put),
    .post("secrets put-acl sandbox grace@example.com WRITE", "acls/put", put),
    .post(
      "secrets put-acl --scope sandbox --principal grace@example.com --permission WRITE",
      "acls/put", put),
    .post(
      "write-acl --scope sandbox --principal grace@example.com --permission WRITE", "acls/put",
      put),
    .post("put-acl --json", and: put, "acls/put", put),
    .post("delete-acl payments payments-oncall", "acls/delete", delete),
    .post("secrets delete-acl payments payments-oncall", "acls/delete", delete),
    .post(
      "secrets delete-acl --scope payments --principal payments-oncall", "acls/delete", delete),
    .post("delete-acl --json", and: delete, "acls/delete", delete),
  ]
}
