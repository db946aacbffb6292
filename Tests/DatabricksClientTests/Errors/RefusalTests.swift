import DatabricksClient
import Testing

@Suite struct RefusalTests {
  private static let path = SecretPath(scope: "payments", key: "db-password")

  private static func refusal(
    _ status: Int, _ body: String, headers: [String: String] = [:]
  ) -> HTTPResponse {
    HTTPResponse(status: status, headers: headers, body: .bytes(Array(body.utf8)))
  }

  private func error<E: Endpoint>(_ response: HTTPResponse, of endpoint: E) -> DatabricksError? {
    do throws(DatabricksError) {
      _ = try endpoint.decode(response)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    arguments: [
      (
        400,
        #"{"error_code":"RESOURCE_ALREADY_EXISTS","message":"Scope my_scope already exists!"}"#,
        DatabricksError.alreadyExists("payments")
      ),
      (409, #"{"error_code":"ALREADY_EXISTS","message":""}"#, .alreadyExists("payments")),
      (
        400,
        #"{"error_code":"BAD_REQUEST","message":"Premium Tier is disabled in this workspace. "#
          + #"Secret scopes can only be created with initial_manage_principal \"users\"."}"#,
        .premiumOnly(
          "Premium Tier is disabled in this workspace. "
            + "Secret scopes can only be created with initial_manage_principal \"users\".")
      ),
      (
        403,
        #"{"error_code":"PERMISSION_DENIED","message":"ACL is not supported in your workspace."}"#,
        .premiumOnly("ACL is not supported in your workspace.")
      ),
      (
        400, #"{"error_code":"INVALID_PARAMETER_VALUE","message":"no","details":[{"@type":"x"}]}"#,
        .invalidValue("no")
      ),
      (400, #"{"error_code":"RESOURCE_LIMIT_EXCEEDED","message":"1000"}"#, .limitReached("1000")),
      (
        400,
        #"{"error_code":"MALFORMED_REQUEST","message":"Invalid JSON given in the body of the request"}"#,
        .refused(
          status: 400, ErrorCode(rawValue: "MALFORMED_REQUEST"),
          "Invalid JSON given in the body of the request")
      ),
    ] as [(Int, String, DatabricksError)])
  func `the code decides, whatever the status`(
    status: Int, body: String, expected: DatabricksError
  ) {
    let answer = Self.refusal(status, body)
    #expect(error(answer, of: CreateScope(NewScope(name: "payments"))) == expected)
    if case .refused = expected { return }
    #expect(error(Self.refusal(418, body), of: CreateScope(NewScope(name: "payments"))) == expected)
  }

  @Test(
    arguments: [
      (
        403, #"{"error_code":403,"message":"Invalid access token."}"#,
        DatabricksError.tokenRejected("Invalid access token.")
      ),
      (
        403, #"{"error_code":"403","message":"Invalid access token."}"#,
        .tokenRejected("Invalid access token.")
      ),
      (
        401,
        #"{"error_code":401,"message":"Credential was not sent or was of an unsupported type for this API. [ReqId: 1]"}"#,
        .tokenRejected(
          "Credential was not sent or was of an unsupported type for this API. [ReqId: 1]")
      ),
      (
        403,
        #"{"error_code":403,"message":"Source IP address: 192.0.2.1 is blocked by Databricks IP ACL for workspace: 1"}"#,
        .addressBlocked(
          "Source IP address: 192.0.2.1 is blocked by Databricks IP ACL for workspace: 1")
      ),
      (
        403,
        #"{"error_code":"PERMISSION_DENIED","message":"User ada@example.com does not have READ permission on scope x to perform this action."}"#,
        .notPermitted(
          "User ada@example.com does not have READ permission on scope x to perform this action.")
      ),
      (
        400,
        #"{"error_code":"BAD_REQUEST","message":"This operation is not allowed outside databricks notebooks."}"#,
        .readingNotAllowed("This operation is not allowed outside databricks notebooks.")
      ),
      (401, "", .tokenRejected("")),
      (
        404,
        #"{"error_code":"RESOURCE_DOES_NOT_EXIST","message":"Secret does not exist with scope: payments and key: db-password"}"#,
        .noSuchSecret("payments/db-password")
      ),
      (
        404,
        #"{"error_code":"RESOURCE_DOES_NOT_EXIST","message":"Scope payments does not exist!"}"#,
        .noSuchScope("payments")
      ),
      (
        404, "<html><head><title>404 Not Found</title></head></html>",
        .notAWorkspace(host: "", "404 Not Found")
      ),
      (
        404, #"{"error_code":"ENDPOINT_NOT_FOUND","message":"No API found"}"#,
        .notAWorkspace(host: "", "No API found")
      ),
      (429, "", .rateLimited(retryAfterSeconds: 7)),
      (
        400,
        #"{"error_code":"REQUEST_LIMIT_EXCEEDED","message":"GetUserPermissionsRequest RPC token bucket limit has been exceeded."}"#,
        .rateLimited(retryAfterSeconds: nil)
      ),
      (
        500, "<html><body><pre>upstream failed</pre></body></html>",
        .serverFailed(status: 500, "upstream failed")
      ),
      (
        503, #"{"error_code":"TEMPORARILY_UNAVAILABLE","message":"later"}"#,
        .serverFailed(status: 503, "later")
      ),
      (400, "INVALID_PARAMETER_VALUE: bad name", .invalidValue("bad name")),
      (400, "just text", .refused(status: 400, ErrorCode(rawValue: "UNKNOWN"), "just text")),
      (
        400, #"{"error":"old words"}"#,
        .refused(status: 400, ErrorCode(rawValue: "UNKNOWN"), "old words")
      ),
      (400, "{not json", .refused(status: 400, ErrorCode(rawValue: "UNKNOWN"), "{not json")),
      (400, "", .refused(status: 400, ErrorCode(rawValue: "UNKNOWN"), "the reason of the gateway")),
    ] as [(Int, String, DatabricksError)])
  func `a refusal says what can be done`(status: Int, body: String, expected: DatabricksError) {
    var headers = ["retry-after": "7"]
    if status == 400, body.isEmpty {
      headers["x-databricks-reason-phrase"] = "the reason of the gateway"
    }
    let answer = Self.refusal(status, body, headers: headers)
    #expect(error(answer, of: GetSecret(Self.path)) == expected)
  }

  @Test(
    arguments: [
      (
        403, #"{"schemas":["x"],"detail":"not allowed","status":"403","scimType":"none"}"#,
        DatabricksError.notPermitted("not allowed")
      ),
      (
        500, #"{"detail":"null","status":500}"#,
        .serverFailed(status: 500, "SCIM API Internal Error")
      ),
      (
        400, #"{"detail":"bad filter","status":"400"}"#,
        .refused(status: 400, ErrorCode(rawValue: "SCIM_400"), "bad filter")
      ),
    ] as [(Int, String, DatabricksError)])
  func `SCIM refuses in words of its own`(status: Int, body: String, expected: DatabricksError) {
    #expect(error(Self.refusal(status, body), of: ReadCurrentUser()) == expected)
  }

  @Test func `407 is a proxy's answer and no workspace's`() {
    let answer = Self.refusal(407, "<html><title>Proxy Authentication Required</title></html>")
    #expect(
      error(answer, of: ListScopes())
        == .unreachable(host: "", .proxy("it asks for a name and a password, status 407")))
  }

  @Test func `a Key Vault scope is read-only`() {
    let message = "Cannot write secrets to Azure KeyVault-backed scope kv"
    let body = #"{"error_code":"BAD_REQUEST","message":"\#(message)"}"#
    let put = PutSecret(Self.path, Secret("v"))
    #expect(error(Self.refusal(400, body), of: put) == .readOnlyScope(message))
  }

  @Test func `a put and an access list name the scope that is missing`() {
    let body =
      #"{"error_code":"RESOURCE_DOES_NOT_EXIST","message":"Scope payments does not exist!"}"#
    let answer = Self.refusal(404, body)
    #expect(error(answer, of: PutSecret(Self.path, Secret("v"))) == .noSuchScope("payments"))
    #expect(error(answer, of: GetACL("payments", principal: "u")) == .noSuchScope("payments"))
    let principal = Self.refusal(
      404, #"{"error_code":"RESOURCE_DOES_NOT_EXIST","message":"User or Group u does not exist."}"#)
    #expect(error(principal, of: GetACL("payments", principal: "u")) == .noSuchPrincipal("u"))
    let put = PutACL("payments", principal: "u", permission: .read)
    #expect(error(principal, of: put) == .unknownPrincipal("u"))
    #expect(error(answer, of: put) == .noSuchScope("payments"))
  }
}
