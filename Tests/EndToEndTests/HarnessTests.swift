import Testing

/// The harness itself, on programs that every machine has.
extension EndToEnd {
  @Suite struct HarnessTests {
    @Test func `a shell in the terminal runs what is typed and what is pasted`() throws {
      let home = try TemporaryHome()
      let terminal = try TmuxTerminal(in: home, columns: 60, rows: 10)
      // The shell has given the terminal's settings back before it runs anything.
      try terminal.run("echo $((40 + 2)); cat > out")
      try terminal.wait(for: "42")
      try terminal.paste("two\nlines 中 🔑 'quoted'")
      try terminal.press("Enter", "C-d")
      try terminal.run("echo end=$?")
      try terminal.wait(for: "end=0")
      #expect(try home.read("out") == "two\nlines 中 🔑 'quoted'\n")
      try terminal.resize(columns: 50, rows: 12)
      try terminal.run("stty size")
      try terminal.wait(for: "12 50")
    }

    @Test func `a program on a pseudo-terminal is written to and read byte by byte`() throws {
      let home = try TemporaryHome()
      let terminal = try PseudoTerminal(
        ["sh", "-c", "stty -echo raw; printf 'up\\n'; head -c 3 | od -An -tx1; exit 7"],
        environment: home.environment)
      try terminal.wait(for: "up\n")
      try terminal.send([0x1b, 0x00, 0x03])
      #expect(try terminal.waitForEnd() == .exited(7))
      #expect(String(decoding: terminal.output, as: UTF8.self).contains("1b 00 03"))
      #expect(try terminal.settings() != terminal.settingsBefore)
    }

    @Test func `a command without a terminal tells its status, output and errors`() throws {
      let home = try TemporaryHome()
      let result = try Command.run(
        ["sh", "-c", "cat; echo no >&2; kill -TERM $$"], environment: home.environment,
        input: [0, 255])
      #expect(result.status == .killed(by: 15))
      #expect(result.outputBytes == [0, 255])
      #expect(result.errors == "no\n")
    }

    @Test func `an emulator of its own answers another client`() async throws {
      let home = try TemporaryHome()
      let emulator = try EmulatorProcess(in: home, seed: "2x1")
      #expect(try await emulator.scopes().count == 2)
      await #expect(throws: HarnessError.self) {
        try await emulator.value(scope: "nothing", key: "nothing")
      }
    }
  }
}
