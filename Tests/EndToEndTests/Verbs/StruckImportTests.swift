import Glibc
import Testing

extension EndToEnd {
  /// An import of 200 keys by the built program, which is killed or stopped at a request.
  @Suite struct StruckImportTests {
    private static let count = 200
    /// A list, for half of the keys a read, for each a put and a read.
    private static let requestCount = 1 + 100 + 400
    private static let file = Array((0..<count).map { "k\($0)='new \($0)'\n" }.joined().utf8)

    private static func old(_ index: Int) -> [UInt8]? {
      index.isMultiple(of: 2) ? Array("old \(index)".utf8) : nil
    }

    private static func new(_ index: Int) -> [UInt8] { Array("new \(index)".utf8) }

    @Test(arguments: Strike.all(of: requestCount, step: 23))
    func `loses nothing, tells the truth, and is completed by running it again`(
      strike: Strike
    ) throws {
      let workspace = try ServedWorkspace()
      workspace.makeScope("s")
      for index in 0..<Self.count {
        if let old = Self.old(index) { workspace.put("s", "k\(index)", old) }
      }
      let ended = try workspace.run("import s -", input: Self.file, strike: strike)
      for index in 0..<Self.count {
        let held = workspace.value("s", "k\(index)")
        #expect(held == Self.old(index) || held == Self.new(index), "k\(index)")
      }
      let done = try check(ended, strike, workspace)
      let again = try workspace.run("import s -", input: Self.file)
      #expect(again.status == .exited(0), "\(again.errors)")
      let rows = Set(again.output.split(separator: "\n").map(String.init))
      #expect(rows.count == Self.count)
      for key in done { #expect(rows.contains("same\t\(key)")) }
      for index in 0..<Self.count {
        #expect(workspace.value("s", "k\(index)") == Self.new(index), "k\(index)")
      }
    }

    /// The keys that were told to be done.
    private func check(
      _ ended: Command.Result, _ strike: Strike, _ workspace: ServedWorkspace
    ) throws -> [String] {
      // Before the first change nothing is to be told, and Ctrl-C ends the process by itself.
      guard strike.signal == SIGINT, strike.point > 0 else {
        #expect(ended.status == .killed(by: strike.signal))
        #expect(ended.outputBytes == [] && ended.errors == "")
        return []
      }
      #expect(ended.status == .exited(130))
      let report = try InterruptionReport(ended, of: Self.count)
      let begun = Set(report.rows.map(\.key) + report.underWay)
      for row in report.rows {
        let index = try #require(Int(row.key.dropFirst()))
        #expect(workspace.value("s", row.key) == Self.new(index), "\(row)")
        #expect(row.change == (Self.old(index) == nil ? "added" : "changed"))
      }
      for index in 0..<Self.count where !begun.contains("k\(index)") {
        #expect(workspace.value("s", "k\(index)") == Self.old(index), "k\(index)")
      }
      return report.rows.map(\.key)
    }

    @Test(arguments: Strike.all(of: 42, step: 6).filter { $0.point >= 2 })
    func `prunes only what it says`(strike: Strike) throws {
      let workspace = try ServedWorkspace()
      workspace.makeScope("s")
      workspace.put("s", "kept", [1])
      for index in 0..<40 { workspace.put("s", "extra\(index)", [2]) }
      let file = Array("kept='\u{1}'\n".utf8)
      // A list and a read come before the forty deletions.
      let ended = try workspace.run("import s - --prune --yes", input: file, strike: strike)
      if strike.signal == SIGINT {
        #expect(ended.status == .exited(130))
        let report = try InterruptionReport(ended, of: 41)
        let begun = Set(report.rows.map(\.key) + report.underWay)
        for row in report.rows where row.key != "kept" {
          #expect(row.change == "deleted" && workspace.value("s", row.key) == nil, "\(row)")
        }
        for index in 0..<40 where !begun.contains("extra\(index)") {
          #expect(workspace.value("s", "extra\(index)") == [2], "extra\(index)")
        }
      } else {
        #expect(ended.status == .killed(by: SIGKILL))
      }
      #expect(workspace.value("s", "kept") == [1])
      let again = try workspace.run("import s - --prune --yes", input: file)
      #expect(again.status == .exited(0), "\(again.errors)")
      #expect(try workspace.run("list-secrets s").output.hasPrefix("kept\t"))
      for index in 0..<40 { #expect(workspace.value("s", "extra\(index)") == nil) }
    }
  }
}
