import Testing
import WorkspaceEmulator

struct `Requests that are not right` {
  @Test(arguments: [
    "", " ", "{", "{}}", "[]x", "{\"scope\"}", "{\"scope\":}", "{\"scope\":\"a\",}",
    "{'scope':'a'}", "{\"scope\":\"a\\\"}", "{\"scope\":\"a\\x\"}", "{\"scope\":\"a\nb\"}",
    "{\"scope\":\"\\ud83d\"}", "{\"scope\":\"\\udd11\\ud83d\"}", "{\"scope\":\"\\u12\"}",
    "{\"scope\":\"a\",\"scope\":\"b\"}", "{\"scope\":01}", "{\"scope\":1.}", "{\"scope\":tru}",
    "{\"scope\":\"a\"} {}", "nul", "\u{FEFF}{\"scope\":\"a\"}",
  ])
  func `a body that is no JSON is malformed`(_ body: String) throws {
    let answer = try Workspace.test().post("scopes/create", body)
    #expect(answer.status == 400, "\(answer)")
    #expect(answer.code == "MALFORMED_REQUEST", "\(answer)")
    #expect(
      answer.message
        == "Invalid JSON given in the body of the request - failed to parse given JSON")
  }

  @Test func `bytes that are no UTF-8 are malformed`() throws {
    let workspace = Workspace.test()
    let request = EmulatorRequest(
      "POST", "/api/2.0/secrets/scopes/create",
      headers: ["authorization": "Bearer \(Seed.demoToken)"],
      body: Array("{\"scope\":\"a".utf8) + [0xC3, 0x28] + Array("\"}".utf8))
    guard case .response(let response, _) = workspace.respond(to: request) else {
      throw NoAnswer()
    }
    #expect(Answer(response).code == "MALFORMED_REQUEST")
  }

  @Test func `nesting without end is malformed`() throws {
    let answer = try Workspace.test().post(
      "scopes/create", String(repeating: "[", count: 100_000))
    #expect(answer.code == "MALFORMED_REQUEST", "\(answer)")
  }

  @Test(arguments: [
    ("scopes/create", "[]"), ("scopes/create", "\"a\""),
    ("scopes/create", #"{"scope":1}"#), ("scopes/create", #"{"scope":["a"]}"#),
    ("scopes/create", #"{"scope":true}"#), ("scopes/create", #"{"scope":"a","name":"a"}"#),
    ("scopes/create", #"{"scope":"a","keyvault_metadata":{}}"#),
    ("scopes/create", #"{"scope":"a","backend_azure_keyvault":"x"}"#),
    ("scopes/delete", #"{"name":"a"}"#), ("put", #"{"scope":"a","key":"k","value":"v"}"#),
    ("put", #"{"scope":"a","key":"k","string_value":5}"#),
    ("put", #"{"scope":"a","key":"k"}"#),
    ("put", #"{"scope":"a","key":"k","string_value":"v","bytes_value":"dg=="}"#),
    ("put", #"{"scope":"a","key":"k","bytes_value":"dg"}"#),
    ("put", #"{"scope":"a","key":"k","bytes_value":"d g="}"#),
    ("put", #"{"scope":"a","key":"k","bytes_value":"dh=="}"#),
    ("put", #"{"scope":"a","key":"k","bytes_value":"=g=="}"#),
    ("put", #"{"scope":"a","key":"k","bytes_value":"dg=\n"}"#),
    ("acls/put", #"{"scope":"a","principal":"users","permissions":"READ"}"#),
  ])
  func `unknown fields and wrong types are malformed`(_ path: String, _ body: String) throws {
    let workspace = Workspace.test()
    try workspace.post("scopes/create", #"{"scope":"a"}"#)
    let answer = try workspace.post(path, body)
    #expect(answer.status == 400, "\(answer)")
    #expect(answer.code == "MALFORMED_REQUEST", "\(answer)")
    #expect(workspace.value(scope: "a", key: "k") == nil)
  }

  @Test(arguments: [
    ("scopes/create", "{}"), ("scopes/create", #"{"scope":""}"#),
    ("scopes/create", #"{"scope":null}"#), ("scopes/delete", "{}"),
    ("put", #"{"scope":"a","string_value":"v"}"#), ("put", #"{"key":"k","string_value":"v"}"#),
    ("delete", #"{"scope":"a"}"#), ("acls/put", #"{"scope":"a","principal":"users"}"#),
    ("acls/delete", #"{"scope":"a"}"#),
  ])
  func `a missing field is named`(_ path: String, _ body: String) throws {
    let workspace = Workspace.test()
    try workspace.post("scopes/create", #"{"scope":"a"}"#)
    let answer = try workspace.post(path, body)
    #expect(answer.code == "INVALID_PARAMETER_VALUE", "\(answer)")
    #expect(answer.message?.hasPrefix("Missing required field: ") == true, "\(answer)")
  }

  @Test(arguments: ["list", "get", "acls/list", "acls/get"])
  func `a query without its scope, or with more than it may have, is refused`(
    _ path: String
  ) throws {
    let workspace = Workspace.test(.demo)
    #expect(try workspace.get(path).code == "INVALID_PARAMETER_VALUE")
    let surplus = try workspace.get(path, ["scope": "payments", "page": "2"])
    #expect(surplus.code == "MALFORMED_REQUEST", "\(surplus)")
    let twice = try workspace.get(path, ["scope": "payments", "scope": "analytics"])
    #expect(twice.code == "MALFORMED_REQUEST", "\(twice)")
  }

  @Test func `a query beside a body, or a body beside a query, is refused`() throws {
    let workspace = Workspace.test()
    let post = try workspace.ask(
      "POST", "/api/2.0/secrets/scopes/create", query: [("scope", "a")], body: #"{"scope":"a"}"#)
    let get = try workspace.ask("GET", "/api/2.0/secrets/scopes/list", body: "{}")
    for answer in [post, get] { #expect(answer.code == "MALFORMED_REQUEST", "\(answer)") }
  }

  @Test func `escapes of every kind arrive as the characters they stand for`() throws {
    let workspace = Workspace.test()
    try workspace.post("scopes/create", #" { "scope" : "a" } "#)
    let text = #"\"\\\/\b\f\n\r\t\u00e9\u4e2d\ud83d\udd11é中🔑\u0000"#
    try workspace.post("put", #"{"scope":"a","key":"k","string_value":""# + text + #""}"#)
    let expected = "\"\\/\u{8}\u{C}\n\r\té中🔑é中🔑\0"
    #expect(workspace.value(scope: "a", key: "k") == Array(expected.utf8))
  }
}
