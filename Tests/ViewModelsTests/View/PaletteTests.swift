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

  @Test(arguments: [
    ("permissions", "see and change who may do what in the scope"),
    ("acl", "see and change who may do what in the scope"),
    ("duplicate", "copy the scope, here or to another workspace"),
    ("paste", "create a key in the selected scope"),
    ("search", "find a key in all scopes by some of its letters"),
    ("exit", "quit; asks when something is not saved"),
    ("history", "show the requests of this run and what was said, each in full"),
    ("remove", "delete the scope; asks for its name"),
    ("token", "go to another workspace or connect a new one"),
    ("login", "go to another workspace or connect a new one"),
    ("switch", "go to another workspace or connect a new one"),
    ("diff", "compare with another scope or workspace"),
    ("rotate", "open the value in the editor"),
    ("env", "import keys from a dotenv, JSON or properties file"),
  ])
  func `other words find an action too`(word: String, help: String) throws {
    let found = try #require(palette(open(word)))
    #expect(found.table.rows.contains { $0.cells[0].text == help })
  }

  @Test func `what is found by another word stands behind names and says by which`() throws {
    let found = try #require(palette(open("refresh")))
    #expect(found.table.rows.first?.cells[0].text == "read the workspace again")
    #expect(found.table.rows.first?.cells[3].text.isEmpty == true)
    #expect(found.table.rows.last?.cells[0].text == "draw the screen again")
    #expect(found.table.rows.last?.cells[3] == TableCell("refresh screen", .dim))
    let several = try #require(palette(open("workspace switch")))
    #expect(several.table.rows.count == 1)
    #expect(several.reason == "switch")
  }

  @Test func `no other word is in a command's own words`() {
    for binding in KeyTable.rows {
      for word in OtherWords.words(for: binding.command) {
        #expect(!binding.label.lowercased().hasPrefix(word), "\(word): \(binding.label)")
      }
    }
  }
}
