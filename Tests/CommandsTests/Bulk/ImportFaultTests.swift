import Commands
import Foundation
import Testing
import WorkspaceEmulator

/// A file in a folder of its own; the system clears these away.
func temporary(_ text: String, name: String = "file") throws -> String {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let file = folder.appending(path: name)
  try Data(text.utf8).write(to: file)
  return file.path
}

@Suite struct `An import of 200 keys that is struck by a fault` {
  private static let keyCount = 200
  /// A list, for half of the keys a read, for each a put and a read.
  private static let requestCount = 1 + 100 + 400

  private let file = (0..<keyCount).map { "k\($0)='new \($0)'\n" }.joined()

  private func filled() -> Shell {
    let shell = Shell()
    _ = shell.run("create-scope s")
    let old = (0..<100).map { "k\($0 * 2)='old \($0 * 2)'\n" }.joined()
    _ = shell.run("import s -", input: Array(old.utf8))
    return shell
  }

  private func held(_ shell: Shell, _ key: String) -> String? {
    shell.workspace.value(scope: "s", key: key).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Every key has its old or its new value, and what was reported is so.
  private func check(_ shell: Shell, _ ended: Shell.Ended, _ point: Int) {
    for index in 0..<Self.keyCount {
      let value = held(shell, "k\(index)")
      let isOld = value == (index.isMultiple(of: 2) ? "old \(index)" : nil)
      #expect(isOld || value == "new \(index)", "k\(index) after request \(point)")
    }
    let rows = ended.output.split(separator: "\n").map {
      $0.split(separator: "\t").map(String.init)
    }
    for row in rows {
      #expect(held(shell, row[1]) == "new \(row[1].dropFirst())", "\(row), request \(point)")
    }
    if ended.status == .done { #expect(rows.count == Self.keyCount) }
    let failed = ended.error.split(separator: "\n").count { $0.hasPrefix("lakelock: s/k") }
    #expect(ended.status == .interrupted || ended.status == .done || failed > 0 || rows.isEmpty)
  }

  private func checkCompletes(_ shell: Shell, _ point: Int) {
    let again = shell.run("import s -", input: Array(file.utf8))
    #expect(again.status == .done, "\(again.error)")
    for index in 0..<Self.keyCount {
      #expect(held(shell, "k\(index)") == "new \(index)", "request \(point)")
    }
  }

  static let faults: [(Fault.Effect, Bool)] = [
    (.error(500, "INTERNAL_ERROR"), false), (.error(500, "INTERNAL_ERROR"), true),
    (.error(400, "BAD_REQUEST"), false), (.error(403, "PERMISSION_DENIED"), false),
    (.error(401, "UNAUTHENTICATED"), true), (.loginPage, true),
  ]

  @Test func `keeps every value, tells the truth, and is completed by running it again`() {
    for point in stride(from: 0, to: Self.requestCount, by: Self.step) {
      let shell = filled()
      let (effect, isAfterCommit) = Self.faults[point / Self.step % Self.faults.count]
      shell.workspace.inject(Fault(effect, skip: point, isAfterCommit: isAfterCommit))
      let ended = shell.run("import s -", input: Array(file.utf8))
      shell.workspace.removeFaults()
      check(shell, ended, point)
      checkCompletes(shell, point)
    }
  }

  @Test func `keeps every value when it is stopped after any request`() {
    for point in stride(from: 0, to: Self.requestCount, by: Self.step) {
      let shell = filled()
      shell.interruptsAfter = point
      let ended = shell.run("import s -", input: Array(file.utf8))
      shell.interruptsAfter = nil
      #expect(ended.status == .interrupted)
      check(shell, ended, point)
      checkCompletes(shell, point)
    }
  }

  @Test func `tells in JSON what was done, stopped and not begun`() throws {
    let shell = filled()
    shell.interruptsAfter = 60
    let ended = shell.run("import s - -o json", input: Array(file.utf8))
    #expect(ended.status == .interrupted)
    let rows = try JSONDecoder().decode([[String: String]].self, from: Data(ended.bytes))
    #expect(rows.count == Self.keyCount)
    let results = rows.compactMap { $0["result"] }
    #expect(Set(results) == ["added", "changed", "stopped", "untried"])
    for row in rows where ["added", "changed"].contains(row["result"]) {
      let key = try #require(row["key"])
      #expect(held(shell, key) == "new \(key.dropFirst())")
    }
    // They were begun in their order.
    let begun = results.firstIndex(of: "untried") ?? 0
    #expect(results[begun...].allSatisfy { $0 == "untried" })
  }

  @Test func `tells that a stopped trial run changed nothing`() {
    let shell = filled()
    shell.interruptsAfter = 20
    let ended = shell.run("import s - --dry-run", input: Array(file.utf8))
    #expect(ended.status == .interrupted)
    #expect(ended.error.contains("of 200 keys compared; nothing was changed"))
    #expect(!ended.error.contains("run it again"))
  }

  /// Every request with `LAKELOCK_CHAOS=1`, else every seventh, which takes seconds.
  static let step = ProcessInfo.processInfo.environment["LAKELOCK_CHAOS"] == "1" ? 1 : 7
}
