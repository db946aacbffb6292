import Foundation
import Testing

extension EndToEnd {
  /// How the screen was left, in a terminal.
  @Suite struct StateTests {
    @Test func `the next run begins where the last one ended, and the file holds names alone`()
      throws
    {
      let session = try Session(seed: "demo")
      try session.open()
      try session.terminal.wait(for: "▸ analytics")
      try session.terminal.press("j", "j", "s")
      try session.terminal.wait(for: "most keys")
      try session.terminal.wait(for: "▸ github-actions")
      try session.quit()
      try session.open()
      try session.terminal.wait(for: "most keys")
      try session.terminal.wait(for: "▸ github-actions")
      try session.quit()
      let state = try session.home.read(".local/state/lakelock/view")
      #expect(try session.home.mode(of: ".local/state/lakelock/view") == 0o600)
      #expect(state.contains("scope = github-actions"))
      #expect(!state.contains(EmulatorProcess.token))
      try session.open("--no-state")
      try session.terminal.wait(for: "▸ analytics")
      try session.quit()
      #expect(try session.home.read(".local/state/lakelock/view") == state)
    }
  }
}
