import DatabricksClient
import Desktop
import Foundation
import Testing
import ViewModels
import WorkspaceEmulator

/// What is done with the marked keys of several scopes in their list.
@Suite struct MarkedKeysTests {
  private static let keys = ["s": ["alpha", "beta"], "z": ["beta", "omega"]]

  /// A list of `s/alpha`, `z/beta` and `z/omega`.
  private func list() -> AppHarness {
    var harness = AppHarness(Self.keys)
    harness.press(Key(.enter), .typed("t"), .typed("1"), .typed("j"), Key(.enter), .typed("T"))
    harness.press(.control("t"))
    return harness
  }

  private func shown(_ harness: AppHarness) -> [String]? {
    guard case .markedKeys(let list)? = harness.app.overlays.last else { return nil }
    return list.table.rows.map(\.id)
  }

  @Test(arguments: [Key.typed("d"), .typed("m"), .typed("x")])
  func `escape closes what lies over the list, and then the list`(key: Key) {
    var harness = list()
    harness.press(key)
    #expect(harness.app.overlays.count == 2)
    harness.press(Key(.escape))
    #expect(shown(harness) == ["s/alpha", "z/beta", "z/omega"])
    harness.press(Key(.escape))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.keys.marks.count == 3)
  }

  @Test func `the list goes with the last marked key, and keeps those that were not deleted`() {
    var harness = list()
    harness.press(.typed("d"), .typed("y"))
    harness.answer(where: { $0 == deletion(path("s", "alpha")) }, .deleted())
    harness.answer(where: { $0 == deletion(path("z", "beta")) }, .deleted())
    harness.answer(
      where: { $0 == deletion(path("z", "omega")) },
      .changed(.failure(.workspace(.notPermitted("no")))))
    harness.press(Key(.escape))
    #expect(shown(harness) == ["z/omega"])
    harness.press(.typed("d"), .typed("y"))
    harness.answer(where: { $0 == deletion(path("z", "omega")) }, .deleted())
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.status?.text == "deleted 1 key; u takes it back")
  }
}

/// The marked keys of two scopes, written into files of a folder that goes with it.
private final class ExportDesk {
  let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  let workspace = Workspace(seed: .empty)
  var program: DemoApp

  init(_ values: [(path: String, value: String)]) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for scope in Set(values.map { $0.path.split(separator: "/")[0] }) {
      try OtherUser(workspace: workspace).createScope(String(scope))
    }
    for (path, value) in values {
      let parts = path.split(separator: "/").map(String.init)
      try OtherUser(workspace: workspace).put(
        Array(value.utf8), scope: parts[0], key: parts[1])
    }
    program = DemoApp(workspace: workspace, writesFiles: true)
    for _ in 0..<2 {
      program.press(Key(.enter))
      program.wait(milliseconds: 1_000)
      program.press(.typed("T"), .typed("1"), .typed("j"))
      program.wait(milliseconds: 1_000)
    }
    program.press(.control("t"), .typed("x"))
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var form: ExportViewModel? {
    for case .exporting(let form) in program.app.overlays { return form }
    return nil
  }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func text(_ name: String) -> String? {
    (try? Data(contentsOf: URL(fileURLWithPath: path(name)))).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Chooses the content that many steps from names, types the path, and presses Enter.
  func write(steps: Int, _ name: String) {
    for _ in 0..<steps { program.press(Key(.right)) }
    program.press(Key(.up), .control("u"))
    program.type(path(name))
    program.press(Key(.enter))
  }
}

/// Exporting the marked keys of several scopes.
@Suite struct MarkedExportTests {
  private static let values = [("s/a", "1"), ("s/b", "two words"), ("z/c", "3")]

  @Test func `names are a table with the scope in front, and the list is there again`() throws {
    let desk = try ExportDesk(Self.values)
    #expect(desk.form?.subject == "3 marked keys of 2 scopes")
    let count = desk.workspace.log.count
    desk.write(steps: 0, "keys.tsv")
    let lines = try #require(desk.text("keys.tsv")).split(separator: "\n")
    #expect(lines.first == "scope\tkey\tlast_updated\tage_days")
    #expect(
      lines.dropFirst().map { $0.split(separator: "\t")[..<2] } == [
        ["s", "a"], ["s", "b"], ["z", "c"],
      ])
    #expect(!desk.workspace.log[count...].contains { $0.path.hasSuffix("/get") })
    #expect(desk.program.app.overlays.count == 1)
    #expect(
      desk.program.app.browser.status?.text.hasPrefix("wrote 3 names of 2 scopes to ") == true)
  }

  @Test func `references tell their scope`() throws {
    let desk = try ExportDesk(Self.values)
    desk.write(steps: 1, "refs")
    #expect(desk.text("refs") == "{{secrets/s/a}}\n{{secrets/s/b}}\n{{secrets/z/c}}\n")
  }

  @Test func `values are written only after their number was typed, for the user alone`() throws {
    let desk = try ExportDesk(Self.values)
    let count = desk.workspace.log.count
    desk.write(steps: 2, "all.env")
    desk.program.press(Key(.enter), Key(.enter))
    desk.program.type("2 values")
    desk.program.press(Key(.enter))
    #expect(desk.workspace.log.count == count)
    guard case .confirmation(let question)? = desk.program.app.overlays.last else {
      Issue.record("nothing is asked")
      return
    }
    #expect(question.requiredText == "3 values")
    desk.program.press(.control("u"))
    desk.program.type("3 values")
    desk.program.press(Key(.enter))
    #expect(desk.text("all.env") == "a=1\nb='two words'\nc=3\n")
    let mode = try FileManager.default.attributesOfItem(atPath: desk.path("all.env"))[
      .posixPermissions]
    #expect(mode as? Int == 0o600)
    #expect(desk.program.writeCount(since: count) == 0)
  }

  @Test func `a key that two scopes have is refused by a flat file, and JSON has both`() throws {
    let desk = try ExportDesk([("s/a", "1"), ("z/a", "2"), ("z/b", "3")])
    desk.write(steps: 2, "all.env")
    desk.program.type("3 values")
    desk.program.press(Key(.enter))
    #expect(
      desk.form?.file.problem
        == "a is in s and in z, which dotenv cannot tell apart; nothing was written, choose JSON")
    #expect(desk.text("all.env") == nil)
    desk.program.press(Key(.up), Key(.right), Key(.enter))
    #expect(desk.text("all.env") == "{\"s/a\":\"1\",\"z/a\":\"2\",\"z/b\":\"3\"}\n")
  }

  @Test func `a marked key that went meanwhile is counted, and so is its scope`() throws {
    let desk = try ExportDesk(Self.values)
    try OtherUser(workspace: desk.workspace).post("delete", #"{"scope":"z","key":"c"}"#)
    desk.write(steps: 1, "refs")
    #expect(desk.text("refs") == "{{secrets/s/a}}\n{{secrets/s/b}}\n")
    let said = try #require(desk.program.app.browser.status?.text)
    #expect(said.hasPrefix("wrote 2 references of 1 scope to "))
    #expect(said.hasSuffix("readable by you alone; 1 marked key is there no more"))
  }

  @Test func `a scope that cannot be listed is named, and no file is left`() throws {
    let desk = try ExportDesk(Self.values)
    desk.workspace.inject(Fault(.error(400, "BAD"), path: "secrets/list", skip: 1))
    desk.write(steps: 1, "refs")
    #expect(desk.form?.file.problem?.hasPrefix("z is not listed: ") == true)
    #expect(desk.text("refs") == nil)
    desk.program.press(Key(.enter))
    #expect(desk.text("refs")?.split(separator: "\n").count == 3)
  }

  @Test func `a value that cannot be read is named with its scope, and no file is left`() throws {
    let desk = try ExportDesk(Self.values)
    desk.workspace.inject(Fault(.error(400, "BAD"), path: "secrets/get", skip: 2))
    desk.write(steps: 2, "all.env")
    desk.program.type("3 values")
    desk.program.press(Key(.enter))
    #expect(desk.form?.file.problem?.hasPrefix("z/c not read, nothing was written: ") == true)
    #expect(desk.text("all.env") == nil)
    desk.program.press(Key(.enter))
    #expect(desk.text("all.env") == "a=1\nb='two words'\nc=3\n")
  }

  @Test func `no more values are read at once than of one scope`() {
    var harness = AppHarness(["s": ["a", "b", "c"], "z": ["d", "e"]])
    harness.press(Key(.enter), .typed("T"), .typed("1"), .typed("j"), Key(.enter), .typed("T"))
    harness.press(.control("t"), .typed("x"), Key(.right), Key(.right), Key(.enter))
    harness.type("5 values")
    harness.press(Key(.enter))
    for (scope, keys) in [("s", ["a", "b", "c"]), ("z", ["d", "e"])] {
      harness.answer(
        where: { $0 == .listKeys(ScopeName(scope)) },
        .keys(ScopeName(scope), .success(AppHarness.keys(keys))))
    }
    func isReading(_ request: Request) -> Bool {
      if case .readValue = request { true } else { false }
    }
    #expect(harness.requests.filter(isReading).count == 3)
    harness.press(Key(.escape))
    #expect(!harness.requests.contains(where: isReading))
  }
}
