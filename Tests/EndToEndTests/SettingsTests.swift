import Foundation
import Testing

extension EndToEnd {
  /// Lakelock's own settings, and a config file that stands in the way.
  @Suite struct SettingsTests {
    private let home: TemporaryHome
    private let emulator: EmulatorProcess

    init() throws {
      home = try TemporaryHome()
      emulator = try EmulatorProcess(in: home, seed: "demo")
      try FileManager.default.createDirectory(
        atPath: home.file(".config/lakelock"), withIntermediateDirectories: true)
    }

    private func profile(_ name: String) -> String {
      "[\(name)]\nhost = \(emulator.url)\ntoken = \(EmulatorProcess.token)\n"
    }

    private func run(_ arguments: String...) throws -> Command.Result {
      try Command.run(
        [Program.lakelock] + arguments, environment: home.environment, input: [120])
    }

    @Test func `a profile marked read-only refuses what a verb would change, and no other does`()
      throws
    {
      try home.write(profile("DEFAULT") + profile("prod"), to: ".databrickscfg")
      try home.write("[prod]\nread_only = true\n", to: ".config/lakelock/config")
      let refused = try run("put-secret", "payments", "new-key", "-p", "prod")
      #expect(refused.status == .exited(1))
      #expect(refused.errors.contains("prod is marked read-only"), "\(refused.errors)")
      #expect(try run("get-secret", "payments", "new-key", "-p", "prod").status == .exited(4))
      #expect(try run("list-scopes", "-p", "prod").status == .exited(0))
      #expect(try run("put-secret", "payments", "new-key").status == .exited(0))
      let copied = try run("copy-scope", "sandbox", "copied", "--to-profile", "prod")
      #expect(copied.status == .exited(1))
      #expect(copied.errors.contains("prod is marked read-only"), "\(copied.errors)")
      #expect(try run("list-secrets", "copied").status == .exited(4))
    }

    @Test func `a malformed line of the settings is named, and its profile is not changed`() throws
    {
      try home.write(profile("DEFAULT"), to: ".databrickscfg")
      try home.write("[DEFAULT]\ncolor = red\nread_only\n", to: ".config/lakelock/config")
      let refused = try run("delete-secret", "payments", "db-user", "--yes")
      #expect(refused.status == .exited(1))
      #expect(refused.errors.contains("lakelock/config, line 3"), "\(refused.errors)")
    }

    @Test func `a mark made in the program holds and is written`() throws {
      try home.write(profile("DEFAULT"), to: ".databrickscfg")
      let terminal = try TmuxTerminal(in: home, columns: 100, rows: 30, environment: [:])
      try terminal.run(Program.lakelock)
      try terminal.wait(for: "/ filter")
      try terminal.press("w")
      try terminal.wait(for: "✓ ada@example.com")
      try terminal.press("r")
      try terminal.wait(for: "DEFAULT: read-only; written to ~/.config/lakelock/config")
      try terminal.press("c")
      try terminal.wait(for: "DEFAULT: read-only, red")
      #expect(
        try home.read(".config/lakelock/config") == "[DEFAULT]\nread_only = true\ncolor = red\n")
      #expect(try home.mode(of: ".config/lakelock/config") == 0o600)
      try terminal.wait(for: "DEFAULT ▾  read-only")
      try terminal.press("Escape")
      try terminal.wait(forNo: "Workspaces")
      try terminal.press("N")
      try terminal.wait(for: "is marked read-only")
    }

    @Test func `a malformed line in the configured profile leaves the way to another one`() throws {
      try home.write("[DEFAULT]\nhost example.com\n" + profile("prod"), to: ".databrickscfg")
      let terminal = try TmuxTerminal(in: home, columns: 100, rows: 30, environment: [:])
      try terminal.run(Program.lakelock)
      try terminal.wait(for: "Workspaces")
      try terminal.wait(for: "line 2")
      try terminal.wait(for: "✓ ada@example.com")
      try terminal.press("End")
      try terminal.wait(for: "▸   prod")
      try terminal.press("Enter")
      try terminal.wait(for: "payments")
    }

    @Test func `a config file that others may write is named on a screen`() throws {
      try home.write(profile("DEFAULT"), to: ".databrickscfg", mode: 0o666)
      let terminal = try TmuxTerminal(in: home, columns: 100, rows: 30, environment: [:])
      try terminal.run(Program.lakelock)
      try terminal.wait(for: "run chmod 600")
      try terminal.press("Escape")
      try terminal.wait(for: "Connect a workspace")
    }
  }
}
