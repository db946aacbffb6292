import Foundation
import Testing

extension EndToEnd {
  /// However the program ends or stops, the terminal is as it was.
  @Suite struct GivingBackTests {
    @Test(arguments: [
      SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU,
      SIGIO,
      SIGPWR, SIGSTKFLT,
    ])
    func `a signal that asks to end gives the terminal back`(signal: Int32) throws {
      let terminal = try open("--demo")
      terminal.process.signal(signal)
      // Ctrl-C is a key here, and asks for the same as q.
      #expect(try terminal.waitForEnd() == .exited(signal == SIGINT ? 0 : 128 + signal))
      try expectGivenBack(terminal)
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGFPE, SIGTRAP, SIGSYS])
    func `a crash gives the terminal back and prints one sentence`(signal: Int32) throws {
      let terminal = try open("--demo")
      terminal.process.signal(signal)
      #expect(try terminal.waitForEnd() == .killed(by: signal))
      try expectGivenBack(terminal)
      let written = String(decoding: terminal.output, as: UTF8.self)
      let lastWords = try #require(written.range(of: "\u{1b}[?1049l", options: .backwards))
      let sentence = visible(written[lastWords.upperBound...].utf8)
      #expect(sentence.contains("fault in the program"), "\(sentence)")
      #expect(sentence.count < 200, "\(sentence)")
    }

    @Test(arguments: ["q", "\u{3}", "\u{11}"])
    func `each key that quits gives the terminal back`(key: String) throws {
      let terminal = try open("--demo")
      try terminal.send(key)
      #expect(try terminal.waitForEnd() == .exited(0))
      try expectGivenBack(terminal)
    }

    @Test func `a hidden value is in no byte sent to the terminal, crash included`() throws {
      let session = try Session()
      let terminal = session.terminal
      let recording = try terminal.record()
      try session.open()
      try session.createScope("hidden")
      try session.createKey("value")
      try terminal.paste("canary")
      try terminal.wait(for: "6 of")
      try terminal.press("C-s")
      try terminal.wait(for: "saved hidden/value, 6 bytes")
      try terminal.type("x")
      try terminal.press("C-s")
      try terminal.wait(for: "+1 −1 lines, 6 → 7 bytes")
      let shell = try terminal.state("pane_pid")
      let children = try String(
        contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
      let program = try #require(pid_t(children.trimmingCharacters(in: .whitespaces)))
      kill(program, SIGSEGV)
      try recording.wait(for: "Segmentation fault")
      let bytes = Data(recording.bytes)
      #expect(bytes.range(of: Data("fault in the program".utf8)) != nil, "no last words")
      #expect(bytes.range(of: Data("canary".utf8)) == nil)
      for name in try session.home.names() where !TmuxTerminal.files.contains(name) {
        let file = try? Data(contentsOf: URL(fileURLWithPath: session.home.file(name)))
        #expect(file?.range(of: Data("canary".utf8)) == nil, "the value is in \(name)")
      }
    }

    @Test func `suspend gives the terminal back, and fg takes it again`() throws {
      let session = try Session(seed: "3x3")
      let terminal = session.terminal
      try terminal.run("stty -a > before")
      try session.open()
      try terminal.press("C-z")
      try terminal.wait(for: "Stopped")
      #expect(try terminal.state("alternate_on") == "0")
      #expect(try terminal.state("cursor_flag") == "1")
      #expect(try terminal.state("mouse_any_flag") == "0")
      try terminal.run("stty -a > stopped; fg")
      try terminal.wait(for: "/ filter")
      #expect(try terminal.state("alternate_on") == "1")
      try session.quit()
      try terminal.run("stty -a > after; echo do''ne")
      try terminal.wait(for: "done")
      #expect(try session.home.read("stopped") == session.home.read("before"))
      #expect(try session.home.read("after") == session.home.read("before"))
    }

    private func open(_ arguments: String...) throws -> PseudoTerminal {
      let home = try TemporaryHome()
      let terminal = try PseudoTerminal(
        [Program.lakelock] + arguments, environment: home.environment)
      try terminal.wait(for: "quit")
      #expect(try terminal.settings() != terminal.settingsBefore)
      return terminal
    }

    /// Every mode the program switched on is switched off, the last word is the shell's screen.
    private func expectGivenBack(_ terminal: PseudoTerminal) throws {
      #expect(try terminal.settings() == terminal.settingsBefore)
      let written = String(decoding: terminal.output, as: UTF8.self)
      for mode in ["1049", "2004", "1000", "1002", "1004", "1006"] {
        let on = written.range(of: "\u{1b}[?\(mode)h", options: .backwards)
        let off = written.range(of: "\u{1b}[?\(mode)l", options: .backwards)
        guard let on else { continue }
        #expect(off.map { $0.lowerBound > on.lowerBound } == true, "mode \(mode) is left on")
      }
      let hidden = written.range(of: "\u{1b}[?25l", options: .backwards)
      let shown = written.range(of: "\u{1b}[?25h", options: .backwards)
      if let hidden {
        #expect(shown.map { $0.lowerBound > hidden.lowerBound } == true, "the cursor is hidden")
      }
    }
  }
}
