import Foundation
import Testing

extension EndToEnd {
  /// Comparing a scope with the one of the same name in another workspace.
  @Suite struct CompareTests {
    @Test func `two workspaces are compared by their values, and a key is copied across`()
      async throws
    {
      let session = try Session(seed: "demo")
      let staging = try EmulatorProcess(in: session.home, seed: "demo")
      try session.home.write(
        try session.home.read(".databrickscfg")
          + "[staging]\nhost = \(staging.url)\ntoken = \(EmulatorProcess.token)\n",
        to: ".databrickscfg")
      func run(_ words: String..., input: String = "") throws {
        let done = try Command.run(
          [Program.lakelock] + words, environment: session.home.environment,
          input: Array(input.utf8))
        #expect(done.status == .exited(0), "\(done.errors)")
      }
      try run("delete-secret", "payments", "db-user", "-p", "staging", "--yes")
      try run("put-secret", "payments", "db-host", "-p", "staging", input: "elsewhere")
      try session.open("payments")
      let terminal = session.terminal
      try terminal.wait(for: "▸ payments")
      try terminal.press("c")
      try terminal.wait(for: "Compare payments with")
      try terminal.press("w")
      try terminal.wait(for: "▸ staging")
      try terminal.press("Enter")
      try terminal.wait(for: "▸ payments")
      try terminal.press("Enter")
      try terminal.wait(for: "1 only here, 10 not compared yet")
      try terminal.press("v")
      try terminal.wait(for: "1 only here, 1 different, 9 same")
      let before = try await staging.writes().count
      // Of two taps the first opens the preview and the second answers nothing.
      try terminal.press(">", ">")
      try terminal.wait(for: "press y to copy; > opened this")
      try terminal.paste("y")
      try terminal.press("Escape")
      try terminal.wait(forNo: "Copy 1 key from")
      #expect(try await staging.writes().count == before)
      try terminal.press(">")
      try terminal.wait(for: "y copies")
      try terminal.press("y")
      try terminal.wait(for: "copied payments/db-user to staging: payments")
      try terminal.wait(for: "1 different, 10 same")
      #expect(
        try await staging.value(scope: "payments", key: "db-user") == Array("payments_app".utf8))
      try terminal.press("Escape")
      try terminal.wait(forNo: "Compare payments")
      try session.quit()
    }
  }
}
