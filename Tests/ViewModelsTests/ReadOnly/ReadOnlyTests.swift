import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// Under `--read-only` every key and every action is tried against a workspace that counts.
@Suite struct ReadOnlyTests {
  /// Every key that any row of the key table names, and every letter.
  private static let keys: [Key] = {
    var keys = KeyTable.rows.flatMap(\.keys)
    keys += (0x20..<0x7F).compactMap(Unicode.Scalar.init).map(Key.typed)
    keys += [Key(.enter), Key(.tab), Key(.delete), Key(.insert), .control("s")]
    var seen: Set<Key> = []
    // Leaving, suspending and Ctrl-C end the run and not the test.
    return keys.filter { seen.insert($0).inserted && !leaving.contains($0) }
  }()

  private static let leaving: Set<Key> = [
    .typed("q"), .control("c"), .control("q"), .control("z"), .typed("w"), Key(.function(2)),
  ]

  private static func program(isReadOnly: Bool = true) -> DemoApp {
    DemoApp(workspace: Workspace(seed: .demo), isReadOnly: isReadOnly)
  }

  /// Closes what a key has opened.
  private static func close(_ program: inout DemoApp) {
    for _ in 0..<12 where !program.app.overlays.isEmpty || program.app.browser.editor != nil {
      program.press(Key(.escape))
    }
  }

  private static func writes(_ program: DemoApp) -> [String] {
    program.workspace.log.filter { $0.method != "GET" }.map { "\($0.method) \($0.path)" }
  }

  @Test(arguments: Pane.allCases)
  func `no key of the browser, nor any key in what it opens, sends a write`(pane: Pane) {
    var program = Self.program()
    Self.tryEverything(in: pane, of: &program)
    #expect(Self.writes(program) == [])
  }

  @Test func `the same keys do send writes where that is allowed`() {
    var program = Self.program(isReadOnly: false)
    Self.tryEverything(in: .keys, of: &program)
    #expect(!Self.writes(program).isEmpty)
  }

  private static func tryEverything(in pane: Pane, of program: inout DemoApp) {
    let number = Unicode.Scalar(UInt8(ascii: "0") + UInt8(pane.rawValue))
    for key in Self.keys {
      program.press(.typed(number), key)
      guard !program.app.overlays.isEmpty else {
        Self.close(&program)
        continue
      }
      // A name that a question may want, then every key twice over: some answer the next box.
      program.type("analytics")
      program.press(Key(.enter), Key(.enter))
      Self.close(&program)
      program.press(.typed(number), key)
      for inner in Self.keys {
        if program.app.overlays.isEmpty { program.press(.typed(number), key) }
        program.press(inner)
        if program.app.overlays.count > 1 { program.press(Key(.enter), .typed("y")) }
        if program.app.browser.editor != nil { Self.close(&program) }
      }
      Self.close(&program)
    }
  }

  @Test func `no action of the palette sends a write, and those that would say why`() throws {
    var program = Self.program()
    program.press(.typed(":"))
    guard case .palette(let palette) = program.app.overlays.last else {
      Issue.record("no palette")
      return
    }
    let actions = palette.table.rows.map { $0.cells[0].text }
    Self.close(&program)
    var refused = 0
    for action in actions where !action.hasPrefix("quit") && !action.hasPrefix("give the") {
      program.press(.typed(":"))
      program.type(action)
      if case .palette(let open) = program.app.overlays.last, open.obstacle != nil { refused += 1 }
      program.press(Key(.enter), Key(.enter), .typed("y"), Key(.enter))
      Self.close(&program)
    }
    #expect(Self.writes(program) == [])
    #expect(refused > 3)
  }
}
