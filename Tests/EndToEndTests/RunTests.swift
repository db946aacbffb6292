import Foundation
import Testing

extension EndToEnd {
  /// `lakelock run`, by the built program: the command takes its place.
  @Suite struct RunTests {
    private static let value = "Zürich 'n \"co\"\n$HOME"

    /// A workspace over HTTP with one secret, and the variables that lead to it.
    private func workspace() throws -> (
      home: TemporaryHome, emulator: EmulatorProcess, environment: [String: String]
    ) {
      let home = try TemporaryHome()
      let emulator = try EmulatorProcess(in: home)
      var environment = home.environment
      environment["DATABRICKS_HOST"] = emulator.url
      environment["DATABRICKS_TOKEN"] = EmulatorProcess.token
      environment["DB_PASSWORD"] = "from the shell"
      for arguments in [["create-scope", "s"], ["put-secret", "s", "k"]] {
        let ended = try Command.run(
          [Program.lakelock] + arguments, environment: environment, input: Array(Self.value.utf8))
        #expect(ended.status == .exited(0), "\(ended.errors)")
      }
      return (home, emulator, environment)
    }

    @Test func `gives the value to the command, and its status back`() throws {
      let (home, emulator, environment) = try workspace()
      let ended = try Command.run(
        [
          Program.lakelock, "run", "--env", "DB_PASSWORD=s/k", "--", "sh", "-c",
          "printf %s \"$DB_PASSWORD\"; cat; exit 7",
        ], environment: environment, input: Array(" and input".utf8))
      #expect(ended.status == .exited(7), "\(ended.errors)")
      #expect(ended.output == Self.value + " and input")
      #expect(ended.errors == "")
      withExtendedLifetime((home, emulator)) {}
    }

    @Test func `leaves the rest of the environment and no descriptor of its own`() throws {
      let (home, emulator, environment) = try workspace()
      let script =
        "echo $DATABRICKS_TOKEN; env | grep -c ^DB_PASSWORD=; ls /proc/self/fd | wc -l; "
        + "ulimit -c; kill -PIPE $$"
      // Other tests' descriptors are in this process, and not all of them stay here.
      let alone = [
        "/bin/bash", "-c",
        "for fd in /proc/$$/fd/*; do n=${fd##*/}; [ $n -gt 2 ] && eval \"exec $n>&-\"; done; "
          + "exec \"$@\"", "bash",
      ]
      let command = ["/bin/bash", "-c", script]
      let ended = try Command.run(
        alone + [Program.lakelock, "run", "--env", "DB_PASSWORD=s/k", "--"] + command,
        environment: environment)
      let plain = try Command.run(alone + command, environment: environment)
      let expected = plain.output.split(separator: "\n").map(String.init)
      let lines = ended.output.split(separator: "\n").map(String.init)
      #expect(lines.first == EmulatorProcess.token)
      #expect(lines == expected, "\(ended.errors)")
      #expect(ended.status == plain.status)
      withExtendedLifetime((home, emulator)) {}
    }

    @Test func `has a shell's status where the command cannot be started`() throws {
      let (home, emulator, environment) = try workspace()
      for (command, status) in [("no-such-program", Int32(127)), (home.path, 126)] {
        let ended = try Command.run(
          [Program.lakelock, "run", "--env", "A=s/k", "--", command], environment: environment)
        #expect(ended.status == .exited(status), "\(ended.errors)")
        #expect(ended.errors.hasPrefix("lakelock: \(command): "))
        #expect(!ended.errors.contains("Zürich"))
      }
      withExtendedLifetime(emulator) {}
    }
  }
}
