import DatabricksClient
import Testing

@Suite struct StoreSecretTests {
  typealias Answer = ScriptedWorkspace.Answer

  private static let absent = Answer.refusal(
    404, "RESOURCE_DOES_NOT_EXIST", "Secret does not exist with scope: s and key: k")
  private static let refused = Answer.refusal(400, "BAD_REQUEST", "no")
  /// What a proxy sends in the place of an answer.
  private static let page = Answer.ok("<html><title>Sign in</title></html>")
  private static let badRequest = DatabricksError.refused(
    status: 400, ErrorCode(rawValue: "BAD_REQUEST"), "no")

  private static let rows: [(String, [Answer], String, Result<StoredSecret, DatabricksError>)] = [
    ("read back", [.ok("{}"), .newValue], "put get", .success(.verified)),
    ("somebody else's", [.ok("{}"), .oldValue], "put get", .success(.different)),
    ("deleted", [.ok("{}"), absent], "put get", .success(.different)),
    ("unread", [.ok("{}"), refused], "put get", .success(.unread(badRequest))),
    ("read once more", [.ok(""), .failed, .newValue], "put get get", .success(.verified)),
    ("refused", [refused], "put", .failure(badRequest)),
    ("lost and done", [.lost, .newValue], "put get", .success(.verified)),
    (
      "lost and not done", [.lost, absent, .ok("{}"), .newValue], "put get put get",
      .success(.verified)
    ),
    (
      "failed and not done", [.failed, .oldValue, .ok("{}"), .newValue], "put get put get",
      .success(.verified)
    ),
    (
      "lost twice", [.lost, .oldValue, .lost, .oldValue], "put get put get",
      .failure(.outcomeUnknown("connection reset"))
    ),
    ("a page, and done", [page, .newValue], "put get", .success(.verified)),
    (
      "a page, and not done", [page, .oldValue, .ok("{}"), .newValue], "put get put get",
      .success(.verified)
    ),
    (
      "a page, and not told", [page, refused], "put get",
      .failure(.outcomeUnknown("in its place came Sign in"))
    ),
    (
      "only pages", [page, page], "put get",
      .failure(.outcomeUnknown("in its place came Sign in"))
    ),
    (
      "lost, then a page", [.lost, page], "put get",
      .failure(.outcomeUnknown("connection reset"))
    ),
    (
      "lost and not told", [.lost, refused], "put get",
      .failure(.outcomeUnknown("connection reset"))
    ),
  ]

  @Test func `a value is stored when it was read back, and a lost put is settled by that`() {
    for (name, script, asked, outcome) in Self.rows {
      var workspace = ScriptedWorkspace(script)
      let path = SecretPath(scope: "s", key: "k")
      let result = workspace.run(StoreSecret(path, value: Secret("new")))
      #expect(workspace.asked.joined(separator: " ") == asked, "\(name)")
      #expect(result == outcome, "\(name)")
    }
  }

  @Test func `what no workspace takes is refused before it is sent`() {
    var workspace = ScriptedWorkspace([])
    let long = Secret(copying: [UInt8](repeating: 1, count: 131_073))
    let path = SecretPath(scope: "s", key: "k")
    #expect(workspace.run(StoreSecret(path, value: long))?.isFailure == true)
    let unnamed = SecretPath(scope: "s", key: "")
    #expect(workspace.run(StoreSecret(unnamed, value: Secret("new")))?.isFailure == true)
    #expect(workspace.asked.isEmpty)
  }
}
