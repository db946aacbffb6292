import DatabricksClient
import Testing

/// What is asked of the workspace and of `az account get-access-token`.
@Suite struct AzureCLISignInTests {
  private func signIn(
    tenant: String? = nil, program: ProgramSearch.Outcome = .found(path: "/bin/az")
  ) -> AzureCLISignIn {
    AzureCLISignIn(AzureCLILogin(tenant: tenant), program: program)
  }

  /// The arguments behind the resource.
  private func arguments(_ step: OperationStep<AccessToken>) -> [String]? {
    guard case .run(let call) = step else { return nil }
    #expect(call.path == "/bin/az")
    #expect(
      call.arguments.prefix(4) == [
        "account", "get-access-token", "--resource", "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d",
      ])
    return Array(call.arguments.dropFirst(4))
  }

  private func answer(_ location: String?, status: Int = 302) -> Result<
    HTTPResponse, DatabricksError
  > {
    .success(
      HTTPResponse(
        status: status, headers: location.map { ["location": $0] } ?? [:], body: .bytes([])))
  }

  @Test func `a tenant of the profile is asked for at once`() {
    var signIn = signIn(tenant: "t")
    #expect(arguments(signIn.begin()) == ["--output", "json", "--tenant", "t"])
  }

  @Test(
    arguments: [
      ("https://login.microsoftonline.com/0a1b-2c3d/oauth2/authorize?x=y", "0a1b-2c3d"),
      ("https://login.microsoftonline.us/example.com/oauth2", "example.com"),
      ("https://login.microsoftonline.com/", nil), ("/login.html", nil),
      ("http://login.microsoftonline.com/t/o", nil),
      ("https://login.microsoftonline.com/--subscription/o", nil),
      ("https://login.microsoftonline.com/a%20b/o", nil), (nil, nil),
    ] as [(String?, String?)])
  func `else the workspace tells it, or the CLI chooses`(location: String?, tenant: String?) {
    var signIn = signIn()
    guard case .send(let request) = signIn.begin() else {
      Issue.record("nothing is asked")
      return
    }
    #expect(request.path == "/aad/auth")
    #expect(request.authorization == .none)
    let expected = ["--output", "json"] + (tenant.map { ["--tenant", $0] } ?? [])
    #expect(arguments(signIn.received(answer(location), tries: 1)) == expected)
  }

  @Test func `a workspace that cannot be reached is told before any program is run`() {
    var signIn = signIn()
    _ = signIn.begin()
    let lost = DatabricksError.unreachable(host: "", .nameNotFound)
    guard case .finished(.failure(lost)) = signIn.received(.failure(lost), tries: 1) else {
      Issue.record("it went on")
      return
    }
  }

  /// `{"upn":"ada"}`, `{"appid":"x"}` and what is no JSON Web Token, as the middle of a token.
  @Test(arguments: [
    ("h.eyJ1cG4iOiJhZGEifQ.s", true), ("h.eyJhcHBpZCI6IngifQ.s", false), ("plain", false),
    ("h.e.s", false), ("h..s", false), ("h.W10.s", false),
  ])
  func `a program gets a second token for management, a person does not`(
    text: String, isPerson: Bool
  ) throws {
    let login = AzureCLILogin(tenant: "t", workspaceResourceID: "/subscriptions/s")
    var signIn = AzureCLISignIn(login, program: .found(path: "/bin/az"))
    _ = signIn.begin()
    let step = signIn.ended(printed(text))
    guard case .run(let call) = step else {
      #expect(isPerson)
      return
    }
    #expect(!isPerson)
    #expect(call.arguments.contains("https://management.core.windows.net/"))
    guard case .finished(.success(let both)) = signIn.ended(printed("m")) else {
      Issue.record("it did not sign in")
      return
    }
    #expect(both.secret.bytesEqual(Secret(text)))
    #expect(both.management?.bytesEqual(Secret("m")) == true)
    var other = AzureCLISignIn(login, program: .found(path: "/bin/az"))
    _ = other.begin()
    _ = other.ended(printed(text))
    guard case .finished(.success(let one)) = other.ended(.timedOut) else {
      Issue.record("it did not sign in")
      return
    }
    #expect(one.management == nil)
  }

  private func printed(_ token: String) -> ProgramEnd {
    .ended(
      status: 0, output: Secret(#"{"accessToken":"\#(token)"}"#), complaint: Secret(""),
      at: Timestamp(milliseconds: 0))
  }

  @Test func `what is missing is told with the way to it`() {
    var missing = signIn(program: .missing)
    guard case .finished(.failure(.signInFailed(.programMissing(.azureCLI)))) = missing.begin()
    else {
      Issue.record("it went on")
      return
    }
    var signIn = signIn(tenant: "t")
    _ = signIn.begin()
    let complaint = Secret("WARNING: x\nERROR: Please run 'az login' to setup account.\n")
    let end = ProgramEnd.ended(
      status: 1, output: Secret(""), complaint: complaint, at: Timestamp(milliseconds: 0))
    guard case .finished(.failure(.signInFailed(let failure))) = signIn.ended(end) else {
      Issue.record("it signed in")
      return
    }
    #expect(
      failure
        == .loginMissing(
          .azureCLI, command: "az login --tenant t", "Please run 'az login' to setup account."))
  }
}
