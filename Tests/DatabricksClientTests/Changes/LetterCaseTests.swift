import DatabricksClient
import Testing
import WorkspaceEmulator

/// Names of keys that differ by case alone, on workspaces that fold them and on those that do not.
@Suite(.serialized) struct LetterCaseTests {
  private static let value = Array("the only copy".utf8)

  /// A scope `s` with `Key`, and an empty scope `z`.
  private func workspace(foldsKeyNames: Bool) throws -> HTTPWorkspace {
    var options = WorkspaceOptions()
    options.foldsKeyNames = foldsKeyNames
    let workspace = try HTTPWorkspace(options: options)
    for scope in ["s", "z"] { try workspace.run(CreateScope(NewScope(name: ScopeName(scope)))) }
    try workspace.run(
      PutSecret(SecretPath(scope: "s", key: "Key"), Secret(copying: Self.value)))
    return workspace
  }

  private func keys(_ workspace: HTTPWorkspace, _ scope: ScopeName) throws -> [String] {
    let list = try workspace.run(ListSecrets(scope))
    return (0..<list.count).map { list[$0].name.rawValue }
  }

  @Test(arguments: [true, false], [("s", true), ("S", true), ("s", false)])
  func `a key is neither moved nor copied onto its own name in other letters`(
    foldsKeyNames: Bool, to: (scope: String, isMove: Bool)
  ) throws {
    let workspace = try workspace(foldsKeyNames: foldsKeyNames)
    let transfer = SecretTransfer(
      SecretPath(scope: "s", key: "Key"), to: SecretPath(scope: ScopeName(to.scope), key: "KEY"),
      isMove: to.isMove, replaces: true)
    let count = workspace.asked.count
    #expect(workspace.run(.transfer(transfer)) == .failure(.alike("Key")))
    #expect(workspace.asked.count == count, "it is refused before anything is asked")
    #expect(try keys(workspace, "s") == ["Key"])
    #expect(workspace.held(transfer.source) == Self.value)
  }

  @Test(arguments: [true, false])
  func `a third name leads to other letters, and all of it is taken back`(
    foldsKeyNames: Bool
  ) throws {
    let workspace = try workspace(foldsKeyNames: foldsKeyNames)
    var back: [WorkspaceChange] = []
    for (from, to) in [("Key", "third"), ("third", "KEY")] {
      let change = WorkspaceChange.transfer(
        SecretTransfer(
          SecretPath(scope: "s", key: KeyName(from)), to: SecretPath(scope: "s", key: KeyName(to)),
          isMove: true))
      let outcome = try #require(workspace.run(change)).get()
      #expect(outcome.kind == .moved)
      back.insert(contentsOf: PlacedChange(change).reversed(after: outcome).map(\.change), at: 0)
    }
    #expect(try keys(workspace, "s") == ["KEY"])
    for change in back { _ = try #require(workspace.run(change)).get() }
    #expect(try keys(workspace, "s") == ["Key"])
    #expect(workspace.held(SecretPath(scope: "s", key: "Key")) == Self.value)
  }

  @Test(arguments: [true, false])
  func `a move beside another spelling of another scope loses neither value`(
    foldsKeyNames: Bool
  ) throws {
    let workspace = try workspace(foldsKeyNames: foldsKeyNames)
    let beside = SecretPath(scope: "z", key: "key")
    try workspace.run(PutSecret(beside, Secret("held")))
    let move = WorkspaceChange.transfer(
      SecretTransfer(
        SecretPath(scope: "s", key: "Key"), to: SecretPath(scope: "z", key: "Key"), isMove: true))
    let result = try #require(workspace.run(move))
    #expect(workspace.held(beside) == Array("held".utf8))
    if foldsKeyNames {
      #expect(result == .failure(.occupied))
      #expect(workspace.held(SecretPath(scope: "s", key: "Key")) == Self.value)
    } else {
      #expect(try result.get().kind == .moved)
      #expect(workspace.held(SecretPath(scope: "z", key: "Key")) == Self.value)
    }
  }

  @Test(arguments: [true, false])
  func `a key said to be new is not saved over one that is found in any case`(
    foldsKeyNames: Bool
  ) throws {
    let workspace = try workspace(foldsKeyNames: foldsKeyNames)
    let new = SecretPath(scope: "s", key: "key")
    let failure = workspace.failure(SaveSecret(new, value: Secret("new"), seen: .absent))
    #expect(workspace.held(SecretPath(scope: "s", key: "Key")) == Self.value)
    if foldsKeyNames {
      #expect(failure == .alreadyExists("Key is the same key here"))
    } else {
      #expect(failure == nil)
      #expect(workspace.held(new) == Array("new".utf8))
    }
  }

  @Test func `where no value can be read, a key said to be new is not saved beside its like`()
    throws
  {
    var options = WorkspaceOptions()
    options.allowsReadingValues = false
    let workspace = try HTTPWorkspace(options: options)
    try workspace.run(CreateScope(NewScope(name: "s")))
    try workspace.run(PutSecret(SecretPath(scope: "s", key: "Key"), Secret("held")))
    let new = SecretPath(scope: "s", key: "key")
    #expect(
      workspace.failure(SaveSecret(new, value: Secret("new"), seen: .absent))
        == .alreadyExists("Key may be the same key"))
    #expect(try keys(workspace, "s") == ["Key"])
  }
}
