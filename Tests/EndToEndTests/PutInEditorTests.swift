import Testing

extension EndToEnd {
  /// `put-secret` on a terminal: the editor on one key, and then the shell again.
  @Suite struct PutInEditorTests {
    @Test func `a value typed into the editor is stored, and the shell hears of it`() async throws {
      let session = try Session(seed: "demo")
      let terminal = session.terminal
      try terminal.run(
        "\(Program.lakelock) secrets put --scope sandbox --key typed; echo \"status $?\"")
      try terminal.wait(for: "New · sandbox/typed")
      try terminal.type("hunter2")
      try terminal.wait(for: "unsaved")
      try terminal.press("C-s")
      try terminal.wait(for: "saved sandbox/typed, 7 bytes")
      try terminal.press("Escape")
      try terminal.wait(for: "status 0")
      let held = try await session.emulator.value(scope: "sandbox", key: "typed")
      #expect(held == Array("hunter2".utf8))
      #expect(try terminal.screen().contains { $0 == "saved sandbox/typed, 7 bytes" })
    }

    @Test func `leaving without a change has a status of its own`() throws {
      let session = try Session(seed: "demo")
      try session.terminal.run(
        "\(Program.lakelock) put-secret sandbox new-key; echo \"status $?\"")
      try session.terminal.wait(for: "New · sandbox/new-key")
      try session.terminal.press("Escape")
      try session.terminal.wait(for: "status 7")
      #expect(try session.terminal.screen().contains { $0 == "lakelock: nothing was saved" })
    }
  }
}
