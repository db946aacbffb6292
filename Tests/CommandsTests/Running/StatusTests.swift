import Commands
import Testing
import WorkspaceEmulator

@Suite struct `The exit status` {
  static let refusals: [(String, ExitStatus)] = [
    ("list-secrets nowhere", .notFound), ("get-secret nowhere k", .notFound),
    ("get-secret payments nothing", .notFound), ("delete-secret payments nothing", .notFound),
    ("delete-scope nowhere --yes", .notFound), ("list-acls nowhere", .notFound),
    ("get-acl payments nobody@example.com", .notFound),
    ("put-secret nowhere k --string-value x", .notFound),
    ("put-secret vault-kv k --string-value x", .refused),
    ("create-scope payments", .refused), ("list-secrets hr-restricted", .noPermission),
    ("get-secret hr-restricted payroll-export-password", .noPermission),
    ("delete-scope ml-platform --yes", .noPermission),
    ("put-acl ml-platform users READ", .noPermission), ("get-secret payments", .usage),
    ("--nonsense", .usage),
  ]

  @Test(arguments: refusals)
  func `tells what was refused, and standard output stays empty`(
    line: String, status: ExitStatus
  ) {
    let ended = Shell(.demo).run(line)
    #expect(ended.status == status, "\(ended.error)")
    #expect(ended.bytes == [])
    #expect(ended.error.hasPrefix("lakelock: "))
    #expect(ended.error.split(separator: "\n").count == 1, "\(ended.error)")
  }

  static let faults: [(Fault.Effect, ExitStatus)] = [
    (.error(403, "PERMISSION_DENIED", "no"), .noPermission),
    (.error(401, "UNAUTHENTICATED", "no"), .notSignedIn),
    (.error(400, "BAD_REQUEST", "no"), .refused), (.loginPage, .network),
    (.redirect(to: "https://login.example.com/"), .network),
    (.error(404, "RESOURCE_DOES_NOT_EXIST", "Scope s does not exist!"), .notFound),
    (.error(403, "PERMISSION_DENIED", "Source IP address is blocked by IP ACL"), .network),
  ]

  @Test(arguments: faults)
  func `tells what went wrong on the way`(effect: Fault.Effect, status: ExitStatus) {
    let shell = Shell(.demo)
    shell.workspace.inject(Fault(effect))
    #expect(shell.run("list-secrets payments").status == status)
  }

  @Test(arguments: [
    "put-secret payments db-password --string-value new",
    "delete-secret payments db-password --yes",
    "put-acl payments users READ", "delete-scope payments --yes", "create-scope new",
  ])
  func `is 6 for a change behind whose end stands a login page, and says that it is not known`(
    line: String
  ) {
    let shell = Shell(.demo)
    shell.workspace.inject(Fault(.loginPage, count: 99, isAfterCommit: true))
    let ended = shell.run(line)
    #expect(ended.status == .network)
    #expect(ended.error.contains("it is not known whether it was done"), "\(ended.error)")
    shell.workspace.removeFaults()
    // Where the second try can tell, it does.
    let again = Shell(.demo)
    again.workspace.inject(Fault(.loginPage, method: "POST", isAfterCommit: true))
    let done = again.run(line)
    #expect(done.status == .done || line.hasPrefix("put-acl"), "\(done.error)")
  }

  @Test func `is 3 for a token that is not accepted`() {
    let shell = Shell(.demo)
    shell.token = "lakelock-wrong-token"
    let ended = shell.run("list-scopes")
    #expect(ended.status == .notSignedIn)
    #expect(!ended.error.contains("lakelock-wrong-token"))
  }

  @Test func `is 130 when the user stops it`() {
    let shell = Shell(.demo)
    shell.isInterrupted = true
    shell.workspace.inject(Fault(.hang))
    let ended = shell.run("list-scopes")
    #expect(ended.status == .interrupted)
    #expect(ended.error == "")
    #expect(shell.run("put-secret payments k", input: [120]).status == .interrupted)
    #expect(shell.workspace.value(scope: "payments", key: "k") == nil)
  }

  @Test func `has the numbers of the manual`() {
    let numbers = [
      ExitStatus.done, .refused, .usage, .notSignedIn, .notFound, .noPermission, .network,
      .interrupted,
    ].map(\.rawValue)
    #expect(numbers == [0, 1, 2, 3, 4, 5, 6, 130])
  }

  @Test func `comes with the server's words made harmless`() {
    let shell = Shell(.demo)
    shell.workspace.inject(Fault(.error(400, "BAD_REQUEST", "\u{1b}[2Jgone\nand again")))
    let ended = shell.run("list-scopes")
    #expect(!ended.error.contains("\u{1b}"))
    #expect(ended.error.split(separator: "\n").count == 1)
  }
}
