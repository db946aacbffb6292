import Foundation
import Testing
import WorkspaceEmulator

extension EndToEnd {
  /// Ctrl-C on a terminal while many keys are under way.
  @Suite struct InterruptedOnTerminalTests {
    @Test func `takes the bar away, tells what was done, and ends`() throws {
      let workspace = try ServedWorkspace()
      workspace.makeScope("s")
      let file = (0..<40).map { "k\($0)=\($0)\n" }.joined()
      try workspace.home.write(file, to: "s.env")
      // Answers stop in the middle, for ever.
      workspace.inject(Fault(.hang, count: 99, skip: 31))
      let terminal = try PseudoTerminal(
        [Program.lakelock, "import", "s", workspace.home.file("s.env")],
        environment: workspace.environment)
      let bar = try terminal.wait(for: "importing [##")
      try terminal.send("\u{3}")
      #expect(try terminal.waitForEnd() == .exited(130))
      let said = String(decoding: terminal.output[bar...], as: UTF8.self)
      #expect(said.contains("added  k0\r\n"))
      #expect(said.contains("scope s: "))
      #expect(said.contains("lakelock: interrupted: "))
      #expect(said.hasSuffix("run it again, what is done is skipped\r\n"))
      // The last of the bar is blanks over it.
      let blanks = try #require(said.range(of: "\r    "))
      #expect(!said[blanks.upperBound...].contains("[##"))
      #expect(try terminal.settings() == terminal.settingsBefore)
    }

    @Test func `a second one ends it where the report finds no reader`() throws {
      let workspace = try ServedWorkspace()
      workspace.makeScope("s")
      // Rows for more bytes than fit into a pipe.
      let file = (0..<3000).map { "key-\($0)=x\n" }.joined()
      let running = try workspace.start(
        "import s - -o json", input: Array(file.utf8),
        strike: Strike(signal: SIGINT, point: 7, isAfterCommit: false))
      #expect(running.waitForOutput())
      running.process.signal(SIGINT)
      #expect(try running.process.wait() == .killed(by: SIGINT))
    }

    @Test func `is left to whoever ignores it from the beginning`() throws {
      let workspace = try ServedWorkspace()
      workspace.makeScope("s")
      // As a shell starts what it runs in the background.
      let ended = try workspace.start(
        "import s -", through: ["sh", "-c", "trap '' INT; exec \"$@\"", "sh"],
        input: Array("a=1\nb=2\n".utf8),
        strike: Strike(signal: SIGINT, point: 2, isAfterCommit: false, isAnswered: true)
      ).finish()
      #expect(ended.status == .exited(0), "\(ended.errors)")
      #expect(ended.output == "added\ta\nadded\tb\n")
    }
  }
}
