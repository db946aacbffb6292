import DatabricksClient
import FrontEnd
import Testing
import ViewModels

/// What is told of a value, and what the commands say that write it otherwise, as text.
@Suite struct EditorFactsScreenTests {
  private static let sizes = [
    Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
  ]
  private let removeInvisible = Key(.character("i"), .alt)
  private let formatJSON = Key(.character("j"), .alt)
  private let selectAll = Key(.character("a"), .alt)

  /// The editor on `text` alone, the cursor at its end.
  private func editor(_ size: Size, on text: String, isRevealed: Bool = false) -> DemoScreen {
    var screen = DemoScreen(size: size)
    screen.press(Key(.enter), .typed("e"), selectAll)
    screen.handle(.pasted(Secret(copying: Array(text.utf8))))
    if isRevealed { screen.press(.control("r")) }
    screen.press(Key(.end, .control))
    return screen
  }

  private static func name(_ what: String, _ size: Size) -> String {
    "\(what)-\(size.columns)x\(size.rows)"
  }

  private static let pem =
    "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIB\n-----END CERTIFICATE-----\n"
    + "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqG\n"

  @Test(arguments: sizes) func `a value whose kind is known, hidden`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(Key(.enter), .typed("e"))
    expectScreen(screen.grid, Self.name("facts-json", size))
  }

  @Test(arguments: sizes) func `a key that lost its end, hidden`(size: Size) {
    expectScreen(editor(size, on: Self.pem).grid, Self.name("facts-broken-pem", size))
  }

  @Test(arguments: sizes) func `what cannot be seen, revealed`(size: Size) {
    let text =
      "pass\u{A0}word  \r\n\ttab\tzero\u{200B}width 👩‍💻\r\nbidi\u{202E}control \r\nlast one"
    expectScreen(
      editor(size, on: text, isRevealed: true).grid, Self.name("facts-invisible", size))
  }

  @Test(arguments: sizes) func `what was removed`(size: Size) {
    var screen = editor(size, on: "pass\u{A0}word\u{200B}\u{200B}\u{202E}", isRevealed: true)
    screen.press(removeInvisible)
    expectScreen(screen.grid, Self.name("facts-removed", size))
  }

  @Test(arguments: sizes) func `JSON with an error, and where it is`(size: Size) {
    var screen = editor(
      size, on: "{\n  \"user\": \"ada\"\n  \"password\": \"x\"\n}\n", isRevealed: true)
    expectScreen(screen.grid, Self.name("facts-broken-json", size))
    screen.press(formatJSON)
    expectScreen(screen.grid, Self.name("facts-refused-json", size))
  }

  @Test(arguments: sizes) func `JSON formatted`(size: Size) {
    var screen = editor(
      size, on: "{\"user\":\"ada\",\"roles\":[1,2.0],\"more\":{}}", isRevealed: true)
    screen.press(formatJSON)
    expectScreen(screen.grid, Self.name("facts-formatted", size))
  }

  @Test(arguments: sizes) func `a final newline added to a password`(size: Size) {
    var screen = editor(size, on: "correct horse")
    screen.press(.control("t"))
    expectScreen(screen.grid, Self.name("facts-final-newline", size))
  }

  @Test func `the missing final newline has a sign on every terminal, and only when revealed`() {
    let now = Now(moment: Moment(milliseconds: 0), time: Timestamp(milliseconds: 0))
    let signs: [(GlyphSet, Character)] = [(.unicode, "∅"), (.ascii, "%")]
    for (glyphs, sign) in signs {
      var editor = EditorViewModel(
        path: SecretPath(scope: ScopeName("a"), key: KeyName("b")),
        original: Secret(copying: Array("one\ntwo".utf8)), seen: .present(lastUpdated: nil))
      editor.resize(columns: 60, rows: 10)
      func shown() -> CellGrid {
        var grid = CellGrid(size: editor.size, glyphs: glyphs)
        EditorPane.draw(editor, isFocused: true, in: grid.bounds, on: &grid)
        return grid
      }
      let place = Point(column: editor.areas.text.column + 3, row: editor.areas.text.row + 1)
      func shownSign() -> Character { Array(shown().text[place.row])[place.column] }
      #expect(shownSign() == " ")
      _ = editor.perform(.reveal, at: now)
      #expect(shownSign() == sign)
      #expect(shown()[place].role == .dim)
      _ = editor.perform(.finalNewline, at: now)
      #expect(shownSign() == " ")
    }
  }

  @Test func `the sign has its place behind a row that is full`() {
    let now = Now(moment: Moment(milliseconds: 0), time: Timestamp(milliseconds: 0))
    for count in 1...120 {
      var editor = EditorViewModel(
        path: SecretPath(scope: ScopeName("a"), key: KeyName("b")),
        original: Secret(copying: Array(repeating: UInt8(ascii: "x"), count: count)),
        seen: .present(lastUpdated: nil))
      editor.resize(columns: 40, rows: 10)
      _ = editor.perform(.reveal, at: now)
      var grid = CellGrid(size: editor.size)
      EditorPane.draw(editor, isFocused: true, in: grid.bounds, on: &grid)
      let signs = grid.text.joined().count { $0 == "∅" }
      #expect(signs == 1, "\(count) letters")
    }
  }

  @Test(arguments: [40, 60, 80, 120]) func `nothing moves when the facts come and go`(columns: Int)
  {
    let now = Now(moment: Moment(milliseconds: 0), time: Timestamp(milliseconds: 0))
    var editor = EditorViewModel(
      path: SecretPath(scope: ScopeName("a"), key: KeyName("b")),
      original: Secret(copying: Array("{\"a\":\u{200B}1 \r\n".utf8)), seen: .unchecked)
    editor.resize(columns: columns, rows: 10)
    let areas = editor.areas
    #expect(editor.shownNotice?.kind == .warning)
    _ = editor.perform(.moveRight, at: now)
    #expect(editor.areas == areas)
    _ = editor.perform(.finalNewline, at: now)
    _ = editor.perform(.undo, at: now)
    #expect(editor.areas == areas)
  }
}
