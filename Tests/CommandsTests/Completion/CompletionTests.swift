import Commands
import DatabricksClient
import DemoWorkspace
import Testing
import WorkspaceEmulator

/// What a shell is given while somebody types.
@Suite struct Completion {
  private func lines(_ words: String..., hasWorkspace: Bool = true) -> [String] {
    let client = DatabricksClient(
      transport: EmulatedTransport(workspace: Workspace(seed: .demo)),
      rateLimitPerSecond: 1_000_000, userAgent: "lakelock-tests")
    return CompletionAnswer(
      CompletionRequest(words), client: client,
      workspace: hasWorkspace ? DemoProfiles.workspace : nil, profiles: DemoProfiles()
    ).lines()
  }

  @Test func `verbs come in both spellings, with and without the word secrets`() {
    #expect(lines("list-s") == ["list-scopes", "list-secrets"])
    #expect(lines("secrets", "del") == ["delete-scope", "delete-secret", "delete", "delete-acl"])
    #expect(lines("help", "rename") == ["rename-secret"])
    #expect(lines("completion", "") == ["bash", "zsh", "fish"])
    #expect(lines("comp") == ["completion"])
    #expect(lines("find", "--f") == ["--fuzzy"])
  }

  @Test func `operands are scopes and keys of the workspace`() {
    #expect(lines("get-secret", "pay") == ["payments"])
    #expect(lines("get-secret", "payments", "stripe") == ["stripe-api-key"])
    #expect(lines("secrets", "put", "--scope", "san") == ["sandbox"])
    #expect(
      lines("secrets", "put", "--scope", "payments", "--key", "db-")
        == ["db-host", "db-password", "db-user"])
    #expect(lines("copy-secret", "payments", "db-host", "sand") == ["sandbox"])
    #expect(lines("get-secret", "payments", "db-host", "") == [])
  }

  @Test func `a place in the browser goes by the slash`() {
    #expect(lines("paym") == ["payments/"])
    #expect(lines("payments/str") == ["payments/stripe-api-key"])
    #expect(lines("open", "payments/db-u") == ["payments/db-user"])
  }

  @Test func `options and what they take`() {
    #expect(lines("put-secret", "--str") == ["--string-value"])
    #expect(lines("list-scopes", "-o", "") == ["text", "json"])
    #expect(lines("list-scopes", "--profile", "d").allSatisfy { $0.hasPrefix("d") })
    #expect(lines("list-scopes", "--profile", "") != [])
    #expect(lines("put-secret", "payments", "k", "--binary-file", "x") == [":files"])
    #expect(lines("put-acl", "payments", "users", "") == ["READ", "WRITE", "MANAGE"])
    #expect(lines("run", "--env", "TOKEN=paym") == ["TOKEN=payments/"])
    #expect(lines("run", "--env", "TOKEN=payments/stri") == ["TOKEN=payments/stripe-api-key"])
  }

  @Test func `a word that bash parted at the sign is completed behind it`() {
    #expect(lines("run", "--env", "TOKEN", "=", "paym") == ["payments/"])
    #expect(lines("run", "--env", "TOKEN", "=").contains("payments/"))
    #expect(lines("run", "--env", "TOKEN", "=", "payments/stri") == ["payments/stripe-api-key"])
  }

  @Test func `without a workspace there are the verbs, and silence`() {
    #expect(lines("get-s", hasWorkspace: false) == ["get-secret"])
    #expect(lines("get-secret", "p", hasWorkspace: false) == [])
  }

  @Test func `every shell has a script that asks the program`() {
    for shell in CompletionShell.allCases { #expect(shell.script.contains("__complete")) }
    #expect(Invocation.parse(["completion", "zsh"]) == .completion(.zsh))
    #expect(
      Invocation.parse(["completion", "tcsh"]) == .usageError("completion takes bash, zsh or fish"))
  }
}

@Suite struct `The manual page` {
  @Test func `has every verb and option, and no line that roff would misread`() {
    let page = ManualPage.text(version: "9.9")
    #expect(page.hasPrefix(".TH \"LAKELOCK\""))
    for name in ["put\\-secret", "\\-\\-profile", "delete\\-acl", "EXIT STATUS", "DATABRICKS_HOST"]
    {
      #expect(page.contains(name), "\(name)")
    }
    let requests = ["TH", "SH", "SS", "PP", "TP", "nf", "fi"]
    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(requests.contains { line.hasPrefix("." + $0) }, "\(line)")
    }
  }
}
