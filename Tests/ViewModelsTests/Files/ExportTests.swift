import DatabricksClient
import Desktop
import Foundation
import Testing
import ViewModels
import WorkspaceEmulator

@Suite struct ExportTests {
  /// A folder of its own, away with the test.
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }
    func text(_ name: String) -> String? {
      (try? Data(contentsOf: URL(fileURLWithPath: path(name)))).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }

  private func form(_ desk: ImportDesk) -> ExportViewModel? {
    for case .exporting(let form) in desk.program.app.overlays { return form }
    return nil
  }

  /// Opens the form, chooses the content that many steps from names, and types the path.
  private func open(_ desk: inout ImportDesk, steps: Int, _ path: String) {
    desk.press(.typed("x"))
    for _ in 0..<steps { desk.press(Key(.right)) }
    desk.press(Key(.up), .control("u"))
    desk.program.type(path)
  }

  private func agree(_ desk: inout ImportDesk) {
    desk.press(Key(.enter))
    desk.program.type("s")
    desk.press(Key(.enter))
  }

  @Test func `names and ages are a table with tabs, and no value is read`() throws {
    let folder = try Folder()
    var desk = try ImportDesk(["a": "1", "b": "2"])
    let count = desk.program.workspace.log.count
    open(&desk, steps: 0, folder.path("keys.tsv"))
    desk.press(Key(.enter))
    #expect(desk.program.app.overlays.isEmpty)
    let lines = try #require(folder.text("keys.tsv")).split(separator: "\n")
    #expect(lines.first == "key\tlast_updated\tage_days")
    #expect(lines.dropFirst().map { $0.split(separator: "\t").count } == [3, 3])
    #expect(!desk.program.workspace.log[count...].contains { $0.path.hasSuffix("/get") })
    #expect(desk.program.app.browser.status?.text.hasPrefix("wrote 2 names of s to ") == true)
  }

  @Test func `marked keys are written alone, from the list of keys`() throws {
    let folder = try Folder()
    var desk = try ImportDesk(["a": "1", "b": "2", "c": "3"])
    desk.press(.typed("t"), .typed("t"))
    open(&desk, steps: 1, folder.path("marked.txt"))
    #expect(form(desk)?.subject == "2 marked keys of s")
    desk.press(Key(.enter))
    #expect(folder.text("marked.txt") == "{{secrets/s/a}}\n{{secrets/s/b}}\n")
    open(&desk, steps: 2, folder.path("marked.env"))
    agree(&desk)
    #expect(folder.text("marked.env") == "a=1\nb=2\n")
    desk.press(Key(.left))
    #expect(desk.program.app.browser.focus == .scopes)
    open(&desk, steps: 1, folder.path("all.txt"))
    desk.press(Key(.enter))
    #expect(folder.text("all.txt")?.split(separator: "\n").count == 3)
  }

  @Test func `marked keys that went meanwhile are told, and nothing is written`() throws {
    let folder = try Folder()
    var desk = try ImportDesk(["a": "1", "b": "2"])
    desk.press(.typed("t"))
    try desk.others.delete(key: "a")
    open(&desk, steps: 1, folder.path("marked.txt"))
    desk.press(Key(.enter))
    #expect(
      form(desk)?.file.problem == "the marked keys are no longer there, so nothing was written")
    #expect(folder.text("marked.txt") == nil)
  }

  @Test func `references are of the chosen kind`() throws {
    let folder = try Folder()
    var desk = try ImportDesk(["a": "1", "b": "2"])
    open(&desk, steps: 1, folder.path("refs"))
    desk.press(Key(.up), Key(.right), Key(.right), Key(.enter))
    #expect(
      folder.text("refs")
        == "dbutils.secrets.get(scope=\"s\", key=\"a\")\ndbutils.secrets.get(scope=\"s\", key=\"b\")\n"
    )
  }

  @Test func `values are written only after the scope's name, for the user alone`() throws {
    let folder = try Folder()
    var desk = try ImportDesk(["a": "1", "b": "two words"])
    let count = desk.program.workspace.log.count
    open(&desk, steps: 2, folder.path("s.env"))
    desk.press(Key(.enter), Key(.enter), Key(.enter))
    #expect(desk.question?.requiredText == "s")
    #expect(desk.program.workspace.log.count == count)
    desk.program.type("s")
    desk.press(Key(.enter))
    #expect(folder.text("s.env") == "a=1\nb='two words'\n")
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path("s.env"))[
      .posixPermissions]
    #expect(mode as? Int == 0o600)
    #expect(desk.program.app.overlays.isEmpty)
    #expect(desk.program.writeCount(since: count) == 0)
  }

  @Test func `the name of the file tells the format`() throws {
    let folder = try Folder()
    var desk = try ImportDesk(["a": "1"])
    open(&desk, steps: 2, folder.path("s.json"))
    agree(&desk)
    #expect(folder.text("s.json") == "{\"a\":\"1\"}\n")
  }

  @Test func `values are written under read-only, which changes nothing`() throws {
    let folder = try Folder()
    var desk = try ImportDesk(["a": "1"], isReadOnly: true)
    open(&desk, steps: 2, folder.path("s.env"))
    agree(&desk)
    #expect(folder.text("s.env") == "a=1\n")
  }

  @Test func `a file that is there is asked about`() throws {
    let folder = try Folder()
    try Data("mine".utf8).write(to: URL(fileURLWithPath: folder.path("s.env")))
    var desk = try ImportDesk(["a": "1"])
    open(&desk, steps: 2, folder.path("s.env"))
    agree(&desk)
    #expect(desk.question?.title == "A file is there")
    desk.press(Key(.enter), Key(.escape))
    #expect(folder.text("s.env") == "mine")
    desk.press(Key(.enter))
    #expect(desk.question?.title == "A file is there", "the name was typed for this file already")
    desk.press(.typed("y"))
    #expect(folder.text("s.env") == "a=1\n")
    #expect(desk.program.app.overlays.isEmpty)
  }

  @Test func `folders, and links to nothing, are refused`() throws {
    let folder = try Folder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: folder.path("nothing"))
    for (name, problem) in [
      ("", "that is a folder; add the name of a file"), ("link", "it is a link to nothing"),
    ] {
      var desk = try ImportDesk(["a": "1"])
      open(&desk, steps: 0, folder.path(name))
      desk.press(Key(.enter))
      #expect(form(desk)?.file.problem == problem)
    }
  }

  @Test func `what a format cannot hold is said before anything is written`() throws {
    let folder = try Folder()
    var desk = try ImportDesk(["a": "1"])
    try desk.others.put([0xff, 0x00], key: "raw")
    open(&desk, steps: 2, folder.path("s.env"))
    agree(&desk)
    #expect(
      form(desk)?.file.problem
        == "raw is no text that dotenv can hold; nothing was written, choose JSON")
    #expect(folder.text("s.env") == nil)
    let count = desk.program.workspace.log.count
    desk.press(Key(.up), Key(.right), Key(.enter))
    #expect(folder.text("s.env") == "{\"a\":\"1\",\"raw\":{\"bytes_value\":\"/wA=\"}}\n")
    #expect(!desk.program.workspace.log[count...].contains { $0.path.hasSuffix("/get") })
  }

  @Test func `a value that cannot be read leaves no file, and enter tries again`() throws {
    let folder = try Folder()
    var desk = try ImportDesk(["a": "1", "b": "2", "c": "3"])
    desk.program.workspace.inject(Fault(.error(400, "BAD"), path: "secrets/get", skip: 1))
    open(&desk, steps: 2, folder.path("s.env"))
    agree(&desk)
    #expect(form(desk)?.file.problem?.hasPrefix("b not read, nothing was written: ") == true)
    #expect(folder.text("s.env") == nil)
    desk.press(Key(.enter))
    #expect(folder.text("s.env") == "a=1\nb=2\nc=3\n")
  }

  @Test func `an empty scope is said to be empty`() throws {
    var desk = try ImportDesk()
    desk.press(.typed("x"), Key(.enter))
    #expect(form(desk)?.file.problem == "s holds no keys, so nothing was written")
  }

  @Test func `escape stops reading, and a second one closes`() {
    var harness = AppHarness(["a": (0..<9).map { "k\($0)" }])
    harness.press(.typed("x"), Key(.right), Key(.right), Key(.enter))
    harness.type("a")
    harness.press(Key(.enter))
    harness.answer(
      where: { $0 == .listKeys(ScopeName("a")) },
      .keys(ScopeName("a"), .success(AppHarness.keys((0..<9).map { "k\($0)" }))))
    func isReading(_ request: Request) -> Bool {
      if case .readValue = request { true } else { false }
    }
    #expect(harness.requests.filter(isReading).count == 3)
    harness.press(Key(.escape))
    #expect(!harness.requests.contains(where: isReading))
    #expect(harness.app.overlays.count == 1)
    harness.press(Key(.escape))
    #expect(harness.app.overlays.isEmpty)
  }

  @Test func `a value whose key tells no time is read again`() {
    var harness = AppHarness(["a": ["k"]])
    let list = KeyList([SecretKey(name: KeyName("k"), lastUpdated: nil)])
    harness.press(.typed("x"), Key(.right), Key(.right), Key(.enter))
    harness.type("a")
    harness.press(Key(.enter))
    for value in ["old", "new"] {
      harness.answer(
        where: { $0 == .listKeys(ScopeName("a")) }, .keys(ScopeName("a"), .success(list)))
      // Whatever was read before, somebody may have put another value since.
      #expect(harness.requests.contains(.readValue(path("a", "k"))))
      harness.answer(
        where: { $0 == .readValue(path("a", "k")) },
        .value(path("a", "k"), .success(Secret(copying: Array(value.utf8)))))
      harness.answer(
        where: { if case .local(.saveFile) = $0 { true } else { false } },
        .local(.fileSaved(.failure(.notFound))))
      harness.press(Key(.enter))
    }
  }

  @Test func `the file that is proposed follows what is written`() throws {
    var desk = try ImportDesk()
    desk.press(.typed("x"))
    #expect(form(desk)?.file.typed == "s.tsv")
    desk.press(Key(.right), Key(.right), Key(.down), Key(.right))
    #expect(form(desk)?.file.typed == "s.json")
  }
}
