import Testing

extension EndToEnd {
  /// The palette and the list of requests, in a terminal.
  @Suite struct PaletteTests {
    @Test func `an action is found by its words, and the requests are listed`() throws {
      let session = try Session(seed: "demo")
      try session.open()
      try session.terminal.wait(for: "▸ analytics")
      try session.terminal.press(":")
      try session.terminal.wait(for: "Actions")
      try session.terminal.type("requests of this run")
      try session.terminal.wait(for: "show the requests of this run and the errors")
      try session.terminal.press("Enter")
      try session.terminal.wait(for: "/api/2.0/secrets/acls/list")
      try session.terminal.press("Escape")
      try session.terminal.wait(forNo: "/api/2.0/secrets/acls/list")
      try session.terminal.press("C-r")
      try session.terminal.wait(for: "the workspace is read again every minute")
      try session.quit()
    }
  }
}
