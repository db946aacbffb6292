import Foundation
import Testing

extension EndToEnd {
  /// Workspaces that are signed in to without a token in the file.
  @Suite struct SignInTests {
    private let home: TemporaryHome
    private let emulator: EmulatorProcess
    private static let newToken = "dapi" + "ffeeddccbbaa99887766554433221100"
    private static let clientID = "12345678-90ab-cdef-1234-567890abcdef"
    private static let clientSecret = "dose" + "0123456789abcdef0123456789abcdef"

    init() throws {
      home = try TemporaryHome()
      emulator = try EmulatorProcess(
        in: home, seed: "demo",
        arguments: [
          "--client", "the-id:the-secret", "--user", "ada@example.com",
          "--client", "\(Self.clientID):\(Self.clientSecret)", "--user", "ada@example.com",
          "--token", Self.newToken, "--user", "ada@example.com",
        ])
    }

    private func write(_ lines: String) throws {
      try home.write("[DEFAULT]\nhost = \(emulator.url)\n\(lines)\n", to: ".databrickscfg")
    }

    /// A `databricks` of the shell's that runs `script`, and a profile that asks it.
    private func installCLI(_ script: String) throws {
      let program = home.file("databricks")
      try home.write(script, to: "databricks.sh")
      let runner = URL(fileURLWithPath: #filePath)
        .appendingPathComponent("../../DatabricksClientTests/Fixtures/program").standardized
      try FileManager.default.createSymbolicLink(
        atPath: program, withDestinationPath: runner.path)
      try write("auth_type = databricks-cli\ndatabricks_cli_path = \(program)")
    }

    private func run(_ arguments: String...) throws -> Command.Result {
      try Command.run([Program.lakelock] + arguments, environment: home.environment)
    }

    @Test func `a service principal lists scopes, and the doctor finds all well`() throws {
      try write("client_id = the-id\nclient_secret = the-secret")
      let listed = try run("list-scopes")
      #expect(listed.status == .exited(0), "\(listed.errors)")
      #expect(listed.output.contains("payments"))
      let doctor = try run("doctor")
      #expect(doctor.status == .exited(0), "\(doctor.errors)")
      #expect(doctor.output.contains("oauth-m2m"))
      #expect(doctor.output.contains("✓ signed in"))
      #expect(doctor.output.contains("ada@example.com"))
      #expect(!doctor.output.contains("the-secret"))
    }

    @Test func `a wrong secret and a missing CLI end with status 3`() throws {
      try write("client_id = the-id\nclient_secret = wrong")
      for verb in ["list-scopes", "doctor"] {
        let ended = try run(verb)
        #expect(ended.status == .exited(3))
        let said = ended.output + ended.errors
        #expect(said.contains("does not accept the client id and secret"))
      }
      try write("auth_type = databricks-cli\ndatabricks_cli_path = \(home.file("none"))")
      let ended = try run("list-scopes")
      #expect(ended.status == .exited(3))
      #expect(ended.errors.contains("the Databricks CLI is not installed"))
    }

    /// Installs a CLI that hangs; the other end of what is returned is open as long as it runs.
    private func installHangingCLI() throws -> Descriptor {
      let fifo = home.file("fifo")
      try #require(unsafe mkfifo(fifo, 0o600) == 0)
      try installCLI(#"exec > "\#(fifo)"; echo begun; exec tail -f /dev/null"#)
      return try Descriptor(owning: unsafe open(fifo, O_RDONLY | O_NONBLOCK), "fifo")
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGSEGV, SIGABRT])
    func `the program takes the CLI with it, even in a crash`(signal: Int32) throws {
      let end = try installHangingCLI()
      let terminal = try PseudoTerminal([Program.lakelock], environment: home.environment)
      #expect(try end.read(until: Deadline()) == Array("begun\n".utf8))
      terminal.process.signal(signal)
      _ = try terminal.waitForEnd()
      #expect(try end.read(until: Deadline()) == nil, "the CLI goes on")
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `a verb that is stopped takes the CLI with it`(signal: Int32) throws {
      let end = try installHangingCLI()
      let output = try Descriptor.pipe()
      let verb = try ChildProcess(
        [Program.lakelock, "list-scopes"], environment: home.environment,
        streams: .descriptors(
          input: output.reading, output: output.writing, errors: output.writing))
      #expect(try end.read(until: Deadline()) == Array("begun\n".utf8))
      verb.signal(signal)
      #expect(try verb.wait() == .killed(by: signal))
      #expect(try end.read(until: Deadline()) == nil, "the CLI goes on")
    }

    @Test
    func `a token that expires in the middle of a save is entered anew, and the save goes on`()
      async throws
    {
      try home.writeProfile(for: emulator)
      let terminal = try TmuxTerminal(in: home, columns: 100, rows: 30)
      try terminal.run(Program.lakelock)
      try terminal.wait(for: "▸ bigquery")
      try terminal.press("n")
      try terminal.wait(for: "New key")
      try terminal.type("fresh")
      try terminal.wait(for: "fresh")
      try terminal.press("Enter")
      try terminal.wait(for: "^s save")
      try terminal.paste("the value")
      try terminal.wait(for: "9 of 131,072 bytes")
      try await emulator.inject(
        #"{"effect":"error","status":401,"error_code":"UNAUTHENTICATED","path":"secrets/list"}"#)
      try terminal.press("C-s")
      try terminal.wait(for: "Signed out")
      try terminal.wait(for: "saving analytics/fresh waits")
      try terminal.press("Enter")
      try terminal.wait(for: "access-tokens")
      try terminal.paste(Self.newToken)
      try terminal.wait(for: "36 characters")
      try terminal.press("C-s")
      try terminal.wait(for: "[ Write ]")
      try terminal.press("Enter")
      try terminal.wait(for: "saved analytics/fresh, 9 bytes")
      let held = try await emulator.value(scope: "analytics", key: "fresh")
      #expect(String(decoding: held, as: UTF8.self) == "the value")
      #expect(try home.read(".databrickscfg").contains("token = \(Self.newToken)\n"))
    }

    @Test func `a service principal is connected with two pastes and two keys`() throws {
      let terminal = try TmuxTerminal(in: home, columns: 80, rows: 24)
      try terminal.run(Program.lakelock)
      try terminal.wait(for: "Connect a workspace")
      try terminal.paste("\(emulator.url)/")
      try terminal.wait(for: "access-tokens")
      try terminal.paste("Client ID\n\(Self.clientID)\nSecret\n\(Self.clientSecret)\n")
      try terminal.wait(for: "▸ service principal")
      try terminal.press("C-s")
      try terminal.wait(for: "[ Write ]")
      try terminal.press("Enter")
      try terminal.wait(for: "wrote DEFAULT to ~/.databrickscfg")
      let file = try home.read(".databrickscfg")
      #expect(file.contains("client_id = \(Self.clientID)\n"))
      #expect(file.contains("client_secret = \(Self.clientSecret)\n"))
    }

    @Test func `a login that ends while the program is open is made again, and the save goes on`()
      async throws
    {
      try installCLI(
        """
        if [ -e "\(home.file("logged-out"))" ]; then echo 'Error: no login' >&2; exit 1; fi
        echo '{"access_token":"\(EmulatorProcess.token)"}'
        """)
      let terminal = try TmuxTerminal(in: home, columns: 100, rows: 30)
      try terminal.run(Program.lakelock)
      try terminal.wait(for: "/ filter")
      try terminal.wait(for: "▸ bigquery-")
      try terminal.press("n")
      try terminal.wait(for: "New key")
      try terminal.type("fresh")
      try terminal.wait(for: "fresh")
      try terminal.press("Enter")
      try terminal.wait(for: "^s save")
      try terminal.paste("the value")
      try home.write("", to: "logged-out")
      try await emulator.inject(
        #"{"effect":"error","status":401,"error_code":"UNAUTHENTICATED","path":"secrets/list"}"#)
      try terminal.wait(for: "9 of 131,072 bytes")
      try terminal.press("C-s")
      try terminal.wait(for: "Signed out")
      try terminal.wait(for: "run databricks auth login")
      try FileManager.default.removeItem(atPath: home.file("logged-out"))
      try terminal.press("y")
      try terminal.wait(for: "saved analytics/fresh, 9 bytes")
      let held = try await emulator.value(scope: "analytics", key: "fresh")
      #expect(String(decoding: held, as: UTF8.self) == "the value")
    }
  }
}
