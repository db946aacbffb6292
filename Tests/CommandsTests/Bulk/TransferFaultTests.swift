import Commands
import Testing
import WorkspaceEmulator

@Suite struct `A transfer that is struck by a fault` {
  /// What strikes the reads, and what the writes; reads of a lost connection are repeated by the
  /// client, with pauses.
  private static let readFaults: [Fault.Effect] = [
    .error(500, "INTERNAL_ERROR"), .loginPage, .error(403, "PERMISSION_DENIED"),
    .error(400, "BAD_REQUEST"),
  ]
  private static let writeFaults: [(effect: Fault.Effect, isAfterCommit: Bool)] = [
    (.error(500, "INTERNAL_ERROR"), false), (.error(500, "INTERNAL_ERROR"), true),
    (.dropConnection, false), (.dropConnection, true), (.truncate(sentBytes: 1), true),
    (.error(403, "PERMISSION_DENIED"), false), (.loginPage, true), (.loginPage, false),
  ]

  private func strike(_ shell: Shell, at request: Int, round: Int, count: Int = 1) {
    let isWrite = request == 2 || request == 5
    let write = Self.writeFaults[round % Self.writeFaults.count]
    shell.workspace.inject(
      Fault(
        isWrite ? write.effect : Self.readFaults[round % Self.readFaults.count], count: count,
        skip: request, isAfterCommit: isWrite && write.isAfterCommit))
  }

  /// Each of 100 renames is struck at each of its six requests, then run again.
  @Test(arguments: [1, 2])
  func `loses nothing in 100 renames, tells the truth, and is completed by running it again`(
    count: Int
  ) {
    var chance = SplitMix(state: 100)
    let shell = Shell()
    _ = shell.run("create-scope s")
    for round in 0..<100 {
      for request in 0..<6 {
        let (old, new) = ("old-\(round)-\(request)", "new-\(round)-\(request)")
        let value = chance.bytes(count: Int(chance.next() % 40))
        _ = shell.run("put-secret s \(old)", input: value.isEmpty ? [0] : value)
        let held = shell.workspace.value(scope: "s", key: old)
        strike(shell, at: request, round: round, count: count)
        let ended = shell.run("rename-secret s \(old) \(new)")
        shell.workspace.removeFaults()
        let (first, second) = (
          shell.workspace.value(scope: "s", key: old), shell.workspace.value(scope: "s", key: new)
        )
        #expect(first == held || second == held, "\(round), request \(request)")
        #expect(first == held || first == nil)
        #expect(second == held || second == nil)
        if ended.status == .done { #expect(first == nil && second == held) }
        if ended.error.contains("in both places") { #expect(second == held) }
        let again = shell.run("rename-secret s \(old) \(new)")
        #expect(again.status == .done, "\(again.error)")
        #expect(shell.workspace.value(scope: "s", key: old) == nil)
        #expect(shell.workspace.value(scope: "s", key: new) == held)
        _ = shell.run("delete-secret s \(new)")
      }
    }
  }

  @Test func `loses nothing when it is stopped after any request`() {
    for count in 0...6 {
      let shell = Shell()
      _ = shell.run("create-scope s")
      _ = shell.run("put-secret s old", input: [7, 0])
      shell.interruptsAfter = count
      let ended = shell.run("rename-secret s old new")
      #expect(count == 6 || ended.status == .interrupted)
      if ended.status == .interrupted {
        #expect(ended.error.contains("there under the old name, the new one, or both"))
      }
      let held = ["old", "new"].compactMap { shell.workspace.value(scope: "s", key: $0) }
      #expect(held.contains([7, 0]), "\(count)")
      shell.interruptsAfter = nil
      #expect(shell.run("rename-secret s old new").status == .done)
      #expect(shell.workspace.value(scope: "s", key: "new") == [7, 0])
      #expect(shell.workspace.value(scope: "s", key: "old") == nil)
    }
  }
}
