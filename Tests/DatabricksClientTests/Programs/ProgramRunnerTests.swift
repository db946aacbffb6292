import DatabricksClient
import Foundation
import Testing

/// Programs of the shell's, beside the loop.
@Suite struct ProgramRunnerTests {
  private let folder: TemporaryFolder
  private let runner = ProgramRunner()
  private let transport = CurlTransport()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func start(
    _ script: String, _ arguments: [String] = [], variables: [String: String] = [:],
    limit: Int64 = 60_000, id: UInt64 = 1
  ) throws {
    let program = try folder.add(program: "program-\(id)", script)
    runner.start(
      ProgramCall(program, arguments, variables: variables, timeLimit: limit),
      for: OperationID(id), at: .now)
  }

  /// Waits as the loop does until `count` programs have ended.
  private func ended(_ count: Int = 1) throws -> [(id: OperationID, end: ProgramEnd)] {
    var ended: [(id: OperationID, end: ProgramEnd)] = []
    let giveUp = Moment.now + 60_000
    while ended.count < count {
      try #require(Moment.now < giveUp)
      _ = transport.wait(for: runner.descriptors, until: min(giveUp, runner.deadline ?? giveUp))
      ended += runner.takeEnded(at: .now)
    }
    return ended
  }

  private func run(
    _ script: String, _ arguments: [String] = [], variables: [String: String] = [:]
  ) throws -> (status: Int32, output: String, complaint: String) {
    try start(script, arguments, variables: variables)
    guard case .ended(let status, let output, let complaint, _)? = try ended().first?.end else {
      throw POSIXError(.ECHILD)
    }
    return (
      status, String(decoding: output.bytes, as: UTF8.self),
      String(decoding: complaint.bytes, as: UTF8.self)
    )
  }

  @Test func `status, output and complaint are told`() throws {
    let ended = try run("echo out; echo err >&2; exit 7")
    #expect(ended == (7, "out\n", "err\n"))
    #expect(runner.descriptors.isEmpty)
    #expect(runner.deadline == nil)
  }

  @Test func `arguments arrive as they are, past no shell`() throws {
    let words = ["", "a b", "$HOME", "'\"`id`", "é\n🔑", "--", "-x"]
    #expect(try run(#"printf '%s|' "$@""#, words).output == words.joined(separator: "|") + "|")
  }

  @Test func `a variable is set for it, once, beside those of this process`() throws {
    let text = try run(
      #"env | grep -c '^PATH='; echo "$PATH $LAKELOCK_TEST""#,
      variables: ["PATH": "/usr/bin:/bin", "LAKELOCK_TEST": "a=b"]
    ).output
    #expect(text == "1\n/usr/bin:/bin a=b\n")
  }

  @Test func `it finds nothing to read, no descriptor of ours, and a session of its own`() throws {
    let leak = unsafe open("/dev/null", O_RDONLY)
    defer { close(leak) }
    let script = """
      cat
      test -e /proc/$$/fd/\(leak) && echo leak
      read -r pid name state parent group session rest < /proc/$$/stat
      test "$pid $pid" = "$group $session" && echo own
      """
    #expect(try run(script).output == "own\n")
  }

  @Test func `a signal that ends it is told as the shell does`() throws {
    #expect(try run("kill -TERM $$").status == 143)
  }

  @Test func `several run side by side`() throws {
    for id in 1...5 { try start("echo \(id)", id: UInt64(id)) }
    let outputs = try ended(5).map { id, end in
      guard case .ended(0, let output, _, _) = end else { return "" }
      return "\(id.rawValue) " + String(decoding: output.bytes, as: UTF8.self)
    }
    #expect(outputs.sorted() == (1...5).map { "\($0) \($0)\n" })
  }

  @Test func `what cannot be started says why`() throws {
    runner.start(ProgramCall(folder.path + "/none", []), for: OperationID(1), at: .now)
    runner.start(ProgramCall(folder.path, []), for: OperationID(2), at: .now)
    runner.start(ProgramCall("/bin/sh", ["a\0b"]), for: OperationID(3), at: .now)
    #expect(
      try ended(3).map(\.end) == [
        .notStarted("No such file or directory"), .notStarted("Permission denied"),
        .notStarted("an argument holds a zero byte"),
      ])
  }

  @Test(arguments: [(65_536, false), (65_537, true)])
  func `output is taken up to its limit`(count: Int, isTooMuch: Bool) throws {
    try start("head -c \(count) /dev/zero")
    switch try ended().first?.end {
    case .ended(_, let output, _, _)?:
      #expect(!isTooMuch)
      #expect(output.count == count)
    case .tooMuchOutput?: #expect(isTooMuch)
    case let other: Issue.record("\(String(describing: other))")
    }
  }

  @Test func `it may close its output and go on`() throws {
    try start("exec >&- 2>&-; i=0; while [ $i -lt 2000 ]; do i=$((i+1)); done; exit 3")
    let end = try ended().first?.end
    guard case .ended(3, _, _, _)? = end else {
      Issue.record("\(String(describing: end))")
      return
    }
  }

  @Test func `what it leaves behind is not waited for`() throws {
    let output = try run("tail -f /dev/null & echo $!").output
    let left = try #require(Int32(output.trimmingCharacters(in: .newlines)))
    #expect(kill(left, SIGKILL) == 0)
  }

  /// A program that has begun, and whose own child holds the other end of the returned descriptor.
  private func startHanging(limit: Int64) throws -> Foundation.FileHandle {
    let fifo = folder.path + "/fifo"
    try #require(unsafe mkfifo(fifo, 0o600) == 0)
    let end = unsafe open(fifo, O_RDONLY | O_NONBLOCK)
    try #require(end >= 0)
    try start("(echo begun; exec tail -f /dev/null) > \(fifo) & wait", limit: limit)
    #expect(!transport.wait(for: [end], until: .now + 60_000).readable.isEmpty)
    let handle = Foundation.FileHandle(fileDescriptor: end, closeOnDealloc: true)
    #expect(handle.availableData == Data("begun\n".utf8))
    return handle
  }

  /// Whether everybody who could write is gone.
  private func isAbandoned(_ end: Foundation.FileHandle) -> Bool {
    _ = transport.wait(for: [end.fileDescriptor], until: .now + 60_000)
    return end.availableData.isEmpty
  }

  @Test func `one that takes too long is killed with all that it started`() throws {
    let end = try startHanging(limit: 1000)
    #expect(try ended().first?.end == .timedOut)
    #expect(isAbandoned(end))
  }

  @Test func `one that is cancelled is killed with all that it started`() throws {
    let end = try startHanging(limit: 60_000)
    runner.cancel(OperationID(1))
    #expect(runner.descriptors.isEmpty)
    #expect(isAbandoned(end))
  }
}
