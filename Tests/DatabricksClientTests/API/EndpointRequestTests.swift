import DatabricksClient
import Testing

@Suite struct EndpointRequestTests {
  private let path = SecretPath(scope: "payments", key: "db-password")

  /// A request as one line: method, path, query, body.
  private func line(_ request: APIRequest) -> String {
    let query = request.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    let body =
      switch request.body {
      case .none: ""
      case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
      case .secret(let secret), .form(let secret): String(decoding: secret.bytes, as: UTF8.self)
      }
    return [request.method.rawValue, request.path, query, body].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  @Test func `reading endpoints are GETs with a query`() {
    #expect(line(ListScopes().request) == "GET /api/2.0/secrets/scopes/list")
    #expect(line(ListSecrets("a b").request) == "GET /api/2.0/secrets/list scope=a b")
    #expect(
      line(GetSecret(path).request)
        == "GET /api/2.0/secrets/get scope=payments&key=db-password")
    #expect(line(ListACLs("x").request) == "GET /api/2.0/secrets/acls/list scope=x")
    #expect(
      line(GetACL("x", principal: "ada@example.com").request)
        == "GET /api/2.0/secrets/acls/get scope=x&principal=ada@example.com")
    #expect(
      line(ReadCurrentUser().request)
        == "GET /api/2.0/preview/scim/v2/Me excludedAttributes=entitlements")
  }

  @Test func `writing endpoints are POSTs with a JSON body`() {
    #expect(
      line(DeleteScope("x").request) == #"POST /api/2.0/secrets/scopes/delete {"scope":"x"}"#)
    #expect(
      line(DeleteSecret(path).request)
        == #"POST /api/2.0/secrets/delete {"scope":"payments","key":"db-password"}"#)
    #expect(
      line(PutACL("x", principal: "users", permission: .manage).request)
        == #"POST /api/2.0/secrets/acls/put {"scope":"x","principal":"users","permission":"MANAGE"}"#
    )
    #expect(
      line(DeleteACL("x", principal: "users").request)
        == #"POST /api/2.0/secrets/acls/delete {"scope":"x","principal":"users"}"#)
  }

  @Test func `a scope is created with the names that create has, not those of the list`() {
    #expect(
      line(CreateScope(NewScope(name: "x")).request)
        == #"POST /api/2.0/secrets/scopes/create {"scope":"x"}"#)
    #expect(
      line(CreateScope(NewScope(name: "x", isManagedByAllUsers: true)).request)
        == #"POST /api/2.0/secrets/scopes/create {"scope":"x","initial_manage_principal":"users"}"#)
    let vault = KeyVault(resourceID: "/subscriptions/1", dnsName: "https://v.vault.azure.net/")
    #expect(
      line(CreateScope(NewScope(name: "x", keyVault: vault)).request)
        == #"POST /api/2.0/secrets/scopes/create {"scope":"x","scope_backend_type":"AZURE_KEYVAULT","#
        + #""backend_azure_keyvault":{"resource_id":"/subscriptions/1","#
        + #""dns_name":"https://v.vault.azure.net/"}}"#)
  }

  @Test(arguments: [
    ("s3cret", #""string_value":"s3cret""#), ("", #""string_value":"""#),
    ("a\\b\"c\n\r\t\u{1}\u{7f}é🔑", #""string_value":"a\\b\"c\n\r\t\u0001\u007fé🔑""#),
  ])
  func `text is put as a string`(text: String, member: String) {
    #expect(
      line(PutSecret(path, Secret(text)).request)
        == #"POST /api/2.0/secrets/put {"scope":"payments","key":"db-password","# + member + "}")
  }

  @Test(
    arguments: [
      ([0x61, 0x00], "YQA="), ([0xff, 0xfe], "//4="), ([0xc3], "ww=="),
    ] as [([UInt8], String)])
  func `bytes that are no text are put as base64`(bytes: [UInt8], base64: String) {
    #expect(
      line(PutSecret(path, Secret(copying: bytes)).request)
        == #"POST /api/2.0/secrets/put {"scope":"payments","key":"db-password","bytes_value":""#
        + base64 + "\"}")
  }

  @Test func `a value leaves only from locked memory, and its answer comes into it`() {
    guard case .secret = PutSecret(path, Secret("x")).request.body else {
      Issue.record("the body of a put is \(PutSecret(path, Secret("x")).request.body)")
      return
    }
    #expect(GetSecret(path).request.answersWithSecret)
  }

  @Test func `only writes that give the same result twice may be repeated blindly`() {
    #expect(CreateScope(NewScope(name: "x")).request.repeatability == .onlyIfUnsent)
    #expect(DeleteScope("x").request.repeatability == .onlyIfUnsent)
    #expect(DeleteSecret(path).request.repeatability == .onlyIfUnsent)
    #expect(PutSecret(path, Secret("x")).request.repeatability == .onlyIfUnsent)
    #expect(ListScopes().request.repeatability == .safe)
    #expect(PutACL("x", principal: "u", permission: .read).request.repeatability == .safe)
  }

  @Test(arguments: [
    ("payments", NameCheck.usual), ("a.b-c_D9@x", .usual),
    ("", .illegal("the scope's name is empty")),
    ("a/b", .unusual("the workspace may refuse “/” in a scope's name")),
    ("é", .unusual("the workspace may refuse “é” in a scope's name")),
    (String(repeating: "x", count: 128), .usual),
    (
      String(repeating: "x", count: 129),
      .illegal("the scope's name has 129 characters; 128 are allowed")
    ),
  ])
  func `a name is judged softly`(name: String, check: NameCheck) {
    #expect(ScopeName(name).check == check)
  }
}

extension ScopeName: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) {
    self.init(value)
  }
}

extension KeyName: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) {
    self.init(value)
  }
}
