import Foundation
import Testing
import WorkspaceEmulator

struct Secrets {
  private func workspaceWithScope(_ options: WorkspaceOptions = .init()) throws -> Workspace {
    let workspace = Workspace.test(.empty, options)
    try workspace.post("scopes/create", #"{"scope":"a"}"#)
    return workspace
  }

  private func put(_ workspace: Workspace, _ key: String, bytes: [UInt8]) throws -> Answer {
    let encoded = Data(bytes).base64EncodedString()
    return try workspace.post("put", #"{"scope":"a","key":"\#(key)","bytes_value":"\#(encoded)"}"#)
  }

  @Test func `a scope without keys has no list at all`() throws {
    #expect(try workspaceWithScope().get("list", ["scope": "a"]).text == "{}")
  }

  @Test func `text comes back as base64 of its bytes`() throws {
    let workspace = try workspaceWithScope()
    #expect(
      try workspace.post("put", #"{"scope":"a","key":"k","string_value":"é\n"}"#).text == "{}")
    let answer = try workspace.get("get", ["scope": "a", "key": "k"])
    #expect(answer.text == #"{"key":"k","value":"w6kK"}"#)
  }

  @Test(arguments: [0, 1, 2, 3, 4, 255, 131_072])
  func `bytes of any number come back as they were`(_ count: Int) throws {
    let workspace = try workspaceWithScope()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167) }
    #expect(try put(workspace, "k", bytes: bytes).status == 200)
    let value = try workspace.get("get", ["scope": "a", "key": "k"]).members["value"] as? String
    #expect(value.flatMap { Data(base64Encoded: $0) } == Data(bytes))
  }

  @Test func `a value over 128 KB is refused and the old one stays`() throws {
    let workspace = try workspaceWithScope()
    #expect(try put(workspace, "k", bytes: [1]).status == 200)
    let answer = try put(workspace, "k", bytes: [UInt8](repeating: 0, count: 131_073))
    #expect(answer.code == "INVALID_PARAMETER_VALUE", "\(answer)")
    #expect(workspace.value(scope: "a", key: "k") == [1])
  }

  @Test func `the list tells when each key was put`() throws {
    let workspace = try workspaceWithScope()
    try workspace.post("put", #"{"scope":"a","key":"k","string_value":"v"}"#)
    #expect(
      try workspace.get("list", ["scope": "a"]).text
        == #"{"secrets":[{"key":"k","last_updated_timestamp":\#(testTime)}]}"#)
  }

  @Test func `timestamps may be written as strings`() throws {
    var options = WorkspaceOptions()
    options.quotesTimestamps = true
    let workspace = try workspaceWithScope(options)
    try workspace.post("put", #"{"scope":"a","key":"k","string_value":"v"}"#)
    #expect(
      try workspace.get("list", ["scope": "a"]).text
        == #"{"secrets":[{"key":"k","last_updated_timestamp":"\#(testTime)"}]}"#)
  }

  @Test func `keys differ by case, are listed by name, and are deleted one by one`() throws {
    let workspace = try workspaceWithScope()
    for key in ["b", "a", "A"] {
      try workspace.post("put", #"{"scope":"a","key":"\#(key)","string_value":"\#(key)"}"#)
    }
    #expect(try workspace.get("list", ["scope": "a"]).strings("secrets", "key") == ["A", "a", "b"])
    #expect(try workspace.post("delete", #"{"scope":"a","key":"a"}"#).status == 200)
    #expect(try workspace.get("list", ["scope": "a"]).strings("secrets", "key") == ["A", "b"])
    let again = try workspace.post("delete", #"{"scope":"a","key":"a"}"#)
    #expect(again.status == 404)
    #expect(again.code == "RESOURCE_DOES_NOT_EXIST")
    #expect(try workspace.get("get", ["scope": "a", "key": "a"]).status == 404)
  }

  @Test func `where names are folded a key is found in any case and keeps its first name`() throws {
    var options = WorkspaceOptions()
    options.foldsKeyNames = true
    let workspace = try workspaceWithScope(options)
    try workspace.post("put", #"{"scope":"a","key":"Key","string_value":"one"}"#)
    try workspace.post("put", #"{"scope":"a","key":"kEY","string_value":"two"}"#)
    #expect(try workspace.get("list", ["scope": "a"]).strings("secrets", "key") == ["Key"])
    let answer = try workspace.get("get", ["scope": "a", "key": "KEY"])
    #expect(answer.text == #"{"key":"Key","value":"dHdv"}"#)
    #expect(workspace.value(scope: "a", key: "key") == Array("two".utf8))
    #expect(try workspace.post("delete", #"{"scope":"a","key":"key"}"#).status == 200)
    #expect(try workspace.get("list", ["scope": "a"]).text == "{}")
    try workspace.post("put", #"{"scope":"a","key":"key","string_value":"three"}"#)
    #expect(try workspace.get("list", ["scope": "a"]).strings("secrets", "key") == ["key"])
  }

  @Test func `where names are folded a key of a generated scope is one in any case too`() throws {
    var options = WorkspaceOptions()
    options.foldsKeyNames = true
    let workspace = Workspace.test(.grid(scopes: 1, keys: 2), options)
    let scope = try #require(try workspace.get("scopes/list").strings("scopes", "name").first)
    let keys = try workspace.get("list", ["scope": scope]).strings("secrets", "key")
    let upper = try #require(keys.first).uppercased()
    try workspace.post("put", #"{"scope":"\#(scope)","key":"\#(upper)","string_value":"v"}"#)
    #expect(try workspace.get("list", ["scope": scope]).strings("secrets", "key") == keys)
    #expect(
      try workspace.post("delete", #"{"scope":"\#(scope)","key":"\#(upper)"}"#).status == 200)
    #expect(
      try workspace.get("list", ["scope": scope]).strings("secrets", "key")
        == Array(keys.dropFirst()))
    #expect(workspace.value(scope: scope, key: upper) == nil)
  }

  @Test(arguments: ["a b", "a/b", "a@b", "ä", String(repeating: "k", count: 129)])
  func `a key with other characters or more than 128 is refused`(_ key: String) throws {
    let answer = try workspaceWithScope().post(
      "put", #"{"scope":"a","key":"\#(key)","string_value":"v"}"#)
    #expect(answer.code == "INVALID_PARAMETER_VALUE", "\(answer)")
  }

  @Test func `the thousand and first key is refused, an old one may be put again`() throws {
    let workspace = Workspace.test(.grid(scopes: 1, keys: 999))
    let scopes = try workspace.get("scopes/list").strings("scopes", "name")
    let scope = try #require(scopes.first)
    let body = { (key: String) in #"{"scope":"\#(scope)","key":"\#(key)","string_value":"v"}"# }
    #expect(try workspace.post("put", body("thousandth")).status == 200)
    #expect(try workspace.post("put", body("one-more")).code == "RESOURCE_LIMIT_EXCEEDED")
    #expect(try workspace.post("put", body("thousandth")).status == 200)
    #expect(try workspace.get("list", ["scope": scope]).strings("secrets", "key").count == 1000)
  }

  @Test func `a Key Vault scope is read and never written`() throws {
    let workspace = Workspace.test(.demo)
    let before = try workspace.get("list", ["scope": "vault-kv"]).text
    let put = try workspace.post("put", #"{"scope":"vault-kv","key":"k","string_value":"v"}"#)
    let delete = try workspace.post(
      "delete", #"{"scope":"vault-kv","key":"storage-account-key"}"#)
    #expect(put.code == "BAD_REQUEST" && put.status == 400, "\(put)")
    #expect(delete.code == "BAD_REQUEST" && delete.status == 400, "\(delete)")
    #expect(try workspace.get("list", ["scope": "vault-kv"]).text == before)
    let read = try workspace.get("get", ["scope": "vault-kv", "key": "storage-account-key"])
    #expect(read.status == 200)
  }

  @Test func `old workspaces do not let values be read`() throws {
    var options = WorkspaceOptions()
    options.allowsReadingValues = false
    let workspace = try workspaceWithScope(options)
    try workspace.post("put", #"{"scope":"a","key":"k","string_value":"v"}"#)
    let answer = try workspace.get("get", ["scope": "a", "key": "k"])
    #expect(answer.status == 400)
    #expect(
      answer.text == #"{"error_code":"BAD_REQUEST","#
        + #""message":"This operation is not allowed outside databricks notebooks."}"#)
  }
}
