import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// The program on a workspace with the scopes `s` and `z`, and another workspace with `z` and a
/// profile `staging`: what `s` has is compared with what `z` has, here or there.
struct CompareDesk {
  var program: DemoApp
  let workspace: Workspace
  /// Where `z` is.
  let other: Workspace
  private let isElsewhere: Bool

  /// What both hold at first.
  static let here = ["mine": "1", "same": "2", "twin": "3", "unlike": "4", "other": "5"]
  static let there = ["same": "2", "twin": "3", "unlike": "6", "other": "7", "theirs": "8"]

  init(isElsewhere: Bool, hangsForever: Bool = false) throws {
    self.isElsewhere = isElsewhere
    let home = Workspace(seed: .empty)
    var seed = Seed.empty
    seed.workspaceID = "77"
    let elsewhere = Workspace(seed: seed)
    workspace = home
    other = isElsewhere ? elsewhere : home
    let others = OtherUser(workspace: workspace)
    for scope in ["s", "z"] { try others.createScope(scope) }
    if isElsewhere { try OtherUser(workspace: elsewhere).createScope("z") }
    for (key, value) in Self.here { try others.put(Array(value.utf8), scope: "s", key: key) }
    for (key, value) in Self.there {
      try OtherUser(workspace: other).put(Array(value.utf8), scope: "z", key: key)
    }
    program = DemoApp(
      workspace: workspace, destination: BrowserViewModel.Destination(scope: ScopeName("s")),
      hangsForever: hangsForever, elsewhere: [try OtherWorkspace("staging", elsewhere)])
  }

  var compare: CompareViewModel? { program.app.comparison }

  /// Begins to compare both scopes.
  mutating func compareScopes() {
    program.press(.typed("c"))
    if isElsewhere { program.press(.typed("w"), Key(.end), Key(.enter)) }
    program.press(Key(.end), Key(.enter))
  }

  /// Compares scopes and values.
  mutating func compareValues() {
    compareScopes()
    program.press(.typed("v"))
  }

  /// What a row may say of a key as it is now, once it was read.
  func truth(of key: String) -> String {
    switch (workspace.value(scope: "s", key: key), other.value(scope: "z", key: key)) {
    case (_?, nil): "only here"
    case (nil, _?): "only there"
    case (let one, let two): one == two ? "same" : "different"
    }
  }

  /// Every row as it is once all was read.
  var wholeTruth: Set<String> {
    Set(Set(Self.here.keys).union(Self.there.keys).map { "\($0): \(truth(of: $0))" })
  }

  /// No row says what is not so, and where a row or a list is missing, it is told that it is.
  func expectTruth(_ comment: Comment) {
    guard let compare else { return }
    let rows = program.app.comparedRows
    let open = rows.filter { $0.hasSuffix(": not compared yet") || $0.hasSuffix(": not read") }
    let failures = [compare.here.failure, compare.there?.failure, compare.target.problem]
    let isTold = failures.contains { $0 != nil }
    // A list that could not be read again is as old as is told.
    if compare.listFailure == nil {
      let claims = Set(rows).subtracting(open)
      #expect(claims.isSubset(of: wholeTruth), "\(claims.subtracting(wholeTruth)), \(comment)")
    }
    #expect(isTold || (compare.isListed && rows.count == wholeTruth.count), "\(rows), \(comment)")
    #expect(compare.comparisonProgress == nil, comment)
    for row in open {
      let word = row.hasSuffix("yet") ? "not compared yet" : "not read"
      #expect(compare.summary.contains(word), "\(row), \(comment)")
    }
    let isWarned = compare.notice?.kind == .failure || compare.notice?.kind == .warning
    #expect(isWarned || !rows.contains { $0.hasSuffix(": not read") }, comment)
  }

  /// Reads what is missing as the screen says, until all is there.
  mutating func complete(_ comment: Comment) {
    while let top = program.app.overlays.last, !top.isComparison { program.press(Key(.escape)) }
    if compare?.there == nil {
      while compare != nil { program.press(Key(.escape)) }
      compareScopes()
    }
    program.press(.typed("R"), .typed("v"))
    if compare?.isListed == true, !program.app.comparedRows.allSatisfy({ !$0.hasSuffix("yet") }) {
      program.press(.typed("v"))
    }
    #expect(Set(program.app.comparedRows) == wholeTruth, comment)
    #expect(compare?.listFailure == nil, comment)
    while compare != nil { program.press(Key(.escape)) }
    #expect(program.isIdle, "no value is kept for an answer, \(comment)")
  }
}

extension Overlay {
  var isComparison: Bool { if case .compare = self { true } else { false } }
}
