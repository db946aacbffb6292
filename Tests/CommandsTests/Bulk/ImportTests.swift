import Commands
import Testing
import WorkspaceEmulator

@Suite struct `An import` {
  private func filled() -> Shell {
    let shell = Shell()
    for line in [
      "create-scope s", "put-secret s same --string-value 1", "put-secret s other --string-value 1",
      "put-secret s extra --string-value 1",
    ] {
      _ = shell.run(line)
    }
    return shell
  }

  private let file = Array("same=1\nother=2\nnew=3\n".utf8)

  @Test func `adds, changes, and leaves alone what is the same`() {
    let shell = filled()
    let before = shell.workspace.log.count
    let ended = shell.run("import s -", input: file)
    #expect(ended.status == .done, "\(ended.error)")
    #expect(ended.output == "same\tsame\nchanged\tother\nadded\tnew\n")
    #expect(shell.workspace.value(scope: "s", key: "other") == [0x32])
    #expect(shell.workspace.value(scope: "s", key: "new") == [0x33])
    #expect(shell.workspace.value(scope: "s", key: "extra") == [0x31])
    #expect(shell.workspace.log[before...].count { $0.path.hasSuffix("/put") } == 2)
    #expect(shell.run("import s -", input: file).output == "same\tsame\nsame\tother\nsame\tnew\n")
  }

  @Test func `takes the last of a key that stands in it twice, and says so`() {
    let shell = filled()
    let ended = shell.run("import s -", input: Array("new=1\nother=2\nnew=3\n".utf8))
    #expect(ended.status == .done)
    #expect(ended.output == "changed\tother\nadded\tnew\n")
    #expect(
      ended.error
        == "lakelock: new stands 2 times in standard input; the last one is taken\n")
    #expect(shell.workspace.value(scope: "s", key: "new") == [0x33])
  }

  @Test func `shows beforehand what it would do`() {
    let shell = filled()
    let before = shell.workspace.log.count
    let ended = shell.run("import s - --dry-run --prune --read-only", input: file)
    #expect(ended.status == .done, "\(ended.error)")
    #expect(ended.output == "same\tsame\nchange\tother\nadd\tnew\ndelete\textra\n")
    #expect(shell.workspace.log[before...].allSatisfy { $0.method == "GET" })
    #expect(
      shell.run("import s - --dry-run -o json", input: file).output.contains(
        "{\"key\":\"other\",\"result\":\"change\"}"))
    shell.isOutputTerminal = true
    #expect(
      shell.run("import s - --dry-run --prune", input: file).output.hasSuffix(
        "scope s: 1 to add, 1 to change, 1 the same, 1 to delete\n"))
  }

  @Test func `prunes in a script only with a yes`() {
    let shell = filled()
    let before = shell.workspace.log.count
    #expect(shell.run("import s - --prune", input: file).status == .usage)
    #expect(shell.workspace.log.count == before)
    let ended = shell.run("import s - --prune --yes", input: file)
    #expect(ended.output.hasSuffix("deleted\textra\n"))
    #expect(shell.workspace.value(scope: "s", key: "extra") == nil)
  }

  @Test func `prunes nothing where something is not in place`() {
    let shell = filled()
    shell.workspace.inject(Fault(.error(400, "BAD_REQUEST", "no"), path: "/secrets/put"))
    let ended = shell.run("import s - --prune --yes", input: file)
    #expect(ended.status == .refused)
    #expect(shell.workspace.value(scope: "s", key: "extra") == [0x31])
    #expect(!ended.output.contains("extra"))
    #expect(ended.error.contains("1 not tried"))
    #expect(shell.run("import s - --prune --yes", input: file).status == .done)
    #expect(shell.workspace.value(scope: "s", key: "extra") == nil)
  }

  @Test(arguments: [("y\n", true), ("n\n", false), ("\n", false)])
  func `asks on a terminal before it prunes`(answer: String, isDone: Bool) throws {
    let shell = filled()
    let path = try temporary("same=1\nother=2\nnew=3\n")
    (shell.isInputTerminal, shell.isErrorTerminal) = (true, true)
    let ended = shell.run(["import", "s", path, "--prune"], input: Array(answer.utf8))
    #expect(ended.error.contains("delete 1 key of s, for ever: extra? [y/N]"))
    #expect(ended.status == (isDone ? .done : .interrupted))
    #expect((shell.workspace.value(scope: "s", key: "extra") == nil) == isDone)
    #expect((shell.workspace.value(scope: "s", key: "new") != nil) == isDone)
  }

  @Test func `recognises the format by name and by content`() throws {
    for (name, text) in [
      ("x.properties", "a: 1\n"), ("x.json", "{\"a\":\"1\"}"), ("noname", " {\"a\":\"1\"}"),
      (".env", "a='1'"), ("noname", "export a=1"),
    ] {
      let shell = filled()
      let path = try temporary(text, name: name)
      #expect(shell.run(["import", "s", path]).status == .done, "\(name)")
      #expect(shell.workspace.value(scope: "s", key: "a") == [0x31], "\(name)")
    }
  }

  @Test func `is refused in read-only mode, without a scope, and without a file`() {
    let shell = filled()
    let before = shell.workspace.log.count
    #expect(shell.run("import s - --read-only", input: file).status == .refused)
    #expect(shell.run("import s /nonexistent/file").status == .usage)
    #expect(shell.workspace.log.count == before)
    #expect(shell.run("import nowhere -", input: file).status == .notFound)
    shell.isInputTerminal = true
    #expect(shell.run("import s -").status == .usage)
  }

  @Test func `goes on after a value that cannot be put`() {
    let shell = filled()
    let big = Array("big=".utf8) + [UInt8](repeating: 0x61, count: 131_073) + Array("\nz=1\n".utf8)
    let ended = shell.run("import s -", input: big)
    #expect(ended.status == .refused)
    #expect(ended.output == "added\tz\n")
    #expect(ended.error.contains("s/big: a limit of the workspace is reached"))
    #expect(ended.error.contains("1 of 2 keys failed"))
  }

  @Test func `works where nothing can be read`() {
    var options = WorkspaceOptions()
    options.allowsReadingValues = false
    let shell = Shell(.empty, options: options)
    _ = shell.run("create-scope s")
    #expect(shell.run("import s -", input: file).status == .done)
    #expect(shell.run("import s -", input: file).output.hasPrefix("changed\tsame\n"))
    #expect(shell.workspace.value(scope: "s", key: "new") == [0x33])
  }
}
