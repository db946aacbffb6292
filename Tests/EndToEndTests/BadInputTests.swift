import Foundation
import Testing

extension EndToEnd {
  /// What cannot work ends in one clear sentence and the right status, and changes nothing.
  @Suite struct BadInputTests {
    @Test func `without a terminal it says which verb to use`() throws {
      try expectRefusal([], status: 2, says: ["terminal", "list-scopes"])
    }

    @Test func `a terminal that cannot place the cursor is named`() throws {
      let home = try TemporaryHome()
      let terminal = try PseudoTerminal(
        [Program.lakelock, "--demo"],
        environment: home.environment.merging(["TERM": "dumb"]) { $1 })
      #expect(try terminal.waitForEnd() == .exited(2))
      let written = visible(terminal.output)
      #expect(written.contains("dumb"), "\(written)")
      #expect(!written.contains("\\u{1B}"), "\(written)")
      #expect(written.count < 300, "\(written)")
    }

    @Test func `a terminal that terminfo does not know is named`() throws {
      let home = try TemporaryHome()
      let terminal = try PseudoTerminal(
        [Program.lakelock, "--demo"],
        environment: home.environment.merging(["TERM": "no-such-terminal"]) { $1 })
      #expect(try terminal.waitForEnd() == .exited(2))
      #expect(visible(terminal.output).contains("no-such-terminal"))
    }

    @Test(arguments: [["--colour"], ["--demo", "--frobnicate"], ["-x"]])
    func `an unknown option is named`(arguments: [String]) throws {
      try expectRefusal(arguments, status: 2, says: [arguments.last ?? ""])
    }

    @Test func `an unknown profile is named with the file`() throws {
      let home = try TemporaryHome()
      try home.write("[DEFAULT]\nhost = https://db.example.com\n", to: ".databrickscfg")
      try expectRefusal(
        ["list-scopes", "--profile", "staging"], status: 3, says: ["staging", ".databrickscfg"],
        in: home)
    }

    @Test func `a config file that cannot be read is named with the reason`() throws {
      let home = try TemporaryHome()
      try FileManager.default.createDirectory(
        atPath: home.file(".databrickscfg"), withIntermediateDirectories: false)
      try expectRefusal(["list-scopes"], status: 3, says: [".databrickscfg"], in: home)
    }

    @Test func `a malformed config file is named with the line`() throws {
      let home = try TemporaryHome()
      try home.write("[DEFAULT]\nhost db.example.com\n", to: ".databrickscfg")
      try expectRefusal(["list-scopes"], status: 3, says: [".databrickscfg", "line 2"], in: home)
    }

    @Test func `a config file that everybody may write is refused with the remedy`() throws {
      let home = try TemporaryHome()
      try home.write(
        "[DEFAULT]\nhost = https://db.example.com\ntoken = dapi0\n", to: ".databrickscfg",
        mode: 0o666)
      try expectRefusal(
        ["list-scopes"], status: 3, says: [".databrickscfg", "chmod 600"], in: home)
    }

    @Test func `nothing configured is said with the way to configure it`() throws {
      try expectRefusal(["list-scopes"], status: 3, says: ["configure"])
    }

    @Test(arguments: [
      (["DATABRICKS_CONFIG_FILE": "/nonexistent/cfg"], "no file /nonexistent/cfg"),
      (["DATABRICKS_HOST": "https://db.example.com"], "DATABRICKS_TOKEN is not"),
      (["DATABRICKS_TOKEN": "dapi0"], "DATABRICKS_HOST is not"),
      (["DATABRICKS_CONFIG_PROFILE": "staging"], "profile “staging”"),
    ])
    func `an environment that does not suffice is named`(
      variables: [String: String], words: String
    ) throws {
      let home = try TemporaryHome()
      try expectRefusal(["list-scopes"], status: 3, says: [words], in: home, with: variables)
    }

    @Test func `an empty standard input of configure is named`() throws {
      try expectRefusal(["configure"], status: 2, says: ["standard input is empty"])
      try expectRefusal(
        ["configure", "--host", "https://db.example.com"], status: 2,
        says: ["standard input is empty"])
    }

    @Test func `a host that does not answer is named`() throws {
      let home = try TemporaryHome()
      try home.write(
        "[DEFAULT]\nhost = http://127.0.0.1:1\ntoken = dapi0\n", to: ".databrickscfg")
      try expectRefusal(["list-scopes"], status: 6, says: ["127.0.0.1"], in: home)
    }

    @Test func `a garbage file is named with its line, and opens nothing`() throws {
      let home = try TemporaryHome()
      try Data([0xFF, 0xFE, 0x00] + Array("[DEFAULT]".utf8)).write(
        to: URL(filePath: home.file(".databrickscfg")))
      try expectRefusal(["list-scopes"], status: 3, says: [".databrickscfg", "line 1"], in: home)
    }

    @Test func `a certificate that nobody vouches for is refused with the way to trust it`() throws
    {
      let home = try TemporaryHome()
      let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "DatabricksClientTests/Fixtures/Certificates")
      let emulator = try EmulatorProcess(
        in: home,
        arguments: [
          "--tls-cert", folder.appending(path: "server.pem").path,
          "--tls-key", folder.appending(path: "server-key.pem").path,
        ])
      try home.writeProfile(for: emulator)
      try expectRefusal(
        ["list-scopes"], status: 6,
        says: ["a certificate of an unknown authority", "SSL_CERT_FILE"], in: home)
    }

    @Test(
      arguments: [
        (["list-secrets", "hr-restricted"], 5, ["permission"]),
        (["list-secrets", "gone"], 4, ["no such scope", "gone"]),
        (["get-secret", "gone", "k"], 4, ["gone"]),
        (["get-secret", "payments", "gone"], 4, ["no such key"]),
        (["put-secret", "gone", "k", "--string-value", "v"], 4, ["gone"]),
        (["create-scope", "a/b"], 1, ["-, _, @ and ."]),
        (["create-scope", Self.longName], 2, ["128"]),
        (["put-secret", "payments", "a/b", "--string-value", "v"], 1, ["-, _ and ."]),
        (["create-scope", "payments"], 1, ["taken", "payments"]),
      ] as [([String], Int32, [String])])
    func `what the workspace refuses is said with the reason and the right status`(
      arguments: [String], status: Int32, words: [String]
    ) async throws {
      let home = try TemporaryHome()
      let emulator = try EmulatorProcess(in: home, seed: "demo")
      try home.writeProfile(for: emulator)
      let before = try await emulator.scopes()
      try expectRefusal(arguments, status: status, says: words, in: home)
      #expect(try await emulator.scopes() == before)
    }

    private static let longName = String(repeating: "x", count: 129)

    @Test func `a value over 128 KB is refused before anything is sent`() async throws {
      let home = try TemporaryHome()
      let emulator = try EmulatorProcess(in: home, seed: "demo")
      try home.writeProfile(for: emulator)
      try home.write(String(repeating: "x", count: 131_073), to: "value")
      try expectRefusal(
        ["put-secret", "payments", "k", "--binary-file", home.file("value")], status: 1,
        says: ["131,072"], in: home)
      #expect(try await emulator.writes().isEmpty)
    }

    @Test func `a full workspace is said with what to do`() throws {
      let home = try TemporaryHome()
      let emulator = try EmulatorProcess(in: home, seed: "1000x1")
      try home.writeProfile(for: emulator)
      try expectRefusal(
        ["create-scope", "one-more"], status: 1, says: ["limit", "delete"], in: home)
    }

    @Test(
      arguments: [
        (0o644, [:], "chmod 600"),
        (0o600, ["DATABRICKS_RATE_LIMIT": "abc"], "DATABRICKS_RATE_LIMIT"),
      ] as [(Int, [String: String], String)])
    func `what is only doubtful is warned of, and the work is done`(
      mode: Int, variables: [String: String], word: String
    ) throws {
      let home = try TemporaryHome()
      let emulator = try EmulatorProcess(in: home, seed: "2x2")
      try home.writeProfile(for: emulator)
      try home.write(try home.read(".databrickscfg"), to: ".databrickscfg", mode: mode)
      let result = try Command.run(
        [Program.lakelock, "list-scopes"], environment: home.environment.merging(variables) { $1 })
      #expect(result.status == .exited(0))
      #expect(result.output.split(separator: "\n").count >= 2)
      #expect(result.errors.contains(word), "\(result.errors)")
    }

    /// Runs the program without a terminal; it must fail with one or two sentences on standard
    /// error that hold each of `words`, print nothing else, and leave the home as it was.
    private func expectRefusal(
      _ arguments: [String], status: Int32, says words: [String],
      in givenHome: TemporaryHome? = nil, with variables: [String: String] = [:],
      _ location: SourceLocation = #_sourceLocation
    ) throws {
      let home = try givenHome ?? TemporaryHome()
      let before = try contents(of: home)
      let result = try Command.run(
        [Program.lakelock] + arguments, environment: home.environment.merging(variables) { $1 })
      #expect(result.status == .exited(status), "\(result.errors)", sourceLocation: location)
      #expect(result.output.isEmpty, sourceLocation: location)
      #expect(result.errors.hasSuffix("\n"), sourceLocation: location)
      #expect((1...2).contains(result.errors.split(separator: "\n").count), "\(result.errors)")
      for word in words {
        #expect(result.errors.contains(word), "\(result.errors)", sourceLocation: location)
      }
      #expect(try contents(of: home) == before, sourceLocation: location)
    }

    private func contents(of home: TemporaryHome) throws -> [String] {
      try home.names().map {
        let text = (try? home.read($0)) ?? "(not a file)"
        return "\($0) \(String(try home.mode(of: $0), radix: 8)) \(text)"
      }
    }
  }
}
