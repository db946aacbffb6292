import DatabricksClient
import Foundation
import Testing
import ViewModels
import WorkspaceEmulator

@Suite struct `An import of 100 keys that is struck by a fault` {
  private static let keyCount = 100
  /// New, new, another value, the same.
  private static func old(_ index: Int) -> String? {
    switch index % 4 {
    case 2: "old \(index)"
    case 3: "new \(index)"
    default: nil
    }
  }

  private static let values = Dictionary(
    uniqueKeysWithValues: (0..<keyCount).compactMap { index in
      old(index).map { ("k\(index)", $0) }
    })
  private static let text = (0..<keyCount).map { "k\($0)='new \($0)'\n" }.joined()
  /// A list, a read for each key that is there, then for each picked key a read, a put and a read.
  private static let requestCount = 1 + 50 + 75 * 3

  static let faults: [Fault] = [
    Fault(.error(500, "INTERNAL_ERROR")), Fault(.error(500, "INTERNAL_ERROR"), isAfterCommit: true),
    Fault(.dropConnection), Fault(.dropConnection, isAfterCommit: true),
    Fault(.truncate(sentBytes: 3)), Fault(.error(400, "BAD_REQUEST")),
    Fault(.error(403, "PERMISSION_DENIED")), Fault(.loginPage),
    Fault(.dropConnection, count: 12), Fault(.dropConnection, count: 12, isAfterCommit: true),
    Fault(.truncate(sentBytes: 3), count: 12),
  ]

  /// Every fault after every request with `LAKELOCK_CHAOS=1`, else one after every ninth.
  static let isWhole = ProcessInfo.processInfo.environment["LAKELOCK_CHAOS"] == "1"

  @Test func `keeps every value, tells each key's state truly, and is completed by going on`()
    throws
  {
    for point in stride(from: 0, to: Self.requestCount, by: Self.isWhole ? 1 : 9) {
      let number = point / 9 % Self.faults.count
      for fault in Self.isWhole ? Self.faults : [Self.faults[number]] {
        try strike(fault, after: point)
      }
    }
  }

  private func strike(_ fault: Fault, after point: Int) throws {
    var desk = try ImportDesk(Self.values)
    var fault = fault
    fault.skip = point
    desk.press(.typed("i"))
    desk.program.workspace.inject(fault)
    desk.paste(Self.text)
    if desk.form?.comparisonFailure != nil {
      for index in 0..<Self.keyCount { #expect(desk.held("k\(index)") == Self.old(index)) }
      desk.program.workspace.removeFaults()
      desk.press(.typed("R"))
    }
    desk.press(Key(.enter), .typed("o"))
    desk.program.workspace.removeFaults()
    check(desk, "\(fault.effect) after \(point)")
    if desk.report != nil { desk.press(Key(.enter)) }
    // What was left of the fault may have struck the look at what is there now.
    if desk.form?.comparisonFailure != nil { desk.press(.typed("R")) }
    if desk.form != nil { desk.press(Key(.enter), .typed("o")) }
    if desk.question != nil { desk.press(.typed("y")) }
    // Where the last reading back failed all is there already, and the box says so.
    if let form = desk.form {
      #expect(form.counts.same == Self.keyCount, "\(fault.effect) after \(point)")
      desk.press(Key(.escape))
    }
    #expect(desk.program.app.overlays.isEmpty, "\(fault.effect) after \(point)")
    for index in 0..<Self.keyCount {
      #expect(desk.held("k\(index)") == "new \(index)", "\(fault.effect) after \(point)")
    }
  }

  /// Every key has its old or its new value, and each row of the report says which.
  private func check(_ desk: ImportDesk, _ comment: Comment) {
    for index in 0..<Self.keyCount {
      let held = desk.held("k\(index)")
      #expect(held == Self.old(index) || held == "new \(index)", comment)
    }
    guard let report = desk.report else {
      // It went well, or what failed is compared again behind the status line.
      for index in 0..<Self.keyCount where desk.form == nil {
        #expect(desk.held("k\(index)") == "new \(index)", comment)
      }
      return
    }
    for (row, state) in report.states.enumerated() {
      let index = Int(report.plan.rows[row].name.dropFirst("s/k".count)) ?? 0
      let held = desk.held("k\(index)")
      switch state {
      case .done: #expect(held == "new \(index)", comment)
      case .failed(let failure):
        switch failure.reason {
        case .unread, .notVerified: #expect(held == "new \(index)", comment)
        case .workspace(.outcomeUnknown): break
        default: #expect(held == Self.old(index), comment)
        }
      case .notTried: #expect(held == Self.old(index), comment)
      case .waiting, .underWay: Issue.record("not ended, \(comment)")
      }
    }
  }
}
