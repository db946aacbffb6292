import Foundation
import Testing

extension EndToEnd {
  /// Import and export in a terminal, with a real file and a real paste.
  @Suite struct SecretFileTests {
    private let session: Session
    private var terminal: TmuxTerminal { session.terminal }

    init() throws {
      session = try Session()
      try session.open()
      try session.createScope("payments")
    }

    private func held(_ key: String) async throws -> String {
      String(decoding: try await session.emulator.value(scope: "payments", key: key), as: UTF8.self)
    }

    @Test func `a file is imported, then a paste over it, then the values are exported`()
      async throws
    {
      try session.home.write(
        "API_KEY='one $two'\nTLS=\"line 1\\nline 2\\n\"\nno assignment\n", to: "service.env")
      try terminal.press("i")
      try terminal.wait(for: "Import into payments")
      // With Enter in one go it would be taken for a paste.
      try terminal.type("~/service.env")
      try terminal.wait(for: "~/service.env")
      try terminal.press("Enter")
      try terminal.wait(for: "2 of 3 picked: 2 add · 1 invalid")
      #expect(try !terminal.screen().contains { $0.contains("one $two") })
      try terminal.press("Enter")
      try terminal.wait(for: "[ y add 2 ]")
      try terminal.press("y")
      try terminal.wait(for: "imported 2 keys into payments")
      #expect(try await held("API_KEY") == "one $two")
      #expect(try await held("TLS") == "line 1\nline 2\n")

      try terminal.press("i")
      try terminal.wait(for: "Import into payments")
      try terminal.paste(
        "API_KEY='changed\nin two lines'\nexport NEW=3\nTLS=\"line 1\\nline 2\\n\"\n")
      try terminal.wait(for: "2 of 3 picked: 1 add, 1 change · 1 same")
      try terminal.press("Enter")
      try terminal.wait(for: "[ o add 1, overwrite 1 ]")
      try terminal.press("o")
      try terminal.wait(for: "imported 2 keys into payments")
      #expect(try await held("API_KEY") == "changed\nin two lines")
      #expect(try await held("NEW") == "3")

      try terminal.press("x")
      try terminal.wait(for: "Export payments")
      try terminal.press("Left")
      try terminal.wait(for: "values, in clear")
      try terminal.press("Enter")
      try terminal.wait(for: "type the scope's name")
      try terminal.type("payments")
      try terminal.wait(until: "shows the name twice") { rows in
        rows.filter { $0.contains("payments") }.count > 2
      }
      try terminal.press("Enter")
      try terminal.wait(for: "wrote 3 values of payments to payments.env")
      #expect(
        try session.home.read("payments.env")
          == "API_KEY='changed\nin two lines'\nNEW=3\nTLS='line 1\nline 2\n'\n")
      #expect(try session.home.mode(of: "payments.env") == 0o600)
      try session.quit()
    }
  }
}
