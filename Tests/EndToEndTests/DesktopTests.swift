import Foundation
import Testing

extension EndToEnd {
  /// The clipboard and the files of the machine, from the editor.
  @Suite struct DesktopTests {
    /// The editor on a new key whose value is `value`, not saved.
    private func edit(
      _ value: String, environment: (TemporaryHome) throws -> [String: String] = { _ in [:] }
    ) throws -> Session {
      let session = try Session(environment: environment)
      try session.open()
      try session.createScope("desk")
      try session.createKey("value")
      try session.terminal.paste(value)
      try session.terminal.wait(for: "\(value.utf8.count) of")
      return session
    }

    /// An `xclip` of the shell's whose clipboard is the file `held` in the home.
    private func installXclip(in home: TemporaryHome) throws -> [String: String] {
      try home.write(
        """
        cd \(home.path)
        case $1 in
        -in) cat > new && mv new held ;;
        -out) cat held ;;
        esac

        """, to: "xclip.sh")
      let runner = URL(fileURLWithPath: #filePath)
        .appendingPathComponent("../../DatabricksClientTests/Fixtures/program").standardized
      try FileManager.default.createSymbolicLink(
        atPath: home.file("xclip"), withDestinationPath: runner.path)
      return ["DISPLAY": ":0", "PATH": "\(home.path):\(home.environment["PATH"] ?? "")"]
    }

    @Test(arguments: [SIGTERM, SIGHUP, 0])
    func `a copied value is in the clipboard until the program ends`(signal: Int32) throws {
      let session = try edit("canary\nvalue", environment: installXclip)
      try session.terminal.press("M-y")
      try session.terminal.wait(for: "copied desk/value, 12 bytes, with xclip")
      #expect(try session.home.read("held") == "canary\nvalue")
      if signal == 0 {
        try session.terminal.press("C-q")
        try session.terminal.wait(for: "discard")
        try session.terminal.press("d")
      } else {
        let shell = try session.terminal.state("pane_pid")
        let children = try String(
          contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
        kill(try #require(pid_t(children.trimmingCharacters(in: .whitespaces))), signal)
      }
      try session.terminal.wait(until: "is back at the shell") { rows in
        rows.last { !$0.isEmpty }?.hasSuffix("ready$") == true
      }
      #expect(try session.home.read("held") == "")
    }

    @Test func `over ssh the terminal is sent the value, and a blank at the end`() throws {
      let session = try edit("canary") { _ in ["SSH_TTY": "/dev/pts/0", "TERM": "xterm-256color"] }
      let recording = try session.terminal.record()
      try session.terminal.press("M-y")
      try session.terminal.wait(for: "sent to the terminal")
      try session.terminal.press("C-q")
      try session.terminal.wait(for: "discard")
      try session.terminal.press("d")
      try session.terminal.wait(until: "is back at the shell") { rows in
        rows.last { !$0.isEmpty }?.hasSuffix("ready$") == true
      }
      let end = "\u{1B}]52;c;IA==\u{07}"
      try recording.wait(for: end)
      let bytes = Data(recording.bytes)
      let value = try #require(bytes.range(of: Data("\u{1B}]52;c;Y2FuYXJ5\u{07}".utf8)))
      let blank = try #require(bytes.range(of: Data(end.utf8)))
      #expect(value.lowerBound < blank.lowerBound)
    }

    @Test func `a binary file goes through the editor into the workspace and out again`()
      async throws
    {
      let session = try edit("x")
      let bytes = (0..<3000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
      try Data(bytes).write(to: URL(fileURLWithPath: session.home.file("in.bin")))
      let terminal = session.terminal
      try terminal.press("C-o")
      try terminal.wait(for: "Load a file")
      try terminal.type("~/in")
      try terminal.wait(for: "~/in")
      try terminal.press("Tab")
      try terminal.wait(for: "~/in.bin")
      try terminal.press("Enter")
      try terminal.wait(for: "loaded 3,000 bytes from ~/in.bin")
      try terminal.press("C-s")
      try terminal.wait(for: "saved desk/value, 3,000 bytes")
      #expect(try await session.emulator.value(scope: "desk", key: "value") == bytes)
      try terminal.press("M-s")
      try terminal.wait(for: "Write to a file")
      try terminal.type("~/out.bin")
      try terminal.wait(for: "~/out.bin")
      try terminal.press("Enter")
      try terminal.wait(for: "wrote 3,000 bytes to ~/out.bin")
      let written = try Data(contentsOf: URL(fileURLWithPath: session.home.file("out.bin")))
      #expect(Array(written) == bytes)
      #expect(try session.home.mode(of: "out.bin") == 0o600)
    }
  }
}
