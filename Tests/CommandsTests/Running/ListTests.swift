import Commands
import Foundation
import Testing
import WorkspaceEmulator

@Suite struct `A list` {
  /// Three scopes, one with two keys and one with an access list.
  private func filled() -> Shell {
    let shell = Shell()
    for line in [
      "create-scope payments", "create-scope empty", "put-secret payments db-user --string-value a",
      "put-secret payments stripe-api-key --string-value b", "put-acl payments users READ",
    ] {
      #expect(shell.run(line).status == .done, "\(line)")
    }
    return shell
  }

  @Test func `of scopes is tab-separated without a terminal`() {
    let ended = filled().run("list-scopes")
    #expect(ended.output == "empty\tDATABRICKS\npayments\tDATABRICKS\n")
    #expect(ended.error == "")
    #expect(ended.status == .done)
  }

  @Test func `of scopes is aligned under a header on a terminal`() {
    let shell = Shell(.demo)
    shell.isOutputTerminal = true
    let lines = shell.run("list-scopes").output.split(separator: "\n")
    #expect(lines.first == "Scope            Backend         Vault")
    #expect(lines.contains("payments         DATABRICKS"))
    #expect(
      lines.contains("vault-kv         AZURE_KEYVAULT  https://example-kv.vault.azure.net/"))
  }

  @Test func `of scopes is a bare array in JSON`() throws {
    let rows = try array(Shell(.demo).run("list-scopes -o json"))
    #expect(rows.count == 12)
    #expect(rows.first as NSDictionary? == ["name": "analytics", "backend_type": "DATABRICKS"])
    let vault = try #require(rows.first { $0["name"] as? String == "vault-kv" })
    #expect(vault["backend_type"] as? String == "AZURE_KEYVAULT")
    let metadata = try #require(vault["keyvault_metadata"] as? [String: String])
    #expect(metadata["dns_name"] == "https://example-kv.vault.azure.net/")
    #expect(metadata["resource_id"]?.hasSuffix("/vaults/example-kv") == true)
  }

  @Test func `of keys has their times in UTC without a terminal`() {
    #expect(
      filled().run("list-secrets payments").output
        == "db-user\t2026-11-23T00:00:00Z\nstripe-api-key\t2026-11-23T00:00:00Z\n")
  }

  @Test func `of keys has ages on a terminal`() {
    let shell = filled()
    shell.isOutputTerminal = true
    let lines = shell.run("list --scope payments").output.split(separator: "\n")
    #expect(lines.first?.split(separator: " ") == ["Key", "Age", "Last", "updated"])
    #expect(lines.count == 3)
    #expect(lines.last?.hasPrefix("stripe-api-key  ") == true)
  }

  @Test func `of keys is a bare array in JSON`() throws {
    let rows = try array(filled().run("list-secrets payments --output json"))
    let first: NSDictionary = ["key": "db-user", "last_updated_timestamp": 1_795_392_000_000]
    #expect(rows.first as NSDictionary? == first)
  }

  @Test func `of keys leaves out a time that is not told`() throws {
    let rows = try array(Shell(.demo).run("list-secrets vault-kv -o json"))
    let row = try #require(rows.first { $0["key"] as? String == "sql-admin-password" })
    #expect(row.count == 1)
    let text = Shell(.demo).run("list-secrets vault-kv").output
    #expect(text.contains("sql-admin-password\n"))
  }

  @Test func `that is empty is nothing, or an empty array`() throws {
    let shell = filled()
    #expect(shell.run("list-secrets empty").bytes == [])
    #expect(shell.run("list-secrets empty -o json").output == "[]\n")
    #expect(Shell().run("list-scopes -o json").output == "[]\n")
    shell.isOutputTerminal = true
    #expect(shell.run("list-secrets empty").output == "scope empty has no keys\n")
  }

  @Test func `of an access list names principals and permissions`() throws {
    let shell = filled()
    #expect(shell.run("list-acls payments").output == "ada@example.com\tMANAGE\nusers\tREAD\n")
    #expect(shell.run("get-acl payments users").output == "users\tREAD\n")
    #expect(
      shell.run("get-acl payments users -o json").output
        == "{\"permission\":\"READ\",\"principal\":\"users\"}\n")
    let rows = try array(shell.run("list-acls --scope payments -o json"))
    #expect(rows.last as NSDictionary? == ["principal": "users", "permission": "READ"])
  }

  @Test func `cannot steer a terminal`() {
    let shell = Shell()
    let body = #"{"scopes":[{"name":"a\u001b[31mb\nc","backend_type":"DATABRICKS"}]}"#
    let answer = EmulatorResponse(
      status: 200, headers: ["content-type": "application/json"], body: Array(body.utf8))
    shell.isOutputTerminal = true
    shell.workspace.inject(Fault(.answer(answer)))
    let output = shell.run("list-scopes").output
    #expect(!output.contains("\u{1b}"))
    #expect(output.split(separator: "\n").count == 2, "\(output)")
  }

  private func array(_ ended: Shell.Ended) throws -> [[String: Any]] {
    let json = try JSONSerialization.jsonObject(with: Data(ended.bytes))
    return try #require(json as? [[String: Any]])
  }
}
