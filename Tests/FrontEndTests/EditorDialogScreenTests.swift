import DatabricksClient
import Desktop
import FrontEnd
import Testing
import ViewModels
import WorkspaceEmulator

/// The dialogs of the editor, as text.
@Suite struct EditorDialogScreenTests {
  private static let sizes = [
    Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
    Size(columns: 39, rows: 9),
  ]

  private func editor(_ size: Size) -> DemoScreen {
    var screen = DemoScreen(size: size)
    screen.press(Key(.enter), .typed("e"))
    return screen
  }

  private static func name(_ what: String, _ size: Size) -> String {
    "\(what)-\(size.columns)x\(size.rows)"
  }

  private func certificate(_ size: Size) -> DemoScreen {
    var screen = DemoScreen(size: size)
    screen.press(.typed("/"))
    screen.type("pay")
    screen.press(Key(.enter), Key(.enter), .typed("/"))
    screen.type("tls-cert")
    screen.press(Key(.enter), .typed("e"), .control("r"))
    return screen
  }

  @Test(arguments: sizes) func `a revealed certificate`(size: Size) {
    var screen = certificate(size)
    screen.press(Key(.down), Key(.right, .shift), Key(.right, .shift))
    expectScreen(screen.grid, Self.name("editor-text", size))
  }

  @Test(arguments: sizes) func `the full screen`(size: Size) {
    var screen = certificate(size)
    screen.press(Key(.function(11)))
    expectScreen(screen.grid, Self.name("editor-full-screen", size))
  }

  @Test(arguments: sizes) func `leaving with changes`(size: Size) {
    var screen = certificate(size)
    screen.type("!")
    screen.press(Key(.escape))
    expectScreen(screen.grid, Self.name("unsaved-changes", size))
  }

  @Test(arguments: sizes) func `a value that may only be replaced`(size: Size) {
    var options = WorkspaceOptions()
    options.allowsReadingValues = false
    var screen = DemoScreen(size: size, options: options)
    screen.press(Key(.enter), .typed("e"))
    expectScreen(screen.grid, Self.name("editor-replace", size))
  }

  @Test(arguments: sizes) func `loading a file that is not there`(size: Size) {
    var screen = editor(size)
    screen.press(.control("o"))
    screen.type("/no/such/folder/payments.pem")
    screen.press(Key(.enter))
    expectScreen(screen.grid, Self.name("load-file", size))
  }

  @Test(arguments: sizes) func `completing a path`(size: Size) {
    var screen = editor(size)
    screen.press(.control("o"))
    screen.holdLocal()
    screen.type("certificates/pay")
    screen.press(Key(.tab))
    let names = ["ments-chain.pem", "ments-key.pem", "roll/"]
    let entries = names.map {
      FolderEntry("pay" + $0.filter { $0 != "/" }, isFolder: $0.hasSuffix("/"))
    }
    screen.answerLocal(.folderListed(.success(entries)))
    screen.press(Key(.down))
    expectScreen(screen.grid, Self.name("complete-path", size))
  }

  @Test(arguments: sizes) func `writing a file`(size: Size) {
    var screen = editor(size)
    screen.press(Key(.character("s"), .alt))
    screen.type("~/value")
    expectScreen(screen.grid, Self.name("write-file", size))
  }

  @Test(arguments: sizes) func `a file that is there already`(size: Size) {
    var screen = editor(size)
    screen.press(Key(.character("s"), .alt))
    screen.holdLocal()
    screen.type("~/value")
    screen.press(Key(.enter))
    screen.answerLocal(
      .fileSaved(
        .failure(.exists(FileFacts(byteCount: 1672, modifiedSeconds: 1_764_000_000)))))
    expectScreen(screen.grid, Self.name("replace-file", size))
  }

  @Test(arguments: sizes) func `generating characters`(size: Size) {
    var screen = editor(size)
    screen.press(.control("g"), Key(.down), Key(.right), Key(.down))
    expectScreen(screen.grid, Self.name("generate", size))
  }

  @Test(arguments: sizes) func `generating too little`(size: Size) {
    var screen = editor(size)
    screen.press(.control("g"), Key(.right), Key(.down), .control("u"), .typed("2"))
    expectScreen(screen.grid, Self.name("generate-words", size))
  }
}
