import Foundation
import Testing

extension EndToEnd {
  /// The whole path of somebody who starts with nothing.
  @Suite struct FirstSessionTests {
    private static let certificate = """
      -----BEGIN CERTIFICATE-----
      MIIBszCCAVmgAwIBAgIUbGFrZWxvY2sgZXhhbXBsZSBjZXJ0aWZpY2F0ZTAKBggq
      hkjOPQQDAjAvMS0wKwYDVQQDDCRwYXltZW50cy5leGFtcGxlLmNvbTAeFw0yNjEx
      -----END CERTIFICATE-----
      """

    @Test func `connect by pasting, make a scope, paste a certificate, save, reveal, quit`()
      async throws
    {
      let session = try Session(isConfigured: false)
      let terminal = session.terminal
      try terminal.run(Program.lakelock)
      try terminal.wait(for: "Connect a workspace")
      // Two pastes and two keys: the address and the token, then Ctrl-S and Enter.
      try terminal.paste(session.emulator.url + "/browse?o=1234567890123456")
      try terminal.wait(for: "access-tokens")
      try terminal.paste("export DATABRICKS_TOKEN=\"\(EmulatorProcess.token)\"\n")
      try terminal.wait(for: "36 characters")
      try terminal.press("C-s")
      try terminal.wait(for: "[ Write ]")
      #expect(try !session.home.names().contains(".databrickscfg"))
      try terminal.press("Enter")
      try terminal.wait(for: "/ filter")
      try terminal.wait(for: "wrote DEFAULT to ~/.databrickscfg")

      try session.createScope("payments")
      try session.createKey("tls-cert")
      try terminal.paste(Self.certificate)
      try terminal.press("C-s")
      try terminal.wait(for: "saved payments/tls-cert, \(Self.certificate.utf8.count) bytes")
      try terminal.press("C-r")
      try terminal.wait(for: "hkjOPQQDAjAvMS0wKwYDVQQDDCRwYXltZW50cy5leGFtcGxlLmNvbTAeFw0yNjEx")
      try terminal.press("Escape")
      try terminal.wait(for: "/ filter")
      try session.quit()

      let held = try await session.emulator.value(scope: "payments", key: "tls-cert")
      #expect(String(decoding: held, as: UTF8.self) == Self.certificate)
      #expect(try session.home.mode(of: ".databrickscfg") == 0o600)
      let file = try session.home.read(".databrickscfg")
      #expect(file.contains("host = \(session.emulator.url)\n"), "\(file)")
      #expect(file.contains("token = \(EmulatorProcess.token)\n"), "\(file)")
      #expect(
        try PythonSDK.read("payments", "tls-cert", in: session.home) == held,
        "the Python SDK reads something else")
    }

    @Test func `a wrong token is told as such, keeps what was typed and writes nothing`() throws {
      let session = try Session(isConfigured: false)
      let terminal = session.terminal
      try terminal.run(Program.lakelock)
      try terminal.wait(for: "Connect a workspace")
      try terminal.paste(session.emulator.url)
      try terminal.press("Tab")
      try terminal.paste("dapi99999999999999999999999999999999")
      try terminal.press("C-s")
      try terminal.wait(until: "names the token as wrong") {
        $0.contains { $0.contains("token") && $0.contains("✗") }
      }
      #expect(try terminal.screen().contains { $0.contains(session.emulator.url) })
      #expect(try !session.home.names().contains(".databrickscfg"))
    }
  }
}
