import Commands
import Testing
import WorkspaceEmulator

/// Keys whose names differ by case alone, on workspaces that fold them and on those that do not.
@Suite struct `A name in other letters` {
  /// A scope `s` with `Key` and an empty scope `z`.
  private func filled(foldsKeyNames: Bool) -> Shell {
    var options = WorkspaceOptions()
    options.foldsKeyNames = foldsKeyNames
    let shell = Shell(options: options)
    for line in ["create-scope s", "create-scope z", "put-secret s Key --string-value old"] {
      _ = shell.run(line)
    }
    return shell
  }

  private func text(_ shell: Shell, _ scope: String, _ key: String) -> String? {
    shell.workspace.value(scope: scope, key: key).map { String(decoding: $0, as: UTF8.self) }
  }

  private func keys(_ shell: Shell, _ scope: String) -> [String] {
    shell.run("list-secrets \(scope)").output.split(separator: "\n").compactMap {
      $0.split(separator: "\t").first.map(String.init)
    }
  }

  @Test(
    arguments: [true, false],
    [
      "rename-secret s Key KEY", "move-secret s Key S key", "copy-secret s Key s key --force",
      "move-secret s Key s --to-key key --force",
    ])
  func `is refused within the scope, and nothing is asked`(foldsKeyNames: Bool, line: String) {
    let shell = filled(foldsKeyNames: foldsKeyNames)
    let count = shell.workspace.log.count
    let ended = shell.run(line)
    #expect(ended.status == .usage)
    #expect(
      ended.error.hasSuffix(
        "may be the key Key, only case differs; give it another name first\n"))
    #expect(shell.workspace.log.count == count)
    #expect(keys(shell, "s") == ["Key"])
    #expect(text(shell, "s", "Key") == "old")
  }

  @Test(arguments: [true, false])
  func `is refused for a profile that leads to the same workspace`(foldsKeyNames: Bool) throws {
    let shell = filled(foldsKeyNames: foldsKeyNames)
    _ = try shell.connect("alias", "https://alias.example.com", id: nil)
    shell.others["https://alias.example.com"] = shell.workspace
    let ended = shell.run("move-secret s Key S key --to-profile alias")
    #expect(ended.status == .usage)
    #expect(ended.error.contains("may be the key Key,"))
    #expect(keys(shell, "s") == ["Key"])
    #expect(text(shell, "s", "Key") == "old")
  }

  @Test(arguments: [true, false], ["", " --prune --yes", " --prune --dry-run"])
  func `is not imported beside a key or another of the file, and nothing is pruned`(
    foldsKeyNames: Bool, options: String
  ) {
    let shell = filled(foldsKeyNames: foldsKeyNames)
    let ended = shell.run("import s -\(options)", input: Array("key=1\nnew=2\nNEW=3\n".utf8))
    #expect(ended.status == .refused)
    #expect(
      ended.error.contains("s/key: may be the key Key, only case differs"))
    #expect(!ended.error.contains("run it again"))
    #expect(
      ended.error.contains("s/NEW: may be the key new, only case differs"))
    #expect(ended.error.contains("2 of "))
    let isPlan = options.contains("dry")
    #expect(ended.output == (isPlan ? "add" : "added") + "\tnew\n")
    #expect(keys(shell, "s") == (isPlan ? ["Key"] : ["Key", "new"]))
    #expect(text(shell, "s", "Key") == "old")
  }

  @Test func `is imported where the list proves that the workspace tells them apart`() {
    let shell = filled(foldsKeyNames: false)
    _ = shell.run("put-secret s KEY --string-value other")
    let ended = shell.run("import s -", input: Array("key=1\n".utf8))
    #expect(ended.status == .done, "\(ended.error)")
    #expect(text(shell, "s", "key") == "1")
    #expect(text(shell, "s", "Key") == "old")
  }

  @Test func `is imported over a key of just that name`() {
    let shell = filled(foldsKeyNames: false)
    _ = shell.run("put-secret s key --string-value other")
    let ended = shell.run("import s -", input: Array("key=1\nKey=2\n".utf8))
    #expect(ended.status == .done, "\(ended.error)")
    #expect(text(shell, "s", "key") == "1")
    #expect(text(shell, "s", "Key") == "2")
  }

  @Test(arguments: [true, false])
  func `is not copied beside a key of the other scope`(foldsKeyNames: Bool) {
    let shell = filled(foldsKeyNames: foldsKeyNames)
    _ = shell.run("put-secret s a --string-value 1")
    _ = shell.run("put-secret z key --string-value other")
    let ended = shell.run("copy-scope s z --force")
    #expect(ended.status == .refused)
    #expect(ended.output == "added\ta\n")
    #expect(
      ended.error.contains("z/Key: may be the key key, only case differs"))
    #expect(keys(shell, "z") == ["a", "key"])
    #expect(text(shell, "z", "key") == "other")
  }

  @Test func `goes with its scope where the workspace holds both`() {
    let shell = filled(foldsKeyNames: false)
    _ = shell.run("put-secret s key --string-value other")
    #expect(shell.run("copy-scope s new").status == .done)
    #expect(text(shell, "new", "Key") == "old")
    #expect(text(shell, "new", "key") == "other")
  }

  @Test(arguments: [true, false])
  func `goes to another workspace only where both are seen there`(foldsKeyNames: Bool) throws {
    let shell = filled(foldsKeyNames: false)
    _ = shell.run("put-secret s key --string-value other")
    var options = WorkspaceOptions()
    options.foldsKeyNames = foldsKeyNames
    _ = try shell.connect("staging", "https://staging.example.com", id: "77")
    let other = Workspace(seed: .empty, options: options)
    shell.others["https://staging.example.com"] = other
    let ended = shell.run("copy-scope s s --to-profile staging")
    #expect(ended.status == .refused)
    #expect(ended.output == "added\tKey\n")
    #expect(ended.error.contains("s/key: may be the key Key,"))
    #expect(other.value(scope: "s", key: "Key") == Array("old".utf8))
  }

  @Test(arguments: [true, false])
  func `is put only if absent where it is another key`(foldsKeyNames: Bool) {
    let shell = filled(foldsKeyNames: foldsKeyNames)
    let ended = shell.run("put-secret s key --string-value new --if-absent")
    #expect(ended.status == (foldsKeyNames ? .refused : .done))
    #expect(ended.error.contains("Key is the same key here") == foldsKeyNames)
    #expect(text(shell, "s", "Key") == "old")
  }
}
