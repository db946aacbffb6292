import Foundation
import Testing

extension EndToEnd {
  /// The audit in a terminal.
  @Suite struct AuditTests {
    @Test func `findings are read, written to a file of one's own, and lead to their places`()
      throws
    {
      let session = try Session(seed: "demo")
      try session.open()
      try session.terminal.press("A")
      try session.terminal.wait(for: "stale keys  6")
      try session.terminal.press("a")
      try session.terminal.wait(for: "only for who has MANAGE there")
      try session.terminal.press("x")
      try session.terminal.wait(for: "Write to a file")
      try session.terminal.press("Enter")
      try session.terminal.wait(for: "wrote the audit of DEFAULT to audit-of-DEFAULT.tsv")
      let lines = try session.home.read("audit-of-DEFAULT.tsv").split(separator: "\n")
      #expect(lines.contains { $0.hasPrefix("stale key\tpayments\ttls-cert-pem\t213\t") })
      #expect(lines.contains("empty scope\tsandbox\t\t\t\tno keys"))
      #expect(try session.home.mode(of: "audit-of-DEFAULT.tsv") == 0o600)
      try session.terminal.press("/")
      try session.terminal.wait(for: "keep the filter")
      try session.terminal.type("tls-cert")
      try session.terminal.wait(for: "stale keys  1")
      try session.terminal.press("Enter")
      try session.terminal.wait(forNo: "keep the filter")
      try session.terminal.press("Down")
      try session.terminal.wait(for: "▸ ▾ stale keys")
      try session.terminal.press("Down")
      try session.terminal.wait(for: "▸     payments/tls-cert-pem")
      try session.terminal.press("Enter")
      try session.terminal.wait(forNo: "Audit · ")
      try session.terminal.wait(for: "▸ tls-cert-pem")
      try session.quit()
    }
  }
}
