import Commands
import DatabricksClient
import DemoWorkspace
import Testing
import WorkspaceEmulator

/// `configure` with a token on standard input.
@Suite struct ConfigureTests {
  private static let host = "https://adb-1234567890123456.7.azuredatabricks.net"
  private static let token = Seed.demoToken

  private func run(_ line: String, _ input: String, on shell: Shell = Shell()) -> Shell.Ended {
    shell.run(line, input: Array(input.utf8))
  }

  @Test(arguments: [
    token, "\(token)\n", "  \(token)\r\n", "\"\(token)\"", "Bearer \(token)",
    "export DATABRICKS_TOKEN=\(token)\n", "\(token) # mine\n", "{\"token\": \"\(token)\"}",
  ])
  func `the token is cleaned, checked and written, and one line says so`(input: String) throws {
    let shell = Shell()
    let ended = run("configure --host \(Self.host)/?o=1 --profile dev", input, on: shell)
    #expect(ended.status == .done, "\(ended.error)")
    #expect(
      ended.output == "wrote profile dev to ~/.databrickscfg: \(Self.host), ada@example.com\n")
    #expect(ended.error == "lakelock: this is the demo: nothing is written\n")
    let opened = try shell.profiles.open("dev").get()
    #expect(opened.token?.bytesEqual(Secret(copying: Self.token.utf8)) == true)
  }

  @Test func `a profile section names everything`() {
    let ended = run("configure", "[dev]\nhost = \(Self.host)\ntoken = \(Self.token)\n")
    #expect(ended.status == .done, "\(ended.error)")
    #expect(ended.output.contains("wrote profile dev"))
  }

  @Test func `of several profiles the one named is taken`() {
    let text =
      "[a]\nhost = \(Self.host)\ntoken = \(Self.token)\n[b]\nhost = \(Self.host)\ntoken = x\n"
    #expect(run("configure", text).status == .usage)
    #expect(run("configure", text).error.contains("a, b"))
    #expect(run("configure --profile a", text).status == .done)
  }

  @Test(arguments: [
    ("configure", Seed.demoToken, ExitStatus.usage, "--host"),
    ("configure --host \(host)", "", .usage, "standard input is empty"),
    ("configure", "", .usage, "standard input is empty"),
    ("configure --host \(host)", "\n", .usage, "nothing in the paste"),
    ("configure --host \(host)", "dapi01…3f", .usage, "shortened"),
    ("configure --host ftp://x", Seed.demoToken, .usage, "no workspace address"),
    ("configure --host https://accounts.cloud.databricks.com", Seed.demoToken, .usage, "account"),
    (
      "configure --host \(host)", "dapi" + "0123456789abcdef0123456789abcdef", .notSignedIn, "token"
    ),
  ])
  func `what cannot work says why, writes nothing and ends with its status`(
    line: String, input: String, status: ExitStatus, words: String
  ) {
    let shell = Shell()
    let ended = run("\(line) --profile new", input, on: shell)
    #expect(ended.status == status)
    #expect(ended.error.contains(words), "\(ended.error)")
    #expect(ended.output.isEmpty)
    #expect((try? shell.profiles.open("new").get()) == nil)
    #expect(!ended.error.contains(Seed.demoToken))
  }

  @Test func `DATABRICKS_HOST names the workspace where nothing else does`() {
    let shell = Shell()
    shell.environment = ConfigureEnvironment(host: Self.host, overriding: ["DATABRICKS_HOST"])
    let ended = run("configure --profile dev", Self.token, on: shell)
    #expect(ended.status == .done, "\(ended.error)")
    #expect(ended.output.contains(Self.host))
    #expect(ended.error.contains("DATABRICKS_HOST is set and wins over every profile of the file"))
    let other = "https://other.example.com"
    let named = run("configure --no-check --host \(other)", Self.token, on: shell)
    #expect(named.output.contains(other), "\(named)")
  }

  @Test func `without the check nothing is asked`() {
    let ended = run("configure --host \(Self.host) --no-check", "any-token-will-do")
    #expect(ended.status == .done, "\(ended.error)")
    #expect(ended.output.hasSuffix("not checked\n"))
  }

  private static let clientID = "0a1b2c3d-0000-4000-8000-000000000001"
  private static let clientSecret = "dose0123456789abcdef0123456789abcdef"

  /// A workspace in which that service principal signs in.
  private func shellWithClient() -> Shell {
    var seed = Seed.empty
    seed.clients = [
      Seed.Client(Self.clientID, secret: Self.clientSecret, userName: "robot@example.com")
    ]
    return Shell(seed)
  }

  @Test(arguments: [
    "[dev]\nclient_id = \(clientID)\nclient_secret = \(clientSecret)\n",
    "\(clientID)\n\(clientSecret)\n",
    "export DATABRICKS_CLIENT_ID=\(clientID)\nexport DATABRICKS_CLIENT_SECRET='\(clientSecret)'\n",
  ])
  func `a client id and its secret are checked and written as well`(input: String) throws {
    let shell = shellWithClient()
    let ended = run("configure --host \(Self.host) --profile dev", input, on: shell)
    #expect(ended.status == .done, "\(ended.error)")
    #expect(
      ended.output == "wrote profile dev to ~/.databrickscfg: \(Self.host), robot@example.com\n")
    #expect(try shell.profiles.open("dev").get().credential.authType == .oauthM2M)
    #expect(!ended.error.contains(Self.clientSecret))
  }

  @Test(arguments: [
    (clientID, ExitStatus.usage, "a client id without its secret"),
    (clientSecret, .usage, "a client secret without its client id"),
    (
      "\(clientID)\ndose00000000000000000000000000000000", .notSignedIn,
      "does not accept the client id and secret"
    ),
  ])
  func `half of a service principal and a wrong secret write nothing`(
    input: String, status: ExitStatus, words: String
  ) {
    let shell = shellWithClient()
    let ended = run("configure --host \(Self.host) --profile dev", input, on: shell)
    #expect(ended.status == status)
    #expect(ended.error.contains(words), "\(ended.error)")
    #expect((try? shell.profiles.open("dev").get()) == nil)
  }
}
