import Testing

extension EndToEnd {
  /// Moving, renaming and marking in a real terminal.
  @Suite struct TransferTests {
    @Test func `mark two keys, move them into a new scope, rename the scope`() async throws {
      let session = try Session(seed: "2x3")
      let terminal = session.terminal
      try session.open()
      let scopes = try await session.emulator.scopes()
      let keys = try terminal.wait(for: "▸ \(scopes[0])")
      #expect(!keys.isEmpty)
      try terminal.press("Enter", "t", "t")
      try terminal.wait(for: "2 marked")
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
      try terminal.wait(for: "moved 2 keys to fresh")
      try terminal.press("1", "Home")
      try terminal.wait(for: "▸ fresh")
      try terminal.press("r")
      try terminal.wait(for: "Rename scope fresh")
      try terminal.type("-2")
      try terminal.wait(for: "fresh-2")
      try terminal.press("Enter")
      try terminal.wait(for: "Delete the old scope")
      try terminal.type("fresh")
      try terminal.wait(until: "holds the typed name") { $0.count { $0.contains("fresh") } > 2 }
      try terminal.press("Enter")
      try terminal.wait(for: "renamed scope fresh to fresh-2")
      try terminal.wait(for: "▸ fresh-2")
      #expect(try await session.emulator.scopes() == ["fresh-2"] + scopes)
      try session.quit()
    }
  }
}
