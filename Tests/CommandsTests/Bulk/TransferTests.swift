import Commands
import DatabricksClient
import DemoWorkspace
import Testing
import WorkspaceEmulator

@Suite struct `A transfer` {
  private static let value = Array("é\u{0}value\n".utf8)

  /// Scopes `a` and `b`, and `a/k` with the value.
  private func filled() -> Shell {
    let shell = Shell()
    _ = shell.run("create-scope a")
    _ = shell.run("create-scope b")
    _ = shell.run("put-secret a k", input: Self.value)
    return shell
  }

  @Test(arguments: [
    ("copy-secret a k b", "b", "k", true), ("copy-secret a k a k2", "a", "k2", true),
    ("copy-secret --scope a --key k --to-scope b --to-key n", "b", "n", true),
    ("move-secret a k b n", "b", "n", false), ("move-secret a k b", "b", "k", false),
    ("rename-secret a k n", "a", "n", false), ("secrets rename-secret a k n", "a", "n", false),
  ])
  func `puts the same bytes elsewhere and keeps or deletes the old ones`(
    line: String, scope: String, key: String, isKept: Bool
  ) {
    let shell = filled()
    let ended = shell.run(line)
    #expect(ended.status == .done, "\(ended.error)")
    #expect(ended.bytes == [])
    #expect(shell.workspace.value(scope: scope, key: key) == Self.value)
    #expect((shell.workspace.value(scope: "a", key: "k") == Self.value) == isKept)
  }

  @Test func `reads, puts, reads back and deletes in that order`() {
    let shell = filled()
    let before = shell.workspace.log.count
    _ = shell.run("move-secret a k b")
    let paths = shell.workspace.log[before...].map { "\($0.method) \($0.path.suffix(10))" }
    #expect(
      paths == [
        "GET ecrets/get", "GET ecrets/get", "POST ecrets/put", "GET ecrets/get", "GET ecrets/get",
        "POST ets/delete",
      ])
  }

  @Test func `leaves another value alone unless it is forced`() {
    let shell = filled()
    _ = shell.run("put-secret b k", input: [1])
    let refused = shell.run("move-secret a k b")
    #expect(refused.status == .refused)
    #expect(refused.error.contains("b/k is there already with another value; --force"))
    #expect(shell.workspace.value(scope: "b", key: "k") == [1])
    #expect(shell.workspace.value(scope: "a", key: "k") == Self.value)
    #expect(shell.run("move-secret a k b --force").status == .done)
    #expect(shell.workspace.value(scope: "b", key: "k") == Self.value)
    #expect(shell.workspace.value(scope: "a", key: "k") == nil)
  }

  @Test func `that was done before is skipped`() {
    let shell = filled()
    _ = shell.run("copy-secret a k b")
    let before = shell.workspace.log.count
    #expect(shell.run("copy-secret a k b").status == .done)
    #expect(shell.workspace.log[before...].allSatisfy { $0.method == "GET" })
    _ = shell.run("rename-secret a k n")
    let again = shell.run("rename-secret a k n")
    #expect(again.status == .done)
    #expect(again.error.contains("a/k is not there and a/n is"))
    #expect(shell.workspace.value(scope: "a", key: "n") == Self.value)
  }

  @Test func `says on a terminal what was done`() {
    let shell = filled()
    shell.isOutputTerminal = true
    #expect(shell.run("copy-secret a k b").output == "copied a/k to b/k\n")
    #expect(shell.run("copy-secret a k b").output == "b/k holds the same already\n")
    #expect(shell.run("rename-secret a k n").output == "moved a/k to a/n\n")
  }

  @Test(arguments: [
    ("copy-secret a nothing b", ExitStatus.notFound), ("move-secret a nothing b", .notFound),
    ("copy-secret a k nowhere", .notFound), ("move-secret a k nowhere", .notFound),
    ("copy-secret a k a", .usage), ("copy-secret a k A k", .usage),
    ("rename-secret a k k", .usage), ("rename-secret a k", .usage),
    ("copy-secret a k b --to-profile nobody", .notSignedIn),
    ("move-secret a k b --read-only", .refused), ("copy-scope a c --read-only", .refused),
  ])
  func `that cannot be done changes nothing`(line: String, status: ExitStatus) {
    let shell = filled()
    let ended = shell.run(line)
    #expect(ended.status == status, "\(ended.error)")
    #expect(ended.error.hasPrefix("lakelock: "))
    #expect(shell.workspace.value(scope: "a", key: "k") == Self.value)
    #expect(shell.run("list-secrets b").bytes == [])
  }

  @Test func `whose source is put meanwhile keeps both`() {
    let shell = filled()
    // Two reads of the source and one of the target pass before the source is looked at again.
    let other = #"{"key":"k","value":"b3RoZXI="}"#
    shell.workspace.inject(
      Fault(
        .answer(
          EmulatorResponse(
            status: 200, headers: ["content-type": "application/json"], body: Array(other.utf8))),
        path: "/secrets/get", skip: 3))
    let ended = shell.run("move-secret a k b")
    #expect(ended.status == .refused)
    #expect(ended.error.contains("the old one was not deleted"))
    #expect(shell.workspace.value(scope: "a", key: "k") == Self.value)
    #expect(shell.workspace.value(scope: "b", key: "k") == Self.value)
  }

  @Test func `goes to the workspace of another profile`() throws {
    let shell = filled()
    let other = try shell.connect("staging", "https://staging.example.com", id: "77")
    #expect(shell.run("copy-secret a k b --to-profile staging").status == .notFound)
    _ = shell.run("copy-scope b b --to-profile staging")
    let ended = shell.run("move-secret a k b --to-profile staging")
    #expect(ended.status == .done, "\(ended.error)")
    #expect(other.value(scope: "b", key: "k") == Self.value)
    #expect(shell.workspace.value(scope: "a", key: "k") == nil)
    #expect(shell.workspace.value(scope: "b", key: "k") == nil)
  }

  @Test(arguments: [
    "copy-secret a k b --to-profile staging", "move-secret a k b --to-profile staging",
    "copy-scope a a --to-profile staging", "copy-scope a new --to-profile staging",
  ])
  func `asks nothing of a workspace that is marked read-only`(line: String) throws {
    let shell = filled()
    let other = try shell.connect("staging", "https://staging.example.com", id: "77")
    shell.readOnlyReasons["staging"] = "staging is marked read-only in a file"
    let requestCount = shell.workspace.log.count
    let ended = shell.run(line)
    #expect(ended.status == .refused)
    #expect(ended.error.contains("staging is marked read-only in a file"))
    #expect(shell.workspace.log.count == requestCount)
    #expect(other.log.isEmpty)
  }

  @Test func `copies out of a workspace that is marked read-only, and moves nothing out of it`()
    throws
  {
    let shell = filled()
    let other = try shell.connect("staging", "https://staging.example.com", id: "77")
    shell.readOnlyReasons["prod"] = "prod is marked read-only in a file"
    #expect(shell.run("copy-scope a b --to-profile staging").status == .done)
    #expect(other.value(scope: "b", key: "k") == Self.value)
    #expect(shell.run("copy-secret a k b k2 --to-profile staging").status == .done)
    #expect(shell.run("move-secret a k b k3 --to-profile staging").status == .refused)
    #expect(shell.run("copy-secret a k b").status == .refused)
    #expect(shell.workspace.value(scope: "a", key: "k") == Self.value)
    #expect(other.value(scope: "b", key: "k3") == nil)
  }

  @Test func `never deletes a secret that two profiles of one workspace show`() throws {
    let shell = filled()
    _ = try shell.connect("alias", "https://alias.example.com", id: nil)
    shell.others["https://alias.example.com"] = shell.workspace
    let ended = shell.run("move-secret a k A --to-profile alias")
    #expect(ended.status == .usage)
    #expect(ended.error.contains("onto itself"))
    #expect(shell.workspace.value(scope: "a", key: "k") == Self.value)
  }
}

extension Shell {
  /// Adds a profile whose workspace is another one, with an id of its own where one is given.
  func connect(_ name: String, _ host: String, id: String?) throws -> Workspace {
    var seed = Seed.empty
    if let id { seed.workspaceID = id }
    let other = Workspace(seed: seed)
    others[host] = other
    let draft = ProfileDraft(
      name: name, host: try WorkspaceURL(parsing: host),
      token: Secret(copying: Seed.demoToken.utf8))
    _ = profiles.write(draft)
    return other
  }
}
