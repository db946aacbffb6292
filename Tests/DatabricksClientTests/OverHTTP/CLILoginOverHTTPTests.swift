import DatabricksClient
import EmulatorServer
import Foundation
import Testing
import WorkspaceEmulator

/// The logins of the CLIs, played by programs of the shell's, against a real server.
@Suite struct CLILoginOverHTTPTests {
  private let folder: TemporaryFolder
  private static let prints = #"echo '{"access_token":"\#(Seed.demoToken)","token_type":"Bearer"}'"#

  init() throws {
    folder = try TemporaryFolder()
  }

  /// A workspace that is signed in to with `databricks` as written, which notes its arguments.
  private func workspace(_ script: String) throws -> HTTPWorkspace {
    let program = try folder.add(
      program: "databricks", #"echo "$*" >> "\#(folder.path)/calls""# + "\n" + script)
    let workspace = try HTTPWorkspace(.demo, programs: folder.programs)
    workspace.signIn(
      .databricksCLI(DatabricksCLILogin(profile: "prod", programPath: program)))
    return workspace
  }

  private var calls: [String] {
    get throws { try folder.text(of: "calls").split(separator: "\n").map(String.init) }
  }

  @Test func `the Databricks CLI is asked once for all requests`() throws {
    let workspace = try workspace(Self.prints)
    #expect(try workspace.run(CheckConnection()).user.userName == Seed.demoUser)
    #expect(try !workspace.run(ListScopes()).isEmpty)
    #expect(try calls == ["auth token --profile prod"])
  }

  @Test func `a rejected token is got anew, past what the CLI remembers`() throws {
    let workspace = try workspace(
      """
      case "$*" in *--force-refresh*) \(Self.prints);; *) echo '{"access_token":"old"}';; esac
      """)
    #expect(try !workspace.run(ListScopes()).isEmpty)
    #expect(
      try calls == ["auth token --profile prod", "auth token --profile prod --force-refresh"])
    #expect(workspace.asked == ["list", "list"])
  }

  @Test func `a login that has ended says how to log in, and nothing is sent`() throws {
    let workspace = try workspace(
      "echo 'Error: a new access token could not be retrieved' >&2; exit 1")
    #expect(
      workspace.failure(ListScopes())
        == .signInFailed(
          .loginMissing(
            .databricksCLI, command: "databricks auth login --profile prod",
            "a new access token could not be retrieved")))
    #expect(workspace.asked.isEmpty)
  }

  @Test func `what the search finds in PATH counts`() throws {
    let workspace = try HTTPWorkspace(.demo, programs: folder.programs)
    workspace.signIn(.databricksCLI(DatabricksCLILogin(profile: nil)))
    #expect(workspace.failure(ListScopes()) == .signInFailed(.programMissing(.databricksCLI)))
    let path = try folder.add(program: "databricks", "exit")
    #expect(workspace.failure(ListScopes()) == .signInFailed(.legacyProgram(path: path)))
    // A large program that is no CLI: found, started, and of no use.
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/bin/bash")
    guard case .signInFailed(.loginMissing)? = workspace.failure(ListScopes()) else {
      Issue.record("the large program was not started")
      return
    }
  }

  @Test func `a program that hangs holds up nobody else, and ends with its request`() throws {
    let workspace = try workspace("exec tail -f /dev/null")
    let cli = workspace.begin(ListScopes().operation)
    workspace.signIn(Seed.demoToken)
    #expect(try !workspace.run(ListScopes()).isEmpty)
    #expect(!workspace.isIdle)
    workspace.cancel(cli)
    #expect(workspace.isIdle)
  }

  @Test func `the Azure CLI is asked for the workspace's tenant, and the resource is named`() throws
  {
    try folder.add(
      program: "az",
      #"""
      echo "$*" >> "\#(folder.path)/calls"
      echo '{"accessToken":"\#(Seed.entraToken)","tokenType":"Bearer","expires_on":9999999999}'
      """#)
    let workspace = try HTTPWorkspace(.demo, programs: folder.programs)
    workspace.signIn(.azureCLI(AzureCLILogin(workspaceResourceID: "/subscriptions/s")))
    #expect(try workspace.run(CheckConnection()).user.userName == Seed.demoUser)
    let resources = [AzureCLISignIn.resource, AzureCLISignIn.management]
    #expect(
      try calls
        == resources.map {
          "account get-access-token --resource \($0) --output json "
            + "--tenant 0a1b2c3d-0000-4000-8000-00000000aaad"
        })
    #expect(workspace.asked.first == "auth")
  }

  @Test func `both of its tokens and the resource are sent, each under its header`() throws {
    try folder.add(
      program: "az",
      """
      case "$*" in *management*) echo '{"accessToken":"second"}';; *) echo '{"accessToken":"first"}';; esac
      """)
    let server = try LoopbackServer { request in
      .answer(200, body: Array((request.head.contains("/aad/") ? "" : "{}").utf8))
    }
    let client = DatabricksClient(
      transport: CurlTransport(), userAgent: "test", programs: folder.programs)
    let workspace = OpenWorkspace(
      profile: nil, host: try WorkspaceURL(parsing: server.url),
      credential: .azureCLI(AzureCLILogin(workspaceResourceID: "/subscriptions/s")))
    var result: Result<[SecretScope], DatabricksError>?
    _ = client.begin(ListScopes().operation, on: workspace) { result = $0 }
    while !client.isIdle { _ = client.wait(for: [], until: nil) }
    #expect(try result?.get() == [])
    let sent = try #require(server.requests.last)
    #expect(sent.lines("Authorization") == ["Authorization: Bearer first"])
    #expect(
      sent.lines("X-Databricks-Azure-SP-Management-Token")
        == ["X-Databricks-Azure-SP-Management-Token: second"])
    #expect(
      sent.lines("X-Databricks-Azure-Workspace-Resource-Id")
        == ["X-Databricks-Azure-Workspace-Resource-Id: /subscriptions/s"])
    #expect(sent.lines("User-Agent") == ["User-Agent: test auth/azure-cli"])
    #expect(server.requests.first?.lines("Authorization") == [])
  }
}
