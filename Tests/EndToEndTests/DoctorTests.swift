import Foundation
import Testing

extension EndToEnd {
  /// `lakelock doctor` on a terminal that answers what it is asked.
  @Suite struct DoctorTests {
    private let home: TemporaryHome
    private let emulator: EmulatorProcess

    init() throws {
      home = try TemporaryHome()
      emulator = try EmulatorProcess(in: home, seed: "empty")
      try home.writeProfile(for: emulator)
    }

    /// Starts it and answers its questions, with the status of the mode for marked pastes.
    private func start(pasteStatus: Int = 2) throws -> PseudoTerminal {
      let terminal = try PseudoTerminal(
        [Program.lakelock, "doctor"],
        environment: home.environment.merging(["TERM": "xterm-256color"]) { $1 })
      try terminal.wait(for: "\u{1B}[c")
      try terminal.send(
        "\u{1B}[?2004;\(pasteStatus)$y\u{1B}[?1004;2$y\u{1B}[?1006;2$y\u{1B}[?62;52;22c")
      try terminal.wait(for: "Enter or Escape ends")
      try terminal.wait(for: "\u{1B}[?2004h")
      return terminal
    }

    private func text(_ terminal: PseudoTerminal) -> String {
      String(decoding: terminal.output, as: UTF8.self)
    }

    @Test(arguments: ["\r", "\u{1B}"])
    func `all is well, a paste is described and not shown, and a key ends it`(key: String) throws {
      let terminal = try start()
      try terminal.send("\u{1B}[200~canary one\rcanary two\r\u{1B}[201~")
      try terminal.wait(for: "22 bytes, line ends: 2 × CR, marked by the terminal as a paste")
      try terminal.send(key)
      #expect(try terminal.waitForEnd() == .exited(0), "\(text(terminal))")
      for name in ["bracketed paste", "focus", "mouse", "clipboard", "config file", "permission"] {
        #expect(text(terminal).contains("✓ \(name)"), "\(text(terminal))")
      }
      #expect(!text(terminal).contains("canary"))
      #expect(text(terminal).hasSuffix("\u{1B}[?2004l"))
      #expect(try terminal.settings() == terminal.settingsBefore)
    }

    @Test func `a terminal that does not mark pastes is told, and the status is 1`() throws {
      let terminal = try start(pasteStatus: 0)
      try terminal.send("canary one\rcanary two\r")
      try terminal.wait(for: "22 bytes, line ends: 2 × CR, not marked by the terminal")
      try terminal.send("\r")
      #expect(try terminal.waitForEnd() == .exited(1))
      #expect(text(terminal).contains("✗ bracketed paste"))
      #expect(!text(terminal).contains("canary"))
    }

    @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130)] as [(Int32, Int32)])
    func `a signal gives the terminal back`(signal: Int32, status: Int32) throws {
      let terminal = try start()
      terminal.process.signal(signal)
      #expect(try terminal.waitForEnd() == .exited(status))
      #expect(try terminal.settings() == terminal.settingsBefore)
      #expect(text(terminal).hasSuffix("\u{1B}[?2004l"))
    }

    @Test func `Ctrl-C interrupts`() throws {
      let terminal = try start()
      try terminal.send("\u{3}")
      #expect(try terminal.waitForEnd() == .exited(130))
      #expect(try terminal.settings() == terminal.settingsBefore)
    }

    @Test func `without a terminal nothing is asked of one`() throws {
      let ended = try Command.run([Program.lakelock, "doctor"], environment: home.environment)
      #expect(ended.status == .exited(0), "\(ended.output)\(ended.errors)")
      #expect(ended.output.contains("✓ permission"))
      #expect(!ended.output.contains("bracketed paste"))
      #expect(!ended.output.contains("\u{1B}"))
    }
  }
}
