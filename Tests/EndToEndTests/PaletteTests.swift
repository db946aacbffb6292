import Testing

extension EndToEnd {
  /// The palette and the list of requests, in a terminal.
  @Suite struct PaletteTests {
    @Test func `actions are found by words, the log opens anywhere, a save leads out`() throws {
      let session = try Session(seed: "demo")
      try session.open()
      try session.terminal.wait(for: "▸ analytics")
      try session.terminal.press(":")
      try session.terminal.wait(for: "Actions")
      try session.terminal.type("requests of this run")
      try session.terminal.wait(for: "show the requests of this run and what was said")
      try session.terminal.press("Enter")
      try session.terminal.wait(for: "/api/2.0/secrets/acls/list")
      try session.terminal.press("Escape")
      try session.terminal.wait(forNo: "/api/2.0/secrets/acls/list")
      try session.terminal.press("Enter", "j", "e")
      try session.terminal.wait(for: "Edit · analytics/dbt-cloud-token")
      try session.terminal.type("!")
      try session.terminal.wait(for: "unsaved")
      try session.terminal.press("F4")
      try session.terminal.wait(for: "Requests and what was said")
      try session.terminal.press("F4")
      try session.terminal.wait(forNo: "Requests and what was said")
      try session.terminal.press("Escape")
      try session.terminal.wait(for: "Unsaved changes")
      try session.terminal.press("s")
      try session.terminal.wait(for: "22 → 23 bytes")
      try session.terminal.press("C-s")
      try session.terminal.wait(for: "saved analytics/dbt-cloud-token, 23 bytes; u takes it back")
      try session.terminal.press("C-r")
      try session.terminal.wait(for: "the workspace is read again every minute")
      try session.quit()
    }
  }
}
