import DatabricksClient
import Testing
import ViewModels

/// A key that belongs to another pane than the one in focus says where it works.
@Suite struct OtherPaneTests {
  private static func harness(in pane: Pane) -> AppHarness {
    var harness = AppHarness(["s": ["a", "b"]])
    harness.press(.typed(Unicode.Scalar(UInt8(48 + pane.rawValue))))
    return harness
  }

  private static let keys = Set(
    Pane.allCases.flatMap { KeyTable.rows(in: $0.context) }.flatMap(\.keys))

  @Test(arguments: Pane.allCases) func `no key of another pane is silent`(pane: Pane) {
    for key in Self.keys where KeyTable.command(for: key, in: pane.context) == nil {
      var harness = Self.harness(in: pane)
      let sent = harness.requests
      harness.press(key)
      let text = harness.app.browser.status?.text ?? ""
      let parts = text.split(separator: " ")
      guard parts.count == 8, let way = parts[6].unicodeScalars.first else {
        Issue.record("\(key.text) in \(pane): \(text)")
        continue
      }
      #expect(text.hasPrefix("\(key.text) works in the "))
      #expect(harness.app.browser.focus == pane)
      #expect(harness.requests == sent)
      #expect(harness.app.overlays.isEmpty)
      harness.press(.typed(way))
      #expect(KeyTable.command(for: key, in: harness.app.context) != nil)
    }
  }

  @Test func `the sentence names the key, the pane and the way there`() {
    for (pane, key, text) in [
      (.scopes, .typed("v"), "v works in the keys: press 2 first"),
      (.scopes, .typed(" "), "space works in the keys: press 2 first"),
      (.value, .typed("t"), "t works in the keys: press 2 first"),
    ] as [(Pane, Key, String)] {
      var harness = Self.harness(in: pane)
      harness.press(key)
      #expect(harness.app.browser.status == StatusLine(.plain, text))
    }
  }

  @Test func `a key that works nowhere says nothing`() {
    var harness = Self.harness(in: .value)
    harness.press(.typed("z"))
    #expect(harness.app.browser.status == nil)
  }
}
