import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// A fault at each request of an audit, from the first list of scopes to the last access list: nothing
/// is found that is not so, what could not be read is named, and reading again completes it.
@Suite struct AuditFaultTests {
  /// The program on the demo's workspace with some names more.
  private struct Desk {
    let workspace = Workspace(seed: .demo, clock: { 1_764_000_000_000 })
    var program: DemoApp

    init(_ fault: Fault? = nil, hangsForever: Bool = false) throws {
      let others = OtherUser(workspace: workspace)
      try others.createScope("bare")
      for key in ["db-password", "tls_cert_pem"] { try others.put([1], scope: "sandbox", key: key) }
      if let fault { workspace.inject(fault) }
      program = DemoApp(workspace: workspace, hangsForever: hangsForever)
    }

    /// Somebody puts an old key again and makes a scope.
    func change() throws {
      let others = OtherUser(workspace: workspace)
      try others.put([1], scope: "payments", key: "tls-cert-pem")
      try others.createScope("bleak")
    }

    var audit: AuditViewModel? { program.app.openAudit }
    var findings: Set<String> { Set(program.app.findings) }

    mutating func readAll() {
      program.press(.typed("A"), .typed("a"))
      rest()
    }

    /// Lets the audit look at what has come.
    mutating func rest() {
      for _ in 0..<50 where program.app.deadline == Moment(milliseconds: 0) {
        program.wait(milliseconds: 10)
      }
    }
  }

  private static let truth: Set<String> = {
    var desk = try? Desk()
    desk?.readAll()
    return desk?.findings ?? []
  }()

  private static let changedTruth: Set<String> = {
    var desk = try? Desk()
    try? desk?.change()
    desk?.program.press(.typed("R"))
    desk?.readAll()
    return desk?.findings ?? []
  }()

  private static func positions(_ count: Int) -> [Int] {
    let wanted = min(count, CaseCount.of(count, share: 8))
    return (0..<wanted).map { $0 * count / wanted }
  }

  @Test func `without a fault all is found`() {
    for start in ["stale key", "spelled differently", "empty scope bare", "not read", "same name"] {
      #expect(Self.truth.contains { $0.hasPrefix(start) }, "\(start) in \(Self.truth.sorted())")
    }
  }

  @Test func `from the start on`() throws {
    var whole = try Desk()
    let former = 3
    whole.readAll()
    let count = whole.workspace.log.count - former
    for position in Self.positions(count) {
      for fault in ListFault.some(at: position) {
        let comment: Comment = "\(fault) at \(position) of \(count)"
        var desk = try Desk(fault.fault(at: position))
        desk.readAll()
        expectTruth(desk, Self.truth, comment)
        complete(&desk, Self.truth, comment)
      }
    }
  }

  @Test func `reading everything again`() throws {
    var whole = try Desk()
    whole.readAll()
    let former = whole.workspace.log.count
    whole.program.press(.typed("R"))
    let count = whole.workspace.log.count - former
    for position in Self.positions(count) {
      for fault in ListFault.some(at: position) {
        let comment: Comment = "\(fault) at \(position) of \(count)"
        var desk = try Desk()
        desk.readAll()
        try desk.change()
        desk.workspace.inject(fault.fault(at: position))
        desk.program.press(.typed("R"))
        desk.rest()
        expectTruth(desk, Self.changedTruth, comment)
        complete(&desk, Self.changedTruth, comment)
      }
    }
  }

  @Test func `escape while an access list does not come`() throws {
    for position in Self.positions(4) {
      let comment: Comment = "silence at \(position)"
      var desk = try Desk(hangsForever: true)
      desk.program.press(.typed("A"))
      desk.rest()
      desk.workspace.inject(Fault(.hang, path: "acls/list", count: 1_000, skip: position))
      desk.program.press(.typed("R"), .typed("a"), Key(.escape))
      desk.rest()
      #expect(desk.findings.isSubset(of: Self.truth), comment)
      while desk.audit != nil { desk.program.press(Key(.escape)) }
      desk.workspace.removeFaults()
      desk.program.press(.typed("R"))
      desk.readAll()
      #expect(desk.findings == Self.truth, comment)
    }
  }

  /// What was found is so, or from a list that is called not read again; and who misses something is
  /// told where to look.
  private func expectTruth(_ desk: Desk, _ truth: Set<String>, _ comment: Comment) {
    guard let audit = desk.audit else { return }
    let unread = desk.findings.filter { $0.hasPrefix("not read") }
    let told = "\(audit.progressSentence); \(audit.accessSentence)"
    let areScopesOld = told.contains("the scopes were not read")
    for finding in desk.findings.subtracting(unread).subtracting(truth) {
      let isOld = unread.contains { (finding + " ").contains($0.dropFirst("not read".count) + " ") }
      #expect(isOld || areScopesOld, "\(finding), \(told), \(comment)")
    }
    let missing = truth.subtracting(desk.findings)
    let isTold =
      !unread.isSubset(of: truth)
      || ["not read", "failed", "a reads the rest", "R reads the rest"]
        .contains { told.contains($0) }
    #expect(missing.isEmpty || isTold, "\(missing.sorted()), \(told), \(comment)")
  }

  private func complete(_ desk: inout Desk, _ truth: Set<String>, _ comment: Comment) {
    desk.workspace.removeFaults()
    while let top = desk.program.app.overlays.last, !top.isAudit {
      desk.program.press(Key(.escape))
    }
    if desk.audit == nil { desk.program.press(.typed("A")) }
    desk.program.press(.typed("R"))
    desk.rest()
    desk.program.press(.typed("a"))
    desk.rest()
    #expect(
      desk.findings == truth,
      "\(desk.findings.symmetricDifference(truth).sorted()), \(comment)")
  }
}

extension Overlay {
  fileprivate var isAudit: Bool { if case .audit = self { true } else { false } }
}
