import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// A fault at each request of a comparison, of the lists and of the values: no row says what was not
/// read, what could not be read is named, and reading again completes it.
@Suite struct CompareFaultTests {
  /// Some of them, which fall on requests of different kinds, or all.
  private static func positions(_ count: Int) -> [Int] {
    let wanted = min(count, CaseCount.of(count, share: 8))
    return (0..<wanted).map { $0 * count / wanted }
  }

  @Test(arguments: [false, true], [false, true])
  func `reading lists and values`(isElsewhere: Bool, strikesOther: Bool) throws {
    var desk = try CompareDesk(isElsewhere: isElsewhere)
    let struck = strikesOther ? desk.other : desk.workspace
    let former = struck.log.count
    desk.compareValues()
    #expect(Set(desk.program.app.comparedRows) == desk.wholeTruth)
    let count = struck.log.count - former
    #expect(count >= 5)
    for position in Self.positions(count) {
      for fault in ListFault.some(at: position) {
        let comment: Comment = "\(fault) at \(position) of \(count)"
        var desk = try CompareDesk(isElsewhere: isElsewhere)
        let struck = strikesOther ? desk.other : desk.workspace
        struck.inject(fault.fault(at: position))
        desk.compareValues()
        desk.expectTruth(comment)
        struck.removeFaults()
        desk.complete(comment)
      }
    }
  }

  @Test(arguments: [false, true], [false, true])
  func `reading again`(isElsewhere: Bool, strikesOther: Bool) throws {
    for position in Self.positions(2) {
      for fault in ListFault.all {
        let comment: Comment = "\(fault) at \(position)"
        var desk = try CompareDesk(isElsewhere: isElsewhere)
        let struck = strikesOther ? desk.other : desk.workspace
        desk.compareValues()
        try OtherUser(workspace: desk.other).put([0], scope: "z", key: "mine")
        try OtherUser(workspace: desk.workspace).put([0], scope: "s", key: "same")
        struck.inject(fault.fault(at: position))
        desk.program.press(.typed("R"))
        desk.expectTruth(comment)
        struck.removeFaults()
        desk.complete(comment)
      }
    }
  }

  @Test(arguments: [false, true], [">", "<"] as [Unicode.Scalar])
  func `copying across`(isElsewhere: Bool, key: Unicode.Scalar) throws {
    for strikesOther in isElsewhere ? [false, true] : [false] {
      let count = try requestCount(isElsewhere, key, strikesOther)
      for position in Self.positions(count) {
        for fault in ListFault.some(at: position) {
          try strikeCopy(fault, at: position, isElsewhere, key, strikesOther)
        }
      }
    }
  }

  private func requestCount(
    _ isElsewhere: Bool, _ key: Unicode.Scalar, _ strikesOther: Bool
  ) throws -> Int {
    var desk = try CompareDesk(isElsewhere: isElsewhere)
    let struck = strikesOther ? desk.other : desk.workspace
    desk.compareValues()
    let former = struck.log.count
    desk.program.press(.typed("T"), .typed(key), .typed("y"))
    #expect(desk.program.app.comparedRows.count { $0.hasSuffix(": same") } == 5)
    return struck.log.count - former
  }

  private func strikeCopy(
    _ fault: ListFault, at position: Int, _ isElsewhere: Bool, _ key: Unicode.Scalar,
    _ strikesOther: Bool
  ) throws {
    let comment: Comment = "\(fault) at \(position), \(key), other \(strikesOther)"
    var desk = try CompareDesk(isElsewhere: isElsewhere)
    let struck = strikesOther ? desk.other : desk.workspace
    desk.compareValues()
    desk.program.press(.typed("T"), .typed(key))
    struck.inject(fault.fault(at: position))
    desk.program.press(.typed("y"))
    let (from, to) = key == ">" ? (CompareDesk.here, "z") : (CompareDesk.there, "s")
    let target = key == ">" ? desk.other : desk.workspace
    for (name, value) in from {
      let held = target.value(scope: to, key: name)
      let former = (key == ">" ? CompareDesk.there : CompareDesk.here)[name]
      #expect(held == Array(value.utf8) || held == former.map { Array($0.utf8) }, comment)
    }
    expectTrueReport(desk, target, to, from, comment)
    if desk.compare?.listFailure == nil {
      let claims = Set(
        desk.program.app.comparedRows.filter { !$0.hasSuffix(": not compared yet") })
      #expect(
        claims.isSubset(of: desk.wholeTruth), "\(claims.subtracting(desk.wholeTruth)), \(comment)")
    }
    struck.removeFaults()
    desk.complete(comment)
  }

  /// What the report calls copied is there.
  private func expectTrueReport(
    _ desk: CompareDesk, _ target: Workspace, _ scope: String, _ source: [String: String],
    _ comment: Comment
  ) {
    for case .changes(let run) in desk.program.app.overlays {
      #expect(run.hasEnded && !run.isComplete, comment)
      for (row, state) in zip(run.plan.rows, run.states) where state == .done {
        let name = row.name.split(separator: "/").last.map(String.init) ?? ""
        #expect(
          target.value(scope: scope, key: name) == source[name].map { Array($0.utf8) }, comment)
      }
    }
  }

  @Test(arguments: [false, true], [false, true])
  func `escape while an answer does not come`(isElsewhere: Bool, strikesOther: Bool) throws {
    for position in Self.positions(7) {
      let comment: Comment = "silence at \(position)"
      var desk = try CompareDesk(isElsewhere: isElsewhere, hangsForever: true)
      let struck = strikesOther ? desk.other : desk.workspace
      struck.inject(Fault(.hang, count: 1_000, skip: position))
      desk.compareValues()
      desk.program.press(Key(.escape))
      let claims = Set(desk.program.app.comparedRows.filter { !$0.hasSuffix("compared yet") })
      #expect(claims.isSubset(of: desk.wholeTruth), comment)
      while desk.compare != nil { desk.program.press(Key(.escape)) }
      #expect(desk.program.isIdle, comment)
      struck.removeFaults()
      desk.compareValues()
      #expect(Set(desk.program.app.comparedRows) == desk.wholeTruth, comment)
    }
  }
}
