import DatabricksClient
import Testing

@Suite struct EndpointAnswerTests {
  private let path = SecretPath(scope: "payments", key: "db-password")

  static func ok(_ text: String, headers: [String: String] = [:]) -> HTTPResponse {
    HTTPResponse(status: 200, headers: headers, body: .bytes(Array(text.utf8)))
  }

  @Test func `scopes come with their kind and their vault`() throws {
    let scopes = try ListScopes().decode(
      Self.ok(
        #"""
        {"scopes":[{"name":"a","backend_type":"DATABRICKS"},
        {"name":"kv","backend_type":"AZURE_KEYVAULT","keyvault_metadata":
        {"resource_id":"/r","dns_name":"https://v.vault.azure.net/","new":1}},
        {"name":"later","backend_type":"SOMETHING_NEW","extra":[{}],"keyvault_metadata":null}]}
        """#))
    #expect(
      scopes == [
        SecretScope(name: "a"),
        SecretScope(
          name: "kv", backendType: .azureKeyVault,
          keyVault: KeyVault(resourceID: "/r", dnsName: "https://v.vault.azure.net/")),
        SecretScope(name: "later", backendType: ScopeBackendType(rawValue: "SOMETHING_NEW")),
      ])
  }

  @Test(arguments: ["{}", #"{"scopes":[]}"#, #"{"scopes":null}"#, #"{"other":1}"#, " {}\n"])
  func `a missing list is an empty one`(text: String) throws {
    #expect(try ListScopes().decode(Self.ok(text)).isEmpty)
    #expect(try ListSecrets("x").decode(Self.ok(text)).isEmpty)
    #expect(try ListACLs("x").decode(Self.ok(text)).isEmpty)
  }

  @Test func `times stand as numbers, as strings, or not at all`() throws {
    let keys = try ListSecrets("x").decode(
      Self.ok(
        #"{"secrets":[{"key":"a","last_updated_timestamp":1520467595000},"#
          + #"{"last_updated_timestamp":"1520467595001","key":"b\u0065"},{"key":"c"},"#
          + #"{"key":"d","last_updated_timestamp":null}]}"#))
    #expect(
      (0..<keys.count).map { keys[$0] } == [
        SecretKey(name: "a", lastUpdated: Timestamp(milliseconds: 1_520_467_595_000)),
        SecretKey(name: "be", lastUpdated: Timestamp(milliseconds: 1_520_467_595_001)),
        SecretKey(name: "c", lastUpdated: nil), SecretKey(name: "d", lastUpdated: nil),
      ])
  }

  @Test func `a value is the bytes behind its base64`() throws {
    let text = #"{"key":"db-password","value":"dGVzdC12YWx1ZQp3aXRoLW5ld2xpbmVzCg=="}"#
    for body in [HTTPResponse.Body.bytes(Array(text.utf8)), .secret(Secret(text))] {
      let value = try GetSecret(path).decode(HTTPResponse(status: 200, body: body))
      #expect(value.bytes == Array("test-value\nwith-newlines\n".utf8))
    }
  }

  @Test func `access lists are items`() throws {
    let acls = try ListACLs("x").decode(
      Self.ok(
        #"{"items":[{"principal":"users","permission":"READ"},"#
          + #"{"permission":"OWN","principal":"ada@example.com"}]}"#))
    #expect(
      acls == [
        ScopeACL(principal: "users", permission: "READ"),
        ScopeACL(principal: "ada@example.com", permission: "OWN"),
      ])
    let acl = try GetACL("x", principal: "users").decode(
      Self.ok(#"{"principal":"users","permission":"MANAGE"}"#))
    #expect(acl == ScopeACL(principal: "users", permission: "MANAGE"))
  }

  @Test func `the user comes with groups and the workspace's id from the header`() throws {
    let user = try ReadCurrentUser().decode(
      Self.ok(
        #"{"id":"1","userName":"ada@example.com","displayName":"Ada","active":true,"#
          + #""groups":[{"display":"admins","value":"2"},{"display":"users"},{}]}"#,
        headers: ["x-databricks-org-id": "1234567890123456"]))
    #expect(
      user
        == CurrentUser(
          userName: "ada@example.com", displayName: "Ada", groups: ["admins", "users"],
          workspaceID: "1234567890123456"))
  }

  @Test(arguments: ["", "{}", "{ }", " \r\n", #"{"unexpected":[1]}"#])
  func `a write is answered with nothing or an object`(text: String) throws {
    try CreateScope(NewScope(name: "x")).decode(Self.ok(text))
    try DeleteScope("x").decode(Self.ok(text))
    try PutSecret(path, Secret("v")).decode(Self.ok(text))
    try DeleteSecret(path).decode(Self.ok(text))
    try PutACL("x", principal: "u", permission: .read).decode(Self.ok(text))
    try DeleteACL("x", principal: "u").decode(Self.ok(text))
  }

  @Test(arguments: [
    "", "[]", "null", "{", #"{"scopes":[{}]}"#, #"{"scopes":[{"name":null}]}"#,
    #"{"scopes":[1]}"#, "{}x", #"{"scopes":[{"name":"a""#,
  ])
  func `an answer that cannot be read is malformed`(text: String) {
    let error = #expect(throws: DatabricksError.self) { try ListScopes().decode(Self.ok(text)) }
    guard case .malformedResponse = error else {
      Issue.record("\(text) gives \(String(describing: error))")
      return
    }
  }

  @Test func `no part of a value is in the error of an answer cut short`() {
    let text = #"{"key":"k","value":"c2VjcmV0LWluLWNsZWFy"#
    let error = #expect(throws: DatabricksError.self) {
      try GetSecret(path).decode(HTTPResponse(status: 200, body: .secret(Secret(text))))
    }
    #expect(error == .malformedResponse("ends early at byte \(text.utf8.count)"))
  }

  @Test(arguments: [
    ("<!doctype html><html><head><title>Databricks - Sign In</title>", "Databricks - Sign In"),
    ("\n\n<html><body>x</body></html>", "an HTML page"),
    ("\u{feff}<HTML><TITLE>\n Log  in\n</TITLE>", "Log in"),
  ])
  func `a page for a browser is no answer of a workspace`(page: String, title: String) {
    #expect(throws: DatabricksError.notAWorkspace(host: "", title)) {
      try ListScopes().decode(Self.ok(page))
    }
    // It may stand in the place of the answer to a write that was carried out.
    #expect(throws: DatabricksError.outcomeUnknown("in its place came \(title)")) {
      try PutSecret(path, Secret("v")).decode(Self.ok(page))
    }
  }

  @Test(arguments: ["fine", "[]", #"{"a":"#])
  func `what is no answer of the API leaves the end of a write open`(text: String) {
    let error = #expect(throws: DatabricksError.self) {
      try DeleteSecret(path).decode(Self.ok(text))
    }
    guard case .outcomeUnknown? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    (403, "<html><title>Blocked</title></html>", true), (400, "blocked by policy 7", true),
    (403, #"{"error_code":"PERMISSION_DENIED","message":"no"}"#, false), (403, "", false),
    (400, "INVALID_PARAMETER_VALUE: no", false), (401, "<html>Sign in</html>", false),
    (404, "<html><title>404 Not Found</title></html>", false),
    (413, "<html><title>Too large</title></html>", false), (302, "<html>Moved</html>", false),
  ])
  func `only a refusal of the API tells that a write was not done`(
    status: Int, body: String, isOpen: Bool
  ) {
    let error = #expect(throws: DatabricksError.self) {
      try DeleteSecret(path).decode(
        HTTPResponse(status: status, body: .bytes(Array(body.utf8))))
    }
    if case .outcomeUnknown? = error { #expect(isOpen) } else { #expect(!isOpen, "\(status)") }
  }

  @Test func `a redirect is not followed, and a private link is named`() {
    let login = HTTPResponse(
      status: 303, headers: ["location": "/login?next_url=%2Fapi"], body: .bytes([]))
    #expect(throws: DatabricksError.notAWorkspace(host: "", "redirect to /login")) {
      try ListScopes().decode(login)
    }
    let link = HTTPResponse(
      status: 302,
      headers: ["location": "https://h.example.com/login.html?error=private-link-validation-error"],
      body: .bytes([]))
    #expect(throws: DatabricksError.privateLinkOnly(host: "")) { try ListScopes().decode(link) }
    #expect(
      DatabricksError.privateLinkOnly(host: "").naming(host: "h") == .privateLinkOnly(host: "h"))
  }
}
