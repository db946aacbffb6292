import Commands
import DatabricksClient
import Foundation
import Testing
import WorkspaceEmulator

/// `--json`: the body of a request in the place of words and options.
@Suite struct `A request body` {
  private func shell() -> Shell {
    let shell = Shell()
    _ = shell.run("create-scope s")
    return shell
  }

  private func file(_ text: String, _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }

  @Test func `makes and deletes scopes, keys and permissions`() {
    let shell = Shell()
    for (verb, body) in [
      ("create-scope", #"{"scope":"s","initial_manage_principal":"users"}"#),
      ("put-secret", #"{"scope":"s","key":"k","string_value":"a\u00e9\nb"}"#),
      ("secrets put", #"{"scope":"s","key":"b","bytes_value":"AP8="}"#),
      ("put-acl", #"{"scope":"s","principal":"grace@example.com","permission":"READ"}"#),
    ] {
      let ended = shell.run(verb.split(separator: " ").map(String.init) + ["--json", body])
      #expect(ended.status == .done, "\(verb): \(ended.error)")
    }
    #expect(shell.workspace.value(scope: "s", key: "k") == Array("aé\nb".utf8))
    #expect(shell.workspace.value(scope: "s", key: "b") == [0, 255])
    #expect(shell.run("get-acl s grace@example.com").output.contains("READ"))
    #expect(
      shell.run(["delete-acl", "--json", #"{"scope":"s","principal":"grace@example.com"}"#]).status
        == .done)
    #expect(shell.run(["delete-secret", "--json", #"{"scope":"s","key":"k"}"#]).status == .done)
    #expect(shell.run(["delete-scope", "--yes", "--json", #"{"scope":"s"}"#]).status == .done)
    #expect(shell.run("list-scopes").output == "")
  }

  @Test func `may stand in a file, and words on the line with it`() throws {
    let shell = shell()
    try file(#"{"string_value":"hunter2"}"#) { path in
      #expect(shell.run(["put-secret", "s", "k", "--json", "@\(path)"]).status == .done)
    }
    #expect(shell.workspace.value(scope: "s", key: "k") == Array("hunter2".utf8))
  }

  @Test func `makes a scope in a vault`() {
    let shell = Shell()
    let ended = shell.run([
      "create-scope", "--json",
      #"{"scope":"kv","scope_backend_type":"AZURE_KEYVAULT","backend_azure_keyvault":"#
        + #"{"resource_id":"/subscriptions/1/vaults/v","dns_name":"https://v.vault.azure.net/"}}"#,
    ])
    // The sample workspace is signed in to with a token that no vault knows.
    #expect(ended.error.contains("userAADToken"), "\(ended.error)")
  }

  @Test(arguments: [
    (#"{"scope":"s","key":"k"}"#, "neither string_value nor bytes_value"),
    (#"{"scope":"s","key":"k","string_value":"a","bytes_value":"AA=="}"#, "cannot stand together"),
    (#"{"scope":"s","string_value":"a"}"#, "needs KEY"),
    (#"{"scope":"s","key":"k","string_value":"a","mode":"x"}"#, "has no field mode"),
    (#"{"scope":1,"key":"k","string_value":"a"}"#, "scope in the body is no string"),
    (#"{"scope":"s","key":"k","string_value":"a""#, "the body"),
    (#"{"scope":"s","key":"k","bytes_value":"???"}"#, "the body"), ("[]", "the body"),
  ])
  func `that is wrong is refused before any request`(body: String, said: String) {
    let shell = shell()
    let count = shell.workspace.log.count
    let ended = shell.run(["put-secret", "--json", body])
    #expect(ended.status == .usage)
    #expect(ended.error.contains(said), "\(ended.error)")
    #expect(!ended.error.contains("???"))
    #expect(shell.workspace.log.count == count)
  }

  @Test func `that contradicts the line is refused`() {
    let shell = shell()
    let ended = shell.run([
      "put-secret", "--scope", "other", "--json", #"{"scope":"s","key":"k","string_value":"a"}"#,
    ])
    #expect(ended.error.contains("scope in the body is another one than on the line"))
    let twice = shell.run([
      "put-secret", "--string-value", "b", "--json", #"{"scope":"s","key":"k","string_value":"a"}"#,
    ])
    #expect(twice.error.contains("the body has a value, and --string-value another one"))
  }

  @Test func `with a value on the line is warned of, one in a file is not`() throws {
    let shell = shell()
    shell.isErrorTerminal = true
    let body = #"{"scope":"s","key":"k","string_value":"hunter2"}"#
    #expect(shell.run(["put-secret", "--json", body]).error.contains("shell's history"))
    try file(body) { path in
      #expect(shell.run(["put-secret", "--json", "@\(path)"]).error == "")
    }
  }

  @Test func `is a change that read-only mode refuses`() {
    let shell = shell()
    let count = shell.workspace.log.count
    let body = #"{"scope":"s","key":"k","string_value":"a"}"#
    #expect(shell.run(["put-secret", "--read-only", "--json", body]).status != .done)
    #expect(shell.workspace.log.count == count)
  }
}

/// Conditions of a put, and a get into a file.
@Suite struct `A put with a condition` {
  private func shell() -> Shell {
    let shell = Shell()
    _ = shell.run("create-scope s")
    return shell
  }

  @Test func `stores only what is not there yet`() {
    let shell = shell()
    #expect(shell.run("put-secret s k --string-value one --if-absent").status == .done)
    let again = shell.run("put-secret s k --string-value two --if-absent")
    #expect(again.status == .refused)
    #expect(again.error.contains("s/k is there already"))
    #expect(shell.workspace.value(scope: "s", key: "k") == Array("one".utf8))
  }

  @Test func `stores only over what was seen`() {
    let shell = shell()
    _ = shell.run("put-secret s k --string-value one")
    let seen = "1795392000000"
    #expect(shell.run("list-secrets s -o json").output.contains(seen))
    let late = shell.run("put-secret s k --string-value two --if-unchanged-since 1")
    #expect(late.status == .refused)
    #expect(late.error.contains(seen))
    #expect(
      shell.run("put-secret s k --string-value two --if-unchanged-since \(seen)").status == .done)
    let gone = shell.run("put-secret s gone --string-value two --if-unchanged-since 1")
    #expect(gone.error.contains("s/gone is not there any more"))
    #expect(shell.run("put-secret s k --string-value x --if-unchanged-since soon").status == .usage)
    #expect(
      shell.run("put-secret s k --string-value x --if-absent --if-unchanged-since 1").status
        == .usage)
  }

  @Test func `a value goes to a file for the user alone, and over none without being told`() throws
  {
    let shell = shell()
    _ = shell.run("put-secret s k --bytes-value AP8K")
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    let ended = shell.run(["get-secret", "s", "k", "--to-file", file.path])
    #expect(ended.status == .done && ended.bytes.isEmpty)
    #expect(try Data(contentsOf: file) == Data([0, 255, 10]))
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let again = shell.run(["get-secret", "s", "k", "--to-file", file.path])
    #expect(again.error.contains("a file is there already"))
    #expect(shell.run(["get-secret", "s", "k", "--to-file", file.path, "--force"]).status == .done)
    #expect(shell.run("get-secret s k --force").status == .usage)
  }
}
