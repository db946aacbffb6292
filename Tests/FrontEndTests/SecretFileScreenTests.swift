import DatabricksClient
import Desktop
import FrontEnd
import Testing
import ViewModels
import WorkspaceEmulator

/// Importing and exporting, as text.
@Suite struct SecretFileScreenTests {
  private static let sizes = [
    Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
  ]

  private static let file = """
    STRIPE_WEBHOOK_SECRET='whsec_example_0001'
    stripe-api-key=sk_example_changed
    db-password="first line\\nsecond line"
    EMPTY=
    TLS_CERT=-----BEGIN CERTIFICATE-----
    MIIBszCCAVmgAwIBAgIUbGFrZWxvY2sgZXhhbXBsZSBjZXJ0aWZpY2F0ZTAKBggq
    export SESSION_KEY='c2Vzc2lvbi1rZXktb2YtdGhlLWV4YW1wbGUtd29ya3NwYWNl'
    SESSION_KEY=again

    """

  private static func name(_ what: String, _ size: Size) -> String {
    "\(what)-\(size.columns)x\(size.rows)"
  }

  private func payments(_ size: Size) -> DemoScreen {
    var screen = DemoScreen(size: size)
    screen.press(.typed("/"))
    screen.type("pay")
    screen.press(Key(.enter), Key(.enter))
    return screen
  }

  private func preview(_ size: Size) -> DemoScreen {
    var screen = payments(size)
    screen.press(.typed("i"))
    screen.handle(.pasted(Secret(copying: Array(Self.file.utf8))))
    return screen
  }

  @Test(arguments: sizes) func `asking for what is imported`(size: Size) {
    var screen = payments(size)
    screen.press(.typed("i"))
    expectScreen(screen.grid, Self.name("import-file", size))
  }

  @Test(arguments: sizes) func `what an import would do`(size: Size) {
    expectScreen(preview(size).grid, Self.name("import-preview", size))
  }

  @Test(arguments: sizes) func `a row that cannot be imported`(size: Size) {
    var screen = preview(size)
    screen.press(Key(.end), Key(.up), Key(.up))
    expectScreen(screen.grid, Self.name("import-invalid", size))
  }

  @Test(arguments: sizes) func `a prefix for every name`(size: Size) {
    var screen = preview(size)
    screen.press(.typed("c"), .typed("c"), .typed("c"), .typed("p"))
    screen.type("svc-")
    expectScreen(screen.grid, Self.name("import-prefix", size))
  }

  @Test(arguments: sizes) func `the question before an import`(size: Size) {
    var screen = preview(size)
    screen.press(Key(.enter))
    expectScreen(screen.grid, Self.name("import-question", size))
  }

  @Test(arguments: sizes) func `a text that cannot be read`(size: Size) {
    var screen = payments(size)
    screen.press(.typed("i"))
    screen.handle(.pasted(Secret(copying: Array("{\"a\": \"1\",\n \"b\": }\n".utf8))))
    expectScreen(screen.grid, Self.name("import-unreadable", size))
  }

  @Test(arguments: sizes) func `what is exported`(size: Size) {
    var screen = payments(size)
    screen.press(.typed("x"), Key(.right), Key(.down), Key(.right))
    expectScreen(screen.grid, Self.name("export-references", size))
  }

  @Test(arguments: sizes) func `values in clear`(size: Size) {
    var screen = payments(size)
    screen.press(.typed("x"), Key(.left), Key(.enter))
    screen.type("payments")
    expectScreen(screen.grid, Self.name("export-question", size))
  }

  @Test(arguments: sizes) func `completing the path of an export`(size: Size) {
    var screen = payments(size)
    screen.press(.typed("x"), Key(.left), Key(.up), .control("u"))
    screen.holdLocal()
    screen.type("backup/pay")
    screen.press(Key(.tab))
    screen.answerLocal(
      .folderListed(
        .success([
          FolderEntry("payments.env", isFolder: false), FolderEntry("payroll", isFolder: true),
        ])))
    screen.press(Key(.down))
    expectScreen(screen.grid, Self.name("export-path", size))
  }
}
