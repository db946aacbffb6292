import DatabricksClient
import Testing
import WorkspaceEmulator

/// Writes whose answers get lost on a real connection, before or after they were carried out.
@Suite struct OperationsOverHTTPTests {
  private static let path = SecretPath(scope: "s", key: "k")

  private func workspace() throws -> HTTPWorkspace {
    let workspace = try HTTPWorkspace()
    try workspace.run(CreateScope(NewScope(name: "s")))
    return workspace
  }

  private func save(_ text: String, seen: SeenSecret) -> SaveSecret {
    SaveSecret(Self.path, value: Secret(text), seen: seen)
  }

  @Test func `a value is saved, saved over, and kept from a stale editor`() throws {
    let workspace = try workspace()
    let first = try workspace.run(save("one", seen: .absent))
    #expect(first.byteCount == 3)
    #expect(first.lastUpdated != nil)
    #expect(workspace.failure(save("two", seen: .absent)) == .changedMeanwhile(first.lastUpdated))
    #expect(workspace.held(Self.path) == Array("one".utf8))
    _ = try workspace.run(save("two", seen: .present(lastUpdated: first.lastUpdated)))
    #expect(workspace.held(Self.path) == Array("two".utf8))
  }

  @Test(arguments: [true, false])
  func `a save whose answer is lost is settled`(isAfterCommit: Bool) throws {
    let workspace = try workspace()
    workspace.inject(.dropConnection, path: "secrets/put", isAfterCommit: isAfterCommit)
    let saved = try workspace.run(save("new", seen: .absent))
    #expect(saved.wasReadBack == isAfterCommit)
    #expect(workspace.held(Self.path) == Array("new".utf8))
    let puts = workspace.asked.filter { $0 == "put" }.count
    #expect(puts == (isAfterCommit ? 1 : 2))
  }

  @Test(arguments: [500, 502, 504])
  func `a save answered by a broken gateway is settled`(status: Int) throws {
    let workspace = try workspace()
    workspace.inject(
      .answer(EmulatorResponse(status: status)), path: "secrets/put", isAfterCommit: true)
    #expect(try workspace.run(save("new", seen: .absent)).wasReadBack)
  }

  @Test func `a save that the rate limit refuses first is repeated and done`() throws {
    let workspace = try workspace()
    workspace.inject(
      .answer(EmulatorResponse(status: 429, headers: ["retry-after": "0"])), path: "secrets/put")
    let saved = try workspace.run(save("new", seen: .absent))
    #expect(!saved.wasReadBack)
    #expect(workspace.held(Self.path) == Array("new".utf8))
  }

  @Test(arguments: [(true, Completion.foundDone), (false, .done)], [false, true])
  func `a lost answer to a create or a delete is settled`(
    end: (isAfterCommit: Bool, completion: Completion), isPage: Bool
  ) throws {
    let (isAfterCommit, completion) = end
    let loss: Fault.Effect = isPage ? .loginPage : .dropConnection
    let workspace = try workspace()
    workspace.inject(loss, path: "scopes/create", isAfterCommit: isAfterCommit)
    #expect(try workspace.run(CreateScopeOnce(NewScope(name: "t"))) == completion)
    try workspace.run(PutSecret(Self.path, Secret("v")))
    workspace.inject(loss, path: "secrets/delete", isAfterCommit: isAfterCommit)
    #expect(try workspace.run(DeleteSecretOnce(Self.path)) == completion)
    #expect(workspace.held(Self.path) == nil)
    workspace.inject(loss, path: "scopes/delete", isAfterCommit: isAfterCommit)
    #expect(try workspace.run(DeleteScopeOnce("t")) == completion)
    #expect(try workspace.run(ListScopes()).map(\.name) == ["s"])
  }
}
