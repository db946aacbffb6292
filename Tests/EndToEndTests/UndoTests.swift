import Foundation
import Testing

extension EndToEnd {
  /// Taking back, by keys in a real terminal.
  @Suite struct UndoTests {
    @Test func `a key, a value and a whole scope are taken back`() async throws {
      let session = try Session()
      let terminal = session.terminal
      try session.open()
      try session.createScope("payments")
      try session.createKey("token")
      try terminal.paste("first")
      try terminal.press("C-s")
      try terminal.wait(for: "saved payments/token, 5 bytes; esc, then u takes it back")
      try terminal.paste(" second")
      try terminal.press("C-s", "C-s")
      try terminal.wait(for: "saved payments/token, 12 bytes; esc, then u takes it back")
      try terminal.press("Escape")
      try terminal.wait(for: "/ filter")

      try terminal.press("u")
      try terminal.wait(for: "Take it back")
      try terminal.wait(for: "the new value of payments/token")
      try terminal.press("y")
      try terminal.wait(for: "took back the new value of payments/token")
      let value = try await session.emulator.value(scope: "payments", key: "token")
      #expect(String(decoding: value, as: UTF8.self) == "first")

      try terminal.press("1", "d")
      try terminal.wait(for: "type the name to delete it")
      try terminal.type("payments")
      try terminal.press("Enter")
      try terminal.wait(for: "deleted scope payments with 1 key; u takes it back")
      try terminal.press("U")
      try terminal.wait(for: "the deletion of scope payments")
      try terminal.press("Enter")
      try terminal.wait(for: "Take it back")
      try terminal.press("y")
      try terminal.wait(for: "took back the deletion of scope payments")
      let again = try await session.emulator.value(scope: "payments", key: "token")
      #expect(again == value)
      try session.quit()
    }
  }
}
