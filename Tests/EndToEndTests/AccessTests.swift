import Foundation
import Testing

extension EndToEnd {
  /// The access list of a scope in a terminal, against a workspace of its own.
  @Suite struct AccessTests {
    @Test func `somebody is found, given access, lowered and removed`() async throws {
      let session = try Session(seed: "demo")
      let terminal = session.terminal
      try session.open("partner-feeds")
      try terminal.wait(for: "2 Keys · partner-feeds")
      try terminal.press("a")
      try terminal.wait(for: "Access · partner-feeds")
      // The name of the service principal comes from the directory.
      try terminal.wait(for: "model-serving")
      try terminal.press("n")
      try terminal.wait(for: "Give access")
      try terminal.type("grac")
      try terminal.wait(for: "Grace  grace@example.com")
      // Nobody else fits, so that enter takes her, and says so before anything is given.
      try terminal.wait(for: "enter takes Grace, stored as grace@example.com")
      try terminal.press("Enter")
      try terminal.wait(for: "grac is taken as Grace, stored as grace@example.com")
      try terminal.idle(for: 0.4)
      try terminal.press("m", "Enter")
      try terminal.wait(for: "gave Grace MANAGE in partner-feeds")
      try terminal.wait(for: "▸ Grace")
      try terminal.press("r", "Enter")
      try terminal.wait(for: "gave Grace READ in partner-feeds, was MANAGE")
      try terminal.press("d")
      try terminal.wait(for: "Delete an access entry")
      try terminal.press("d", "Escape")
      try terminal.wait(forNo: "Delete an access entry")
      try terminal.press("d")
      try terminal.wait(for: "Delete an access entry")
      try terminal.press("y")
      try terminal.wait(for: "took READ in partner-feeds from Grace")
      let writes = try await session.emulator.writes().joined().components(separatedBy: "POST")
      #expect(writes.count - 1 == 3, "\(writes)")
      try terminal.press("x")
      try terminal.wait(for: "3 rows about access")
      try terminal.press("Enter")
      try terminal.wait(for: "wrote 3 rows about access to partner-feeds-access.tsv")
      #expect(try session.home.mode(of: "partner-feeds-access.tsv") == 0o600)
      let table = try session.home.read("partner-feeds-access.tsv").split(separator: "\n")
      #expect(table.count == 4)
      #expect(table.first == "scope\tprincipal\tname\tkind\tpermission")
      #expect(table.dropFirst().first == "partner-feeds\tada@example.com\tAda\tuser\tMANAGE")
      try terminal.press("Escape")
      try terminal.wait(forNo: "Access · partner-feeds")
      try session.quit()
    }
  }
}
