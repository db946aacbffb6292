import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// Taking back while the workspace, or the way to it, fails at any of the requests.
@Suite struct UndoFaultTests {
  private static let effects: [(name: String, effect: Fault.Effect, isAfterCommit: Bool)] = [
    ("dropped before", .dropConnection, false), ("dropped after", .dropConnection, true),
    ("500 before", .error(500, "INTERNAL_ERROR"), false),
    ("500 after", .error(500, "INTERNAL_ERROR"), true),
    ("cut short", .truncate(sentBytes: 1), true),
    ("403", .error(403, "PERMISSION_DENIED"), false),
    ("a login page", .loginPage, true),
  ]

  @Test(arguments: UndoDesk.Action.allCases)
  func `everything is as before when it was taken back`(action: UndoDesk.Action) throws {
    var desk = try UndoDesk()
    desk.perform(action)
    #expect(desk.now != desk.before)
    #expect(desk.program.app.undoLog.entries.count == 1)
    desk.expectNothingLost()
    desk.takeBack()
    #expect(desk.now == desk.before, "\(desk.status?.text ?? "")")
    #expect(desk.status?.text.hasPrefix("took back ") == true, "\(desk.status?.text ?? "")")
    #expect(desk.program.app.undoLog.entries.isEmpty, "an undo is not offered to be undone")
    desk.program.press(.typed("u"))
    #expect(desk.program.app.overlays.isEmpty)
    #expect(desk.now == desk.before)
  }

  /// One request of the undo is struck, or that one and all behind it.
  @Test(arguments: UndoDesk.Action.allCases, [1, 1000])
  func `a fault at any request loses nothing, is told truly, and is mended by u`(
    action: UndoDesk.Action, count: Int
  ) throws {
    var clean = try UndoDesk()
    clean.perform(action)
    let start = clean.program.workspace.log.count
    clean.takeBack()
    let requestCount = clean.program.workspace.log.count - start
    #expect(requestCount > 1)
    for request in 0..<requestCount {
      for (name, effect, isAfterCommit) in Self.effects {
        var desk = try UndoDesk()
        desk.perform(action)
        desk.program.workspace.inject(
          Fault(effect, count: count, skip: request, isAfterCommit: isAfterCommit))
        desk.takeBack()
        desk.program.workspace.removeFaults()
        let comment: Comment = "\(action), request \(request), \(name) × \(count)"
        desk.expectNothingLost(comment)
        // A list that cannot be read again afterwards is told in the place of the success.
        let isDone = desk.program.app.undoLog.entries.isEmpty
        if isDone {
          #expect(desk.now == desk.before, comment)
        } else {
          #expect(desk.status?.kind == .failure, comment)
          desk.takeBack()
          #expect(desk.now == desk.before, "\(comment): \(desk.status?.text ?? "")")
          #expect(desk.program.app.undoLog.entries.isEmpty, comment)
        }
      }
    }
  }

  /// The report of a failed undo has a row for each key, which tells what is so.
  @Test func `the report of a scope that did not come back whole names each key's state`() throws {
    var desk = try UndoDesk()
    desk.perform(.deleteScope)
    desk.program.workspace.inject(
      Fault(.error(400, "INVALID_PARAMETER_VALUE", "no"), path: "secrets/put", skip: 1))
    desk.program.press(.typed("u"), .typed("y"))
    guard case .changes(let run)? = desk.program.app.overlays.last else {
      Issue.record("no report")
      return
    }
    for (row, state) in zip(run.plan.rows, run.states) where row.name.hasPrefix("s/") {
      let isThere = desk.now.values[row.name] != nil
      #expect(isThere == (state == .done), "\(row.name)")
    }
    #expect(run.states.contains { $0.failure != nil })
    #expect(run.endedCount == run.states.count)
  }

  /// The answers to what is done are lost, and it is not known whether it was done.
  @Test(arguments: UndoDesk.Action.allCases, ["POST", nil])
  func `what may have been done can be taken back`(
    action: UndoDesk.Action, method: String?
  ) throws {
    for (skip, isAfterCommit) in (0..<14).flatMap({ [($0, true), ($0, false)] }) {
      var desk = try UndoDesk()
      desk.program.workspace.inject(
        Fault(
          .dropConnection, method: method, count: 1000, skip: skip, isAfterCommit: isAfterCommit))
      desk.perform(action)
      for _ in desk.program.app.overlays { desk.program.press(Key(.escape)) }
      desk.program.workspace.removeFaults()
      if desk.program.editor != nil { desk.program.press(Key(.escape), .typed("d")) }
      desk.expectNothingLost("\(action), \(skip)")
      while !desk.program.app.undoLog.entries.isEmpty {
        let count = desk.program.app.undoLog.entries.count
        desk.takeBack()
        guard desk.program.app.undoLog.entries.count < count else { break }
      }
      #expect(
        desk.now == desk.before,
        "\(action), \(skip), \(isAfterCommit): \(desk.status?.text ?? "")")
    }
  }

  /// What others do between a change and its undo.
  @Test(arguments: UndoDesk.Action.allCases)
  func `nothing of somebody else's is overwritten`(action: UndoDesk.Action) throws {
    let theirs = Array("theirs".utf8)
    var desk = try UndoDesk()
    desk.perform(action)
    let others = desk.others
    switch action {
    case .deleteKey, .overwrite: try others.put(theirs)
    case .createKey, .rename: try others.put(theirs, key: "n")
    case .createScope: try others.put(theirs, scope: "new", key: "n")
    case .deleteScope:
      try others.createScope()
      try others.put(theirs)
    case .moveOver, .copyMany: try others.put(theirs, scope: "other", key: "k2")
    case .changeAccess, .takeAccess: try others.putACL("grace@example.com", "WRITE")
    case .giveAccess: try others.putACL("katherine@example.com", "MANAGE")
    }
    let now = desk.now
    desk.takeBack()
    #expect(desk.status?.kind == .failure, "\(desk.status?.text ?? "")")
    #expect(desk.program.app.undoLog.entries.count == 1, "what is left can be tried again")
    for (name, value) in desk.now.values where value == theirs {
      #expect(now.values[name] == theirs)
    }
    #expect(desk.now.values.values.contains(theirs) == now.values.values.contains(theirs))
    if action != .changeAccess { #expect(desk.now.access == now.access) }
    if case .changeAccess = action {
      #expect(desk.now.access["s"]?.contains(#"grace@example.com","permission":"WRITE"#) == true)
    }
    desk.expectNothingLost()
  }

  @Test func `a key that is gone, or as it was, is nothing to fail about`() throws {
    var desk = try UndoDesk()
    desk.perform(.overwrite)
    try desk.others.put(Array("old".utf8))
    desk.takeBack()
    #expect(desk.status?.text == "nothing to do: it is so already")
    desk.perform(.createKey)
    try desk.others.delete(key: "n")
    desk.takeBack()
    #expect(desk.program.app.undoLog.entries.isEmpty)
    #expect(desk.now == desk.before)
  }
}
