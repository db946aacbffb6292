import Foundation
import Testing
import WorkspaceEmulator

extension EndToEnd {
  /// Ctrl-C on a terminal while many keys are under way.
  @Suite struct InterruptedOnTerminalTests {
    /// What a terminal shows of it: what follows a carriage return is written over what was there.
    private static func rows(of output: [UInt8]) -> [String] {
      output.split(separator: 0x0a).map { line in
        var cells: [UInt8] = []
        var column = 0
        for byte in line {
          if byte == 0x0d {
            column = 0
          } else {
            if column < cells.count { cells[column] = byte } else { cells.append(byte) }
            column += 1
          }
        }
        let text = String(decoding: cells, as: UTF8.self)
        return text.trimmingCharacters(in: .whitespaces)
      }.filter { !$0.isEmpty }
    }

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
      try terminal.wait(for: "importing [##")
      try terminal.send("\u{3}")
      #expect(try terminal.waitForEnd() == .exited(130))
      let rows = Self.rows(of: terminal.output)
      #expect(rows.first?.wholeMatch(of: /added  k\d+/) != nil, "\(rows)")
      #expect(!rows.contains { $0.contains("^C") || $0.contains("##") }, "\(rows)")
      #expect(rows.contains { $0.hasPrefix("scope s: ") })
      #expect(rows.last?.hasPrefix("lakelock: interrupted: ") == true)
      #expect(rows.last?.hasSuffix("run it again, what is done is skipped") == true)
      #expect(try terminal.settings() == terminal.settingsBefore)
    }

    @Test func `a second one ends it where the report finds no reader`() throws {
      let workspace = try ServedWorkspace()
      workspace.makeScope("s")
      // Rows for more bytes than fit into a pipe, of as many keys as a scope holds.
      let padding = String(repeating: "k", count: 100)
      let file = (0..<1000).map { "\(padding)-\($0)=x\n" }.joined()
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
