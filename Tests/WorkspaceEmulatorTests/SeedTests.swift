import Foundation
import Testing
import WorkspaceEmulator

struct Seeds {
  private func value(_ workspace: Workspace, _ scope: String, _ key: String) throws -> String {
    String(decoding: try #require(workspace.value(scope: scope, key: key)), as: UTF8.self)
  }

  @Test func `the demo has about a dozen scopes and eighty keys`() throws {
    let workspace = Workspace.test(.demo)
    let scopes = try workspace.get("scopes/list").strings("scopes", "name")
    #expect(scopes.count == 12)
    var keyCount = 0
    for scope in scopes {
      let answer = try workspace.get("list", ["scope": scope], token: Seed.adminToken)
      keyCount += answer.strings("secrets", "key").count
    }
    #expect((75...90).contains(keyCount), "\(keyCount) keys")
  }

  @Test func `the demo's ages count back from the present`() throws {
    let list = try Workspace.test(.demo).get("list", ["scope": "payments"]).members
    let rows = list["secrets"] as? [[String: Any]] ?? []
    let ages = Dictionary(
      uniqueKeysWithValues: rows.map {
        ($0["key"] as? String ?? "", testTime - ($0["last_updated_timestamp"] as? Int64 ?? 0))
      })
    let hour: Int64 = 3_600_000
    #expect(ages["db-password"] == 3 * hour)
    #expect(ages["tls-cert-pem"] == 213 * 24 * hour)
  }

  @Test func `the demo holds what looks like files`() throws {
    let workspace = Workspace.test(.demo)
    let chain = try value(workspace, "payments", "tls-cert-pem")
    #expect(chain.components(separatedBy: "-----BEGIN CERTIFICATE-----\nMII").count == 3)
    #expect(chain.hasSuffix("-----END CERTIFICATE-----\n"))
    let account = Data(try value(workspace, "analytics", "bigquery-service-account").utf8)
    let members = try JSONSerialization.jsonObject(with: account) as? [String: String]
    #expect(members?["type"] == "service_account")
    let keystore = try #require(
      workspace.value(scope: "data-platform", key: "kafka-client-keystore"))
    #expect(keystore.prefix(4) == [0xFE, 0xED, 0xFE, 0xED])
    #expect(String(validating: keystore, as: UTF8.self) == nil)
  }

  @Test func `ada may only read one scope, and not see into another`() throws {
    let workspace = Workspace.test(.demo)
    #expect(try workspace.get("list", ["scope": "terraform-state"]).status == 200)
    let put = #"{"scope":"terraform-state","key":"k","string_value":"v"}"#
    #expect(try workspace.post("put", put).status == 403)
    #expect(try workspace.get("list", ["scope": "hr-restricted"]).status == 403)
    #expect(try workspace.get("list", ["scope": "sandbox"]).text == "{}")
  }

  @Test func `a vault's keys may lack a timestamp`() throws {
    let answer = try Workspace.test(.demo).get("list", ["scope": "vault-kv"])
    let rows = answer.members["secrets"] as? [[String: Any]] ?? []
    #expect(rows.count == 5)
    #expect(rows.count { $0["last_updated_timestamp"] == nil } == 2)
  }

  @Test func `a grid has as many scopes and keys as asked for, in order`() throws {
    let workspace = Workspace.test(.grid(scopes: 1000, keys: 1000))
    let scopes = try workspace.get("scopes/list").strings("scopes", "name")
    #expect(scopes.count == 1000 && scopes == scopes.sorted())
    let keys = try workspace.get("list", ["scope": scopes[999]]).strings("secrets", "key")
    #expect(keys.count == 1000 && keys == keys.sorted() && Set(keys).count == 1000)
    #expect(workspace.value(scope: scopes[500], key: keys[500]) != nil)
    #expect(workspace.value(scope: scopes[500], key: "webhook-url-500") == nil)
  }

  @Test func `a grid remembers what changed`() throws {
    let workspace = Workspace.test(.grid(scopes: 3, keys: 3))
    let scopes = try workspace.get("scopes/list").strings("scopes", "name")
    let keys = try workspace.get("list", ["scope": scopes[1]]).strings("secrets", "key")
    try workspace.post("scopes/delete", #"{"scope":"\#(scopes[0])"}"#)
    try workspace.post("delete", #"{"scope":"\#(scopes[1])","key":"\#(keys[0])"}"#)
    try workspace.post(
      "put", #"{"scope":"\#(scopes[1])","key":"\#(keys[1])","string_value":"new"}"#)
    try workspace.post("put", #"{"scope":"\#(scopes[1])","key":"added","string_value":"new"}"#)
    #expect(try workspace.get("scopes/list").strings("scopes", "name") == Array(scopes[1...]))
    #expect(
      try workspace.get("list", ["scope": scopes[1]]).strings("secrets", "key")
        == ["added", keys[1], keys[2]])
    #expect(try value(workspace, scopes[1], keys[1]) == "new")
    #expect(try workspace.get("list", ["scope": scopes[2]]).strings("secrets", "key").count == 3)
    try workspace.post("scopes/create", #"{"scope":"\#(scopes[0])"}"#)
    #expect(try workspace.get("list", ["scope": scopes[0]]).text == "{}")
    #expect(try workspace.get("scopes/list").strings("scopes", "name") == scopes)
  }

  @Test func `seeds are named demo, empty or by size`() throws {
    for text in ["demo", "empty", "1000x1000", "0x0", "3x1"] {
      #expect(Seed(parsing: text) != nil, "\(text)")
    }
    for text in ["", "Demo", "x", "3x", "x3", "3x3x3", "-1x3", "3 x 3", "10000x1"] {
      #expect(Seed(parsing: text) == nil, "\(text)")
    }
  }
}
