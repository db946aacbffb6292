import Testing

extension EndToEnd {
  /// Moving, renaming and marking in a real terminal.
  @Suite struct TransferTests {
    @Test func `mark two keys, move them into a new scope, rename the scope`() async throws {
      let session = try Session(seed: "2x3")
      let terminal = session.terminal
      try session.open()
      let scopes = try await session.emulator.scopes()
      try terminal.wait(for: "▸ access-key-0000")
      try terminal.press("Enter", "t", "t")
      try terminal.wait(for: "+2 · 3/3")
      try terminal.press("m")
      try terminal.wait(for: "Copy or move 2 keys of \(scopes[0])")
      try terminal.press("n")
      try terminal.wait(for: "New scope")
      try terminal.type("fresh")
      try terminal.wait(for: "fresh")
      try terminal.press("Enter")
      try terminal.wait(for: "▸ fresh")
      try terminal.press("m")
      try terminal.wait(for: "Move 2 keys of \(scopes[0]) to fresh")
      try terminal.press("Enter")
      try terminal.wait(for: "press y to move")
      try terminal.press("y")
      try terminal.wait(for: "moved 2 keys to fresh")
      try terminal.press("1")
      // The list is read again once the keys are there.
      try terminal.wait(for: "fresh               2")
      try terminal.press("Down")
      try terminal.wait(for: "▸ fresh")
      try terminal.press("r")
      try terminal.wait(for: "Rename scope fresh")
      try terminal.type("2")
      try terminal.wait(for: "fresh2")
      try terminal.press("Enter")
      try terminal.wait(for: "creates the scope fresh2")
      try terminal.press("y")
      try terminal.wait(for: "Delete the old scope")
      try terminal.type("fresh")
      try terminal.wait(until: "holds the typed name") { rows in
        rows.count { $0.contains("│ fresh   ") } == 2
      }
      try terminal.press("Enter")
      try terminal.wait(for: "renamed scope fresh to fresh2")
      try terminal.wait(for: "▸ fresh2")
      #expect(try await session.emulator.scopes() == [scopes[0], "fresh2", scopes[1]])
      let value = try await session.emulator.value(scope: "fresh2", key: "db-host-0001")
      #expect(!value.isEmpty)
      try session.quit()
    }
  }
}
