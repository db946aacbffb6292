import Testing

extension EndToEnd {
  /// The old CLI's tutorial from the version check to deleting the scope, with the program's name in
  /// the place of `databricks`.
  @Suite struct TutorialTests {
    @Test func `every command of the tutorial works as it is written`() async throws {
      let session = try Session(isConfigured: false)
      let terminal = session.terminal
      try terminal.run("lakelock() { \(Program.lakelock) \"$@\"; }")

      try terminal.run("lakelock --version")
      try terminal.wait(for: "lakelock 0.")

      try terminal.run("lakelock configure --token")
      try terminal.wait(for: "Connect a workspace")
      try terminal.paste(session.emulator.url)
      try terminal.paste(EmulatorProcess.token)
      try terminal.wait(for: "36 characters")
      try terminal.press("C-s")
      try terminal.wait(for: "nothing is written yet")
      try terminal.press("Enter")
      try terminal.wait(for: "/ filter")
      try session.quit()

      try terminal.run("lakelock secrets create-scope --scope tutorial")
      try terminal.wait(for: "created scope tutorial")
      try terminal.run("lakelock secrets list-scopes")
      try terminal.wait(for: "tutorial  DATABRICKS")

      try terminal.run("lakelock secrets put --scope tutorial --key password")
      try terminal.wait(for: "New · tutorial/password")
      try terminal.paste("correct horse")
      try terminal.wait(for: "unsaved")
      try terminal.press("C-s")
      try terminal.wait(for: "saved tutorial/password, 13 bytes")
      try terminal.press("Escape")
      try terminal.wait(forNo: "^s save")
      let held = try await session.emulator.value(scope: "tutorial", key: "password")
      #expect(held == Array("correct horse".utf8))

      try terminal.run("lakelock secrets list --scope tutorial")
      try terminal.wait(for: "password  now")
      try terminal.run("lakelock secrets delete --scope tutorial --key password")
      try terminal.wait(for: "for ever? [y/N]")
      try terminal.press("y", "Enter")
      try terminal.wait(for: "deleted tutorial/password")
      try terminal.run("lakelock secrets delete-scope --scope tutorial")
      try terminal.wait(for: "type its name")
      try terminal.type("tutorial")
      try terminal.press("Enter")
      try terminal.wait(for: "deleted scope tutorial")
      try terminal.run("clear; lakelock secrets list-scopes")
      try terminal.wait(for: "no scopes")
    }
  }
}
