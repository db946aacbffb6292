import DatabricksClient
import Foundation
import Testing

/// What is asked of `databricks auth token` and what its answers mean.
@Suite struct DatabricksCLISignInTests {
  private static let end = Timestamp(milliseconds: 1_795_176_000_000)
  private let host: WorkspaceURL

  init() throws {
    host = try WorkspaceURL(parsing: "https://lake.example.com")
  }

  private func signIn(
    _ profile: String? = "prod", program: ProgramSearch.Outcome = .found(path: "/bin/databricks"),
    isAfterRejection: Bool = false
  ) -> DatabricksCLISignIn {
    DatabricksCLISignIn(
      DatabricksCLILogin(profile: profile), host: host, program: program,
      isAfterRejection: isAfterRejection)
  }

  private func call(_ step: OperationStep<AccessToken>) -> ProgramCall? {
    if case .run(let call) = step { call } else { nil }
  }

  private func failure(_ step: OperationStep<AccessToken>) -> SignInFailure? {
    if case .finished(.failure(.signInFailed(let failure))) = step { failure } else { nil }
  }

  private func ended(_ output: String) -> ProgramEnd {
    .ended(status: 0, output: Secret(output), complaint: Secret(""), at: Self.end)
  }

  private func failed(_ complaint: String) -> ProgramEnd {
    .ended(status: 1, output: Secret(""), complaint: Secret(complaint), at: Self.end)
  }

  private func token(_ output: String) throws -> AccessToken {
    var signIn = signIn()
    _ = signIn.begin()
    guard case .finished(let result) = signIn.ended(ended(output)) else {
      throw POSIXError(.EINVAL)
    }
    return try result.get()
  }

  @Test func `the profile is asked for, else the host`() {
    var byProfile = signIn()
    #expect(
      call(byProfile.begin())
        == ProgramCall("/bin/databricks", ["auth", "token", "--profile", "prod"]))
    var byHost = signIn(nil)
    #expect(
      call(byHost.begin())?.arguments == ["auth", "token", "--host", "https://lake.example.com"])
  }

  @Test func `another config file is named to it`() {
    let login = DatabricksCLILogin(profile: "p", configFile: "/tmp/cfg")
    var signIn = DatabricksCLISignIn(login, host: host, program: .found(path: "/bin/databricks"))
    #expect(call(signIn.begin())?.variables == ["DATABRICKS_CONFIG_FILE": "/tmp/cfg"])
  }

  @Test func `after a rejection a remembered token will not do`() {
    var signIn = signIn(isAfterRejection: true)
    #expect(call(signIn.begin())?.arguments.last == "--force-refresh")
  }

  @Test func `an older CLI is asked again without what it does not know`() {
    var signIn = signIn(isAfterRejection: true)
    _ = signIn.begin()
    #expect(
      call(signIn.ended(failed("Error: unknown flag: --force-refresh\n")))?.arguments
        == ["auth", "token", "--profile", "prod"])
    #expect(
      call(signIn.ended(failed("Error: unknown flag: --profile\n")))?.arguments
        == ["auth", "token", "--host", "https://lake.example.com"])
    #expect(failure(signIn.ended(failed("Error: unknown flag: --host\n"))) != nil)
  }

  @Test func `a missing and an old program are told apart before anything is run`() {
    var missing = signIn(program: .missing)
    #expect(failure(missing.begin()) == .programMissing(.databricksCLI))
    var old = signIn(program: .legacy(path: "/usr/bin/databricks"))
    #expect(failure(old.begin()) == .legacyProgram(path: "/usr/bin/databricks"))
    var named = signIn(program: .found(path: "/opt/databricks"))
    _ = named.begin()
    #expect(
      failure(named.ended(failed("Error: No such command \"auth\".\n")))
        == .legacyProgram(path: "/opt/databricks"))
  }

  @Test(
    arguments: [
      ("2026-11-20T13:00:00Z", 3_600_000), ("2026-11-20T13:00:00.123456789Z", 3_600_000),
      ("2026-11-20T14:00:00+01:00", 3_600_000), ("2026-11-20T08:30:00.5-0430", 3_600_000),
      ("2026-11-20 13:00:00 +0000 UTC", 3_600_000), ("2026-11-20 13:00:00.123 Z", 3_600_000),
      ("2026-11-20T11:00:00Z", -3_600_000), ("soon", nil), ("2026-13-20T13:00:00Z", nil),
      ("2026-11-20", nil), ("", nil), ("2026-11-20T13:00:00 somewhere", nil),
    ] as [(String, Int64?)])
  func `the end is understood in every form it is written in`(
    expiry: String, lifetime: Int64?
  ) throws {
    let token = try token(
      #"{"access_token":"eyJ.a-b_c","token_type":"Bearer","expiry":"\#(expiry)"}"#)
    #expect(token.secret.bytesEqual(Secret("eyJ.a-b_c")))
    #expect(token.lifetime == lifetime)
  }

  @Test(arguments: ["2026-11-20 13:00:00.000000", "2026-06-20T13:00:00"])
  func `an end without a zone is local time`(expiry: String) throws {
    let parts = expiry.prefix(10).split(separator: "-").compactMap { Int($0) }
    let date = try #require(
      Calendar(identifier: .gregorian).date(
        from: DateComponents(year: parts[0], month: parts[1], day: parts[2], hour: 13)))
    let token = try token(#"{"accessToken":"t","expiresOn":"\#(expiry)"}"#)
    #expect(
      token.lifetime == Int64(date.timeIntervalSince1970) * 1000 - Self.end.milliseconds)
  }

  @Test(arguments: [#""expires_on":1795179600,"#, #""expires_on":"1795179600","#])
  func `a number beside the local time counts`(number: String) throws {
    let token = try token(
      #"{"accessToken":"t",\#(number)"expiresOn":"2026-01-01 00:00:00.000000"}"#)
    #expect(token.lifetime == 3_600_000)
  }

  @Test(arguments: [Int64.max, .min, -1, 99_999_999_999_999])
  func `an end that cannot be is no reason to stop`(seconds: Int64) throws {
    let token = try token(#"{"accessToken":"t","expires_on":\#(seconds)}"#)
    var session = SignInSession()
    let id = OperationID(1)
    _ = session.tokenWanted(by: id, at: Moment(milliseconds: 5))
    #expect(session.signedIn(token, at: Moment(milliseconds: 5)) == [.send([id])])
  }

  @Test(arguments: ["", "{}", "not json", #"{"access_token":"a b"}"#, #"{"access_token":7}"#])
  func `output that is no token is told without any of it`(output: String) {
    var signIn = signIn()
    _ = signIn.begin()
    guard case .programUnreadable(.databricksCLI, let text)? = failure(signIn.ended(ended(output)))
    else {
      Issue.record("\(output)")
      return
    }
    #expect(!text.contains("a b"))
  }

  @Test(arguments: [
    ("", ""), ("Error: no login\n", "no login"), ("note\nerror: no login\nmore\n", "no login"),
    ("first\n  last  \n\n", "last"),
  ])
  func `a failure tells what the CLI said and how to log in`(complaint: String, text: String) {
    var byProfile = signIn()
    _ = byProfile.begin()
    #expect(
      failure(byProfile.ended(failed(complaint)))
        == .loginMissing(
          .databricksCLI, command: "databricks auth login --profile prod", text))
    var byHost = signIn(nil)
    _ = byHost.begin()
    #expect(
      failure(byHost.ended(failed(complaint)))
        == .loginMissing(
          .databricksCLI, command: "databricks auth login --host https://lake.example.com", text))
  }

  @Test(arguments: [("my profile", "'my profile'"), ("a'b", #"'a'\''b'"#), ("a-b_c.d", "a-b_c.d")])
  func `the command to log in can be copied into a shell`(profile: String, word: String) {
    var signIn = signIn(profile)
    _ = signIn.begin()
    #expect(
      failure(signIn.ended(failed("")))
        == .loginMissing(
          .databricksCLI, command: "databricks auth login --profile \(word)", ""))
  }

  @Test func `every other end has its own reason`() {
    for (end, expected) in [
      (ProgramEnd.timedOut, SignInFailure.programTimedOut(.databricksCLI)),
      (.notStarted("x"), .programNotStarted(.databricksCLI, "x")),
      (.tooMuchOutput, .programUnreadable(.databricksCLI, "it wrote too much")),
    ] {
      var signIn = signIn()
      _ = signIn.begin()
      #expect(failure(signIn.ended(end)) == expected)
    }
  }
}
