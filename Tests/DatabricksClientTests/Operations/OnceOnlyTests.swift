import DatabricksClient
import Testing

@Suite struct OnceOnlyTests {
  typealias Answer = ScriptedWorkspace.Answer

  private static let exists = Answer.refusal(
    400, "RESOURCE_ALREADY_EXISTS", "Scope s already exists!")
  private static let noScope = Answer.refusal(
    404, "RESOURCE_DOES_NOT_EXIST", "Scope s does not exist!")
  private static let noSecret = Answer.refusal(
    404, "RESOURCE_DOES_NOT_EXIST", "Secret does not exist with scope: s and key: k")

  /// What a proxy sends in the place of an answer.
  private static let page = Answer.ok("<html><title>Sign in</title></html>")

  private func run<O: Operation>(
    _ operation: O, _ script: [Answer]
  ) -> Result<O.Outcome, DatabricksError>? {
    var workspace = ScriptedWorkspace(script)
    return workspace.run(operation)
  }

  @Test func `a scope is created once`() {
    let create = CreateScopeOnce(NewScope(name: "s"))
    #expect(run(create, [.ok("{}")]) == .success(.done))
    #expect(run(create, [Self.exists]) == .failure(.alreadyExists("s")))
    #expect(run(create, [.lost, Self.exists]) == .success(.foundDone))
    #expect(run(create, [.failed, .ok("")]) == .success(.done))
    #expect(run(create, [.lost, .lost]) == .failure(.outcomeUnknown("connection reset")))
    #expect(run(create, [.unreachable])?.isFailure == true)
    #expect(run(CreateScopeOnce(NewScope(name: "")), [])?.isFailure == true)
  }

  @Test func `a scope is deleted once`() {
    let delete = DeleteScopeOnce("s")
    #expect(run(delete, [.ok("{}")]) == .success(.done))
    #expect(run(delete, [Self.noScope]) == .failure(.noSuchScope("s")))
    #expect(run(delete, [.lost, Self.noScope]) == .success(.foundDone))
    #expect(run(delete, [Self.page, Self.noScope]) == .success(.foundDone))
    #expect(run(delete, [Self.page, .ok("{}")]) == .success(.done))
    #expect(
      run(delete, [Self.page, Self.page])
        == .failure(.outcomeUnknown("in its place came Sign in")))
  }

  @Test func `a key is deleted once`() {
    let delete = DeleteSecretOnce(SecretPath(scope: "s", key: "k"))
    #expect(run(delete, [.ok("{}")]) == .success(.done))
    #expect(run(delete, [Self.noSecret]) == .failure(.noSuchSecret("s/k")))
    #expect(run(delete, [.lost, Self.noSecret]) == .success(.foundDone))
    #expect(run(delete, [.lost, Self.noScope]) == .success(.foundDone))
    #expect(
      run(delete, [.lost, .refusal(403, "PERMISSION_DENIED", "no")])
        == .failure(.notPermitted("no")))
  }

  @Test func `a page in the place of the answer to a delete is not told as its end`() {
    let delete = DeleteSecretOnce(SecretPath(scope: "s", key: "k"))
    let page = Answer.ok("<html><title>Sign in</title></html>")
    #expect(run(delete, [page, Self.noSecret]) == .success(.foundDone))
    #expect(run(delete, [page, page]) == .failure(.outcomeUnknown("in its place came Sign in")))
    #expect(run(delete, [.redirect("https://login.example.com/")])?.isFailure == true)
  }

  @Test func `a connection is checked by the user and the scopes`() {
    let me = Answer.ok(#"{"userName":"ada@example.com"}"#)
    let scopes = Answer.ok(#"{"scopes":[{"name":"a"},{"name":"b"}]}"#)
    #expect(
      run(CheckConnection(), [me, scopes])
        == .success(
          CheckedConnection(user: CurrentUser(userName: "ada@example.com"), scopeCount: 2)))
    #expect(
      run(CheckConnection(), [me, .refusal(403, "PERMISSION_DENIED", "no")])
        == .failure(.notPermitted("no")))
    #expect(
      run(CheckConnection(), [.refusal(403, "403", "Invalid access token.")])
        == .failure(.tokenRejected("Invalid access token.")))
  }
}
