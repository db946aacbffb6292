import DatabricksClient
import Testing
import ViewModels

@Suite struct PaletteTests {
  private func palette(_ harness: AppHarness) -> PaletteViewModel? {
    if case .palette(let palette) = harness.app.overlays.last { palette } else { nil }
  }

  private func open(_ text: String = "", readOnly: Bool = false) -> AppHarness {
    var harness = AppHarness(isReadOnly: readOnly)
    harness.answerScopes(["a"])
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(ScopeName("a"), .success(AppHarness.keys(["x"]))))
    harness.press(.typed(":"))
    harness.type(text)
    return harness
  }

  @Test func `every action of the browser is there once, with its key`() throws {
    let rows = try #require(palette(open())).table.rows
    let browser: [KeyContext] = [.everywhere, .scopes, .keys, .value]
    for binding in browser.flatMap(KeyTable.rows(in:)) {
      switch binding.command {
      case .moveUp, .moveDown, .pageUp, .pageDown, .moveToFirst, .moveToLast, .leave,
        .showPalette:
        continue
      default: break
      }
      #expect(rows.count { $0.cells[0].text == binding.help } == 1, "\(binding.help)")
    }
    #expect(rows.allSatisfy { !$0.cells[2].text.isEmpty })
  }

  @Test func `words narrow it, in any order, and enter runs the first one`() throws {
    var harness = open("scope create")
    #expect(palette(harness)?.table.selected?.cells[0].text == "create a scope")
    harness.press(Key(.enter))
    guard case .newScope = harness.app.overlays.last else {
      Issue.record("\(harness.app.overlays)")
      return
    }
    #expect(harness.app.overlays.count == 1)
  }

  @Test func `an action of another pane goes there`() {
    var harness = open("open the value in the editor")
    harness.press(Key(.enter))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.requests.contains(.readValue(path("a", "x"))))
    #expect(harness.app.browser.focus == .value)
  }

  @Test func `what cannot run says why and does not run`() {
    var harness = open("create a scope", readOnly: true)
    #expect(palette(harness)?.obstacle == "read-only: the program was started with --read-only")
    harness.press(Key(.enter))
    #expect(palette(harness) != nil)
    harness.press(Key(.escape))
    #expect(harness.app.overlays.isEmpty)
  }

  @Test func `a paste is typed and runs nothing`() {
    var harness = open()
    harness.handle(.pasted(Secret(copying: Array("terminal back\n".utf8))))
    #expect(palette(harness)?.field.text == "terminal back")
    #expect(palette(harness)?.table.rows.count == 1)
  }

  @Test func `nothing that matches is said and enter does nothing`() {
    var harness = open("zzz")
    harness.press(Key(.enter))
    #expect(palette(harness)?.table.rows.isEmpty == true)
  }
}
