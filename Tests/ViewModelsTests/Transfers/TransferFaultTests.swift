import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// A fault at each request of a move of 100 keys: every value is somewhere with the right bytes, the
/// report names each key's state truly, and running it again completes it.
@Suite struct TransferFaultTests {
  /// What strikes, how often, and whether the request is carried out before.
  private static let faults: [(effect: Fault.Effect, isAfterCommit: Bool)] = [
    (.dropConnection, false), (.dropConnection, true), (.error(500, "INTERNAL_ERROR"), false),
    (.error(500, "INTERNAL_ERROR"), true), (.truncate(sentBytes: 1), true), (.hang, true),
  ]
  private static let keyCount = 100
  /// Two reads, a put, two reads and a delete for each key.
  private static let requestCount = keyCount * 6
  private static let keys = (0..<keyCount).map { "key-\($0)" }
  private static let shares = 4

  /// Which requests are struck: all of them, or some that fall on every kind.
  private static func positions(share: Int, count: Int) -> [Int] {
    let all = stride(from: share, to: count, by: shares).map(\.self)
    let wanted = CaseCount.of(all.count, share: 3)
    // A few fall on requests of different kinds.
    return (0..<wanted).map { all[$0 * all.count / wanted + (wanted < all.count ? $0 : 0)] }
  }

  @Test(arguments: 0..<shares)
  func `within a workspace`(share: Int) throws {
    for position in Self.positions(share: share, count: Self.requestCount) {
      try strike(position, elsewhere: false, strikesTarget: false)
    }
  }

  @Test(arguments: 0..<shares)
  func `from the one workspace to another, which fail in turn`(share: Int) throws {
    for position in Self.positions(share: share, count: Self.requestCount / 2) {
      try strike(position, elsewhere: true, strikesTarget: false)
      try strike(position, elsewhere: true, strikesTarget: true)
    }
  }

  private func strike(_ position: Int, elsewhere: Bool, strikesTarget: Bool) throws {
    let isWhole = CaseCount.of(1, share: 0) == 1
    let kinds = isWhole ? Array(Self.faults.indices) : [position % Self.faults.count]
    for kind in kinds {
      for count in [1, 12] {
        try strike(position, kind, count, elsewhere, strikesTarget)
      }
    }
  }

  private func strike(
    _ position: Int, _ kind: Int, _ count: Int, _ elsewhere: Bool, _ strikesTarget: Bool
  ) throws {
    var desk = try TransferDesk(Self.keys)
    desk.program.press(.typed("T"))
    desk.openTargets(elsewhere: elsewhere)
    desk.program.press(.typed("m"))
    let fault = Self.faults[kind]
    let struck = strikesTarget ? desk.elsewhere : desk.workspace
    struck.inject(
      Fault(fault.effect, count: count, skip: position, isAfterCommit: fault.isAfterCommit))
    desk.program.press(.typed("y"))
    struck.removeFaults()
    let comment: Comment = "request \(position), fault \(kind) × \(count)"
    expectTruth(desk, elsewhere: elsewhere, comment)
    for _ in desk.program.app.overlays { desk.program.press(Key(.escape)) }
    #expect(desk.program.app.overlays.isEmpty, comment)
    desk.program.press(.typed("R"))
    complete(&desk, elsewhere: elsewhere)
    for key in Self.keys {
      #expect(desk.held("s", key) == nil, comment)
      #expect(target(desk, elsewhere, key) == TransferDesk.value(key), comment)
    }
  }

  private func complete(_ desk: inout TransferDesk, elsewhere: Bool) {
    guard !desk.program.app.browser.keys.keys.isEmpty else { return }
    if desk.program.app.browser.keys.markedCount < desk.program.app.browser.keys.rows.count {
      desk.program.press(.typed("T"))
    }
    desk.openTargets(elsewhere: elsewhere)
    desk.program.press(.typed("m"), .typed("y"))
  }

  private func target(_ desk: TransferDesk, _ elsewhere: Bool, _ key: String) -> [UInt8]? {
    (elsewhere ? desk.elsewhere : desk.workspace).value(scope: "z", key: key)
  }

  private func expectTruth(_ desk: TransferDesk, elsewhere: Bool, _ comment: Comment) {
    var states: [String: ChangeRunViewModel.State] = [:]
    for case .changes(let run) in desk.program.app.overlays {
      #expect(run.hasEnded, comment)
      for (row, state) in zip(run.plan.rows, run.states) { states[row.name] = state }
    }
    for key in Self.keys {
      let value = TransferDesk.value(key)
      let (old, new) = (desk.held("s", key), target(desk, elsewhere, key))
      #expect(old == value || new == value, comment)
      #expect(old == nil || old == value, comment)
      #expect(new == nil || new == value, comment)
      // Without a report all of it was done.
      switch states["s/\(key)"] ?? .done {
      case .done: #expect(old == nil && new == value, comment)
      case .notTried: #expect(old == value && new == nil, comment)
      case .failed(let failure): expect(failure, old: old, new: new, value, comment)
      case .waiting, .underWay: Issue.record("\(key) has no end, \(comment)")
      }
    }
  }

  private func expect(
    _ failure: ChangeFailure, old: [UInt8]?, new: [UInt8]?, _ value: [UInt8], _ comment: Comment
  ) {
    switch failure.reason {
    case .leftBehind: #expect(old == value && new == value, comment)
    case .perhapsLeftBehind: #expect(new == value, comment)
    case .unread: #expect(old == value && new == value, comment)
    case .workspace(.outcomeUnknown): #expect(old == value, comment)
    case .workspace: #expect(old == value && new == nil, comment)
    default: Issue.record("\(failure), \(comment)")
    }
  }
}
