import Testing

extension EndToEnd {
  @Suite struct PasteTests {
    @Test func `120,001 bytes pasted into the editor are 120,001 bytes in the workspace`()
      async throws
    {
      let session = try Session()
      try session.open()
      try session.createScope("large")
      try session.createKey("value")
      let text = "a" + String(repeating: "é", count: 60_000)
      try session.terminal.paste(text)
      try session.terminal.press("C-s")
      try session.terminal.wait(for: "saved large/value, 120,001 bytes")
      let held = try await session.emulator.value(scope: "large", key: "value")
      #expect(held.count == 120_001)
      #expect(held == Array(text.utf8))
    }

    @Test func `what a save changes is seen first, and the second key saves it`() async throws {
      let session = try Session()
      try session.open()
      try session.createScope("twice")
      try session.createKey("value")
      try session.terminal.paste("one\ntwo\n")
      try session.terminal.press("C-s")
      try session.terminal.wait(for: "saved twice/value, 8 bytes")
      try session.terminal.type("three")
      try session.terminal.press("C-s")
      try session.terminal.wait(for: "+1 line, 8 → 13 bytes, final newline removed")
      #expect(
        try await session.emulator.value(scope: "twice", key: "value") == Array("one\ntwo\n".utf8))
      try session.terminal.press("v")
      try session.terminal.wait(for: "3 + three")
      try session.terminal.press("C-s")
      try session.terminal.wait(for: "saved twice/value, 13 bytes")
      #expect(
        try await session.emulator.value(scope: "twice", key: "value")
          == Array("one\ntwo\nthree".utf8))
    }

    @Test func `an end of paste that comes in two pieces ends the paste`() async throws {
      let session = try Session()
      try session.open()
      try session.createScope("split")
      try session.createKey("value")
      try session.terminal.send(Array("\u{1b}[200~pasted\rtext\u{1b}[2".utf8))
      try session.terminal.idle(for: 0.3)
      try session.terminal.send(Array("01~".utf8))
      try session.terminal.wait(for: "11 bytes")
      try session.terminal.type("!")
      try session.terminal.press("C-s")
      try session.terminal.wait(for: "saved split/value, 12 bytes")
      let held = try await session.emulator.value(scope: "split", key: "value")
      #expect(visible(held) == "pasted\\ntext!")
    }

    @Test func `control characters in a paste are text, and none of them is a key`() async throws {
      let session = try Session()
      try session.open()
      try session.createScope("controls")
      try session.createKey("value")
      let bytes: [UInt8] = [0x61, 0x03, 0x11, 0x13, 0x1a, 0x7f, 0x1c, 0x09, 0x62]
      try session.terminal.send(Array("\u{1b}[200~".utf8) + bytes + Array("\u{1b}[201~".utf8))
      try session.terminal.wait(for: "9 bytes")
      try session.terminal.press("C-s")
      try session.terminal.wait(for: "saved controls/value, 9 bytes")
      #expect(try await session.emulator.value(scope: "controls", key: "value") == bytes)
    }

    @Test func `a paste over a list runs nothing and says so`() async throws {
      let session = try Session(seed: "3x3")
      try session.open()
      try session.terminal.wait(until: "has read everything") { rows in
        rows[0].contains("9 keys") && rows[2...4].allSatisfy { $0.contains("MANAGE") }
      }
      let writesBefore = try await session.emulator.writes()
      let screenBefore = try session.terminal.screen()
      try session.terminal.paste("dy\nN\rq\nnx\u{1b}q")
      try session.terminal.wait(for: "paste of")
      let screen = try session.terminal.screen()
      // All but the status line and the footer below it are what they were.
      #expect(screen.dropLast(2) == screenBefore.dropLast(2))
      #expect(try await session.emulator.writes() == writesBefore)
      try session.quit()
    }
  }
}
