import DatabricksClient
import Testing

/// The two requests by which a service principal gets a token, answer by answer.
struct ServicePrincipalSignInTests {
  private let host: WorkspaceURL
  private let principal = ServicePrincipal(
    clientID: "the-id", secret: Secret("the secret+"), scopes: ["a", "b"])

  init() throws {
    host = try WorkspaceURL(parsing: "https://lake.example.com")
  }

  private func answer(_ text: String, status: Int = 200) -> Result<HTTPResponse, DatabricksError> {
    .success(HTTPResponse(status: status, body: .bytes(Array(text.utf8))))
  }

  /// The request that follows from the host's metadata; nil where none is sent.
  private func tokenRequest(after metadata: Result<HTTPResponse, DatabricksError>) -> APIRequest? {
    var signIn = ServicePrincipalSignIn(principal, host: host)
    _ = signIn.begin()
    if case .send(let request) = signIn.received(metadata, tries: 1) { return request }
    return nil
  }

  private func result(
    _ metadata: Result<HTTPResponse, DatabricksError>,
    _ token: Result<HTTPResponse, DatabricksError>? = nil
  ) -> Result<AccessToken, DatabricksError>? {
    var signIn = ServicePrincipalSignIn(principal, host: host)
    _ = signIn.begin()
    var step = signIn.received(metadata, tries: 1)
    if let token { step = signIn.received(token, tries: 1) }
    if case .finished(let result) = step { return result }
    return nil
  }

  private func failure(
    _ metadata: Result<HTTPResponse, DatabricksError>,
    _ token: Result<HTTPResponse, DatabricksError>? = nil
  ) -> DatabricksError? {
    if case .failure(let error)? = result(metadata, token) { return error }
    return nil
  }

  @Test func `it begins by asking the host where tokens are given, unsigned`() throws {
    var signIn = ServicePrincipalSignIn(principal, host: host)
    guard case .send(let request) = signIn.begin() else {
      Issue.record("nothing is asked")
      return
    }
    #expect(request.method == .get)
    #expect(request.path == "/oidc/.well-known/oauth-authorization-server")
    #expect(request.authorization == .none)
  }

  @Test(arguments: [
    (#"{"token_endpoint":"https://lake.example.com/oidc/v1/token"}"#, 200, "/oidc/v1/token"),
    (
      #"{"a":1,"token_endpoint":"https://LAKE.example.com:443/oidc/accounts/a-b/v1/token"}"#, 200,
      "/oidc/accounts/a-b/v1/token"
    ),
    ("{}", 200, "/oidc/v1/token"), ("<html>", 200, "/oidc/v1/token"), ("", 404, "/oidc/v1/token"),
    (#"{"token_endpoint":null}"#, 200, "/oidc/v1/token"),
    (#"{"token_endpoint":"https://other.example.com/t"}"#, 403, "/oidc/v1/token"),
  ])
  func `it asks there, or at the usual place where the host does not tell`(
    metadata: String, status: Int, path: String
  ) throws {
    let request = try #require(tokenRequest(after: answer(metadata, status: status)))
    #expect(request.path == path)
    #expect(request.method == .post)
    #expect(request.authorization == .client(principal))
    #expect(request.answersWithSecret)
    guard case .form(let form) = request.body else {
      Issue.record("\(request.body)")
      return
    }
    #expect(form.bytesEqual(Secret("grant_type=client_credentials&scope=a%20b")))
  }

  @Test(arguments: [
    "https://other.example.com/oidc/v1/token", "http://lake.example.com/oidc/v1/token",
    "https://lake.example.com:8443/oidc/v1/token", "https://lake.example.com", "/oidc/v1/token",
    "https://lake.example.com.evil.example.com/t", "https://lake.example.com@other.example.com/t",
    "https://lake.example.com/t?to=other", "https://other.example.com/https://lake.example.com/t",
    "ftp://lake.example.com/t", "https://lake.example.com/a b",
  ])
  func `it asks at no other host, and nowhere without TLS`(endpoint: String) {
    let metadata = answer(#"{"token_endpoint":"\#(endpoint)"}"#)
    guard case .signInFailed(.unsafeTokenEndpoint(let text, _))? = failure(metadata) else {
      Issue.record("\(String(describing: result(metadata)))")
      return
    }
    #expect(text == endpoint)
  }

  @Test(
    arguments: [
      (#"{"access_token":"t.o-k","token_type":"Bearer","expires_in":3600}"#, 3_600_000),
      (#"{"access_token":"t.o-k","token_type":"bearer","expires_in":"3600"}"#, 3_600_000),
      (#"{"access_token":"t.o-k","expires_in":9999999999}"#, 2_147_483_647_000),
      (#"{"expires_in":3599.5,"access_token":"t.o-k"}"#, nil),
      (#"{"expires_in":"soon","access_token":"t.o-k"}"#, nil),
      (#"{"access_token":"t.o\u002dk"}"#, nil),
      (#"{"expires_in":null,"access_token":"t.o-k"}"#, nil),
    ] as [(String, Int64?)])
  func `the answer is a token and how long it lasts`(text: String, lifetime: Int64?) throws {
    let token = try #require(try? result(answer("{}"), answer(text))?.get())
    #expect(token.secret.bytesEqual(Secret("t.o-k")))
    #expect(token.lifetime == lifetime)
  }

  @Test(arguments: [
    "{}", #"{"access_token":null}"#, #"{"access_token":""}"#, #"{"access_token":"a b"}"#,
    #"{"access_token":"a\nb"}"#, #"{"access_token":"t","token_type":"mac"}"#, "[]", "",
    #"{"access_token":"#,
  ])
  func `an answer without a usable token says so and tells nothing of it`(text: String) {
    guard case .malformedResponse? = failure(answer("{}"), answer(text)) else {
      Issue.record("\(text)")
      return
    }
  }

  @Test(
    arguments: [
      (
        400, #"{"error":"invalid_client","error_description":"Client authentication failed"}"#,
        .clientRejected("Client authentication failed")
      ),
      (401, #"{"error":"invalid_client"}"#, .clientRejected("")),
      (401, #"{"error":"unknown","error_description":"x"}"#, .clientRejected("x")),
      (
        400, #"{"error":"invalid_scope","error_description":"no"}"#,
        .refused(code: "invalid_scope", "no")
      ),
      (
        403, #"{"error_code":403,"message":"Invalid access token."}"#,
        .clientRejected("Invalid access token.")
      ),
      (401, "", .clientRejected("")),
      (404, "", .noTokenEndpoint(host: "lake.example.com")),
      (
        404, #"{"error_code":"ENDPOINT_NOT_FOUND","message":"x"}"#,
        .noTokenEndpoint(host: "lake.example.com")
      ),
      (302, "", .noTokenEndpoint(host: "lake.example.com")),
      (200, "<html><title>Sign In</title></html>", .noTokenEndpoint(host: "lake.example.com")),
    ] as [(Int, String, SignInFailure)])
  func `a refusal says what is wrong`(status: Int, text: String, expected: SignInFailure) {
    #expect(failure(answer("{}"), answer(text, status: status)) == .signInFailed(expected))
  }

  @Test func `what is no refusal stays what it is`() {
    #expect(failure(answer("{}"), answer("", status: 503)) == .serverFailed(status: 503, ""))
    let lost = DatabricksError.unreachable(host: "", .timedOut)
    #expect(failure(.failure(lost)) == lost)
    #expect(failure(answer("{}"), .failure(lost)) == lost)
  }
}
