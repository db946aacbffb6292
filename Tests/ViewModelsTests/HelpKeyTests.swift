import DatabricksClient
import DemoWorkspace
import Testing
import ViewModels
import WorkspaceEmulator

/// The one rule for the keys of the help: F1 opens it from everywhere, `?` wherever it is no text.
@Suite struct HelpKeyTests {
  private static let help = Key(.function(1))
  private static let question = Key.typed("?")

  /// How each context of the key table is reached.
  private static let ways: [KeyContext: @Sendable (inout DemoApp) -> Void] = [
    .everywhere: { _ in },
    .scopes: { _ in },
    .keys: { $0.press(.typed("2")) },
    .value: { $0.press(.typed("3")) },
    .editor: { $0.press(.typed("2"), .typed("e")) },
    .find: { $0.press(.typed("2"), .typed("e"), .control("f")) },
    .replace: { program in
      program.press(.typed("2"), .typed("e"))
      program.type("aaa")
      program.press(.control("f"))
      program.type("a")
      program.press(Key(.tab))
      program.type("b")
      program.press(Key(.enter))
    },
    .goTo: { $0.press(.typed("2"), .typed("e"), Key(.character("g"), .alt)) },
    .tokenEntry: { $0.press(.typed("w"), .typed("n")) },
    .workspaces: { $0.press(.typed("w")) },
    .palette: { $0.press(.typed(":")) },
    .log: { $0.press(.typed("L")) },
    .access: { $0.press(.typed("a")) },
    .grant: { $0.press(.typed("a"), .typed("n")) },
    .undo: { $0.press(.typed("U")) },
    .importing: { program in
      program.press(.typed("i"))
      program.handle(.pasted(Secret(copying: Array("A=1\nB=2\n".utf8))))
    },
    .markedKeys: { $0.press(.typed("2"), .typed("t"), .control("t")) },
    .transferTarget: { $0.press(.typed("2"), .typed("m")) },
    .transferWorkspace: { $0.press(.typed("2"), .typed("m"), .typed("w")) },
    .transferPreview: { $0.press(.typed("2"), .typed("m"), .typed("c")) },
    .renamePreview: { program in
      program.press(.typed("r"))
      program.type("-2")
      program.press(Key(.enter))
    },
    .audit: { $0.press(.typed("A")) },
    .compareTarget: { $0.press(.typed("c")) },
    .compare: { $0.press(.typed("c"), Key(.enter)) },
    .copyAcross: { $0.press(.typed("c"), Key(.enter), .typed(">")) },
    .findEverywhere: { $0.press(.typed("f")) },
  ]

  /// Where letters are text.
  private static let typed: Set<KeyContext> = [
    .editor, .find, .goTo, .tokenEntry, .palette, .grant, .findEverywhere,
  ]

  private static func program() -> DemoApp { DemoApp(workspace: Workspace(seed: .demo)) }

  private func shownHelp(_ program: DemoApp) -> HelpViewModel? {
    if case .help(let help)? = program.app.overlays.last { help } else { nil }
  }

  @Test(arguments: KeyContext.allCases)
  func `F1 helps in every box, a question mark where it is no text`(context: KeyContext) throws {
    let way = try #require(Self.ways[context], "no test knows the way to \(context)")
    var program = Self.program()
    way(&program)
    #expect(context == .everywhere || program.app.context == context)
    program.press(Self.help)
    let help = try #require(shownHelp(program), "F1 is silent")
    let own = context == .everywhere ? KeyContext.scopes : context
    #expect(help.lines.first == .heading(own.title))
    let words = help.lines.map { line in
      if case .row(let keys, let text) = line { "\(keys) \(text)" } else { "" }
    }
    #expect(words.contains("\(Self.typed.contains(own) ? "" : "? ")F1 show all keys"))
    program.press(Self.help)
    #expect(shownHelp(program) == nil)
    #expect(context == .everywhere || program.app.context == context)
    program.press(Self.question)
    #expect((shownHelp(program) != nil) != Self.typed.contains(context))
  }

  @Test(arguments: KeyContext.allCases)
  func `while a filter is typed a question mark is text`(context: KeyContext) throws {
    guard !Self.typed.contains(context), context != .replace else { return }
    let way = try #require(Self.ways[context])
    var program = Self.program()
    way(&program)
    program.press(.typed("/"))
    #expect(FooterLine(program.app, columns: 120).entries.first?.label == "keep the filter")
    program.press(Self.question)
    #expect(shownHelp(program) == nil)
    #expect(FooterLine(program.app, columns: 120).entries.first?.label == "keep the filter")
    program.press(Self.help)
    #expect(shownHelp(program) != nil)
  }

  @Test func `the question mark is text in fields, and F1 helps there`() {
    let fields: [[Key]] = [
      [.typed("N")], [.typed("n")], [.typed("r")], [.typed("2"), .typed("r")], [.typed("i")],
      [.typed("x")], [.typed("m")], [.typed("2"), .typed("m"), .typed("n")], [.typed("d")],
      [.typed("2"), .typed("m"), .typed("c"), .typed("r")], [.typed("A"), .typed("d")],
    ]
    for keys in fields {
      var program = Self.program()
      for key in keys { program.press(key) }
      #expect(!program.app.overlays.isEmpty)
      program.press(Self.question)
      #expect(shownHelp(program) == nil, "\(keys)")
      program.press(Self.help)
      #expect(shownHelp(program) != nil, "\(keys)")
    }
  }

  @Test func `a question and a menu do not begin with the keys of what lies behind`() {
    for keys in [[Key.typed("2"), .typed("d")], [.typed("2"), .typed("y")]] {
      var program = Self.program()
      for key in keys { program.press(key) }
      program.press(Self.question)
      #expect(shownHelp(program)?.lines.first == .heading(KeyContext.everywhere.title))
    }
  }

  @Test func `the switches of a new scope take no text`() {
    var program = Self.program()
    program.press(.typed("N"), Key(.tab), Self.question)
    #expect(shownHelp(program) != nil)
  }

  @Test func `a question and a menu have it too, and answer as before behind it`() {
    for keys in [[Key.typed("2"), .typed("d")], [.typed("2"), .typed("y")]] {
      var program = Self.program()
      for key in keys { program.press(key) }
      let before = program.app.overlays
      program.press(Self.question)
      #expect(shownHelp(program) != nil, "\(keys)")
      program.press(Self.question)
      #expect(program.app.overlays == before)
    }
  }
}
