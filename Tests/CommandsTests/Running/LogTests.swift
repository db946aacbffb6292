import Commands
import Testing
import WorkspaceEmulator

@Suite struct `The log of requests` {
  @Test func `tells each request and nothing of what it carried`() {
    let shell = Shell(.demo)
    let put = shell.run("--debug put-secret payments db-user", input: Array("hunter2".utf8))
    let lines = put.error.split(separator: "\n")
    #expect(lines.count == 2, "\(put.error)")
    #expect(lines.first?.hasPrefix("lakelock: POST /api/2.0/secrets/put, ") == true)
    #expect(lines.first?.contains(" ms, status 200, 2 bytes") == true)
    let log = put.error + shell.run("--debug get-secret payments db-user").error
    for word in ["hunter2", "db-user", "payments", shell.token] {
      #expect(!log.contains(word), "\(word) in \(log)")
    }
  }

  @Test func `tells a try without an answer`() {
    let shell = Shell(.demo)
    shell.workspace.inject(Fault(.dropConnection, path: "/put", isAfterCommit: true))
    let ended = shell.run("put-secret payments k --string-value x --debug")
    #expect(ended.status == .done)
    #expect(ended.error.contains("POST /api/2.0/secrets/put, "))
    #expect(ended.error.contains("no answer: connection lost"))
  }
}
