import Commands
import Testing
import WorkspaceEmulator

@Suite struct `A change on the command line` {
  @Test func `follows the old tutorial from the first scope to the last`() {
    let shell = Shell()
    #expect(Invocation.parse(["--version"]) == .version)
    let lines: [(String, [UInt8], String)] = [
      ("secrets create-scope --scope tutorial", [], ""),
      ("secrets list-scopes", [], "tutorial\tDATABRICKS\n"),
      ("secrets put --scope tutorial --key storage-key --string-value first", [], ""),
      ("secrets put --scope tutorial --key password", Array("second".utf8), ""),
      ("secrets write --scope tutorial --key password", Array("third\n".utf8), ""),
      (
        "secrets list --scope tutorial", [],
        "password\t2026-11-23T00:00:00Z\nstorage-key\t2026-11-23T00:00:00Z\n"
      ),
      ("secrets put-acl --scope tutorial --principal users --permission READ", [], ""),
      ("secrets write-acl --scope tutorial --principal users --permission WRITE", [], ""),
      ("secrets get-acl --scope tutorial --principal users", [], "users\tWRITE\n"),
      ("secrets list-acls --scope tutorial", [], "ada@example.com\tMANAGE\nusers\tWRITE\n"),
      ("secrets delete-acl --scope tutorial --principal users", [], ""),
      ("secrets delete --scope tutorial --key storage-key", [], ""),
      ("secrets list --scope tutorial", [], "password\t2026-11-23T00:00:00Z\n"),
      ("secrets delete-scope --scope tutorial --yes", [], ""),
      ("secrets list-scopes", [], ""),
    ]
    for (line, input, output) in lines {
      let ended = shell.run(line, input: input)
      #expect(ended.status == .done, "\(line): \(ended.error)")
      #expect(ended.output == output, "\(line)")
      #expect(ended.error == "", "\(line)")
    }
  }

  @Test func `says on a terminal what was done`() {
    let shell = Shell()
    shell.isOutputTerminal = true
    let lines: [(String, String)] = [
      ("create-scope s", "created scope s\n"),
      ("put-secret s k --string-value x", "saved s/k, 1 byte\n"),
      ("put-acl s users READ", "users may READ in scope s\n"),
      ("delete-acl s users", "took the permission of users in scope s away\n"),
      ("delete-secret s k", "deleted s/k\n"),
      ("delete-scope s --yes -o json", ""),
    ]
    for (line, output) in lines { #expect(shell.run(line).output == output, "\(line)") }
  }

  @Test(arguments: [
    "create-scope new", "delete-scope payments --yes", "put-secret payments k",
    "put-secret payments k --string-value x", "delete-secret payments db-user",
    "put-acl payments users READ", "delete-acl payments users",
  ])
  func `is refused in read-only mode before any request`(line: String) {
    let shell = Shell(.demo)
    let ended = shell.run(line + " --read-only", input: [120])
    #expect(ended.status == .refused)
    #expect(ended.error.contains("read-only"))
    shell.readOnlyReasons["prod"] = "prod is marked read-only in ~/.config/lakelock/config"
    let marked = shell.run(line, input: [120])
    #expect(marked.status == .refused)
    #expect(marked.error.contains("prod is marked read-only in ~/.config/lakelock/config"))
    #expect(shell.workspace.log.isEmpty)
  }

  @Test(arguments: [
    "list-scopes", "list-secrets payments", "get-secret payments db-user", "list-acls payments",
    "get-acl payments ada@example.com",
  ])
  func `is not what read-only mode refuses to readers`(line: String) {
    #expect(Shell(.demo).run("--read-only \(line)").status == .done)
  }

  @Test func `of a whole scope needs a yes in a script`() {
    let shell = Shell(.demo)
    let refused = shell.run("delete-scope payments")
    #expect(refused.status == .usage)
    #expect(refused.error.contains("--yes"))
    #expect(shell.workspace.log.isEmpty)
  }

  @Test(arguments: [("payments\n", true), ("y\n", false), ("", false), ("Payments\n", false)])
  func `of a whole scope asks for its name on a terminal`(answer: String, isDone: Bool) {
    let shell = Shell(.demo)
    (shell.isInputTerminal, shell.isErrorTerminal) = (true, true)
    let ended = shell.run("delete-scope payments", input: Array(answer.utf8))
    #expect(ended.error.hasPrefix("delete scope payments and all its secrets, for ever?"))
    #expect(ended.status == (isDone ? .done : .interrupted))
    #expect((shell.workspace.value(scope: "payments", key: "db-user") == nil) == isDone)
  }

  @Test(arguments: [("y\n", true), ("YES\n", true), ("n\n", false), ("\n", false), ("", false)])
  func `of a key asks on a terminal`(answer: String, isDone: Bool) {
    let shell = Shell(.demo)
    (shell.isInputTerminal, shell.isErrorTerminal) = (true, true)
    let ended = shell.run("delete-secret payments db-user", input: Array(answer.utf8))
    #expect(ended.status == (isDone ? .done : .interrupted))
    #expect((shell.workspace.value(scope: "payments", key: "db-user") == nil) == isDone)
  }

  @Test func `of a key goes ahead in a script, and on a terminal with a yes`() {
    let shell = Shell(.demo)
    #expect(shell.run("delete-secret payments db-user").status == .done)
    (shell.isInputTerminal, shell.isErrorTerminal) = (true, true)
    let ended = shell.run("delete-secret payments db-host --yes")
    #expect(ended.status == .done)
    #expect(ended.error == "")
  }

  @Test func `creates a Key Vault scope with the vault that was given`() {
    let shell = Shell()
    shell.token = "eyJlakelock-demo-entra-token-of-ada"
    let line =
      "create-scope kv --scope-backend-type AZURE_KEYVAULT --initial-manage-principal users"
      + " --resource-id /subscriptions/1/vaults/v --dns-name https://v.vault.azure.net/"
    let ended = shell.run(line)
    #expect(ended.status == .done, "\(ended.error)")
    #expect(
      shell.run("list-scopes").output == "kv\tAZURE_KEYVAULT\thttps://v.vault.azure.net/\n")
  }
}
