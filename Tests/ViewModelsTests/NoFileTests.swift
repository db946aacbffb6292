import DatabricksClient
import Testing
import ViewModels

/// Where no file may be written, as in the demo, it is said before anything is filled in.
@Suite struct NoFileTests {
  private static let refusal = "the demo writes no file"

  private func browser(refusal: String? = refusal) -> AppHarness {
    AppHarness(["a": ["x"], "b": []], fileRefusal: refusal)
  }

  private func editor(refusal: String? = refusal) -> AppHarness {
    var harness = browser(refusal: refusal)
    harness.press(Key(.enter), .typed("e"))
    harness.answer(
      where: { $0 == .readValue(path("a", "x")) },
      .value(path("a", "x"), .success(Secret(copying: Array("old".utf8)))))
    return harness
  }

  /// Answers with the access lists that are asked for.
  private func answered(_ harness: AppHarness) -> AppHarness {
    var harness = harness
    let acls = [ScopeACL(principal: "ada@example.com", permission: "MANAGE")]
    for (id, request) in harness.sent {
      if case .listACLs(let scope) = request {
        harness.answer(id, .acls(scope, .success(acls)))
      }
    }
    return harness
  }

  private func footer(_ harness: AppHarness) -> [String] {
    FooterLine(harness.app, columns: 200).entries.map(\.label)
  }

  @Test func `an export is not begun, and says why`() {
    var harness = browser()
    harness.press(.typed("x"))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.status == StatusLine(.warning, Self.refusal))
    harness = browser(refusal: nil)
    harness.press(.typed("x"))
    #expect(harness.app.overlays.count == 1)
  }

  @Test func `an export of marked keys is not begun from their list either`() {
    var harness = browser()
    harness.press(Key(.enter), .typed("t"), .control("t"))
    let boxes = harness.app.overlays.count
    #expect(!footer(harness).contains { $0.hasPrefix("exp") })
    harness.press(.typed("x"))
    #expect(harness.app.overlays.count == boxes)
    #expect(harness.app.browser.status == StatusLine(.warning, Self.refusal))
  }

  @Test func `the palette shows the reason`() {
    var harness = browser()
    harness.press(.typed(":"))
    harness.type("export")
    guard case .palette(let palette) = harness.app.overlays.last else {
      Issue.record("\(harness.app.overlays)")
      return
    }
    #expect(palette.obstacle == Self.refusal)
    harness.press(Key(.enter))
    #expect(harness.app.overlays.last == .palette(palette))
  }

  @Test func `a value is not written, and can be copied`() {
    var harness = editor()
    harness.press(Key(.character("s"), .alt))
    #expect(harness.app.overlays.isEmpty)
    #expect(
      harness.app.browser.editor?.notice
        == EditorNotice(.warning, "the demo writes no file; alt-y copies the value"))
    harness.press(Key(.character("y"), .alt))
    #expect(harness.requests.contains { if case .local(.copy) = $0 { true } else { false } })
    // Files are read all the same.
    harness.press(.control("o"))
    #expect(harness.app.overlays.count == 1)
    harness = editor(refusal: nil)
    harness.press(Key(.character("s"), .alt))
    #expect(harness.app.overlays.count == 1)
  }

  @Test func `the audit's table is not written, and can be copied`() {
    var harness = browser()
    harness.press(.typed("A"))
    #expect(!footer(harness).contains("write…"))
    #expect(footer(harness).contains("copy"))
    harness.press(.typed("x"))
    guard case .audit(let audit) = harness.app.overlays.last else {
      Issue.record("\(harness.app.overlays)")
      return
    }
    #expect(audit.notice == StatusLine(.warning, "the demo writes no file; y copies the table"))
  }

  @Test func `the access table is not written, and can be copied`() {
    var harness = answered(browser())
    harness.press(.typed("a"))
    harness = answered(harness)
    #expect(!footer(harness).contains("export…"))
    #expect(footer(harness).contains("copy"))
    harness.press(.typed("x"))
    guard case .access(let access) = harness.app.overlays.last else {
      Issue.record("\(harness.app.overlays)")
      return
    }
    #expect(access.hint?.text == "the demo writes no file; y copies the table")
    #expect(harness.app.overlays.count == 1)
  }
}
