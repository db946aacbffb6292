import Testing

extension EndToEnd {
  /// Finding a key in all scopes of a large workspace, and going there.
  @Suite struct FindTests {
    @Test func `some letters lead to a key of a scope far down, and to its value`() throws {
      let session = try Session(seed: "200x50")
      let terminal = session.terminal
      try session.open()
      try terminal.press("f")
      try terminal.wait(for: "Find everywhere")
      try terminal.wait(for: "10,000 keys in 200 scopes")
      try terminal.type("0157smtp45")
      try terminal.wait(for: "▸ ")
      try terminal.wait(until: "has one match") { rows in
        rows.contains { $0.contains("Find everywhere") && $0.contains("1/1 ") }
      }
      try terminal.press("Enter")
      try terminal.wait(forNo: "Find everywhere")
      try terminal.wait(for: "2 Keys · reporting-0157")
      try terminal.press("v")
      try terminal.wait(for: "example value 45 of scope 157")
      try terminal.press("C-f")
      try terminal.wait(for: "Find everywhere")
      try terminal.press("Escape")
      try terminal.wait(forNo: "Find everywhere")
      try session.quit()
    }
  }
}
