import Commands
import DatabricksClient
import Foundation
import Testing
import WorkspaceEmulator

@Suite struct `A value on the command line` {
  private func shellWithScope() -> Shell {
    let shell = Shell()
    _ = shell.run("create-scope s")
    return shell
  }

  @Test func `comes back from standard input to standard output byte for byte`() {
    let shell = shellWithScope()
    var chance = SplitMix(state: 20_261_123)
    for round in 0..<300 {
      let value = chance.bytes(count: round == 0 ? 131_072 : Int(chance.next() % 600) + 1)
      let put = shell.run("put-secret s k", input: value)
      #expect(put.status == .done, "\(put.error)")
      #expect(shell.workspace.value(scope: "s", key: "k") == value, "round \(round)")
      #expect(shell.run("get-secret s k").bytes == value, "round \(round)")
    }
  }

  @Test func `keeps its final newline, or the lack of one`() {
    let shell = shellWithScope()
    for value in ["a", "a\n", "a\r\n", "\n", "é中\0"] {
      _ = shell.run("put --scope s --key k", input: Array(value.utf8))
      #expect(shell.run("get-secret s k").output == value)
    }
  }

  @Test func `comes in base64 as JSON`() throws {
    let shell = shellWithScope()
    let value: [UInt8] = [0, 255, 10, 128]
    _ = shell.run("put-secret s k", input: value)
    let ended = shell.run("get-secret s k -o json")
    #expect(ended.output == "{\"key\":\"k\",\"value\":\"\(Data(value).base64EncodedString())\"}\n")
  }

  @Test func `may be an argument, base64, or a file`() throws {
    let shell = shellWithScope()
    _ = shell.run(["put-secret", "s", "text", "--string-value", "a b\n"])
    _ = shell.run("put-secret s bytes --bytes-value AP8=")
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data([1, 0, 254]).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    _ = shell.run(["put-secret", "s", "file", "--binary-file", file.path])
    #expect(shell.workspace.value(scope: "s", key: "text") == Array("a b\n".utf8))
    #expect(shell.workspace.value(scope: "s", key: "bytes") == [0, 255])
    #expect(shell.workspace.value(scope: "s", key: "file") == [1, 0, 254])
  }

  @Test func `that was an argument is warned of on a terminal`() {
    let shell = shellWithScope()
    #expect(shell.run("put-secret s k --string-value hunter2").error == "")
    shell.isErrorTerminal = true
    let warned = shell.run("put-secret s k --string-value hunter2")
    #expect(warned.error.contains("shell's history"))
    #expect(!warned.error.contains("hunter2"))
    #expect(warned.status == .done)
  }

  @Test func `is stored empty only when that is said`() {
    let shell = shellWithScope()
    let silent = shell.run("put-secret s k")
    #expect(silent.status == .usage)
    #expect(silent.error.contains("standard input is empty"))
    #expect(shell.workspace.value(scope: "s", key: "k") == nil)
    #expect(shell.run("put-secret s k --string-value=").status == .done)
    #expect(shell.workspace.value(scope: "s", key: "k") == [])
  }

  @Test func `one byte too long is refused before it is sent`() {
    let shell = shellWithScope()
    let ended = shell.run("put-secret s k", input: [UInt8](repeating: 120, count: 131_073))
    #expect(ended.status == .refused)
    #expect(ended.error.contains("128 KB"))
    #expect(shell.workspace.log.count == 1)
  }

  @Test func `from a file that is not there is wrong usage`() {
    let shell = shellWithScope()
    let ended = shell.run("put-secret s k --binary-file /nonexistent/value")
    #expect(ended.status == .usage)
    #expect(ended.error.hasPrefix("lakelock: /nonexistent/value: "))
  }

  @Test func `is typed in the editor, not at a prompt`() {
    let shell = shellWithScope()
    shell.isInputTerminal = true
    let ended = shell.run("put-secret s k")
    #expect(ended.status == .usage)
    #expect(ended.error.contains("lakelock s/k"))
  }

  @Test(arguments: [
    [0xff, 0xfe], [0x61, 0], [0x1b, 0x5b, 0x33, 0x31, 0x6d], [0xc2, 0x9b, 0x41],
  ])
  func `that would steer the terminal is not shown there`(value: [UInt8]) {
    let shell = shellWithScope()
    _ = shell.run("put-secret s k", input: value)
    shell.isOutputTerminal = true
    let refused = shell.run("get-secret s k")
    #expect(refused.bytes == [])
    #expect(refused.status == .usage)
    #expect(shell.run("get-secret s k -o json").status == .done)
    shell.isOutputTerminal = false
    #expect(shell.run("get-secret s k").bytes == value)
  }

  @Test func `that is text is shown on a terminal as it is`() {
    let shell = shellWithScope()
    _ = shell.run("put-secret s k", input: Array("-----BEGIN-----\n\té中\r\n".utf8))
    shell.isOutputTerminal = true
    #expect(shell.run("get-secret s k").output == "-----BEGIN-----\n\té中\r\n")
  }

  @Test func `is saved although the answer was lost`() {
    let shell = shellWithScope()
    shell.isOutputTerminal = true
    shell.workspace.inject(Fault(.dropConnection, path: "/secrets/put", isAfterCommit: true))
    let ended = shell.run("put-secret s k", input: Array("value".utf8))
    #expect(ended.status == .done)
    #expect(ended.output == "saved s/k, 5 bytes\n")
    #expect(shell.workspace.value(scope: "s", key: "k") == Array("value".utf8))
  }
}

/// The same bytes in each run (<https://prng.di.unimi.it/splitmix64.c>).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func bytes(count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}
