import Commands
import Testing
import WorkspaceEmulator

@Suite struct `The copy of a scope` {
  private static let keyCount = 50

  private func value(_ index: Int) -> [UInt8] {
    var chance = SplitMix(state: UInt64(index))
    return chance.bytes(count: 1 + index % 60)
  }

  private func filled() -> Shell {
    let shell = Shell()
    _ = shell.run("create-scope a")
    for index in 0..<Self.keyCount { _ = shell.run("put-secret a k\(index)", input: value(index)) }
    return shell
  }

  private func isComplete(_ shell: Shell) -> Bool {
    (0..<Self.keyCount).allSatisfy {
      shell.workspace.value(scope: "b", key: "k\($0)") == value($0)
        && shell.workspace.value(scope: "a", key: "k\($0)") == value($0)
    }
  }

  @Test func `has every key with its bytes, in a scope that is made for it`() {
    let shell = filled()
    let ended = shell.run("copy-scope a b")
    #expect(ended.status == .done, "\(ended.error)")
    #expect(isComplete(shell))
    #expect(ended.output.split(separator: "\n").count == Self.keyCount)
    #expect(ended.output.hasPrefix("added\tk0\n"))
    shell.isOutputTerminal = true
    #expect(shell.run("copy-scope a b").output == "scope b: 50 the same\n")
  }

  @Test func `leaves values alone that differ, and copies the others`() {
    let shell = filled()
    _ = shell.run("create-scope b")
    _ = shell.run("put-secret b k7", input: [9])
    let ended = shell.run("copy-scope a b")
    #expect(ended.status == .refused)
    #expect(ended.error.contains("b/k7: is there already with another value"))
    #expect(ended.error.contains("1 of 50 keys failed; run it again"))
    #expect(shell.workspace.value(scope: "b", key: "k7") == [9])
    #expect(shell.workspace.value(scope: "b", key: "k8") == value(8))
    #expect(shell.run("copy-scope a b --force").status == .done)
    #expect(isComplete(shell))
  }

  @Test func `stops where every key would fail alike`() {
    let shell = Shell(.demo)
    let ended = shell.run("copy-scope payments vault-kv")
    #expect(ended.status == .refused)
    #expect(ended.error.contains("Key Vault"))
    #expect(shell.run("copy-scope payments hr-restricted").status == .noPermission)
  }

  /// A list, a failed list, the scope, and three requests a key.
  @Test func `is completed by running it again, whichever request is struck`() {
    let faults: [(Fault.Effect, Bool)] = [
      (.error(500, "INTERNAL_ERROR"), false), (.error(500, "INTERNAL_ERROR"), true),
      (.error(400, "BAD_REQUEST"), false),
    ]
    for request in 0..<(3 + 3 * Self.keyCount) {
      let shell = filled()
      let (effect, isAfterCommit) = faults[request % faults.count]
      shell.workspace.inject(Fault(effect, skip: request, isAfterCommit: isAfterCommit))
      let ended = shell.run("copy-scope a b")
      shell.workspace.removeFaults()
      for row in ended.output.split(separator: "\n") {
        let key = String(row.split(separator: "\t")[1])
        #expect(
          shell.workspace.value(scope: "b", key: key)
            == shell.workspace.value(scope: "a", key: key), "\(request): \(row)")
      }
      #expect(ended.status != .done || isComplete(shell), "request \(request)")
      #expect(shell.run("copy-scope a b").status == .done)
      #expect(isComplete(shell), "request \(request)")
    }
  }

  @Test func `shows how far it is on a terminal, and takes that away`() {
    let shell = filled()
    shell.isErrorTerminal = true
    let ended = shell.run("copy-scope a b")
    #expect(ended.error.contains("\rcopying ["))
    #expect(ended.error.contains("] 25 of 50") || ended.error.contains("] 50 of 50"))
    #expect(ended.error.hasSuffix(" \r"))
    #expect(!ended.error.contains("\u{1b}"))
    shell.isErrorTerminal = false
    #expect(shell.run("copy-scope a b").error == "")
  }
}
