import DatabricksClient
import Foundation
import SecretFiles
import Testing
import ViewModels
import WorkspaceEmulator

@Suite struct ImportTests {
  private static let held = ["SAME": "1", "OLD": "before", "OTHER": "x"]
  private static let file = "NEW=fresh\nOLD='after'\nSAME=1\nbad line\nNEW=again\n"

  @Test func `a paste is shown as what it would do before anything is changed`() throws {
    var desk = try ImportDesk(Self.held)
    let count = desk.program.workspace.log.count
    desk.begin(Self.file)
    #expect(
      desk.rows == [
        "- NEW twice", "+ OLD change", "- SAME same", "- (no name) invalid", "+ NEW add",
      ])
    #expect(desk.form?.countText == "2 of 5 picked: 1 add, 1 change · 1 same · 1 twice · 1 invalid")
    #expect(desk.form?.text?.format == .dotenv)
    #expect(desk.program.writeCount(since: count) == 0)
    let gets = desk.program.workspace.log[count...].filter { $0.path.hasSuffix("/get") }
    #expect(gets.count == 2, "only what is there already is read")
  }

  @Test func `the picked rows are put after a letter that is not enter`() throws {
    var desk = try ImportDesk(Self.held)
    desk.begin(Self.file)
    desk.press(Key(.enter), Key(.enter), Key(.enter))
    #expect(desk.question?.buttons.map(\.label) == ["cancel", "add 1 only", "add 1, overwrite 1"])
    #expect(desk.held("NEW") == nil)
    desk.press(.typed("o"))
    #expect(desk.program.app.overlays.isEmpty)
    #expect(
      desk.program.app.browser.status
        == StatusLine(.good, "imported 2 keys into s; 1 invalid row left out; u takes it back"))
    #expect(desk.held("NEW") == "again")
    #expect(desk.held("OLD") == "after")
    #expect(desk.held("SAME") == "1")
    #expect(desk.held("OTHER") == "x")
  }

  @Test func `a adds and replaces nothing`() throws {
    var desk = try ImportDesk(Self.held)
    desk.begin(Self.file)
    desk.press(Key(.enter), .typed("a"))
    #expect(desk.held("NEW") == "again")
    #expect(desk.held("OLD") == "before")
  }

  @Test func `where all would be replaced the question starts on cancel and says so`() throws {
    var desk = try ImportDesk(Self.held)
    desk.begin("OLD=after\nSAME=1\n")
    desk.press(Key(.enter), Key(.enter), .typed("a"), .typed("o"))
    #expect(desk.question?.buttons.map(\.shown) == ["[ esc cancel ]", "[ y overwrite 1 ]"])
    #expect(desk.question?.buttons.last?.isDangerous == true)
    #expect(desk.held("OLD") == "before")
    desk.press(.typed("y"))
    #expect(desk.held("OLD") == "after")
  }

  @Test func `the import can be taken back by its entry in the undo list`() throws {
    var desk = try ImportDesk(Self.held)
    desk.begin(Self.file)
    desk.press(Key(.enter), .typed("o"))
    let entry = try #require(desk.program.app.undoLog.entries.first)
    #expect(entry.title == "the import of 2 keys into s")
    #expect(entry.rows.count == 2)
  }

  @Test func `escape, a paste and a double tap change nothing`() throws {
    var desk = try ImportDesk(Self.held)
    let count = desk.program.workspace.log.count
    desk.begin(Self.file)
    desk.paste("o\r")
    desk.press(Key(.enter), Key(.enter))
    desk.paste("o")
    desk.paste("y\r")
    desk.press(Key(.escape), Key(.escape))
    #expect(desk.program.app.overlays.isEmpty)
    desk.press(.typed("i"), .typed("i"), Key(.escape))
    #expect(desk.program.writeCount(since: count) == 0)
  }

  @Test func `rows are left out and taken one by one and all together`() throws {
    var desk = try ImportDesk(Self.held)
    desk.begin(Self.file)
    desk.press(Key(.end), .typed(" "))
    #expect(desk.rows.last == "- NEW add")
    desk.press(Key(.home), .typed("t"), .typed("T"))
    #expect(desk.form?.counts.picked == 0)
    desk.press(Key(.enter))
    #expect(desk.form?.hint == "no row is picked, so there is nothing to import")
    desk.press(.typed("T"))
    #expect(desk.form?.counts.picked == 2)
  }

  @Test func `of two rows with one name the other one is taken instead`() throws {
    var desk = try ImportDesk(Self.held)
    desk.begin(Self.file)
    #expect(desk.values.first == "the last of 2 is taken")
    #expect(desk.values.last == "•••• 5 bytes, the last of 2")
    desk.press(.typed(" "))
    #expect(desk.rows.first == "+ NEW add")
    #expect(desk.rows.last == "- NEW twice")
    #expect(desk.values.first == "•••• 5 bytes, chosen of 2")
    #expect(desk.values.last == "you chose another of 2")
    desk.press(Key(.enter), .typed("a"))
    #expect(desk.held("NEW") == "fresh")
  }

  @Test func `a row without a name gets one`() throws {
    var desk = try ImportDesk(Self.held)
    desk.begin("db/password=hunter2\n")
    #expect(desk.rows == ["- (no name) invalid"])
    desk.press(.typed("r"))
    desk.program.type("db-password")
    desk.press(Key(.enter), Key(.enter), .typed("y"))
    #expect(desk.held("db-password") == "hunter2")
  }

  @Test func `names are changed on the way, and compared under their new names`() throws {
    var desk = try ImportDesk(["app-db-url": "old"])
    desk.begin("DB_URL=new\nDB_USER=me\n")
    #expect(desk.rows == ["+ DB_URL add", "+ DB_USER add"])
    desk.press(.typed("c"))
    #expect(desk.rows == ["+ db_url add", "+ db_user add"])
    desk.press(.typed("c"))
    #expect(desk.rows == ["+ DB_URL add", "+ DB_USER add"])
    desk.press(.typed("c"), .typed("p"))
    desk.program.type("app-")
    desk.press(Key(.enter))
    #expect(desk.rows == ["+ app-db-url change", "+ app-db-user add"])
    desk.press(Key(.down), .typed("r"), .control("u"))
    desk.program.type("DB_USER")
    desk.press(Key(.enter))
    #expect(desk.rows.last == "+ DB_USER add")
    desk.press(.typed("p"), .control("u"), Key(.escape))
    #expect(desk.rows.first == "+ app-db-url change")
  }

  @Test func `a name that no key may have is refused before any request`() throws {
    var desk = try ImportDesk()
    desk.begin("A=1\nB=2\n")
    desk.press(.typed("p"))
    desk.program.type("x y/")
    desk.press(Key(.enter))
    #expect(desk.rows == ["- x y/A invalid", "- x y/B invalid"])
    #expect(desk.form?.rowText?.hasPrefix("a space cannot stand in a name") == true)
  }

  @Test func `a value that is too long is refused before any request`() throws {
    var desk = try ImportDesk()
    desk.begin("A=\(String(repeating: "x", count: 131_073))\nB=2\n")
    #expect(desk.rows == ["- A invalid", "+ B add"])
    #expect(desk.form?.rowText?.contains("131,072") == true)
  }

  @Test(arguments: [
    ("{\"A\": \"1\"}\n", "JSON"), ("a.b: 1\nc = 2\n", "properties"), ("A=1\nB=2\n", "dotenv"),
  ])
  func `the format is recognised, and can be changed`(text: String, format: String) throws {
    var desk = try ImportDesk()
    desk.begin(text)
    #expect(desk.form?.readingText == "the paste, read as \(format)")
    desk.press(.typed("f"), .typed("f"), .typed("f"))
    #expect(desk.form?.readingText == "the paste, read as \(format) now")
  }

  @Test func `what cannot be read says so, and can be read as something else`() throws {
    var desk = try ImportDesk()
    desk.begin("{\"A\": \"1\",\n}")
    #expect(desk.form?.problem != nil)
    desk.press(Key(.enter))
    #expect(desk.form?.hint == "f reads it as another format")
    desk.press(.typed("f"))
    #expect(desk.form?.text?.format == .properties)
  }

  @Test func `a file is read, with its name telling the format`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "service.properties")
    try Data("a=1\nb=two\\\n  lines\n".utf8).write(to: file)
    var desk = try ImportDesk()
    desk.press(.typed("i"))
    desk.program.type(file.path)
    desk.press(Key(.enter))
    #expect(desk.rows == ["+ a add", "+ b add"])
    #expect(desk.form?.text?.format == .properties)
    desk.press(Key(.enter), .typed("y"))
    #expect(desk.held("b") == "twolines")
  }

  @Test func `a file that is not there is said to be so`() throws {
    var desk = try ImportDesk()
    desk.press(.typed("i"), Key(.enter))
    #expect(desk.form?.file.problem == "type the path of a file, or paste the lines here")
    desk.program.type("/no/such/file.env")
    desk.press(Key(.enter))
    #expect(desk.form?.file.problem == "there is no such file")
  }

  @Test func `a path is pasted as a path`() throws {
    var desk = try ImportDesk()
    desk.press(.typed("i"))
    desk.paste("/tmp/a=b/service.env\n")
    #expect(desk.form?.text == nil)
    #expect(desk.form?.file.typed == "/tmp/a=b/service.env")
  }

  @Test func `one line with a value is no path`() throws {
    var desk = try ImportDesk()
    desk.begin("PASSWORD=hunter2")
    #expect(desk.form?.file.typed == "")
    #expect(desk.rows == ["+ PASSWORD add"])
  }

  @Test func `nothing is imported where nothing may be changed`() throws {
    var desk = try ImportDesk(isReadOnly: true)
    desk.press(.typed("i"))
    #expect(desk.program.app.overlays.isEmpty)
    #expect(
      desk.program.app.browser.status
        == StatusLine(.warning, "read-only: the program was started with --read-only"))
  }

  @Test func `ages are told as in the list of keys behind it`() throws {
    // Half a minute behind the program's clock, and no whole number of minutes.
    let workspace = Workspace(seed: .empty, clock: { 1_764_000_030_000 })
    let others = OtherUser(workspace: workspace)
    try others.createScope()
    try others.put([1], key: "OLD")
    var program = DemoApp(
      workspace: workspace, destination: BrowserViewModel.Destination(scope: ScopeName("s")))
    program.wait(milliseconds: 90_000)
    program.press(.typed("i"))
    program.handle(.pasted(Secret(copying: Array("OLD=2\n".utf8))))
    guard case .importing(let form)? = program.app.overlays.last,
      let put = program.app.browser.keys.selected?.lastUpdated
    else {
      Issue.record("\(program.app.overlays)")
      return
    }
    #expect(form.table.rows.first?.cells[2].text == "1 min")
    #expect(AgeText.short(since: put, now: program.app.time) == "1 min")
  }
}
