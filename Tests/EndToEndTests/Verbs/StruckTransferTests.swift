import Glibc
import Testing

extension EndToEnd {
  /// Copies and moves by the built program, which is killed or stopped at a request.
  @Suite struct StruckTransferTests {
    private static let count = 50

    private static func value(_ index: Int) -> [UInt8] { [0, UInt8(index), 255] }

    /// Two lists and a new scope, then a read, a put and a read for each key.
    @Test(arguments: Strike.all(of: 3 + 150, step: 9))
    func `a copied scope is whole, told of truly, and completed by running it again`(
      strike: Strike
    ) throws {
      let workspace = try ServedWorkspace()
      workspace.makeScope("from")
      for index in 0..<Self.count { workspace.put("from", "k\(index)", Self.value(index)) }
      let ended = try workspace.run("copy-scope from to", strike: strike)
      for index in 0..<Self.count {
        #expect(workspace.value("from", "k\(index)") == Self.value(index))
        let copy = workspace.value("to", "k\(index)")
        #expect(copy == nil || copy == Self.value(index), "k\(index)")
      }
      var done: [String] = []
      if strike.signal == SIGINT, strike.point >= 3 {
        #expect(ended.status == .exited(130))
        let report = try InterruptionReport(ended, of: Self.count)
        done = report.rows.map(\.key)
        for key in done { #expect(workspace.value("to", key) != nil, "\(key)") }
        let begun = Set(done + report.underWay)
        for index in 0..<Self.count where !begun.contains("k\(index)") {
          #expect(workspace.value("to", "k\(index)") == nil, "k\(index)")
        }
      } else {
        #expect(ended.status == .killed(by: strike.signal))
        #expect(ended.outputBytes == [] && ended.errors == "")
      }
      let again = try workspace.run("copy-scope from to")
      #expect(again.status == .exited(0), "\(again.errors)")
      let rows = Set(again.output.split(separator: "\n").map(String.init))
      #expect(rows.count == Self.count)
      for key in done { #expect(rows.contains("same\t\(key)")) }
      for index in 0..<Self.count {
        #expect(workspace.value("to", "k\(index)") == Self.value(index))
      }
    }

    /// Both verbs a hundred times at each instant, or once.
    @Test(arguments: Strike.everyKind(of: 6))
    func `a moved secret is there under the old or the new name`(strike: Strike) throws {
      for round in 0..<(Strike.isChaos ? 100 : 1) {
        for (line, target) in [
          ("rename-secret s old new", (scope: "s", key: "new")),
          ("secrets move-secret --scope s --key old t", (scope: "t", key: "old")),
        ] {
          let workspace = try ServedWorkspace()
          for scope in ["s", "t"] { workspace.makeScope(scope) }
          let value: [UInt8] = [UInt8(round), 0, 255, UInt8(strike.point)]
          workspace.put("s", "old", value)
          let ended = try workspace.run(line, strike: strike)
          let (old, new) = (workspace.value("s", "old"), workspace.value(target.scope, target.key))
          #expect(old == value || new == value)
          #expect(old == value || old == nil)
          #expect(new == value || new == nil)
          #expect(ended.outputBytes == [])
          if strike.signal == SIGINT {
            #expect(ended.status == .exited(130))
            #expect(
              ended.errors
                == "lakelock: interrupted: the secret is there under the old name, the new one, "
                + "or both; run it again to complete it\n")
          } else {
            #expect(ended.status == .killed(by: SIGKILL))
            #expect(ended.errors == "")
          }
          let again = try workspace.run(line)
          #expect(again.status == .exited(0), "\(again.errors)")
          #expect(workspace.value("s", "old") == nil)
          #expect(workspace.value(target.scope, target.key) == value)
        }
      }
    }
  }
}
